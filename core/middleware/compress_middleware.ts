import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { http } from '#config/app'

/** Below this the headers weigh more than what is saved. */
const FROM_BYTES = 1_024
/** Of eleven: made while somebody waits, so where the gain per millisecond ends. */
const BROTLI_QUALITY = 4
const GZIP_LEVEL = 5
const COMPRESSED = /^(text\/html|application\/(\w+[.+])*json)\b/

const CODINGS = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: GZIP_LEVEL }),
}

/**
 * Pages and answers travel compressed; files of the build are compressed already (precompressed_middleware.ts).
 * What another site's page has asked for goes as it is: whoever could choose a part of a page and watch its length would
 * learn the rest of it letter by letter (BREACH).
 */
export default class CompressMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    const output = await next()
    const taken = request.encodings()
    const coding = (['br', 'gzip'] as const).find((one) => taken.includes(one))
    if (!coding || request.method() === 'HEAD' || request.header('sec-fetch-site') === 'cross-site') return output

    const text = textOf(response, response.hasLazyBody ? response.lazyBody.content?.[0] : output)
    if (text === null || text.body.length < FROM_BYTES || response.getHeader('content-encoding')) return output
    const smaller = await CODINGS[coding](Buffer.from(text.body))
    response.vary('Accept-Encoding')
    response.safeHeader('content-type', text.type)
    response.header('content-encoding', coding)
    response.lazyBody.content = [smaller, false]
    return output
  }
}

/** Of a page or an answer. Files and streams have none, nor has what is empty. */
function textOf(response: HttpContext['response'], content: unknown): { body: string; type: string } | null {
  if (typeof content === 'string') {
    const type = String(response.getHeader('content-type') ?? (content.trimStart().startsWith('<') ? 'text/html; charset=utf-8' : 'text/plain'))
    return COMPRESSED.test(type) ? { body: content, type } : null
  }
  const isPlain = typeof content === 'object' && content !== null && content !== response && !(content instanceof Uint8Array) && !(content instanceof Date) && !(content instanceof RegExp)
  return isPlain ? { body: http.serializeJSON(content) ?? '', type: 'application/json; charset=utf-8' } : null
}
