import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import MediaPolicy from '#policies/media/media_policy'
import { MediaLibrary } from '#services/media/media_library'
import { LinkPreviews } from '#services/profiles/link_previews'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { linkPreviewValidator } from '#validators/profiles/link'

/** No transaction around it: somebody else's server is asked. */
@inject()
export default class LinkPreviewsController {
  constructor(
    private previews: LinkPreviews,
    private library: MediaLibrary
  ) {}

  async store({ actor, bouncer, request }: HttpContext) {
    const { url, brandId } = await request.validateUsing(linkPreviewValidator, { data: request.body() })
    const brand = await tenantTx(actor, async () => {
      const found = await this.library.brandFor(actor, brandId)
      await bouncer.with(MediaPolicy).authorize('upload', { workspaceId: found.workspaceId, brandId: found.id })
      return found
    })
    return { data: await this.previews.read(actor, brand.id, url) }
  }
}
