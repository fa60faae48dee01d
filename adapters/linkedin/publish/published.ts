import {
  AdapterFault,
  CLOCK,
  type Call,
  type Draft,
  type PluginClock,
  type RemotePost,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { elementsOf, instantOf, numberOf, textOf, type JsonObject } from '../api/json.ts'
import { Rest, speakerOf } from '../api/rest.ts'
import { addressOf, encoded } from '../api/urn.ts'
import { assetsIn, commentaryOf, subjectOf } from './body.ts'
import { saysTheSame } from './little_text.ts'
import type { Progress } from './steps.ts'

/** Remembered before publishing; the newest one is enough, the rest covers posts deleted meanwhile. */
const REMEMBERED = 10
/** More than any Page posts between an attempt and the look at it. */
const LOOK_BACK = 50

/** How far the platform's clock and ours may be apart. */
const CLOCK_SKEW_MS = 10 * 60_000

/** What an account shows: reading one post back, and finding one whose id never arrived. */
@injectable()
export class Published {
  constructor(
    @inject(Rest) private rest: Rest,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  /** Null while the platform does not serve the post. Throws where it was taken and then failed. */
  async read(post: string, call: Call): Promise<RemotePost | null> {
    let entry: JsonObject
    try {
      entry = await this.rest.look(`/rest/posts/${encoded(post)}`, speakerOf(call))
    } catch (error) {
      if (AdapterFault.is(error) && error.code === 'E_REMOTE_GONE') return null
      throw error
    }
    if (entry.lifecycleState === 'PUBLISH_FAILED')
      throw new AdapterFault('E_MEDIA_REJECTED', { field: 'media', remoteCode: 'PUBLISH_FAILED' })
    return entry.lifecycleState === 'PUBLISHED' ? this.postOf(entry, post) : null
  }

  /** Ids of the newest posts, so that a later look can tell what is new; null where they may not be read. */
  async newest(call: Call): Promise<string[] | null> {
    try {
      const entries = await this.list('read', REMEMBERED, call)
      return entries.flatMap(({ id }) => textOf(id) ?? []).slice(0, REMEMBERED)
    } catch (error) {
      if (AdapterFault.is(error) && error.code === 'E_SCOPE_MISSING') return null
      throw error
    }
  }

  /** The post that appeared after `before` and is this draft's: by its assets, else by what it says. */
  async find(
    draft: Draft,
    { assets, before, readyAt }: Progress,
    body: JsonObject,
    call: Call
  ): Promise<RemotePost | null> {
    const entries = await this.list('look', LOOK_BACK, call)
    const fresh = sinceThen(entries, before, readyAt)
    const match =
      fresh.find(({ content }) => assetsIn(content).some((asset) => assets.includes(asset))) ??
      fresh.filter((entry) => isAlike(entry, draft, assets, body)).at(before.length ? -1 : 0)
    return match ? this.postOf(match, String(match.id)) : null
  }

  /** A post that is known by its id alone. */
  unread({ post, postedAt }: Progress): RemotePost {
    return {
      remoteId: post!,
      url: addressOf(post!),
      publishedAt: postedAt ?? instantOf(this.clock.now()),
    }
  }

  private async list(how: 'read' | 'look', count: number, call: Call): Promise<JsonObject[]> {
    const author = encoded(call.connection.account.remoteId)
    const path = `/rest/posts?author=${author}&q=author&count=${count}&sortBy=CREATED`
    return newestFirst(elementsOf(await this.rest[how](path, speakerOf(call), 'FINDER')))
  }

  private postOf(entry: JsonObject, post: string): RemotePost {
    const at =
      numberOf(entry.publishedAt) ?? numberOf(entry.createdAt) ?? this.clock.now().getTime()
    return { remoteId: post, url: addressOf(post), publishedAt: instantOf(at) }
  }
}

/** What came after the newest remembered post, and not long before everything was ready. */
function sinceThen(entries: JsonObject[], before: string[], readyAt: string | null): JsonObject[] {
  const end = entries.findIndex(({ id }) => before.includes(textOf(id) ?? ''))
  const earliest = readyAt === null ? 0 : Date.parse(readyAt) - CLOCK_SKEW_MS
  return entries
    .slice(0, end === -1 ? undefined : end)
    .filter(({ id, createdAt }) => textOf(id) && (numberOf(createdAt) ?? earliest) >= earliest)
}

/** Sorting costs nothing, and survives a peer that sorts by the last change. */
function newestFirst(entries: JsonObject[]): JsonObject[] {
  return entries.toSorted((a, b) => (numberOf(b.createdAt) ?? 0) - (numberOf(a.createdAt) ?? 0))
}

function isAlike(entry: JsonObject, draft: Draft, assets: string[], body: JsonObject): boolean {
  // Other assets of the same kind make it another post, whatever it says. Ids of a kind we do not know prove nothing.
  const kind = assets[0]?.split(':').slice(0, 3).join(':')
  if (kind && assetsIn(entry.content).some((asset) => asset.startsWith(`${kind}:`))) return false
  return (
    saysTheSame(textOf(entry.commentary) ?? '', commentaryOf(draft)) &&
    subjectOf(entry.content) === subjectOf(body.content)
  )
}
