import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { EmulatorClient } from '#services/sandbox/emulator_client'
import { Platforms } from '#services/sandbox/platforms'

/** A cover or an avatar may be replaced; a page that is looked at all the time need not load each picture again. */
const AN_HOUR = 'private, max-age=3600'
const LONGEST_PATH = 2_000

/** Pictures of an emulator, so that pages load them from this host. */
@inject()
export default class PicturesController {
  constructor(private platforms: Platforms) {}

  async show({ params, request, response }: HttpContext) {
    const platform = this.platforms.find(params.plugin)
    const path = request.qs().path as unknown
    if (typeof path !== 'string' || !path.startsWith('/') || path.length > LONGEST_PATH) return response.notFound()
    const { type, bytes } = await new EmulatorClient(platform).picture(path)
    response.header('content-type', type)
    response.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    response.header('cache-control', AN_HOUR)
    return response.send(bytes)
  }
}
