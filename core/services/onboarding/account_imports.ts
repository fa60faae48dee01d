import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { AdapterFault, type AccountProfile, type HistoryPost } from '@caidence/sdk'
import { DateTime } from 'luxon'
import AccountImport from '#models/account_import'
import ImportedPost from '#models/imported_post'
import SocialConnection from '#models/social_connection'
import { AccountHistory } from '#services/connections/account_history'
import { withinLimit } from '#services/connections/within_limit'
import { RemotePictures } from '#services/media/remote_pictures'
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
    private history: AccountHistory,
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

  /** Nothing of an account whose platform tells nothing of the kind. */
  async #ask(account: AccountToImport, signal: AbortSignal): Promise<Told> {
    const within = <T>(asked: Promise<T>) => withinLimit(asked, signal)
    const profile = await within(this.history.accountProfile(system(account), account.connectionId))
    return { profile, posts: (await within(this.history.recentPosts(system(account), account.connectionId, POSTS_MOST))) ?? [] }
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
          { workspaceId: actor.workspaceId, connectionId, text, remoteId: post.remoteId, permalink: linkOf(post) as string, publishedAt: post.publishedAt, mediaId: (media?.id ?? null) as string, metrics: JSON.stringify(counted(post.metrics)) }
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

/** Postgres keeps no NUL. */
const plain = (text: string) => text.replaceAll('\u0000', '')

const isWhole = ({ remoteId }: HistoryPost) => remoteId === plain(remoteId)

const linkOf = ({ permalink }: HistoryPost) => (permalink && permalink.length <= URL_MOST ? permalink : null)

/** What the platform did not count is not there; nothing is counted as 0 for it. */
const counted = (metrics: HistoryPost['metrics'] = {}) => Object.entries(metrics).map(([name, value]) => ({ name, value }))
