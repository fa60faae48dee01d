import { drain, type Incoming } from '@caidence/testkit/emulators'
import { Refused } from './refusals.ts'

/** What may be sent in one piece together with its metadata; whatever is larger is sent in a session. */
const MAX_WHOLE_BYTES = 64 * 1024 * 1024

/** The parts of a `multipart/related` body: JSON and a file, as client libraries send small files. */
export async function relatedParts({
  headers,
  stream,
}: Incoming): Promise<{ type: string; bytes: Buffer }[]> {
  const boundary = headers['content-type']?.match(/boundary="?([^";]+)"?/)?.[1]
  const bytes = await whole(stream, MAX_WHOLE_BYTES)
  const parts = boundary ? split(bytes, Buffer.from(`--${boundary}`)) : []
  if (parts.length !== 2)
    throw new Refused(400, 'badContent', 'Bad multipart content: two parts are needed.', 'global')
  return parts
}

function split(bytes: Buffer, fence: Buffer): { type: string; bytes: Buffer }[] {
  const parts: { type: string; bytes: Buffer }[] = []
  let at = bytes.indexOf(fence)
  while (at !== -1) {
    const start = at + fence.length
    const end = bytes.indexOf(fence, start)
    const blank = bytes.indexOf('\r\n\r\n', start)
    if (end === -1 || blank === -1 || blank > end) break
    const type =
      bytes.toString('latin1', start, blank).match(/content-type:\s*([^;\r\n]+)/i)?.[1] ?? ''
    // The line end before a fence belongs to the fence.
    parts.push({ type: type.trim(), bytes: bytes.subarray(blank + 4, end - 2) })
    at = end
  }
  return parts
}

/** A body the handler keeps as a whole, up to a limit. */
export async function whole(stream: Incoming['stream'], limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let kept = 0
  const size = await drain(stream, (chunk) => {
    kept += chunk.length
    if (kept <= limit) chunks.push(chunk)
  })
  if (size > limit) throw new Refused(413, 'uploadTooLarge', 'The file is too large.', 'global')
  return Buffer.concat(chunks)
}
