import type { IncomingMessage } from 'node:http'

/** Platforms send references, a few KiB at most; batches are bounded by them at about a hundred events. */
export const HOOK_BODY_MAX = 256 * 1024
/** A platform sends its few KiB at once. */
const READ_WITHIN_MS = 10_000

export type RawBody = { bytes: Uint8Array } | { refused: 408 | 413 }

/** The bytes as they came: a signature is over them, not over what a parser makes of them. */
export async function readRawBody(request: IncomingMessage, { most = HOOK_BODY_MAX, withinMs = READ_WITHIN_MS } = {}): Promise<RawBody> {
  if (Number(request.headers['content-length']) > most) return { refused: 413 }
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    let size = 0
    const timer = setTimeout(() => end({ refused: 408 }), withinMs)
    const end = (result: RawBody) => {
      clearTimeout(timer)
      request.off('data', onData).off('end', onEnd).off('error', onError)
      if ('refused' in result) request.pause()
      resolve(result)
    }
    const onData = (chunk: Uint8Array) => {
      size += chunk.byteLength
      if (size > most) return end({ refused: 413 })
      chunks.push(chunk)
    }
    const onEnd = () => end({ bytes: new Uint8Array(Buffer.concat(chunks)) })
    const onError = (error: Error) => {
      clearTimeout(timer)
      reject(error)
    }
    request.on('data', onData).on('end', onEnd).on('error', onError)
  })
}
