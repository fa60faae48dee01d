import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { AdapterFault, METRICS, type AccountProfile, type History, type HistoryPost } from '@caidence/sdk'
import { DateTime } from 'luxon'
import AccountImport from '#models/account_import'
import ImportedPost from '#models/imported_post'
import SocialConnection from '#models/social_connection'
import { Connections } from '#services/connections/connections'
import { withinLimit } from '#services/connections/within_limit'
import { RemotePictures } from '#services/media/remote_pictures'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { tenantTx } from '#services/tenancy/tenant_tx'
import type { AccountToImport } from '#workflows/onboarding/contract'
import { IMPORT_PAUSE_SECONDS, IMPORT_TRIES, IMPORT_WITHIN_MS, POSTS_MOST, TEXT_MOST, URL_MOST } from './limits.ts'
import { ProfileGaps } from './profile_gaps.ts'

interface Told {
  profile: AccountProfile | null
  posts: HistoryPost[]
}

/** Reads once what an account was before it came here: how it presents itself, and what it posted lately. */
@inject()
export class AccountImports {
  constructor(
    private plugins: PluginHostService,
    private connections: Connections,
    private pictures: RemotePictures,
    private gaps: ProfileGaps
  ) {}

  /** Trouble with the platform is noted, not thrown. Interrupted and begun again, it keeps nothing twice. */
  async run(account: AccountToImport, { signal }: { signal: AbortSignal }): Promise<void> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(IMPORT_WITHIN_MS)])
    const connection = await this.#waiting(account)
    if (!connection) return
    try {
      const { profile, posts } = await this.#ask(account, limit)
      const kept = await this.#keepPosts(account, connection, posts, limit)
      const address = profile?.avatarUrl ?? connection.pictureUrl
      const picture = address ? await this.pictures.keep(system(account), connection.brandId, address, connection.name ?? connection.handle) : null
      await this.gaps.fill(connection, profile, picture?.id ?? null)
      await this.#note(account, { state: 'done', faultCode: null, pictureId: picture?.id ?? null, posts: kept, endedAt: DateTime.utc() })
    } catch (error) {
      if (signal.aborted) throw error
      const fault = limit.aborted && !AdapterFault.is(error) ? new AdapterFault('E_REMOTE_DOWN') : AdapterFault.from(error)
      if (fault.code === 'E_ADAPTER_BUG') logger.error({ adapter: account.adapterId, connection: account.connectionId, kind: (fault.cause as Error)?.name }, 'An account could not be imported')
      await this.#failed(account, fault)
    }
  }

  /** Nobody was there to read it; that is no fault of the account's. */
  async postpone(account: AccountToImport): Promise<void> {
    await this.#note(account, { notBefore: DateTime.utc().plus({ seconds: IMPORT_PAUSE_SECONDS }) })
  }

  #waiting({ workspaceId, connectionId }: AccountToImport): Promise<SocialConnection | null> {
    return tenantTx({ workspaceId, userId: null }, async () => {
      if (!(await AccountImport.query().where({ connectionId, state: 'waiting' }).first())) return null
      return SocialConnection.query().where({ id: connectionId, state: 'active' }).first()
    })
  }

  /** Nothing of an account whose plugin tells no history. */
  async #ask({ workspaceId, connectionId, adapterId }: AccountToImport, signal: AbortSignal): Promise<Told> {
    const info = this.plugins.adapters().find(({ id }) => id === adapterId)
    if (!info?.capabilities.includes('history')) return { profile: null, posts: [] }
    const { history } = await this.plugins.load<'history'>(adapterId)
    const input = { deadline: DateTime.utc().plus({ milliseconds: IMPORT_WITHIN_MS }).toISO(), signal }
    const speak = <T>(operation: string, work: Parameters<typeof this.connections.speak<T>>[3]) => withinLimit(this.connections.speak({ workspaceId, userId: null }, connectionId, { ...input, operation }, work), signal)
    const profile = await speak(`import:${connectionId}:profile`, (call) => history.profile(call))
    return { profile, posts: await speak(`import:${connectionId}:posts`, (call) => recentPosts(history, call)) }
  }

  async #keepPosts(account: AccountToImport, { brandId, id: connectionId }: SocialConnection, told: HistoryPost[], signal: AbortSignal): Promise<number> {
    const actor = system(account)
    const posts = told.filter(isWhole).slice(0, POSTS_MOST)
    const known = new Set((await tenantTx(actor, () => ImportedPost.query().where({ connectionId }).select('remote_id'))).map(({ remoteId }) => remoteId))
    // Oldest first, so that lists by arrival show the newest at their top.
    for (const post of posts.filter(({ remoteId }) => !known.has(remoteId)).reverse()) {
      signal.throwIfAborted()
      const text = plain(post.text ?? '').slice(0, TEXT_MOST)
      const media = post.pictureUrl ? await this.pictures.keep(actor, brandId, post.pictureUrl, text.slice(0, 60) || 'Post') : null
      await tenantTx(actor, ({ client }) =>
        client.rawQuery(
          `insert into imported_posts (workspace_id, connection_id, remote_id, text, permalink, published_at, media_id, metrics)
           values (:workspaceId, :connectionId, :remoteId, :text, :permalink, :publishedAt, :mediaId, cast(:metrics as jsonb)) on conflict do nothing`,
          { workspaceId: actor.workspaceId, connectionId, text, remoteId: post.remoteId, permalink: webAddress(post.permalink) as string, publishedAt: instant(post.publishedAt) as Date, mediaId: (media?.id ?? null) as string, metrics: JSON.stringify(counted(post.metrics)) }
        )
      )
    }
    return posts.length
  }

  async #failed(account: AccountToImport, fault: AdapterFault) {
    await tenantTx(system(account), async () => {
      const row = await AccountImport.query().where({ connectionId: account.connectionId }).forUpdate().first()
      if (row?.state !== 'waiting') return
      const tries = row.tries + 1
      const pause = Math.max(IMPORT_PAUSE_SECONDS * 2 ** row.tries, fault.facts.retryAfter ?? 0)
      const isOver = tries >= IMPORT_TRIES
      await row.merge({ tries, faultCode: fault.code, notBefore: DateTime.utc().plus({ seconds: pause }), ...(isOver && { state: 'failed' as const, endedAt: DateTime.utc() }) }).save()
    })
  }

  async #note(account: AccountToImport, change: Partial<Pick<AccountImport, 'state' | 'faultCode' | 'pictureId' | 'posts' | 'endedAt' | 'notBefore'>>) {
    await tenantTx(system(account), async () => {
      const row = await AccountImport.query().where({ connectionId: account.connectionId, state: 'waiting' }).first()
      await row?.merge(change).save()
    })
  }
}

/** No person asked for it. */
const system = ({ workspaceId }: AccountToImport) => ({ workspaceId, userId: null })

/** A platform that opens no list of posts for this kind of account has none to show. */
async function recentPosts(history: History, call: Parameters<History['profile']>[0]): Promise<HistoryPost[]> {
  try {
    return (await history.recentPosts({ limit: POSTS_MOST }, call)).posts
  } catch (error) {
    if (AdapterFault.is(error) && error.code === 'E_UNSUPPORTED') return []
    throw error
  }
}

/** Postgres keeps no NUL. */
const plain = (text: string) => text.replaceAll('\u0000', '')

const isWhole = ({ remoteId }: HistoryPost) => typeof remoteId === 'string' && remoteId !== '' && remoteId === plain(remoteId)

/** Shown as a link: anything else than a page would be a trap. */
function webAddress(text: string | null): string | null {
  const url = text && text.length <= URL_MOST ? URL.parse(text) : null
  return url && ['https:', 'http:'].includes(url.protocol) ? url.href : null
}

function instant(text: string): Date | null {
  const at = DateTime.fromISO(text)
  return at.isValid ? at.toJSDate() : null
}

/** What the platform did not count is not there; nothing is counted as 0 for it. */
const counted = (metrics: HistoryPost['metrics'] = {}): { name: string; value: number }[] =>
  Object.entries(metrics).flatMap(([name, value]) => (Object.hasOwn(METRICS, name) && Number.isSafeInteger(value) && value! >= 0 ? [{ name, value: value! }] : []))
