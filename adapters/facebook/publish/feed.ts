import {
  AdapterFault,
  CLOCK,
  type Call,
  type Draft,
  type PluginClock,
  type RemotePost,
} from '@caidence/sdk'
import {
  Graph,
  idOf,
  instantOf,
  listOf,
  objectOf,
  plain,
  textOf,
  type JsonObject,
} from '@caidence/meta-graph'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { isStory } from './formats.ts'
import { pageOf, speakerOf } from './speaker.ts'
import type { Progress } from './steps.ts'

const POST_FIELDS = 'id,permalink_url,created_time'
const LIST_FIELDS = `${POST_FIELDS},message,is_published,from,attachments{target,unshimmed_url,subattachments{target}}`
const STORY_FIELDS = 'post_id,status,creation_time,media_id,url'
/** Remembered before publishing; the newest one is enough, the rest covers posts deleted meanwhile. */
const REMEMBERED = 5
/** More than any Page publishes between an attempt and the look at it. */
const LOOK_BACK = '50'
const SITE = 'https://www.facebook.com'

/** What the Page shows in public: reading one post back, and finding one whose id never arrived. */
@injectable()
export class Feed {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  /** Null while the platform does not serve the post yet. */
  async read(id: string, call: Call): Promise<RemotePost | null> {
    try {
      const facts = await this.graph.look(id, { fields: POST_FIELDS }, speakerOf(call))
      return this.postOf(id, facts.permalink_url, facts.created_time)
    } catch (error) {
      if (AdapterFault.is(error) && error.code === 'E_REMOTE_GONE') return null
      throw error
    }
  }

  /** Ids of the newest posts, so that a later look can tell what is new without trusting two clocks. */
  async newest(call: Call): Promise<string[]> {
    const query = { fields: 'id,created_time', limit: String(REMEMBERED) }
    const items = await this.graph.read(`${pageOf(call)}/feed`, query, speakerOf(call))
    return listOf(items)
      .flatMap(({ id }) => idOf(id) ?? [])
      .slice(0, REMEMBERED)
  }

  /** The post that appeared after `before` and is this draft's; the oldest one where several could be. */
  async find(draft: Draft, progress: Progress, call: Call): Promise<RemotePost | null> {
    if (isStory(draft)) return this.story(progress.photos[0] ?? progress.video, call)
    const query = { fields: LIST_FIELDS, limit: LOOK_BACK }
    const answer = await this.graph.look(`${pageOf(call)}/feed`, query, speakerOf(call))
    const items = newestFirst(listOf(answer))
    const end = items.findIndex(({ id }) => progress.before.includes(idOf(id) ?? ''))
    const recent = (end === -1 ? items : items.slice(0, end)).filter((item) => isOwn(item, call))
    const candidates = recent.filter((item) => isLike(item, draft, progress))
    // Without a remembered post the list reaches far back, where an older post may carry the same text.
    const match = candidates.at(progress.before.length ? -1 : 0)
    const id = match && idOf(match.id)
    return match && id ? this.postOf(id, match.permalink_url, match.created_time) : null
  }

  /** A story by the photo or video it is made of. */
  async story(media: string | null, call: Call): Promise<RemotePost | null> {
    const query = { fields: STORY_FIELDS, limit: LOOK_BACK }
    const answer = await this.graph.look(`${pageOf(call)}/stories`, query, speakerOf(call))
    const item = listOf(answer).find(({ media_id: id }) => media !== null && idOf(id) === media)
    const id = item && idOf(item.post_id)
    return item && id ? this.postOf(id, item.url, item.creation_time) : null
  }

  postOf(id: string, url: unknown, time: unknown): RemotePost {
    const made = instantIn(time)
    const address = addressIn(url)
    return {
      remoteId: id,
      ...(address && { url: address }),
      publishedAt: instantOf(made ?? DateTime.fromJSDate(this.clock.now())),
    }
  }
}

/** Some permalinks come without their site. */
function addressIn(url: unknown): string | undefined {
  return typeof url === 'string' && url !== '' ? URL.parse(url, SITE)?.href : undefined
}

/** Times are ISO texts, and Unix seconds for stories. */
function instantIn(time: unknown): DateTime | null {
  const text = String(time ?? '')
  const made = /^\d+$/.test(text)
    ? DateTime.fromSeconds(Number(text))
    : DateTime.fromISO(text, { setZone: true })
  return made.isValid ? made : null
}

/** The edge is documented newest first; sorting costs nothing and survives a peer that sorts otherwise. */
function newestFirst(items: JsonObject[]): JsonObject[] {
  const at = ({ created_time: time }: JsonObject) => instantIn(time)?.toMillis() ?? Number.NaN
  if (items.some((item) => Number.isNaN(at(item)))) return items
  return [...items].sort((a, b) => at(b) - at(a))
}

/** The feed also shows what visitors wrote on the Page. */
function isOwn(item: JsonObject, call: Call): boolean {
  const from = idOf(objectOf(item.from).id)
  return item.is_published !== false && (from === null || from === pageOf(call))
}

/** What the post is made of tells most, then the text. */
function isLike(item: JsonObject, draft: Draft, { photos }: Progress): boolean {
  const attached = targetsOf(item)
  if (photos.length && attached.length) return photos.every((id) => attached.includes(id))
  if (plain(textOf(item.message) ?? '') !== plain(draft.text)) return false
  const link = textOf(draft.options.link)
  const shown = linkOf(item)
  // The platform may leave the link out of the list, or show another form of it; a text alone then has to do.
  return draft.format !== 'facebook.link' || draft.text !== '' || !shown || sameLink(shown, link)
}

function targetsOf({ attachments }: JsonObject): string[] {
  return listOf(attachments).flatMap(({ target, subattachments }) =>
    [target, ...listOf(subattachments).map((part) => part.target)].flatMap(
      (one) => idOf(objectOf(one).id) ?? []
    )
  )
}

const linkOf = ({ attachments }: JsonObject) =>
  listOf(attachments).flatMap(({ unshimmed_url: url }) => textOf(url) ?? [])[0]

const sameLink = (a: string, b: string | undefined) => URL.parse(a)?.href === URL.parse(b ?? '')?.href
