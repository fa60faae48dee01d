import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { DateTime } from 'luxon'
import { AdapterFault, METRICS, type AccountProfile, type Call, type History, type HistoryPost } from '@caidence/sdk'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { Budgets } from '#services/publishing/budgets'
import { waitScale } from '#services/publishing/timing'
import type { Actor } from '#services/tenancy/tenant_tx'
import { Connections } from './connections.ts'
import { declined, isPossible } from './scopes.ts'
import { withinLimit } from './within_limit.ts'

/** One question to the platform, with its time-outs and one renewal of the token. */
const WITHIN_MS = 30_000
/** In one question; platforms serve between 25 and 100. */
const PAGE = 25
/** A page may hold fewer posts than were asked for; the loop ends whatever the platform answers. */
const MOST_PAGES = 20
/** Longer than any platform allows. */
const TEXT_MAX = 70_000
const LINE_MAX = 300
const URL_MAX = 4_000
const ID_MAX = 300

/**
 * What a connected account has been so far. `null` where the platform opens nothing of the kind for this account; other
 * trouble is thrown as an `AdapterFault`, so that whoever asks can tell what is worth asking again.
 */
@inject()
export class AccountHistory {
  constructor(
    private plugins: PluginHostService,
    private connections: Connections
  ) {}

  /** The newest posts, those made elsewhere among them, at most `limit`. */
  async recentPosts(actor: Actor, connectionId: string, limit: number): Promise<HistoryPost[] | null> {
    return this.ask(actor, connectionId, async (history, call) => {
      const posts = new Map<string, HistoryPost>()
      let before: string | undefined
      for (let page = 0; page < MOST_PAGES && posts.size < limit; page++) {
        const wanted = Math.min(PAGE, limit - posts.size)
        const answer = await history.recentPosts({ limit: wanted, ...(before !== undefined && { before }) }, call)
        for (const post of vettedPosts(answer)) posts.set(post.remoteId, post)
        if (!answer.next || answer.next === before) break
        before = answer.next
      }
      return [...posts.values()].slice(0, limit)
    })
  }

  /** Name, handle, words about itself, website, picture, followers: as far as the platform tells them. */
  accountProfile(actor: Actor, connectionId: string): Promise<AccountProfile | null> {
    return this.ask(actor, connectionId, async (history, call) => vettedProfile(await history.profile(call)))
  }

  private async ask<T>(actor: Actor, connectionId: string, work: (history: History, call: Call) => Promise<T>): Promise<T | null> {
    const { adapterId, scopes } = await this.connections.find(actor, connectionId)
    const info = this.plugins.adapters().find(({ id }) => id === adapterId)
    if (!info?.capabilities.includes('history')) return null
    if (!isPossible('history', declined(await this.plugins.scopes(adapterId), scopes))) throw new AdapterFault('E_SCOPE_MISSING')
    // Reading waits for what is left to publishing, and never closes the account for it.
    const quiet = await new Budgets(waitScale()).closedFor(adapterId, connectionId)
    if (quiet) throw new AdapterFault('E_RATE_LIMITED', { retryAfter: Math.ceil(quiet) })

    const signal = AbortSignal.timeout(WITHIN_MS)
    const deadline = DateTime.utc().plus({ milliseconds: WITHIN_MS }).toISO()
    try {
      const { history } = await this.plugins.load<'history'>(adapterId)
      const asked = this.connections.speak(actor, connectionId, { operation: `history:${connectionId}`, deadline, signal }, (call) => work(history, call))
      return await withinLimit(asked, signal)
    } catch (error) {
      const fault = signal.aborted && !AdapterFault.is(error) ? new AdapterFault('E_REMOTE_DOWN') : AdapterFault.from(error)
      if (fault.code === 'E_UNSUPPORTED') return null
      if (fault.code === 'E_ADAPTER_BUG') logger.error({ adapter: adapterId, connection: connectionId, kind: (fault.cause as Error)?.name }, 'An adapter failed while reading the past of an account')
      throw fault
    }
  }
}

type Loose = Record<string, unknown>

const lineOf = (value: unknown, max = LINE_MAX) => (typeof value === 'string' && value.trim() !== '' ? value.slice(0, max) : null)
const countOf = (value: unknown) => (Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null)

/** Shown as links and fetched later on: nothing but the web. */
function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > URL_MAX) return null
  const url = URL.parse(value)
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : null
}

function vettedPosts(answer: { posts?: unknown }): HistoryPost[] {
  if (!Array.isArray(answer?.posts)) throw new AdapterFault('E_ADAPTER_BUG')
  return answer.posts.map((post: Loose | null): HistoryPost => {
    const remoteId = post?.remoteId
    const publishedAt = DateTime.fromISO(String(post?.publishedAt), { zone: 'utc' })
    if (typeof remoteId !== 'string' || remoteId === '' || remoteId.length > ID_MAX || !publishedAt.isValid) throw new AdapterFault('E_ADAPTER_BUG')
    return {
      remoteId,
      text: lineOf(post!.text, TEXT_MAX),
      permalink: webAddress(post!.permalink),
      publishedAt: publishedAt.toISO(),
      pictureUrl: webAddress(post!.pictureUrl),
      metrics: countsOf(post!.metrics),
    }
  })
}

function countsOf(metrics: unknown): HistoryPost['metrics'] {
  const told = Object.entries((metrics ?? {}) as Loose)
  return Object.fromEntries(told.filter(([name, value]) => Object.hasOwn(METRICS, name) && countOf(value) !== null))
}

function vettedProfile(told: unknown): AccountProfile {
  if (typeof told !== 'object' || told === null) throw new AdapterFault('E_ADAPTER_BUG')
  const { displayName, handle, bio, website, avatarUrl, followers } = told as Loose
  return {
    displayName: lineOf(displayName),
    handle: lineOf(handle),
    bio: lineOf(bio, TEXT_MAX),
    website: webAddress(website),
    avatarUrl: webAddress(avatarUrl),
    followers: countOf(followers),
  }
}
