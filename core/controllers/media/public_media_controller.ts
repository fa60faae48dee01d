import type { HttpContext } from '@adonisjs/core/http'
import Media from '#models/media'
import { forgetSession } from '#services/http/forget_session'
import MediaRendition from '#models/media_rendition'
import { kindOfType } from '#services/media/kinds'
import { PUBLIC_CACHE_SECONDS } from '#services/media/limits'
import { secondsLeft } from '#services/media/public_url'
import { originalOf, sendMedia } from '#services/media/send_media'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** Files as platforms fetch them: by a signed address that ends soon. The signature is the only right there is. */
export default class PublicMediaController {
  async show(ctx: HttpContext) {
    const { params, request, response } = ctx
    forgetSession(ctx)
    const { expires, sig } = request.qs()
    const left = secondsLeft({ workspaceId: params.workspace, id: params.id, file: params.file }, expires, sig)
    if (!left) return response.notFound('Not found')

    const media = await tenantTx({ workspaceId: params.workspace, userId: null }, () => published(params.id))
    if (!media) return response.notFound('Not found')
    return sendMedia(ctx, originalOf(media), {
      'content-disposition': `${dispositionOf(media.type)}; filename="${params.file}"`,
      'cache-control': `public, max-age=${Math.min(Math.floor(left), PUBLIC_CACHE_SECONDS)}, immutable`,
      'cross-origin-resource-policy': 'cross-origin',
    })
  }

  /** Platforms' fetchers obey it: media may be fetched, everything else is nobody's business. */
  robots(ctx: HttpContext) {
    forgetSession(ctx)
    ctx.response.header('content-type', 'text/plain; charset=utf-8').header('cache-control', 'public, max-age=3600')
    return ['facebookexternalhit', 'facebot', 'LinkedInBot', '*'].map((agent) => `User-agent: ${agent}\nAllow: /m/\nDisallow: /\n`).join('\n')
  }
}

/** Documents may hold scripts and links: a browser saves them, fetchers do not mind. */
const dispositionOf = (type: string) => (kindOfType(type).family === 'document' ? 'attachment' : 'inline')

/** An uploaded file, or what was made of one; with the file itself its renditions are gone. */
async function published(id: string): Promise<Media | MediaRendition | null> {
  const media = await Media.query().where('id', id).whereNull('deleted_at').first()
  return media ?? MediaRendition.query().where('id', id).whereHas('media', (query) => void query.whereNull('deleted_at')).first()
}
