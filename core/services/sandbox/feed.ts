import { inject } from '@adonisjs/core'
import SocialConnection from '#models/social_connection'
import { PermissionEngine } from '#services/access/permission_engine'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { readCalls, readLog, readPosts, readState, type EmulatedCall, type EmulatedPost, type EmulatorState, type LoggedRequest } from './emulator_answers.ts'
import { EmulatorClient } from './emulator_client.ts'
import { E_EMULATOR_STRANGE } from './errors.ts'
import type { Platform } from './platforms.ts'

/** A demonstration makes dozens. Load tests make more, and nobody scrolls through those. */
const MOST_POSTS = 1_000
const PAGE = 10
/** Of requests, the newest are read and then narrowed, so that a filter finds what is a little older. */
const READ_REQUESTS = 2_000
const SHOWN_REQUESTS = 100

/** An account of the platform that somebody connected here. */
export type Channel = {
  remoteId: string
  handle: string
}

export type ShownPost = Omit<EmulatedPost, 'url' | 'author'> & {
  author: { name: string; handle: string; pictureUrl: string | null }
  formatName: string
  /** The post's own page at the emulator. */
  url: string | null
}

export type RequestFilter = {
  call?: string
  outcome?: 'fine' | 'refused' | 'broken' | 'fault'
}

/** What a platform received, as far as the person may see the channels it is on: an emulator serves every workspace at once. */
@inject()
export class Feed {
  constructor(private permissions: PermissionEngine) {}

  channels(actor: Actor, { adapterIds }: Platform, brandId: string | null = null): Promise<Channel[]> {
    return tenantTx(actor, async () => {
      const narrow = await this.permissions.scope(actor, 'connections.view')
      const rows = await narrow(SocialConnection.query())
        .where('workspace_id', actor.workspaceId)
        .whereIn('adapter_id', adapterIds)
        .if(brandId, (query) => query.where('brand_id', brandId!))
        .orderBy('handle')
      const known = new Map(rows.map(({ remoteId, handle }) => [remoteId, handle]))
      return [...known].map(([remoteId, handle]) => ({ remoteId, handle }))
    })
  }

  /** Newest first; `cursor` is the id of the post that the page before ended with. */
  async posts(platform: Platform, channels: Channel[], cursor?: string): Promise<{ posts: ShownPost[]; nextCursor: string | null; total: number }> {
    const accounts = new Map(channels.map(({ remoteId, handle }) => [remoteId, handle]))
    const all = readPosts(await new EmulatorClient(platform).read(`posts?last=${MOST_POSTS}`)).filter(({ account }) => accounts.has(account))
    const from = cursor ? all.findIndex(({ id }) => id === cursor) + 1 : 0
    const page = all.slice(from, from + PAGE)
    return {
      posts: page.map((post) => shown(platform, post, accounts.get(post.account)!)),
      nextCursor: from + PAGE < all.length ? page.at(-1)!.id : null,
      total: all.length,
    }
  }

  async requests(platform: Platform, { call, outcome }: RequestFilter): Promise<{ requests: LoggedRequest[]; calls: string[] }> {
    const log = readLog(await new EmulatorClient(platform).read(`log?last=${READ_REQUESTS}`)).filter(({ host }) => platform.hosts.includes(host))
    const requests = log.filter((entry) => (!call || entry.call === call) && (!outcome || outcomeOf(entry) === outcome)).slice(0, SHOWN_REQUESTS)
    return { requests, calls: [...new Set(log.map((entry) => entry.call))].sort() }
  }

  async state(platform: Platform): Promise<EmulatorState> {
    const state = readState(await new EmulatorClient(platform).read('state'))
    if (!state) throw new E_EMULATOR_STRANGE([platform.name, 'it does not tell its state'])
    return state
  }

  /** Names to choose from; none when the emulator has no list, and then a name is typed. */
  async calls(platform: Platform): Promise<EmulatedCall[]> {
    return new EmulatorClient(platform).read('calls').then(readCalls, (error) => {
      if (error instanceof E_EMULATOR_STRANGE) return []
      throw error
    })
  }

}

function shown(platform: Platform, { url, author, ...post }: EmulatedPost, handle: string): ShownPost {
  return {
    ...post,
    author: { name: author?.name || handle, handle: author?.handle || handle, pictureUrl: pictureAddress(platform, author?.pictureUrl) },
    pictures: post.pictures.flatMap((picture) => pictureAddress(platform, picture) ?? []),
    formatName: platform.formats.get(post.format) ?? post.format,
    link: post.link && /^https?:\/\//i.test(post.link) ? post.link : null,
    url: atEmulator(platform, url)?.href ?? null,
  }
}

/** Emulators give their own address, or the one that the real platform would. What lies elsewhere is not shown. */
function atEmulator({ origin, rewrite }: Platform, address: string | null | undefined): URL | null {
  const url = URL.parse(address ?? '')
  const here = url && (url.origin === origin ? url : rewrite(url))
  return here?.origin === origin ? here : null
}

/** Pages load pictures from this host alone, so the emulator's come through it. */
function pictureAddress(platform: Platform, address: string | null | undefined): string | null {
  const url = atEmulator(platform, address)
  return url && `/sandbox/${platform.id}/picture?path=${encodeURIComponent(url.pathname + url.search)}`
}

function outcomeOf({ status, fault }: LoggedRequest): RequestFilter['outcome'] {
  if (fault) return 'fault'
  if (status >= 500) return 'broken'
  return status >= 400 ? 'refused' : 'fine'
}
