import { inject } from '@adonisjs/core'
import ImportedPost from '#models/imported_post'
import SocialConnection from '#models/social_connection'
import { PermissionEngine } from '#services/access/permission_engine'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'

/** Posts per page when the caller does not say. */
const PAGE = 30

/** What connected accounts brought along, as far as somebody sees the account. Inside a tenant transaction. */
@inject()
export class ImportedPosts {
  constructor(private engine: PermissionEngine) {}

  /** As they came in, newest first. */
  async list(actor: Actor, { brandId, cursor, limit = PAGE }: { brandId?: string; cursor?: string; limit?: number }) {
    const narrow = await this.engine.scope(actor, 'connections.view')
    const channels = narrow(SocialConnection.query()).if(brandId, (query) => query.where('brand_id', brandId!)).select('id')
    const query = ImportedPost.query()
      .whereIn('connection_id', channels)
      .select('imported_posts.*', cursorColumn(tenant().client))
      .preload('connection')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (cursor) after(query, cursor)
    return pageOf<ImportedPost>(await query, limit)
  }
}
