import { createReadStream } from 'node:fs'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { ASSET_CACHE } from '#config/static'
import { PrecompressedAssets } from '#services/http/precompressed_assets'

const assets = new PrecompressedAssets(app.publicPath('assets'))

/** Scripts and styles travel as the build compressed them. What was not is left to the next in line. */
export default class PrecompressedMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    const isRead = ['GET', 'HEAD'].includes(request.method())
    const found = isRead && (await assets.find(request.url(), request.encodings()))
    if (!found) return next()
    response.header('content-encoding', found.coding).header('vary', 'accept-encoding').header('cache-control', ASSET_CACHE)
    response.header('content-type', found.type).header('content-length', found.bytes)
    return request.method() === 'HEAD' ? response.send(null) : response.stream(createReadStream(found.path))
  }
}
