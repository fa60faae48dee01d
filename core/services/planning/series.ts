import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import PostSeries from '#models/post_series'
import SocialPost from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { E_CONFLICT, E_DELIVERY_LOCKED } from '#services/publishing/errors'
import { Posts, type PostFields } from '#services/publishing/posts'
import { refuseInput } from '#services/publishing/post_input'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { E_NO_OCCURRENCE, E_NO_SERIES, E_SERIES_ENDED } from './errors.ts'
import { endingAt, occurrencesOf, type Recurrence } from './recurrence.ts'
import { inSavepoint } from './savepoint.ts'
import { foreseen, restOf, timesOf, type Foreseen, type SeriesTimes } from './series_change.ts'
import { contentOf, endSeries, SeriesPosts, type OccurrenceRow } from './series_posts.ts'

type Content = Pick<PostFields, 'text' | 'media' | 'targets'>
/** Codes of findings that whoever asks for it says they mean. */
type Meant = Pick<PostFields, 'confirm'>

export type NewSeries = Content & Meant & SeriesTimes & { rule: string; startsAt: string; brandId?: string; postId?: string }
export type SeriesChange = Content & Meant & SeriesTimes & { version?: number; scope: 'all' | 'following'; from?: string }

const PAGE = 25
/** A single list of the longest kind. */
const OPEN_SERIES_MOST = 500

/** Posts that come again and again. Runs inside a tenant transaction; the row lock of the series orders rival changes. */
@inject()
export class Series {
  constructor(
    private posts: Posts,
    private made: SeriesPosts,
    private permissions: PermissionEngine
  ) {}

  async list(actor: Actor, { brand, cursor, limit = PAGE }: { brand?: string; cursor?: string; limit?: number }) {
    const narrow = await this.permissions.scope(actor, 'posts.view')
    const query = narrow(PostSeries.query()).whereNull('deletedAt').if(brand, (q) => q.where('brandId', brand!)).select('post_series.*', cursorColumn(tenant().client)).preload('template').orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit + 1)
    if (cursor) after(query, cursor)
    const { rows, nextCursor } = pageOf<PostSeries>(await query, limit)
    return { series: rows, nextCursor }
  }

  async visible(actor: Actor, id: string): Promise<PostSeries> {
    const narrow = await this.permissions.scope(actor, 'posts.view')
    const series = await narrow(PostSeries.query()).where('id', id).whereNull('deletedAt').preload('template').first()
    if (!series) throw new E_NO_SERIES()
    return series
  }

  /** Of what is to come, whatever its state. */
  upcoming(series: PostSeries): Promise<OccurrenceRow[]> {
    return this.made.rows(series, DateTime.utc())
  }

  /** The draft that a composer had becomes the template; without one it is made. */
  async create(actor: Actor, input: NewSeries): Promise<PostSeries> {
    const brand = await this.posts.brandFor(actor, input.brandId)
    const times = timesOf(input, { timeZone: brand.timeZone })
    const open = await PostSeries.query().where({ state: 'active' }).whereNull('deletedAt').count('* as open').first()
    if (Number(open?.$extras.open) >= OPEN_SERIES_MOST) throw refuseInput({ field: 'rule', rule: 'series.max', message: `There are ${OPEN_SERIES_MOST} series already. End some that are not needed any more` })

    const template = await this.#template(actor, brand.id, input)
    const series = await PostSeries.create({ id: randomUUID(), workspaceId: actor.workspaceId, brandId: brand.id, templatePostId: template.id, ...times, state: 'active', version: 1, createdBy: actor.userId })
    await this.#ofSeries(template, series)
    await this.posts.mean(template.id, input.confirm ?? [])
    await this.#firstPosts(series)
    await noted('series.created', series)
    return this.#fresh(series)
  }

  /** All that is to come, or what comes from one time on: then that part becomes a series of its own, which is answered. */
  async update(actor: Actor, id: string, change: SeriesChange): Promise<PostSeries> {
    const series = await this.#lock(id)
    if (change.version !== undefined && change.version !== series.version) throw new E_CONFLICT()
    if (change.scope === 'following') return this.#split(actor, series, change)

    const times = timesOf(change, series)
    const before = { timeZone: series.timeZone }
    const isNewTime = times.rule !== series.rule || times.startsAtLocal !== series.startsAtLocal || times.timeZone !== series.timeZone || times.skipWeekends !== series.skipWeekends
    await series.merge({ ...times, version: series.version + 1, madeUntil: null }).save()
    const content = givenContent(change)
    if (content) await this.posts.update(actor, series.templatePostId, content)
    await this.posts.mean(series.templatePostId, change.confirm ?? [])

    if (isNewTime) await this.#withdraw(actor, series, await this.#outOfTime(series, before))
    if (content) await this.#rewrite(actor, series, content)
    await this.#firstPosts(series)
    await noted('series.changed', series)
    return this.#fresh(series)
  }

  /** What a change of its times would do, without doing it. */
  async foresee(series: PostSeries, change: SeriesTimes & { from?: string }): Promise<{ times: Recurrence; foreseen: Foreseen }> {
    const now = DateTime.utc()
    const { from, rest } = change.from ? restOf(series, change.from, now) : { from: now, rest: series }
    const times = timesOf(change, rest)
    const rows = (await this.made.rows(series, now)).filter(({ at }) => at >= from)
    // Of the rest the given time is part.
    return { times, foreseen: foreseen(rows, await this.made.untouched(rows), times, change.from ? from.minus(1) : from, now) }
  }

  /** One time is left out, or comes back. */
  async skip(actor: Actor, id: string, instant: string, isSkipped = true): Promise<PostSeries> {
    const series = await this.#lock(id)
    const at = DateTime.fromISO(instant, { zone: 'utc' })
    const row = (await this.made.rows(series, DateTime.utc())).find((each) => each.at.toMillis() === at.toMillis())
    if (!isSkipped) return this.#bringBack(series, row)
    if (!row && !occurrencesOf(series, DateTime.utc(), at, Infinity).some((each) => each.at.toMillis() === at.toMillis())) throw new E_NO_OCCURRENCE()
    if (row?.postId) await this.posts.remove(actor, row.postId)
    await this.made.note(series, at, { state: 'skipped' })
    await noted('series.skipped', series, { at: at.toISO() })
    return this.#fresh(series)
  }

  async #bringBack(series: PostSeries, row: OccurrenceRow | undefined): Promise<PostSeries> {
    if (row?.state !== 'skipped') throw new E_NO_OCCURRENCE()
    await this.#forget(series, row.at)
    await series.merge({ madeUntil: null }).save()
    await this.#firstPosts(series)
    await noted('series.brought_back', series, { at: row.at.toISO() })
    return this.#fresh(series)
  }

  /** No more posts are made; those that are planned stay. */
  async end(_actor: Actor, id: string): Promise<PostSeries> {
    const series = await this.#lock(id)
    await endSeries(series, 'by_person')
    await noted('series.ended', series)
    return this.#fresh(series)
  }

  /** With all of its posts that were not sent. Those that were stay. */
  async remove(actor: Actor, id: string): Promise<void> {
    const series = await this.#lock(id, true)
    if (series.state === 'active') await endSeries(series, 'by_person')
    await this.#withdraw(actor, series, (await this.made.rows(series, DateTime.utc())).filter(({ state }) => state === 'made'))
    await series.merge({ deletedAt: DateTime.utc(), version: series.version + 1 }).save()
    await noted('series.deleted', series)
  }

  /** The time given, and what follows it, as a series of its own. */
  async #split(actor: Actor, series: PostSeries, change: SeriesChange): Promise<PostSeries> {
    const { from, before, rest } = restOf(series, change.from, DateTime.utc())
    const times = timesOf(change, rest)
    const template = await SocialPost.query().where('id', series.templatePostId).preload('media').preload('deliveries').firstOrFail()
    const copy = await this.posts.create(actor, { ...contentOf(template), ...givenContent(change), meant: template.meant, brandId: series.brandId, when: 'draft', timeZone: times.timeZone })
    await this.posts.mean(copy.id, change.confirm ?? [])
    const next = await PostSeries.create({ id: randomUUID(), workspaceId: series.workspaceId, brandId: series.brandId, templatePostId: copy.id, ...times, state: 'active', version: 1, createdBy: actor.userId })
    await this.#ofSeries(copy, next)

    // What was left out stays left out, whichever of the two it belongs to.
    const rows = (await this.made.rows(series, DateTime.utc())).filter(({ at }) => at >= from)
    for (const { at } of rows.filter(({ state }) => state === 'skipped')) await this.made.note(next, at, { state: 'skipped' })
    await this.#withdraw(actor, series, await this.made.untouched(rows))
    const last = before.at(-1)
    if (last) await series.merge({ rule: endingAt(series.rule, last.local), version: series.version + 1 }).save()
    else await series.merge({ state: 'ended', endedReason: 'split', version: series.version + 1 }).save()
    await this.#firstPosts(next)
    await noted('series.split', next, { of: series.id, from: from.toISO() })
    return this.#fresh(next)
  }

  async #template(actor: Actor, brandId: string, { postId, text, media, targets }: NewSeries): Promise<SocialPost> {
    if (!targets?.length) throw refuseInput({ field: 'targets', rule: 'required', message: 'Choose at least one channel' })
    const content = { text, media, targets }
    if (!postId) return this.posts.create(actor, { ...content, brandId, when: 'draft' })
    const draft = await this.posts.visible(actor, postId)
    const isTaken = await PostSeries.query().where('templatePostId', postId).first()
    if (draft.brandId !== brandId || isTaken || draft.state !== 'draft') throw refuseInput({ field: 'postId', rule: 'draft', message: 'Only a draft of this brand becomes a series' })
    return this.posts.update(actor, postId, content)
  }

  /** Shown with the series, and not beside the drafts that somebody still means to finish. */
  async #ofSeries(template: SocialPost, series: PostSeries) {
    await tenant().client.from('social_posts').where({ workspace_id: series.workspaceId, id: template.id }).update({ series_id: series.id })
  }

  /** What stands in the way of the first is told at once. */
  async #firstPosts(series: PostSeries) {
    if (!occurrencesOf(series, DateTime.utc(), null, 1).length) throw refuseInput({ field: 'rule', rule: 'series.never', message: 'This never happens from now on. Choose another rule, start or end' })
    await this.made.extend(series, { strict: true })
  }

  async #untouched(series: PostSeries): Promise<OccurrenceRow[]> {
    return this.made.untouched(await this.made.rows(series, DateTime.utc()))
  }

  /** Made by the series, and not at one of its times any more. In another zone they are made anew, since each looks at its clock. */
  async #outOfTime(series: PostSeries, before: { timeZone: string }): Promise<OccurrenceRow[]> {
    const untouched = await this.#untouched(series)
    const last = untouched.at(-1)
    if (!last || series.timeZone !== before.timeZone) return untouched
    const wanted = new Set(occurrencesOf(series, DateTime.utc(), last.at, Infinity).map(({ at }) => at.toMillis()))
    return untouched.filter(({ at }) => !wanted.has(at.toMillis()))
  }

  async #rewrite(actor: Actor, series: PostSeries, content: Content) {
    const { meant } = await SocialPost.query().where('id', series.templatePostId).select('meant').firstOrFail()
    for (const row of await this.#untouched(series)) {
      if (!row.postId) continue
      const post = await notLocked(() => this.posts.update(actor, row.postId!, { ...content, confirm: meant }))
      if (post) await this.made.note(series, row.at, { state: 'made', postId: post.id, postVersion: post.version })
    }
  }

  /** What is being sent stays, and stays noted. */
  async #withdraw(actor: Actor, series: PostSeries, rows: OccurrenceRow[]) {
    for (const { postId, at } of rows) {
      const isGone = !postId || (await notLocked(async () => (await this.posts.remove(actor, postId), true)))
      if (isGone) await this.#forget(series, at)
    }
  }

  async #forget({ workspaceId, id }: PostSeries, at: DateTime) {
    await tenant().client.from('series_occurrences').where({ workspace_id: workspaceId, series_id: id, occurrence_at: at.toJSDate() }).delete()
  }

  async #lock(id: string, isOverFine = false): Promise<PostSeries> {
    const series = await PostSeries.query().where('id', id).whereNull('deletedAt').forUpdate().first()
    if (!series) throw new E_NO_SERIES()
    if (series.state === 'ended' && !isOverFine) throw new E_SERIES_ENDED()
    return series
  }

  #fresh({ id }: PostSeries): Promise<PostSeries> {
    return PostSeries.query().where('id', id).preload('template').firstOrFail()
  }
}

function givenContent({ text, media, targets }: Content): Content | null {
  const given = { ...(text !== undefined && { text }), ...(media && { media }), ...(targets && { targets }) }
  return Object.keys(given).length ? given : null
}

/** Null for a post that is being sent: nothing changes it any more. */
async function notLocked<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await inSavepoint(work)
  } catch (error) {
    if (error instanceof E_DELIVERY_LOCKED) return null
    throw error
  }
}

const noted = (action: string, series: PostSeries, facts: Record<string, string | null> = {}) =>
  audit({ action, subject: { type: 'post_series', id: series.id }, brandId: series.brandId, after: { rule: series.rule, startsAt: series.startsAtLocal, timeZone: series.timeZone, state: series.state, ...facts } })
