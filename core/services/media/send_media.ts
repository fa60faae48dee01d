import type { HttpContext } from '@adonisjs/core/http'
import type Media from '#models/media'
import type MediaRendition from '#models/media_rendition'
import { byteRange } from './byte_range.ts'
import { MediaStore } from './media_store.ts'

export interface Sendable {
  key: string
  type: string
  bytes: number
  /** Strong: a stored file never changes, so its id and kind of copy name its content. */
  etag: string
  modifiedAt: Date
}

/** The file as it is published. */
export const originalOf = (media: Media | MediaRendition): Sendable => ({
  key: media.storageKey,
  type: media.type,
  bytes: media.bytes,
  etag: `"${media.id}"`,
  modifiedAt: media.createdAt.toJSDate(),
})

/** What people uploaded never runs: the sandbox takes scripts, forms and same-origin rights from it, should a browser open it as a page. */
const SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** Streams a stored file: GET and HEAD, conditional requests, one range. Headers of the caller win. */
export async function sendMedia({ request, response }: Pick<HttpContext, 'request' | 'response'>, file: Sendable, headers: Record<string, string>) {
  const all = {
    'content-type': file.type,
    'accept-ranges': 'bytes',
    'etag': file.etag,
    'last-modified': file.modifiedAt.toUTCString(),
    'content-security-policy': SANDBOX,
    'x-content-type-options': 'nosniff',
    ...headers,
  }
  for (const [name, value] of Object.entries(all)) response.header(name, value)

  if (isFresh(request.header('if-none-match'), file.etag)) return response.status(304).send(null)

  const range = rangeApplies(request.header('if-range'), file) ? byteRange(request.header('range'), file.bytes) : null
  if (range === 'unsatisfiable') {
    response.header('content-range', `bytes */${file.bytes}`).removeHeader('etag')
    return response.status(416).send('The range lies outside the file')
  }

  const { from, to } = range ?? { from: 0, to: file.bytes }
  if (range) response.status(206).header('content-range', `bytes ${from}-${to - 1}/${file.bytes}`)
  else response.status(200)
  response.header('content-length', String(to - from))
  if (request.method() === 'HEAD') return
  response.stream(await new MediaStore().stream(file.key, from, to))
}

function isFresh(header: string | undefined, etag: string): boolean {
  return !!header && header.split(',').some((tag) => [etag, `W/${etag}`, '*'].includes(tag.trim()))
}

/** With `If-Range` the range counts only for the very version the client has a part of. */
function rangeApplies(header: string | undefined, { etag, modifiedAt }: Sendable): boolean {
  return !header || header === etag || header === modifiedAt.toUTCString()
}
