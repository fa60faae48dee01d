import type { Client } from './client.ts'
import type { Answer, CallOptions } from './types.ts'

export interface Upload extends CallOptions {
  /** What to send. `await openAsBlob(path)` of node:fs is read while it is sent, whatever its size. */
  file: Blob
  name: string
  brandId?: string
  altText?: string
  onProgress?: (sent: number, total: number) => void
}

/** One file into the library, streamed. Repeating it with the same key answers the media of the first. */
export async function upload(client: Client, { file, name, brandId, altText, onProgress, ...options }: Upload): Promise<Answer<'uploadMedia'>> {
  const boundary = `caidence-${crypto.randomUUID()}`
  const fields = Object.entries({ brandId, altText }).filter((field): field is [string, string] => field[1] !== undefined)
  const head = fields.map(([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`).join('')
  const opening = `${head}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${quoted(name)}"\r\ncontent-type: ${file.type || 'application/octet-stream'}\r\n\r\n`
  // One random key for all tries, as with every POST; how long it takes is up to the line, so there is no time limit.
  const answer = await client.send('POST', '/api/v1/media', {
    ...options,
    timeout: 0,
    body: { type: `multipart/form-data; boundary=${boundary}`, open: () => streamed(opening, file, `\r\n--${boundary}--\r\n`, onProgress) },
  })
  return (await answer.json()) as Answer<'uploadMedia'>
}

/** A quotation mark or a line break would end the header. As browsers write them. */
const quoted = (name: string) => name.replace(/["\r\n]/g, (found) => ({ '"': '%22', '\r': '%0D', '\n': '%0A' })[found]!)

function streamed(before: string, file: Blob, after: string, onProgress: Upload['onProgress']): ReadableStream<Uint8Array> {
  const bytes = parts(before, file, after, onProgress)
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await bytes.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await bytes.return(undefined)
    },
  })
}

async function* parts(before: string, file: Blob, after: string, onProgress: Upload['onProgress']): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder()
  yield encoder.encode(before)
  const reader = file.stream().getReader()
  let sent = 0
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      yield read.value
      sent += read.value.byteLength
      onProgress?.(sent, file.size)
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
  yield encoder.encode(after)
}
