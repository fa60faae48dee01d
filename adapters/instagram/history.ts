import type { AccountProfile, Call, History, HistoryPost } from '@caidence/sdk'
import {
  Graph,
  idOf,
  instantOf,
  listOf,
  nextCursor,
  numberOf,
  textOf,
  type JsonObject,
} from '@caidence/meta-graph'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { speakerOf } from './publish/speaker.ts'

/** The edge serves no more at a time. */
const MAX_PAGE = 100
const POST_FIELDS =
  'id,caption,permalink,timestamp,media_type,media_url,thumbnail_url,like_count,comments_count'
/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user, read 2026-09-11. */
const PROFILE_FIELDS = 'name,username,biography,website,profile_picture_url,followers_count'
/** Instagram Login refuses the whole question for a field it does not know, and it knows neither words nor website. */
const LOGIN_PROFILE_FIELDS = 'name,username,profile_picture_url,followers_count'

/** What an account published and how it presents itself. Stories have an edge of their own and are not asked for. */
@injectable()
export class InstagramHistory implements History {
  constructor(@inject(Graph) private graph: Graph) {}

  async recentPosts({ limit, before }: Parameters<History['recentPosts']>[0], call: Call) {
    const query: Record<string, string> = {
      fields: POST_FIELDS,
      limit: String(Math.min(limit, MAX_PAGE)),
      ...(before && { after: before }),
    }
    const path = `${call.connection.account.remoteId}/media`
    const answer = await this.graph.look(path, query, speakerOf(call))
    const next = nextCursor(answer, before)
    return { posts: listOf(answer).flatMap(postIn), ...(next && { next }) }
  }

  async profile(call: Call): Promise<AccountProfile> {
    const speaker = speakerOf(call)
    const isLogin = speaker.variant === 'instagram'
    const path = isLogin ? 'me' : call.connection.account.remoteId
    const fields = isLogin ? LOGIN_PROFILE_FIELDS : PROFILE_FIELDS
    const account = await this.graph.look(path, { fields }, speaker)
    return {
      displayName: textOf(account.name) ?? null,
      handle: textOf(account.username) ?? null,
      bio: textOf(account.biography) ?? null,
      website: textOf(account.website) ?? null,
      avatarUrl: textOf(account.profile_picture_url) ?? null,
      followers: numberOf(account.followers_count) ?? null,
    }
  }
}

function postIn(item: JsonObject): HistoryPost[] {
  const remoteId = idOf(item.id)
  const at = DateTime.fromISO(textOf(item.timestamp) ?? '', { zone: 'utc' })
  if (!remoteId || !at.isValid) return []
  // The address of a video is the video itself.
  const picture = textOf(item.media_type) === 'VIDEO' ? item.thumbnail_url : item.media_url
  const likes = numberOf(item.like_count)
  const comments = numberOf(item.comments_count)
  return [
    {
      remoteId,
      text: textOf(item.caption) ?? null,
      permalink: textOf(item.permalink) ?? null,
      publishedAt: instantOf(at),
      pictureUrl: textOf(picture) ?? null,
      // People may hide how many liked a post; then the platform leaves the number out.
      metrics: { ...(likes !== undefined && { likes }), ...(comments !== undefined && { comments }) },
    },
  ]
}
