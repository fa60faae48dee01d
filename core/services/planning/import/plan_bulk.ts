import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import type ImportJob from '#models/import_job'
import Media from '#models/media'
import SocialConnection from '#models/social_connection'
import { routeOf } from '#services/approvals/stages'
import { audit } from '#services/audit/audit'
import { guidelinesOf, type Guidelines } from '#services/composer/linter'
import { forbiddenIn } from '#services/composer/text_rules'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { createInBulk } from '#services/publishing/bulk_posts'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { PlanChecks, type BatchChecks } from './plan_checks.ts'
import type { PlannedRow } from './plan_columns.ts'

interface Row {
  row_number: number
  row_key: string
  planned: PlannedRow
}

/** Rows that can be made together. Whatever is unusual about a row sends it the slow way, where it is refused in words or goes through. */
@inject()
export class PlanBulk {
  #channels = new Map<string, SocialConnection>()

  constructor(
    private checks: PlanChecks,
    private offers: ChannelOffers
  ) {}

  /** Those of the rows to which nothing speaks against, each looked at anew. */
  async fitting(job: ImportJob, rows: Row[]): Promise<Row[]> {
    if (!rows.length || (await routeOf(job.brandId)).length) return []
    const connections = await SocialConnection.query().where('brandId', job.brandId).where('state', 'active').whereIn('id', [...new Set(rows.flatMap(({ planned }) => planned.targets.map(({ connectionId }) => connectionId)))])
    const off = await this.offers.off(connections.map(({ adapterId }) => adapterId))
    this.#channels = new Map(connections.filter(({ adapterId }) => !off.has(adapterId)).map((connection) => [connection.id, connection]))
    const ids = [...new Set(rows.flatMap(({ planned }) => planned.mediaIds))]
    const files = ids.length ? await Media.query().where('brandId', job.brandId).whereNull('deletedAt').whereIn('id', ids) : []
    const media = new Map(files.map((file) => [file.id, file]))
    const known = await this.#known(job, rows)
    const checks = this.checks.forBatch()
    const guidelines = (await guidelinesOf([job.brandId])).get(job.brandId)

    const seen = new Set<string>()
    const fitting: Row[] = []
    for (const row of rows) {
      const isNew = !known.has(row.row_key) && !seen.has(row.row_key)
      seen.add(row.row_key)
      if (isNew && row.planned.when !== 'queue' && !isForbidden(row.planned, guidelines) && (await this.#isReady(row.planned, media, checks))) fitting.push(row)
    }
    return fitting
  }

  /** The post of each row. */
  async create(actor: Actor, job: ImportJob, rows: { row_number: number; planned: PlannedRow }[]): Promise<{ row_number: number; post_id: string }[]> {
    const now = DateTime.utc()
    const posts = rows.map(({ planned }) => ({
      ...planned,
      id: randomUUID(),
      publishAt: planned.publishAt ? DateTime.max(DateTime.fromISO(planned.publishAt, { zone: 'utc' }), now) : null,
      targets: planned.targets.map((target) => ({ ...target, adapterId: this.#channels.get(target.connectionId)!.adapterId })),
    }))
    await createInBulk(actor, job.brandId, posts)
    await audit({ action: 'import.planned', subject: { type: 'import', id: job.id }, brandId: job.brandId, after: { posts: posts.length, firstRow: rows[0]!.row_number, lastRow: rows.at(-1)!.row_number } })
    return rows.map(({ row_number }, at) => ({ row_number, post_id: posts[at]!.id }))
  }

  async #isReady({ when, text, targets, mediaIds }: PlannedRow, known: Map<string, Media>, checks: BatchChecks): Promise<boolean> {
    // A channel's own text is for the way that a person's posts go.
    if (targets.some(({ text: own }) => own !== undefined)) return false
    if (new Set(targets.map(({ connectionId, format }) => `${connectionId} ${format}`)).size !== targets.length) return false
    const media = mediaIds.flatMap((id) => known.get(id) ?? [])
    if (media.length !== mediaIds.length || targets.some(({ connectionId }) => !this.#channels.has(connectionId))) return false
    if (when === 'draft') return true
    if (!targets.length) return false
    for (const { connectionId, format } of targets) {
      if (await checks.errorOf(this.#channels.get(connectionId)!.adapterId, format, text, media)) return false
    }
    return true
  }

  async #known({ workspaceId, brandId }: ImportJob, rows: Row[]): Promise<Set<string>> {
    const found = await tenant().client.from('import_rows').where({ workspace_id: workspaceId, brand_id: brandId, state: 'done' }).whereIn('row_key', rows.map(({ row_key }) => row_key)).select('row_key')
    return new Set(found.map((row) => row.row_key))
  }
}

/** What a brand forbids takes a person's word, and is refused one by one. A channel's own text goes that way anyway. */
const isForbidden = ({ when, text }: PlannedRow, guidelines: Guidelines | undefined) => Boolean(when !== 'draft' && guidelines && forbiddenIn(text, guidelines).length)
