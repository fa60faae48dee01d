import { CLOCK, type Call, type Draft, type PluginClock } from '@caidence/sdk'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { uploadsPlaylist } from '../channels.ts'
import { Google } from '../google.ts'
import { itemsOf, objectOf, textOf, textsOf, type JsonObject } from '../json.ts'
import { SHORT } from './formats.ts'
import { publishAtOf, visibilityOf } from './metadata.ts'

const PARTS = 'snippet,status,processingDetails,player'
/** More than any channel uploads between an attempt and the look at it. */
const LOOK_BACK = '50'

/** The connected channel's videos as the platform tells of them. */
@injectable()
export class Videos {
  constructor(
    @inject(Google) private google: Google,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  /** Null while the platform does not serve the video, or no more. */
  async read(id: string, call: Call): Promise<JsonObject | null> {
    const [video] = itemsOf(await this.google.look('videos', { part: PARTS, id }, call))
    return video ?? null
  }

  /** The video that carries a marker, among the newest the channel uploaded; private ones are listed to their owner. */
  async find(marker: string, call: Call): Promise<string | null> {
    const listed = itemsOf(
      await this.google.look(
        'playlistItems',
        { part: 'contentDetails', playlistId: uploadsPlaylist(call), maxResults: LOOK_BACK },
        call
      )
    )
    const ids = listed.flatMap((item) => textOf(objectOf(item.contentDetails).videoId) ?? [])
    if (ids.length === 0) return null
    const videos = itemsOf(
      await this.google.look(
        'videos',
        { part: 'snippet', id: ids.join(','), maxResults: LOOK_BACK },
        call
      )
    )
    return textOf(videos.find((video) => carries(video, marker))?.id) ?? null
  }

  /** Whether the video stands as the author wants it. The marker is on it until the very update that publishes it. */
  isReleased(video: JsonObject, draft: Draft, marker: string): boolean {
    const { privacyStatus, publishAt } = objectOf(video.status)
    const wanted = visibilityOf(draft, this.clock.now())
    if (carries(video, marker)) return false
    if (privacyStatus === wanted.privacy)
      return !wanted.publishAt || textOf(publishAt) !== undefined
    // The chosen time came while we were looking, or YouTube has not acted on it this very second.
    return (
      publishAtOf(draft) !== null && (privacyStatus === 'public' || textOf(publishAt) !== undefined)
    )
  }

  postOf(video: JsonObject, id: string, draft: Draft): { url: string; publishedAt: string } {
    const scheduled = publishAtOf(draft)
    const told = DateTime.fromISO(textOf(objectOf(video.snippet).publishedAt) ?? '')
    const at = scheduled?.isValid ? scheduled : told
    return {
      url: addressOf(video, id, draft.format === SHORT),
      publishedAt: (at.isValid ? at : DateTime.fromJSDate(this.clock.now())).toUTC().toISO()!,
    }
  }
}

const carries = (video: JsonObject, marker: string) =>
  textsOf(objectOf(video.snippet).tags).includes(marker)

/**
 * The platform tells no address of its page; its player does, in the frame it offers for embedding. Where that says
 * nothing useful, the well-known address is right as well.
 */
export function addressOf(video: JsonObject, id: string, isShort: boolean): string {
  const frame = textOf(objectOf(video.player).embedHtml)?.match(/\bsrc="([^"]+)"/)?.[1]
  const player = frame && URL.parse(frame, 'https://www.youtube.com')
  const end = `/embed/${id}`
  const isUsable = player && /^https?:$/.test(player.protocol) && player.pathname.endsWith(end)
  const base = isUsable
    ? player.origin + player.pathname.slice(0, -end.length)
    : 'https://www.youtube.com'
  const page =
    isShort ? `/shorts/${encodeURIComponent(id)}` : `/watch?v=${encodeURIComponent(id)}`
  return base + page
}
