import { randomBytes } from 'node:crypto'

export interface FilePart {
  field: string
  name: string
  type: string
  bytes: Uint8Array
}

/** A form with one file, as bytes: the host sends a body as it is. The file is a chunk or a picture, never a whole video. */
export function multipart(form: Record<string, string>, file: FilePart) {
  const boundary = `part-${randomBytes(16).toString('hex')}`
  const texts = Object.entries(form).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  )
  const head = `${texts.join('')}--${boundary}\r\nContent-Disposition: form-data; name="${file.field}"; filename="${file.name}"\r\nContent-Type: ${file.type}\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(head),
    file.bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { body: new Uint8Array(body), type: `multipart/form-data; boundary=${boundary}` }
}
