import { inject } from '@adonisjs/core'
import { createError } from '@adonisjs/core/exceptions'
import Brand from '#models/brand'
import { audit } from '#services/audit/audit'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { PermissionEngine } from './permission_engine.ts'

export const E_NO_BRAND = createError('There is no such brand', 'E_NOT_FOUND', 404)

/** Brands per page when the caller does not say. */
const PAGE = 50

export interface BrandView {
  id: string
  name: string
  timeZone: string
  createdAt: string
}

/** The brands of a workspace, as far as somebody may see them. Runs inside a tenant transaction. */
@inject()
export class Brands {
  constructor(private engine: PermissionEngine) {}

  /** Newest first. */
  async list(actor: Actor, { cursor, limit = PAGE }: { cursor?: string; limit?: number }) {
    const visible = await this.engine.scope(actor, 'brands.view')
    const query = visible(Brand.query()).select('brands.*', cursorColumn(tenant().client)).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit + 1)
    if (cursor) after(query, cursor)
    const { rows, nextCursor } = pageOf<Brand>(await query, limit)
    return { brands: rows.map(view), nextCursor }
  }

  /** Without a time zone it has the workspace's. */
  async create(actor: Actor, { name, timeZone }: { name: string; timeZone?: string }): Promise<BrandView> {
    const { client, workspaceId } = tenant()
    const { time_zone: usual } = await client.from('workspaces').where('id', workspaceId).select('time_zone').firstOrFail()
    const brand = await Brand.create({ workspaceId, name, timeZone: timeZone ?? usual })
    const made = view(brand)
    const decision = await this.engine.can(actor, 'brands.create')
    await audit({ action: 'brand.created', subject: { type: 'brand', id: made.id }, brandId: made.id, after: { name: made.name, timeZone: made.timeZone }, decision })
    return made
  }

  /** Throws E_NO_BRAND for one that they do not see. */
  async update(actor: Actor, id: string, input: { name?: string; timeZone?: string }): Promise<BrandView> {
    const visible = await this.engine.scope(actor, 'brands.view')
    const brand = await visible(Brand.query()).where('id', id).first()
    if (!brand) throw new E_NO_BRAND()
    const before = { name: brand.name, timeZone: brand.timeZone }
    await brand.merge(input).save()
    await audit({ action: 'brand.changed', subject: { type: 'brand', id }, brandId: id, before, after: { name: brand.name, timeZone: brand.timeZone } })
    return view(brand)
  }
}

const view = ({ id, name, timeZone, createdAt }: Brand): BrandView => ({ id, name, timeZone, createdAt: createdAt.toUTC().toISO()! })
