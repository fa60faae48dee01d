import env from '#start/env'
import type { Client } from '@temporalio/client'
import type { DataConverter } from '@temporalio/common'
import { createError } from '@adonisjs/core/exceptions'
import { SealedPayloads } from './codec.ts'

export const E_TEMPORAL_AWAY = createError<[address: string]>('Temporal at %s does not answer; scheduled posts are kept and go out when it is back', 'E_TEMPORAL_AWAY', 503)

/** A server on the same network answers in milliseconds; the caller has better things to do than wait longer. */
const CONNECT_TIMEOUT = '5 seconds'
/** Per call. */
const RPC_TIMEOUT_MS = 10_000

export const temporalAddress = () => env.get('TEMPORAL_ADDRESS') ?? '127.0.0.1:7233'
export const temporalNamespace = () => env.get('TEMPORAL_NAMESPACE') ?? 'default'
export const dataConverter = (): DataConverter => ({ payloadCodecs: [new SealedPayloads()] })

/** One lazily opened connection. A server that was away is tried anew with the next call. */
export class Temporal {
  #client?: Promise<Client>

  client(): Promise<Client> {
    this.#client ??= open().catch((error) => {
      this.#client = undefined
      throw Object.assign(new E_TEMPORAL_AWAY([temporalAddress()]), { cause: error })
    })
    return this.#client
  }

  /** Runs with a deadline: a server that hangs must not hang its caller. */
  async run<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = await this.client()
    return client.connection.withDeadline(Date.now() + RPC_TIMEOUT_MS, () => work(client))
  }

  async close() {
    const client = await this.#client?.catch(() => undefined)
    await client?.connection.close()
    this.#client = undefined
  }
}

/** The library is loaded on first use: web processes leave work in the outbox and never need it. */
async function open(): Promise<Client> {
  const { Client, Connection } = await import('@temporalio/client')
  // A proxy in the environment is for the outside, and the worker's own connection does not ask it either.
  const channelArgs = { 'grpc.enable_http_proxy': 0 }
  const connection = await Connection.connect({ address: temporalAddress(), connectTimeout: CONNECT_TIMEOUT, channelArgs })
  return new Client({ connection, namespace: temporalNamespace(), dataConverter: dataConverter() })
}
