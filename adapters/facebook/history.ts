import { AdapterFault, type AccountProfile, type Call, type History, type HistoryPost } from '@caidence/sdk'
import {
  countIn,
  Graph,
  idOf,
  instantOf,
  listOf,
  nextCursor,
  numberOf,
  objectOf,
  textOf,
  type JsonObject,
} from '@caidence/meta-graph'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { pageOf, speakerOf } from './publish/speaker.ts'

/** The edge serves no more at a time. */
const MAX_PAGE = 100
/** https://developers.facebook.com/docs/graph-api/reference/page/feed, read 2026-09-11. */
const POST_FIELDS =
  'id,message,created_time,permalink_url,full_picture,shares,comments.summary(true).limit(0),reactions.summary(true).limit(0)'
/** https://developers.facebook.com/docs/graph-api/reference/page, read 2026-09-11. */
const PAGE_FIELDS = 'name,username,about,website,picture.type(large){url},followers_count'

/** What a Page published and how it presents itself. Stories are gone after a day and are not asked for. */
@injectable()
export class FacebookHistory implements History {
  constructor(@inject(Graph) private graph: Graph) {}

  async recentPosts({ limit, before }: Parameters<History['recentPosts']>[0], call: Call) {
    const query: Record<string, string> = {
      fields: POST_FIELDS,
      limit: String(Math.min(limit, MAX_PAGE)),
      ...(before && { after: before }),
    }
    const answer = await this.list(query, call)
    const next = nextCursor(answer, before)
    return { posts: listOf(answer).flatMap(postIn), ...(next && { next }) }
  }

  /** Where the Page's own list is not served, what stands on its wall and is its own. */
  private async list(query: Record<string, string>, call: Call): Promise<JsonObject> {
    const page = pageOf(call)
    try {
      return await this.graph.look(`${page}/published_posts`, query, speakerOf(call))
    } catch (error) {
      if (!isUnserved(error)) throw error
    }
    const wall = { ...query, fields: `${query.fields},from` }
    const answer = await this.graph.look(`${page}/feed`, wall, speakerOf(call))
    const own = listOf(answer).filter(({ from }) => (idOf(objectOf(from).id) ?? page) === page)
    return { ...answer, data: own }
  }

  async profile(call: Call): Promise<AccountProfile> {
    const page = await this.graph.look(pageOf(call), { fields: PAGE_FIELDS }, speakerOf(call))
    return {
      displayName: textOf(page.name) ?? null,
      handle: textOf(page.username) ?? null,
      bio: textOf(page.about) ?? null,
      website: textOf(page.website) ?? null,
      avatarUrl: textOf(objectOf(objectOf(page.picture).data).url) ?? null,
      followers: numberOf(page.followers_count) ?? null,
    }
  }
}

/** "No such path" and "no such object" in all the ways they are said, but not trouble that passes. */
function isUnserved(error: unknown): boolean {
  if (!AdapterFault.is(error) || !['E_REMOTE_DOWN', 'E_REMOTE_GONE'].includes(error.code)) return false
  const { status = 0 } = error.facts
  return status >= 400 && status < 500
}

function postIn(item: JsonObject): HistoryPost[] {
  const remoteId = idOf(item.id)
  const at = DateTime.fromISO(textOf(item.created_time) ?? '', { zone: 'utc' })
  if (!remoteId || !at.isValid) return []
  const counts = {
    shares: countIn(objectOf(item.shares).count),
    comments: countIn(objectOf(objectOf(item.comments).summary).total_count),
    reactions: countIn(objectOf(objectOf(item.reactions).summary).total_count),
  }
  return [
    {
      remoteId,
      text: textOf(item.message) ?? null,
      permalink: textOf(item.permalink_url) ?? null,
      publishedAt: instantOf(at),
      pictureUrl: textOf(item.full_picture) ?? null,
      metrics: Object.fromEntries(Object.entries(counts).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
    },
  ]
}
