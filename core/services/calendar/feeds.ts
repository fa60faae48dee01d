import { randomBytes, randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import limiter from '@adonisjs/limiter/services/main'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import CalendarFeed from '#models/calendar_feed'
import User from '#models/user'
import { subnetOf } from '#services/accounts/login_throttle'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { isSame, sha256 } from '#services/secrets/digest'
import { tenant, tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { E_NO_FEED, E_TOO_MANY_FEEDS } from './errors.ts'
import { FEED_AHEAD_DAYS, FEED_BACK_DAYS, FEED_POSTS_MOST, FEED_READS, FEEDS_MOST } from './limits.ts'
import type { PlannedPost } from './shapes.ts'
import { CalendarWindow } from './window.ts'
import type ContentCalendarEntry from '#models/content_calendar_entry'

/** 192 bits, a whole number of letters: nobody guesses one, and each has one spelling. */
const TOKEN_BYTES = 24
const TOKEN = /^[A-Za-z0-9_-]{32}$/

/** Throws E_TOO_MANY_REQUESTS. */
export const limitFeedReads = (address: string) => limiter.use(FEED_READS).consume(`calendar_feeds:${subnetOf(address)}`)

/** What a feed shows at this moment. */
export interface OpenedFeed {
  name: string
  zone: string
  posts: PlannedPost[]
  entries: ContentCalendarEntry[]
}

/** Secret addresses of calendars, for the person alone. Those for members run inside a tenant transaction. */
@inject()
export class CalendarFeeds {
  constructor(
    private window: CalendarWindow,
    private engine: PermissionEngine
  ) {}

  list({ userId }: Actor): Promise<CalendarFeed[]> {
    return CalendarFeed.query().where('userId', userId!).whereNull('revokedAt').orderBy('created_at', 'desc').orderBy('id')
  }

  /** The token is here once and never again. */
  async create(actor: Actor, { label = null, brandId = null }: { label?: string | null; brandId?: string | null }): Promise<{ feed: CalendarFeed; token: string }> {
    // Rival requests of one person wait for each other, so that they cannot outrun the limit.
    await tenant().client.rawQuery('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`calendar_feeds:${actor.workspaceId}:${actor.userId}`])
    if ((await this.list(actor)).length >= FEEDS_MOST) throw new E_TOO_MANY_FEEDS()
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    const feed = await CalendarFeed.create({ id: randomUUID(), workspaceId: actor.workspaceId, userId: actor.userId!, tokenHash: sha256(token), label, narrowedTo: brandId })
    await feed.refresh()
    await audit({ action: 'calendar_feed.created', subject: { type: 'calendar_feed', id: feed.id }, brandId, after: { label } })
    return { feed, token }
  }

  /** Ends at once what it opened. */
  async revoke(actor: Actor, id: string): Promise<void> {
    const feed = await CalendarFeed.query().where({ id, userId: actor.userId! }).whereNull('revokedAt').forUpdate().first()
    if (!feed) throw new E_NO_FEED()
    await feed.merge({ revokedAt: DateTime.utc() }).save()
    await audit({ action: 'calendar_feed.revoked', subject: { type: 'calendar_feed', id }, brandId: feed.narrowedTo, before: { label: feed.label } })
  }

  /** As its person may see it now; null for a token that is unknown or revoked, and for a person who is gone or sees no posts. */
  async open(token: unknown): Promise<OpenedFeed | null> {
    if (typeof token !== 'string' || !TOKEN.test(token)) return null
    const hash = sha256(token)
    const { rows } = await db.connection('app').rawQuery('select id, workspace_id as "workspaceId" from calendar_feed_of_token(?)', [hash])
    if (!rows[0]) return null
    const { workspaceId } = rows[0] as { workspaceId: string }
    const feed = await tenantTx({ workspaceId, userId: null }, () => CalendarFeed.find(rows[0].id))
    if (!feed || feed.revokedAt || !isSame(feed.tokenHash, hash)) return null
    return this.#read(feed)
  }

  #read(feed: CalendarFeed): Promise<OpenedFeed | null> {
    const actor = { workspaceId: feed.workspaceId, userId: feed.userId }
    return tenantTx(actor, async ({ client }) => {
      const user = await User.query({ client }).where('id', feed.userId).whereNull('disabledAt').first()
      if (!user || !(await this.engine.can(actor, 'posts.view')).allowed) return null
      const { timeZone: zone } = user
      const today = DateTime.now().setZone(zone).startOf('day')
      const [from, to] = [today.minus({ days: FEED_BACK_DAYS }), today.plus({ days: FEED_AHEAD_DAYS })].map((day) => day.toISODate()!)
      const asked = { from, to, zone, ...(feed.narrowedTo && { brand: feed.narrowedTo }) }
      const { posts } = await this.window.posts(actor, { ...asked, perDay: FEED_POSTS_MOST, most: FEED_POSTS_MOST })
      const entries = await this.window.entries(actor, asked)
      await touch(feed)
      return { name: feed.label ?? 'C(AI)DENCE', zone, posts, entries }
    })
  }
}

/** Programs ask every few minutes; a note once an hour says as much. */
const TOUCH_MINUTES = 60

async function touch(feed: CalendarFeed) {
  if (feed.lastReadAt && feed.lastReadAt.diffNow('minutes').minutes > -TOUCH_MINUTES) return
  await tenant().client.from('calendar_feeds').where({ workspace_id: feed.workspaceId, id: feed.id }).update({ last_read_at: new Date() })
}
