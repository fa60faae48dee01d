import {
  AdapterFault,
  CLOCK,
  type Call,
  type Draft,
  type PluginClock,
  type RemotePost,
} from '@caidence/sdk'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { Graph, idOf, instantOf, listOf, textOf, type JsonObject } from '@caidence/meta-graph'
import { speakerOf } from './speaker.ts'

const MEDIA_FIELDS = 'id,permalink,timestamp,caption,media_type,media_product_type'
/** Remembered before publishing; the newest one is enough, the rest covers posts deleted meanwhile. */
const REMEMBERED = 5
/** More than any account publishes between an attempt and the look at it. */
const LOOK_BACK = '50'

/** What the account shows in public: reading one post back, and finding one whose id never arrived. */
@injectable()
export class Published {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  /** Null while the platform does not serve the post yet. */
  async read(id: string, call: Call): Promise<RemotePost | null> {
    try {
      return this.postOf(await this.graph.look(id, { fields: MEDIA_FIELDS }, speakerOf(call)), id)
    } catch (error) {
      if (AdapterFault.is(error) && error.code === 'E_REMOTE_GONE') return null
      throw error
    }
  }

  /** The entry of the list that has this id. */
  async listed(id: string, draft: Draft, call: Call): Promise<RemotePost | null> {
    const items = await this.list('look', draft, LOOK_BACK, call)
    const item = items.find((entry) => idOf(entry.id) === id)
    return item ? this.postOf(item, id) : null
  }

  /** Ids of the newest posts, so that a later look can tell what is new without trusting two clocks. */
  async newest(draft: Draft, call: Call): Promise<string[]> {
    const items = await this.list('read', draft, String(REMEMBERED), call)
    return items.flatMap(({ id }) => idOf(id) ?? []).slice(0, REMEMBERED)
  }

  /** The post that appeared after `before` and carries this draft's text; the oldest one where several do. */
  async find(draft: Draft, before: string[], call: Call): Promise<RemotePost | null> {
    const items = await this.list('look', draft, LOOK_BACK, call)
    const end = items.findIndex(({ id }) => before.includes(idOf(id) ?? ''))
    const recent = end === -1 ? items : items.slice(0, end)
    const candidates = recent.filter(
      (item) => isOfKind(item, draft) && hasText(item, draft, recent)
    )
    // Without a remembered post the list reaches far back, where an older post may carry the same text.
    const match = candidates.at(before.length ? -1 : 0)
    const id = match && idOf(match.id)
    return match && id ? this.postOf(match, id) : null
  }

  private async list(
    how: 'read' | 'look',
    draft: Draft,
    limit: string,
    call: Call
  ): Promise<JsonObject[]> {
    const edge = draft.format === 'instagram.story' ? 'stories' : 'media'
    const path = `${call.connection.account.remoteId}/${edge}`
    const query = { fields: MEDIA_FIELDS, limit }
    return newestFirst(listOf(await this.graph[how](path, query, speakerOf(call))))
  }

  private postOf(item: JsonObject, id: string): RemotePost {
    const time = DateTime.fromISO(textOf(item.timestamp) ?? '')
    return {
      remoteId: idOf(item.id) ?? id,
      ...(textOf(item.permalink) && { url: textOf(item.permalink) }),
      publishedAt: instantOf(time.isValid ? time : DateTime.fromJSDate(this.clock.now())),
    }
  }
}

/** The edge is documented newest first; sorting costs nothing and survives a peer that sorts otherwise. */
function newestFirst(items: JsonObject[]): JsonObject[] {
  const at = ({ timestamp }: JsonObject) => DateTime.fromISO(textOf(timestamp) ?? '').toMillis()
  if (items.some((item) => Number.isNaN(at(item)))) return items
  return [...items].sort((a, b) => at(b) - at(a))
}

const PRODUCTS: Record<string, string> = {
  'instagram.feed': 'FEED',
  'instagram.carousel': 'FEED',
  'instagram.reel': 'REELS',
  'instagram.story': 'STORY',
}
const KNOWN_PRODUCTS = ['FEED', 'REELS', 'STORY', 'AD']

function isOfKind(item: JsonObject, { format }: Draft): boolean {
  const product = textOf(item.media_product_type)
  if (product && KNOWN_PRODUCTS.includes(product) && product !== PRODUCTS[format]) return false
  return format !== 'instagram.feed' || textOf(item.media_type) !== 'CAROUSEL_ALBUM'
}

/** Stories have no caption. Where no post shows one, a single new post has to be ours. */
function hasText(item: JsonObject, draft: Draft, recent: JsonObject[]): boolean {
  if (draft.format === 'instagram.story') return true
  if (draft.text && recent.every(({ caption }) => caption === undefined)) return recent.length === 1
  return plain(textOf(item.caption) ?? '') === plain(draft.text)
}

/** The platform trims captions and may change line ends and composition of letters. */
const plain = (text: string) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
