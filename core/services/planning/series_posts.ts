import { inject } from '@adonisjs/core'
import { errors } from '@vinejs/vine'
import { DateTime } from 'luxon'
import type PostSeries from '#models/post_series'
import type { SeriesEnd } from '#models/post_series'
import SocialPost from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { announce } from '#services/events/announce'
import { Posts } from '#services/publishing/posts'
import type { TargetInput } from '#services/publishing/post_input'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { inSavepoint } from './savepoint.ts'
import { occurrencesOf } from './recurrence.ts'

/** What people can look through in a calendar; the rest is made as time passes. */
export const AHEAD_DAYS = 60
export const AHEAD_POSTS = 50
/** Of what stands in the way, the first sentences say enough. */
const REASONS = 3

export interface OccurrenceRow {
  at: DateTime
  state: 'made' | 'skipped' | 'refused'
  postId: string | null
  postVersion: number | null
  reason: string | null
}

/** Makes the posts of a series, through the same door as everybody: what would be refused or needs approval is and does here. Runs inside a tenant transaction that holds the series' row. */
@inject()
export class SeriesPosts {
  constructor(
    private posts: Posts,
    private permissions: PermissionEngine
  ) {}

  /** Makes what is missing within the horizon. Again and again: what is there already is left alone. With `strict` the first refusal is thrown. */
  async extend(series: PostSeries, { strict = false } = {}): Promise<number> {
    const now = DateTime.utc()
    if (series.state !== 'active' || series.deletedAt) return 0
    const template = await SocialPost.query().where('id', series.templatePostId).whereNull('deletedAt').preload('media').preload('deliveries').first()
    if (!template) return this.#end(series, 'by_person')
    if (!(await this.mayPublish(series))) return this.#end(series, 'no_right')

    const wanted = occurrencesOf(series, now, now.plus({ days: AHEAD_DAYS }), AHEAD_POSTS)
    const known = new Map((await this.rows(series, now)).map((row) => [row.at.toMillis(), row]))
    let made = 0
    for (const { at } of wanted) {
      const row = known.get(at.toMillis())
      if (row && row.state !== 'refused') continue
      if (await this.#make(series, template, at, strict)) made++
    }
    const last = wanted.at(-1)?.at
    const isFull = wanted.length === AHEAD_POSTS
    if (!wanted.length && !occurrencesOf(series, now, null, 1).length) await this.#end(series, 'finished')
    else await series.merge({ madeUntil: isFull ? last! : now.plus({ days: AHEAD_DAYS }) }).save()
    return made
  }

  /** The rows of its occurrences after `from`, in order. */
  async rows(series: Pick<PostSeries, 'id' | 'workspaceId'>, from: DateTime): Promise<OccurrenceRow[]> {
    const rows = await tenant().client.from('series_occurrences').where({ workspace_id: series.workspaceId, series_id: series.id }).where('occurrence_at', '>', from.toJSDate()).orderBy('occurrence_at')
    return rows.map((row) => ({ at: DateTime.fromJSDate(row.occurrence_at, { zone: 'utc' }), state: row.state, postId: row.post_id, postVersion: row.post_version, reason: row.reason }))
  }

  /** To come, made by the series, and as it made them. */
  async untouched(rows: OccurrenceRow[]): Promise<OccurrenceRow[]> {
    const own = rows.filter(({ state }) => state !== 'skipped')
    const posts = await SocialPost.query().whereIn('id', own.flatMap(({ postId }) => postId ?? []))
    const versions = new Map(posts.map(({ id, version }) => [id, version]))
    return own.filter(({ postId, postVersion }) => !postId || versions.get(postId) === postVersion)
  }

  async note(series: PostSeries, at: DateTime, row: { state: OccurrenceRow['state']; postId?: string | null; postVersion?: number | null; reason?: string | null }) {
    await tenant()
      .client.table('series_occurrences')
      .insert({ workspace_id: series.workspaceId, series_id: series.id, occurrence_at: at.toJSDate(), state: row.state, post_id: row.postId ?? null, post_version: row.postVersion ?? null, reason: row.reason ?? null })
      .knexQuery.onConflict(['workspace_id', 'series_id', 'occurrence_at'])
      .merge(['state', 'post_id', 'post_version', 'reason'])
  }

  /** Posts go out in the name of whoever began the series, and with their rights as they are then. */
  actorOf({ workspaceId, createdBy }: PostSeries): Actor {
    return { workspaceId, userId: createdBy }
  }

  async #make(series: PostSeries, template: SocialPost, at: DateTime, strict: boolean): Promise<boolean> {
    try {
      await inSavepoint(async () => {
        const fields = { ...contentOf(template), meant: template.meant, brandId: series.brandId, when: 'at' as const, publishAt: at.toISO(), timeZone: series.timeZone }
        const post = await this.posts.create(this.actorOf(series), fields)
        await tenant().client.from('social_posts').where({ workspace_id: series.workspaceId, id: post.id }).update({ series_id: series.id })
        await this.note(series, at, { state: 'made', postId: post.id, postVersion: post.version })
      })
      return true
    } catch (error) {
      if (!(error instanceof errors.E_VALIDATION_ERROR) || strict) throw error
      await this.note(series, at, { state: 'refused', reason: reasonOf(error) })
      return false
    }
  }

  async mayPublish({ workspaceId, brandId, createdBy }: PostSeries): Promise<boolean> {
    if (!createdBy) return false
    return (await this.permissions.can({ workspaceId, userId: createdBy }, 'posts.publish', { workspaceId, brandId })).allowed
  }

  async #end(series: PostSeries, reason: SeriesEnd): Promise<0> {
    await endSeries(series, reason)
    return 0
  }
}

/** No more posts are made; those that are there stay. */
export async function endSeries(series: PostSeries, reason: SeriesEnd) {
  await series.merge({ state: 'ended', endedReason: reason, version: series.version + 1 }).save()
  await announce('series.ended', { brandId: series.brandId, subject: { type: 'series', id: series.id }, data: { reason, createdBy: series.createdBy } })
}

/** What a post says and where, without its time: what a post of the series is made of. */
export function contentOf(post: SocialPost) {
  return {
    text: post.text,
    media: post.media.map((media) => ({ id: media.id, altText: media.$extras.pivot_alt_text ?? null, crop: media.$extras.pivot_crop ?? null })),
    targets: post.deliveries
      .filter(({ state }) => state !== 'cancelled')
      .map(({ connectionId, format, text, options, fit, mode }): TargetInput => ({ connectionId, format, text, options, fit, mode })),
  }
}

const reasonOf = ({ messages }: { messages: { message: string }[] }) => [...new Set(messages.map(({ message }) => message))].slice(0, REASONS).join(' · ')
