import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import MediaPolicy from '#policies/media/media_policy'
import { kindOfType } from '#services/media/kinds'
import { MediaLibrary } from '#services/media/media_library'
import { contentDisposition } from '#services/media/names'
import { originalOf, sendMedia } from '#services/media/send_media'
import { MediaStore } from '#services/media/media_store'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** Files never change, but rights do: browsers keep a copy and ask before they use it. */
const CACHE = 'private, no-cache'

/** The files behind the library's pages, for signed-in members. Images and players in pages ignore "attachment". */
@inject()
export default class MediaFilesController {
  constructor(private library: MediaLibrary) {}

  async show(ctx: HttpContext) {
    const media = await this.find(ctx)
    return sendMedia(ctx, originalOf(media), {
      'content-disposition': contentDisposition('attachment', media.name, kindOfType(media.type).extension),
      'cache-control': CACHE,
      'cross-origin-resource-policy': 'same-origin',
    })
  }

  async preview(ctx: HttpContext) {
    const media = await this.find(ctx)
    if (!media.previewKey) return ctx.response.notFound()
    const file = { type: 'image/webp', bytes: await new MediaStore().size(media.previewKey), etag: `"${media.id}-preview"`, modifiedAt: media.createdAt.toJSDate() }
    return sendMedia(ctx, { ...file, key: media.previewKey }, {
      'content-disposition': contentDisposition('inline', media.name, 'webp'),
      'cache-control': CACHE,
      'cross-origin-resource-policy': 'same-origin',
    })
  }

  private find({ params, bouncer, actor }: HttpContext) {
    return tenantTx(actor, async () => {
      const media = await this.library.find(actor, params.id)
      await bouncer.with(MediaPolicy).authorize('view', media)
      return media
    })
  }
}
