import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Media from '#models/media'
import { visibleBrands } from '#services/access/visible_brands'
import { chosenBrand } from '#services/access/chosen_brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { FAMILY_TYPES } from '#services/media/kinds'
import MediaTransformer from '#transformers/media/media_transformer'
import BrandTransformer from '#transformers/publishing/brand_transformer'

const PER_PAGE = 40
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

@inject()
export default class MediaLibraryController {
  constructor(private permissions: PermissionEngine) {}

  async index(ctx: HttpContext) {
    const { actor, inertia, request } = ctx
    const { kind, brand, cursor } = request.qs() as Record<string, string | undefined>
    const narrow = await this.permissions.scope(actor, 'media.view')
    const query = narrow(Media.query()).whereNull('deleted_at')
    if (kind === 'image' || kind === 'video' || kind === 'document') void query.where('type', 'like', FAMILY_TYPES[kind])
    const chosen = await chosenBrand(this.permissions, ctx)
    if (chosen) void query.where('brand_id', chosen)
    if (brand && UUID.test(brand)) void query.where('brand_id', brand)
    if (cursor && UUID.test(cursor)) void query.whereRaw('(created_at, id) < (select created_at, id from media where workspace_id = ? and id = ?)', [actor.workspaceId, cursor])

    const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(PER_PAGE + 1)
    const media = rows.slice(0, PER_PAGE)
    return inertia.render('media/index', {
      media: MediaTransformer.transform(media),
      nextCursor: rows.length > PER_PAGE ? media.at(-1)!.id : null,
      brands: BrandTransformer.transform(await visibleBrands(this.permissions, actor)),
      filters: { kind: kind ?? null, brand: brand ?? null, cursor: cursor ?? null },
    })
  }
}
