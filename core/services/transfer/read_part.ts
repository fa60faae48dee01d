import type { IncomingMessage } from 'node:http'
import { E_PART_BROKEN_OFF, E_PART_TOO_LARGE } from './errors.ts'
import { PART_MOST_BYTES } from './limits.ts'

/** The body of one request. No more than one part is ever held. */
export async function readPart(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length']) > PART_MOST_BYTES) throw new E_PART_TOO_LARGE()
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request) {
      bytes += chunk.length
      if (bytes > PART_MOST_BYTES) throw new E_PART_TOO_LARGE()
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof E_PART_TOO_LARGE ? error : new E_PART_BROKEN_OFF()
  }
  return Buffer.concat(chunks)
}
