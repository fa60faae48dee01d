import { inject } from '@adonisjs/core'
import Brand from '#models/brand'
import { E_NO_BRAND } from '#services/access/brands'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { NO_TAGS, type BrandTags } from './utm.ts'

const TEXTS = ['source', 'medium', 'campaign', 'term', 'content'] as const

/** What the links of a brand are tagged with. Runs inside a tenant transaction; rights are the caller's to ask. */
@inject()
export class LinkDefaults {
  constructor(private engine: PermissionEngine) {}

  /** Throws E_NO_BRAND for one whose posts they do not see. */
  async brand(actor: Actor, brandId: string): Promise<Brand> {
    const narrow = await this.engine.scope(actor, 'brands.view')
    const brand: Brand | null = await narrow(Brand.query()).where('id', brandId).first()
    if (!brand) throw new E_NO_BRAND()
    return brand
  }

  async of(brandId: string): Promise<BrandTags> {
    const { client, workspaceId } = tenant()
    const row = await client.from('link_defaults').where({ workspace_id: workspaceId, brand_id: brandId }).select(...TEXTS, 'sources').first()
    return row ?? NO_TAGS
  }

  /** What is not named stays. */
  async save(actor: Actor, brandId: string, given: Partial<BrandTags>): Promise<BrandTags> {
    const { client, workspaceId } = tenant()
    const before = await this.of(brandId)
    const tags: BrandTags = { ...before, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
    const row = { ...tags, sources: JSON.stringify(tags.sources), updated_by: actor.userId, updated_at: new Date() }
    await client.knexQuery().from('link_defaults').insert({ workspace_id: workspaceId, brand_id: brandId, ...row }).onConflict(['workspace_id', 'brand_id']).merge(row)
    await audit({ action: 'link_defaults.changed', subject: { type: 'brand', id: brandId }, brandId, before: { ...before }, after: { ...tags } })
    return tags
  }
}
