import { AdapterFault, type AccountProfile, type Call, type History, type HistoryPost } from '@caidence/sdk'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { Channels, uploadsPlaylist } from './channels.ts'
import { Google } from './google.ts'
import { itemsOf, numberOf, objectOf, textOf, type JsonObject } from './json.ts'
import { addressOf } from './publish/videos.ts'

/** What both lists serve at a time. */
const MAX_PAGE = 50
/** Largest first; not every video has all of them. */
const SIZES = ['maxres', 'standard', 'high', 'medium', 'default']
const GONE_WRONG = ['failed', 'rejected', 'deleted']

/** The public videos of a channel, and what its page says. The platform tells no website of a channel. */
@injectable()
export class YouTubeHistory implements History {
  constructor(
    @inject(Google) private google: Google,
    @inject(Channels) private channels: Channels
  ) {}

  /** Two units of the daily quota for a page: the search would cost a hundred. */
  async recentPosts({ limit, before }: Parameters<History['recentPosts']>[0], call: Call) {
    const uploads = await this.uploads(Math.min(limit, MAX_PAGE), before, call)
    const ids = itemsOf(uploads).flatMap(
      (item) => textOf(objectOf(item.contentDetails).videoId) ?? []
    )
    const posts = ids.length ? await this.videos(ids, call) : []
    const next = textOf(uploads.nextPageToken)
    return { posts, ...(next && { next }) }
  }

  async profile(call: Call): Promise<AccountProfile> {
    const channel = await this.channels.read(call, 'snippet,statistics')
    if (!channel) throw new AdapterFault('E_REMOTE_GONE')
    const snippet = objectOf(channel.snippet)
    const { subscriberCount, hiddenSubscriberCount } = objectOf(channel.statistics)
    return {
      displayName: textOf(snippet.title) ?? null,
      handle: textOf(snippet.customUrl)?.replace(/^@/, '') ?? null,
      bio: textOf(snippet.description) ?? null,
      website: null,
      avatarUrl: pictureIn(snippet),
      followers: hiddenSubscriberCount === true ? null : (numberOf(subscriberCount) ?? null),
    }
  }

  /** A channel that never uploaded has no list of uploads yet. */
  private async uploads(limit: number, before: string | undefined, call: Call): Promise<JsonObject> {
    const query = {
      part: 'contentDetails',
      playlistId: uploadsPlaylist(call),
      maxResults: String(limit),
      ...(before && { pageToken: before }),
    }
    try {
      return await this.google.look('playlistItems', query, call)
    } catch (error) {
      if (AdapterFault.is(error) && error.facts.remoteCode === 'playlistNotFound') return {}
      throw error
    }
  }

  private async videos(ids: string[], call: Call): Promise<HistoryPost[]> {
    const query = {
      part: 'snippet,status,statistics,player',
      id: ids.join(','),
      maxResults: String(MAX_PAGE),
    }
    const videos = itemsOf(await this.google.look('videos', query, call))
    const posts = videos.filter(isPublic).flatMap(postIn)
    return posts.sort((a, b) => ids.indexOf(a.remoteId) - ids.indexOf(b.remoteId))
  }
}

function isPublic({ status }: JsonObject): boolean {
  const { privacyStatus, uploadStatus } = objectOf(status)
  return privacyStatus === 'public' && !GONE_WRONG.includes(textOf(uploadStatus) ?? '')
}

function postIn(video: JsonObject): HistoryPost[] {
  const remoteId = textOf(video.id)
  const snippet = objectOf(video.snippet)
  const at = DateTime.fromISO(textOf(snippet.publishedAt) ?? '', { zone: 'utc' })
  if (!remoteId || !at.isValid) return []
  const text = [snippet.title, snippet.description].flatMap((part) => textOf(part) || [])
  return [
    {
      remoteId,
      text: text.join('\n\n') || null,
      permalink: addressOf(video, remoteId, false),
      publishedAt: at.toISO(),
      pictureUrl: pictureIn(snippet),
      metrics: countsIn(objectOf(video.statistics)),
    },
  ]
}

/** Counts come as text; what the channel hides is left out. */
function countsIn({ viewCount, likeCount, commentCount }: JsonObject): HistoryPost['metrics'] {
  const [views, likes, comments] = [viewCount, likeCount, commentCount].map(numberOf)
  return {
    ...(views !== undefined && { views }),
    ...(likes !== undefined && { likes }),
    ...(comments !== undefined && { comments }),
  }
}

function pictureIn({ thumbnails }: JsonObject): string | null {
  const sizes = objectOf(thumbnails)
  return SIZES.flatMap((size) => textOf(objectOf(sizes[size]).url) ?? [])[0] ?? null
}
