import { METRICS, type MetricName } from '@caidence/sdk'
import { DateTime } from 'luxon'
import type { PermissionEngine } from '#services/access/permission_engine'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { readCountedPosts } from './counted_posts.ts'
import { engagementsOf, rated } from './post_rules.ts'
import { postTexts } from './post_texts.ts'
import type { TrackedClicks } from './short_link_clicks.ts'
import type { Insights, NamedChannel, Question } from './insights.ts'
import type { WindowNumber } from './number_rules.ts'

/** A row of a file. What was not told is null, which a file leaves empty: it is never 0. */
export type TableRow = Record<string, string | number | null>
export interface Table {
  columns: string[]
  pages: AsyncIterable<TableRow[]>
}

/** Posts that are read at a time while a table is written out. */
const PAGE = 500
const RATE_DIGITS = 4

const columnOf = ({ name, how }: Pick<WindowNumber, 'name' | 'how'>) => (how === 'gain' ? `${name}_gained` : name)
const once = async function* (rows: TableRow[]) {
  yield rows
}

/** One row a day. */
export async function daysTable(insights: Insights, clicks: TrackedClicks, actor: Actor, question: Question): Promise<Table> {
  const { numbers, posts, shortLinks } = await tenantTx(actor, async () => ({ ...(await insights.ask(actor, question)), shortLinks: await clicks.inWindow(actor, question) }))
  const rows = question.window.days.map((day, index): TableRow => ({
    day,
    posts_published: posts.perDay[index],
    ...Object.fromEntries(numbers.map((number) => [`channels_${columnOf(number)}`, number.series[index]])),
    ...Object.fromEntries(posts.numbers.map(({ name, series }) => [`posts_${name}`, series[index]])),
    short_link_clicks: shortLinks.series[index]!,
  }))
  return { columns: Object.keys(rows[0]), pages: once(rows) }
}

/** One row for each channel. */
export async function channelsTable(insights: Insights, clicks: TrackedClicks, actor: Actor, question: Question): Promise<Table> {
  const { numbers, channels, named, shortLinks } = await tenantTx(actor, async () => ({ ...(await insights.ask(actor, question)), shortLinks: await clicks.inWindow(actor, question) }))
  const own = new Map(channels.map((channel) => [channel.channelId, channel.numbers]))
  const rows = named.map(({ id, platform, handle, state }): TableRow => {
    const values = numbers.flatMap((all) => {
      const found = own.get(id)?.find(({ name, how }) => name === all.name && how === all.how)
      return [[columnOf(all), found?.value ?? null], [`${columnOf(all)}_change`, found?.change ?? null], [`${columnOf(all)}_as_of`, found?.asOf ?? null]]
    })
    return { platform, channel: handle, state, ...Object.fromEntries(values), short_link_clicks: shortLinks.channels.find(({ channelId }) => channelId === id)?.clicks ?? null }
  })
  const columns = ['platform', 'channel', 'state', ...numbers.flatMap((number) => [columnOf(number), `${columnOf(number)}_change`, `${columnOf(number)}_as_of`]), 'short_link_clicks']
  return { columns, pages: once(rows) }
}

/** One row for each post at each channel, newest first, page by page in short transactions. */
export async function postsTable(engine: PermissionEngine, insights: Insights, clicks: TrackedClicks, actor: Actor, question: Question): Promise<Table> {
  const { named } = await tenantTx(actor, () => insights.ask(actor, question))
  const channels = new Map(named.map((channel) => [channel.id, channel]))
  const names = Object.keys(METRICS) as MetricName[]
  const columns = ['published_at', 'platform', 'channel', 'format', 'text', 'permalink', 'post_id', ...names.filter((name) => name !== 'engagements'), 'engagements', 'engagement_rate', 'rate_of', 'as_of', 'short_link_clicks']
  return { columns, pages: postPages(engine, clicks, actor, question, channels) }
}

async function* postPages(engine: PermissionEngine, clicks: TrackedClicks, actor: Actor, question: Question, channels: Map<string, NamedChannel>) {
  const { window } = question
  let after: string | undefined
  do {
    const { posts, texts, followed } = await tenantTx(actor, async () => {
      const read = await readCountedPosts(engine, actor, { ...question, from: window.from, to: window.to, after, limit: PAGE })
      const ids = read.map(({ deliveryId }) => deliveryId)
      return { posts: read.map(rated), texts: await postTexts(engine, actor, ids), followed: await clicks.ofDeliveries(actor, ids, question) }
    })
    yield posts.map((post): TableRow => {
      const channel = channels.get(post.channelId)
      const text = texts.get(post.deliveryId)
      return {
        ...{ published_at: DateTime.fromISO(post.publishedAt, { zone: window.zone }).toISO({ suppressMilliseconds: true }), platform: channel?.platform ?? post.adapterId, channel: channel?.handle ?? null, format: post.format },
        ...{ text: text?.text ?? null, permalink: text?.permalink ?? null, post_id: post.postId },
        ...post.numbers,
        ...{ engagements: engagementsOf(post.numbers), engagement_rate: post.rate === null ? null : Number(post.rate.toFixed(RATE_DIGITS)), rate_of: post.rate === null ? null : post.basis, as_of: post.asOf, short_link_clicks: followed.get(post.deliveryId) ?? null },
      }
    })
    after = posts.length === PAGE ? posts.at(-1)!.deliveryId : undefined
  } while (after)
}
