import type { Readable } from 'node:stream'
import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import Brand from '#models/brand'
import ContentCalendarEntry from '#models/content_calendar_entry'
import SocialConnection from '#models/social_connection'
import User from '#models/user'
import { csvOf } from '#services/audit/log_csv'
import { tenantTx, tenant, type Actor } from '#services/tenancy/tenant_tx'
import SocialPost from '#models/social_post'
import { EXPORT_PAGE } from './limits.ts'
import type { PlannedPost } from './shapes.ts'
import { CalendarWindow, type WindowAsked } from './window.ts'

const COLUMNS = ['date', 'time', 'timeZone', 'state', 'brand', 'channels', 'text', 'media', 'campaign', 'author', 'postId'] as const
type Line = Record<(typeof COLUMNS)[number], string>

/** Days read at a time: a page is never more than a week, nor than the days that hold about a thousand posts. */
const DAYS_AT_ONCE = 7

/** The window as a table, written while it is read. An import takes it back: planning/import/own_table.ts. */
@inject()
export class CalendarCsv {
  constructor(private window: CalendarWindow) {}

  write(actor: Actor, asked: WindowAsked): Readable {
    return csvOf<Line>(COLUMNS, this.#pages(actor, asked))
  }

  /** Each in a short transaction of its own: whoever reads slowly holds no connection. */
  async *#pages(actor: Actor, asked: WindowAsked): AsyncGenerator<Line[]> {
    const end = DateTime.fromISO(asked.to, { zone: 'utc' })
    for (let day = DateTime.fromISO(asked.from, { zone: 'utc' }); day < end; day = day.plus({ days: DAYS_AT_ONCE })) {
      const to = DateTime.min(day.plus({ days: DAYS_AT_ONCE }), end).toISODate()!
      const { posts } = await tenantTx(actor, () => this.window.posts(actor, { ...asked, from: day.toISODate()!, to, perDay: Number.MAX_SAFE_INTEGER }))
      for (let at = 0; at < posts.length; at += EXPORT_PAGE) yield await tenantTx(actor, () => lines(posts.slice(at, at + EXPORT_PAGE), asked.zone))
    }
  }
}

/** Whole texts and names of what the window holds ids of. What is behind a wall has no name here. */
async function lines(posts: PlannedPost[], zone: string): Promise<Line[]> {
  const ids = <Key extends string>(pick: (post: PlannedPost) => Key | null) => [...new Set(posts.flatMap((post) => pick(post) ?? []))]
  const texts = new Map((await SocialPost.query().select('id', 'text').whereIn('id', ids(({ id }) => id))).map(({ id, text }) => [id, text]))
  const brands = new Map((await Brand.query().whereIn('id', ids(({ brandId }) => brandId))).map(({ id, name }) => [id, name]))
  const campaigns = new Map((await ContentCalendarEntry.query().whereIn('id', ids(({ campaignId }) => campaignId))).map(({ id, title }) => [id, title]))
  const authors = new Map((await User.query({ client: tenant().client }).whereIn('id', ids(({ authorId }) => authorId))).map(({ id, fullName }) => [id, fullName]))
  const channels = new Map((await SocialConnection.query().whereIn('id', [...new Set(posts.flatMap((post) => post.channels.map(({ connectionId }) => connectionId)))])).map(({ id, handle }) => [id, handle]))
  const files = await filesOf(ids(({ id }) => id))
  return posts.map((post) => {
    const at = DateTime.fromISO(post.at, { zone })
    return {
      date: at.toISODate()!,
      time: at.toFormat('HH:mm'),
      timeZone: zone,
      state: post.state,
      brand: brands.get(post.brandId) ?? '',
      channels: post.channels.map(({ adapter, connectionId }) => [adapter, channels.get(connectionId)].filter(Boolean).join(' ')).join(', '),
      text: texts.get(post.id) ?? '',
      media: (files.get(post.id) ?? []).join('; '),
      campaign: campaigns.get(post.campaignId ?? '') ?? '',
      author: authors.get(post.authorId ?? '') ?? '',
      postId: post.id,
    }
  })
}

/** Names of the files of each post, in their order. */
async function filesOf(postIds: string[]): Promise<Map<string, string[]>> {
  const { client, workspaceId } = tenant()
  const rows: { post_id: string; name: string }[] = await client
    .from('post_media')
    .join('media', (join) => join.on('media.id', 'post_media.media_id').andOn('media.workspace_id', 'post_media.workspace_id'))
    .where('post_media.workspace_id', workspaceId)
    .whereIn('post_media.post_id', postIds)
    .orderBy('post_media.position')
    .select('post_media.post_id', 'media.name')
  return new Map([...Map.groupBy(rows, (row) => row.post_id)].map(([id, files]) => [id, files.map(({ name }) => name)]))
}
