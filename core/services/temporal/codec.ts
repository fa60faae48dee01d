import type { Payload, PayloadCodec } from '@temporalio/common'
import { secretBox } from '#services/secrets/main'

const ENCODING = 'binary/caidence-sealed'
const AAD = ['temporal', 'payload']
const text = new TextEncoder()

/**
 * Encrypts every payload that goes to Temporal. Workflows carry ids only; this covers what slips in all the same,
 * failure details included, so a look into Temporal's database shows nothing.
 */
export class SealedPayloads implements PayloadCodec {
  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const inner = JSON.stringify({ metadata: mapValues(payload.metadata, base64), data: base64(payload.data) })
      return { metadata: { encoding: text.encode(ENCODING) }, data: text.encode(secretBox().sealText(inner, AAD)) }
    })
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      if (new TextDecoder().decode(payload.metadata?.encoding ?? new Uint8Array()) !== ENCODING) return payload
      const inner = JSON.parse(secretBox().openText(new TextDecoder().decode(payload.data ?? new Uint8Array()), AAD))
      return { metadata: mapValues(inner.metadata, bytes), data: bytes(inner.data) }
    })
  }
}

const base64 = (value: Uint8Array | null | undefined) => Buffer.from(value ?? new Uint8Array()).toString('base64')
const bytes = (value: string) => new Uint8Array(Buffer.from(value, 'base64'))
const mapValues = <A, B>(record: Record<string, A> | null | undefined, change: (value: A) => B) =>
  Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, change(value)]))
