import { inject } from '@adonisjs/core'
import type { I18n } from '@adonisjs/i18n'
import Brand from '#models/brand'
import BrandProfile from '#models/brand_profile'
import SocialConnection from '#models/social_connection'
import SocialPost, { type PostState } from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { completionOf } from '#services/profiles/completion'
import { BRAND_WEIGHTS } from '#services/profiles/weights'
import type { Actor } from '#services/tenancy/tenant_tx'

/** A brand with what is known of it at a glance. A type, since pages are made of it. */
export type BrandOverview = {
  id: string
  name: string
  tagline: string | null
  markId: string | null
  colour: string | null
  /** Of the profile. */
  percent: number
  /** The field that helps the profile most. */
  missing: { label: string; link: string } | null
  channels: number
  /** Channels that lost access. */
  broken: number
  /** Posts that failed, are held or need a person. */
  attention: number
  scheduled: number
}

/** As many cards as a page shows without becoming slow. */
const PER_PAGE = 48

const TROUBLED: PostState[] = ['failed', 'unconfirmed', 'held', 'partially_published']

/** Runs inside a tenant transaction. Knows only brands whose profile the actor may see, and counts only what they may see of them. */
@inject()
export class BrandOverviews {
  constructor(private engine: PermissionEngine) {}

  /** By name; `cursor` is the last brand of the page before, `search` a part of the name. */
  async list(actor: Actor, i18n: I18n, { cursor, search, limit = PER_PAGE }: { cursor?: string; search?: string; limit?: number } = {}) {
    const narrow = await this.engine.scope(actor, 'profiles.view')
    const query = narrow(Brand.query())
    if (search) void query.whereILike('name', `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
    if (cursor) void query.whereRaw('(name, id) > (select name, id from brands where workspace_id = ? and id = ?)', [actor.workspaceId, cursor])
    const rows = await query.orderBy('name').orderBy('id').limit(limit + 1)
    const brands = rows.slice(0, limit)
    return { brands: await this.#describe(actor, i18n, brands), nextCursor: rows.length > limit ? brands.at(-1)!.id : null }
  }

  async #describe(actor: Actor, i18n: I18n, brands: Brand[]): Promise<BrandOverview[]> {
    if (!brands.length) return []
    const ids = brands.map(({ id }) => id)
    const profiles = new Map((await BrandProfile.query().whereIn('brand_id', ids)).map((profile) => [profile.brandId, profile.sections]))
    const channels = await this.#connections(actor, ids)
    const attention = await this.#posts(actor, ids, TROUBLED)
    const scheduled = await this.#posts(actor, ids, ['scheduled', 'publishing'])

    return brands.map(({ id, name }) => {
      const sections = profiles.get(id) ?? {}
      const { percent, missing } = completionOf('brand', sections, BRAND_WEIGHTS, `/brands/${id}`, i18n)
      const [first] = missing
      const mine = channels.get(id) ?? []
      return {
        id,
        name,
        tagline: sections.identity?.tagline ?? null,
        markId: sections.look?.markId ?? sections.look?.logoLightId ?? null,
        colour: sections.look?.colours?.primary ?? null,
        percent,
        missing: first ? { label: first.label, link: first.link } : null,
        channels: mine.length,
        broken: mine.filter((state) => state === 'needs_reauth').length,
        attention: attention.get(id) ?? 0,
        scheduled: scheduled.get(id) ?? 0,
      }
    })
  }

  async #connections(actor: Actor, ids: string[]): Promise<Map<string, string[]>> {
    const narrow = await this.engine.scope(actor, 'connections.view')
    const rows: SocialConnection[] = await narrow(SocialConnection.query()).whereIn('brand_id', ids).whereNot('state', 'disconnected').select('brand_id', 'state')
    const states = Map.groupBy(rows, ({ brandId }) => brandId)
    return new Map([...states].map(([id, some]) => [id, some.map(({ state }) => state)]))
  }

  async #posts(actor: Actor, ids: string[], states: PostState[]): Promise<Map<string, number>> {
    const narrow = await this.engine.scope(actor, 'posts.view')
    const rows = await narrow(SocialPost.query()).whereIn('brand_id', ids).whereNull('deleted_at').whereIn('state', states).groupBy('brand_id').select('brand_id').count('* as total')
    return new Map(rows.map((row) => [row.brandId, Number(row.$extras.total)]))
  }
}
