import { AdapterFault, type Call, type MediaReader, type MediaRef } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { bearer, MastodonApi, SERVER, textOf } from './api.ts'

/** What is in memory of a file at a time. */
const CHUNK_BYTES = 1024 * 1024
/** A hundred megabytes on a slow line. */
const UPLOAD_TIMEOUT_MS = 300_000

/** Files are sent as one form each, piece by piece, and may need a while to be processed. */
@injectable()
export class MastodonUpload {
  constructor(@inject(MastodonApi) private api: MastodonApi) {}

  /** Repeating it leaves an unused file behind, which the server throws away. */
  async send(
    file: MediaRef,
    media: MediaReader,
    call: Call
  ): Promise<{ id: string; isReady: boolean }> {
    const { body, length, type } = form(file, media)
    const { json, status } = await this.api.answer({
      method: 'POST',
      url: `${SERVER}/api/v2/media`,
      headers: { ...bearer(call), 'content-type': type, 'content-length': String(length) },
      body,
      signal: call.signal,
      timeoutMs: UPLOAD_TIMEOUT_MS,
    })
    return { id: textOf((json as { id?: string }).id), isReady: status === 200 }
  }

  /** 206 while it is processed, 422 when it cannot be. */
  async isReady(id: string, call: Call): Promise<boolean> {
    try {
      const { status } = await this.api.answer({
        method: 'GET',
        url: `${SERVER}/api/v1/media/${encodeURIComponent(id)}`,
        headers: bearer(call),
        signal: call.signal,
      })
      return status === 200
    } catch (error) {
      if (AdapterFault.is(error) && error.code === 'E_CONTENT_INVALID')
        throw new AdapterFault('E_MEDIA_REJECTED', { ...error.facts, field: 'media' })
      throw error
    }
  }
}

function form(file: MediaRef, media: MediaReader) {
  const boundary = `caidence-${crypto.randomUUID()}`
  const part = (headers: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${headers}\r\n\r\n`
  const description = file.altText ? `${part('name="description"')}${file.altText}\r\n` : ''
  const head = new TextEncoder().encode(
    `${description}${part(`name="file"; filename="file"\r\nContent-Type: ${file.type}`)}`
  )
  const tail = new TextEncoder().encode(`\r\n--${boundary}--\r\n`)

  async function* pieces() {
    yield head
    for (let at = 0; at < file.bytes; at += CHUNK_BYTES)
      yield await media.range(file.id, at, Math.min(at + CHUNK_BYTES, file.bytes))
    yield tail
  }
  return {
    body: pieces(),
    length: head.length + file.bytes + tail.length,
    type: `multipart/form-data; boundary=${boundary}`,
  }
}
