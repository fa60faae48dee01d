import { createHmac, timingSafeEqual } from 'node:crypto'
import { AdapterFault } from './fault.ts'
import type { Json, RawRequest, Verified } from './types.ts'

/** Only what is known to be safe; SHA-1 is here because one platform still signs nothing else. */
export type HookAlgorithm = 'sha256' | 'sha512' | 'sha1'

/**
 * The one way to a `Verified`: an HMAC over exactly these bytes, compared in constant time, before anything is parsed.
 * Throws `E_HOOK_UNVERIFIED` for a wrong signature, an empty secret, and a body that is no JSON.
 */
export function verifySignature(input: {
  signed: Uint8Array
  signature: Uint8Array
  secret: string
  algorithm?: HookAlgorithm
  /** What was signed, as text; parsed only after the signature held. */
  body: () => string
  receivedAt: Date
}): Verified {
  const { signed, signature, secret, algorithm = 'sha256' } = input
  // HMAC takes an empty key without complaint, and everybody knows it.
  if (secret === '') throw unverified('secret')
  const wanted = createHmac(algorithm, secret).update(signed).digest()
  if (signature.byteLength !== wanted.byteLength || !timingSafeEqual(signature, wanted))
    throw unverified('signature')
  return {
    body: parsed(input.body()),
    receivedAt: input.receivedAt.toISOString(),
  } as unknown as Verified
}

/** The usual case: one header holds the HMAC over the raw body, such as `X-Hub-Signature-256: sha256=<hex>`. */
export function verifyHeader(
  request: RawRequest,
  options: {
    /** Lower case. */
    header: string
    prefix?: string
    encoding?: 'hex' | 'base64'
    algorithm?: HookAlgorithm
    secret: string
    receivedAt: Date
  }
): Verified {
  const { header, prefix = '', encoding = 'hex' } = options
  const given = request.headers[header]
  if (given === undefined || !given.startsWith(prefix)) throw unverified('signature')
  const text = given.slice(prefix.length)
  // Buffer.from ignores what it cannot decode; two spellings of one signature must not both pass.
  const signature = Buffer.from(text, encoding)
  const isExact =
    encoding === 'hex'
      ? signature.toString('hex') === text.toLowerCase()
      : signature.toString('base64') === text
  if (!isExact) throw unverified('signature')
  return verifySignature({
    ...options,
    signed: request.rawBody,
    signature,
    body: () => Buffer.from(request.rawBody).toString('utf8'),
  })
}

/** For verify tokens of subscription handshakes: constant time, and never true for an empty one. */
export function sameSecret(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return wanted !== '' && a.length === b.length && timingSafeEqual(a, b)
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    throw unverified('body')
  }
}

const unverified = (field: string) => new AdapterFault('E_HOOK_UNVERIFIED', { field })
