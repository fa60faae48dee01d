import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { DateTime, Duration } from 'luxon'
import { accessToken, AdapterFault, type AccessToken, type AccountRef, type FaultCode, type Grant } from '@caidence/sdk'
import { audit } from '#services/audit/audit'
import { announceConnection } from '#services/events/announce_connection'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { isSame } from '#services/secrets/digest'
import { holdRights } from '#services/access/access_lock'
import { Gate } from '#services/media/gate'
import { outsideTenant, tenant, tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { GrantStore, type HeldGrant } from './grant_store.ts'
import { connectionHooks } from './hooks.ts'

/** A token is renewed this long before its end: longer than any one platform call may take. */
const REFRESH_MARGIN = { minutes: 5 }
/** And up to this much earlier, each grant in its own way: what was connected together must not be renewed together. */
const REFRESH_SPREAD_SECONDS = 5 * 60
/** Renewals at once in one process for one adapter: five hundred tokens that end together must not become five hundred requests. */
const REFRESH_PARALLEL = 8
/** Tokens that live shorter than the margin would otherwise be renewed by every single call. */
const MIN_REFRESH_GAP = { minutes: 1 }
/** How long the platform may take to answer a refresh. */
const REFRESH_TIMEOUT_MS = 20_000
/** Longer than the platform call and the saving after it, so that a lease only ends early when its process died. */
const LEASE_SECONDS = 60
/** After a failed refresh nobody asks again for so long: fifty waiting callers must not become fifty requests. */
const FAILURE_PAUSE_SECONDS = 5
/** Callers wait for the winner a little longer than a lease lasts. */
const WAIT_LIMIT_MS = (LEASE_SECONDS + 15) * 1000
const POLL_MS = 100
/** A rotated token exists nowhere else until it is saved; a short trouble of the database must not lose it. */
const SAVE_TRIES = 5
const SAVE_PAUSE_MS = 500
/** A person waits for this answer, and disconnecting works without it. */
const REVOKE_TIMEOUT_MS = 10_000
/** Daily renewal: a token must be a day old (some platforms refuse younger ones) and have at most this left. */
const DUE_AGE = { hours: 24 }
const DUE_BEFORE_END = { days: 30 }
const DUE_BATCH = 500
/** Renewals at once; gentle on the platform and on the pool. */
const DUE_PARALLEL = 4

export interface TokenInHand {
  token: AccessToken
  account: AccountRef
  adapterId: string
  /** Name it to `refresh` when the platform refuses this token. */
  grantVersion: number
}

/** Refreshes of this process that are under way, by workspace, connection and version. */
const underWay = new Map<string, Promise<TokenInHand>>()
const slots = new Map<string, Gate>()

function slotsOf(adapterId: string): Gate {
  if (!slots.has(adapterId)) slots.set(adapterId, new Gate(REFRESH_PARALLEL))
  return slots.get(adapterId)!
}

/** The only place where tokens are decrypted. Platform calls are made outside any transaction. */
@inject()
export class Grants {
  private store = new GrantStore()

  constructor(private plugins: PluginHostService) {}

  /** A token that is good for now. Renewed first when its end is near; while it lives, a failing renewal does no harm. */
  async tokenFor(actor: Actor, connectionId: string): Promise<TokenInHand> {
    const held = await this.read(actor, connectionId)
    if (!isDue(held)) return inHand(held)
    try {
      return await this.refresh(actor, connectionId, { sinceVersion: held.version })
    } catch (error) {
      const mayUse = AdapterFault.is(error) && error.remedy !== 'reconnect' && !hasEnded(held)
      if (mayUse) return inHand(held)
      throw error
    }
  }

  /**
   * A token newer than `sinceVersion`. One refresh per grant, however many callers in however many processes: one gets
   * the lease, the others wait and read what it stored. The new token is stored before anybody sees it.
   */
  refresh(actor: Actor, connectionId: string, { sinceVersion }: { sinceVersion: number }): Promise<TokenInHand> {
    const key = `${actor.workspaceId}:${connectionId}:${sinceVersion}`
    const known = underWay.get(key)
    if (known) return known
    // Not part of the caller's transaction: what the platform has rotated stays rotated when that rolls back.
    const refreshing = outsideTenant(() => this.win(actor, connectionId, sinceVersion)).finally(() => underWay.delete(key))
    underWay.set(key, refreshing)
    return refreshing
  }

  /** The daily renewal, called by maintenance. A failure of one does not touch the others. */
  async refreshDue(now = DateTime.utc()): Promise<{ due: number; refreshed: number; failed: number }> {
    const seen = new Set<string>()
    let failed = 0
    for (;;) {
      // What failed is still due and comes again; a round that brings nothing else is the last one.
      const queue = (await dueBefore(now)).filter(({ connectionId }) => !seen.has(connectionId))
      if (!queue.length) return { due: seen.size, refreshed: seen.size - failed, failed }

      const work = async () => {
        for (let row = queue.pop(); row; row = queue.pop()) {
          const { connectionId, workspaceId, version } = row
          seen.add(connectionId)
          await this.refresh({ workspaceId, userId: null }, connectionId, { sinceVersion: version }).catch((error) => {
            failed++
            logger.warn({ connection: connectionId, fault: AdapterFault.from(error).code }, 'renewal failed')
          })
        }
      }
      await Promise.all(Array.from({ length: DUE_PARALLEL }, work))
    }
  }

  /** Marks a connection as one only a person can mend. `grantVersion` keeps a late fault from flagging a renewed grant; `isMailed`: whoever asks writes to people itself. */
  async flag(actor: Actor, connectionId: string, code: FaultCode, grantVersion?: number, { isMailed = false } = {}): Promise<boolean> {
    return tenantTx(actor, async ({ client, workspaceId }) => {
      const { rowCount, rows } = await client.rawQuery(
        `update social_connections c set state = 'needs_reauth', fault_code = :code, updated_at = now()
         from (select workspace_id, id, state from social_connections where workspace_id = :workspaceId and id = :connectionId for update) before
         where c.workspace_id = before.workspace_id and c.id = before.id and c.state <> 'disconnected'
           and (cast(:version as integer) is null or exists (
             select 1 from connection_grants g where g.workspace_id = c.workspace_id and g.connection_id = c.id and g.version = :version))
         returning before.state`,
        { code, workspaceId, connectionId, version: grantVersion ?? null } as any
      )
      if (rowCount === 1) await connectionHooks.flagged(actor, connectionId, code)
      // Every refusal flags it anew; it was lost once.
      if (rows[0]?.state === 'active') await announceConnection('connection.lost', connectionId, { faultCode: code, isMailed })
      return rowCount === 1
    })
  }

  /**
   * Disconnects: the tokens are gone from here first, so that nothing new can use them; then the platform is asked to
   * withdraw them, as well as that goes.
   */
  async revokeAndForget(actor: Actor, connectionId: string, mayStill?: () => Promise<unknown>): Promise<{ revoked: boolean }> {
    const found = await tenantTx(actor, async ({ client, workspaceId }) => {
      if (mayStill) {
        await holdRights()
        await mayStill()
      }
      await client.from('social_connections').where({ workspace_id: workspaceId, id: connectionId }).forUpdate().select('id').first()
      // A grant whose key is lost cannot be withdrawn any more, but it can be forgotten.
      const held = await this.store.read(connectionId).catch((error) => {
        if (error.code === 'E_CONNECTION_NOT_FOUND') throw error
        return null
      })
      await this.store.forget(connectionId)
      await client
        .from('social_connections')
        .where({ workspace_id: workspaceId, id: connectionId })
        .update({ state: 'disconnected', fault_code: null, findings: '[]', capabilities: '[]', token_expires_at: null, refresh_expires_at: null, access_ends_at: null, disconnected_at: new Date(), updated_at: new Date() })
      await connectionHooks.disconnected(actor, connectionId)
      await announceConnection('connection.disconnected', connectionId)
      if (actor.userId) await this.noteDisconnect(connectionId)
      return { held, isShared: held !== null && (await this.sharesConsent(held)) }
    })
    if (!found.held || found.isShared) return { revoked: false }
    return { revoked: await this.revoke(found.held) }
  }

  private async noteDisconnect(connectionId: string) {
    const { client, workspaceId } = tenant()
    const row = await client.from('social_connections').where({ workspace_id: workspaceId, id: connectionId }).select('brand_id', 'handle', 'adapter_id').first()
    if (row) await audit({ action: 'connection.disconnected', subject: { type: 'social_connection', id: connectionId }, brandId: row.brand_id, before: { adapter: row.adapter_id, handle: row.handle } })
  }

  /** Withdrawing ends the whole consent at most platforms: other channels of the same person would die with this one. */
  private async sharesConsent({ connectionId, adapterId }: HeldGrant): Promise<boolean> {
    const { client, workspaceId } = tenant()
    const { rows } = await client.rawQuery(
      `select 1 from social_connections mine join social_connections other on other.workspace_id = mine.workspace_id
         and other.adapter_id = mine.adapter_id and other.id <> mine.id and other.state <> 'disconnected'
         and other.connected_by is not distinct from mine.connected_by
       where mine.workspace_id = :workspaceId and mine.id = :connectionId and mine.adapter_id = :adapterId limit 1`,
      { workspaceId, connectionId, adapterId }
    )
    return rows.length > 0
  }

  private async revoke(held: HeldGrant): Promise<boolean> {
    try {
      const { authorize } = await this.plugins.load<'authorize'>(held.adapterId)
      await authorize.revoke(held.grant, AbortSignal.timeout(REVOKE_TIMEOUT_MS))
      return true
    } catch (error) {
      logger.warn({ connection: held.connectionId, fault: AdapterFault.from(error).code }, 'the platform did not withdraw the tokens')
      return false
    }
  }

  private async read(actor: Actor, connectionId: string): Promise<HeldGrant> {
    const held = await tenantTx(actor, () => this.store.read(connectionId)).catch(keyFault)
    if (!held) throw new AdapterFault('E_TOKEN_REVOKED')
    return held
  }

  private async win(actor: Actor, connectionId: string, sinceVersion: number): Promise<TokenInHand> {
    const owner = randomUUID()
    const giveUp = Date.now() + WAIT_LIMIT_MS
    for (;;) {
      const held = await this.read(actor, connectionId)
      if (held.version > sinceVersion) return inHand(held)
      if (held.isPaused) throw new AdapterFault((held.faultCode as FaultCode | null) ?? 'E_REMOTE_DOWN')
      // A lease is taken in the slot, not before: it must not run out while its holder waits for its turn.
      const won = await slotsOf(held.adapterId).run(async () =>
        (await tenantTx(actor, () => this.store.lease(held, owner, LEASE_SECONDS))) ? { token: await this.renew(actor, held, owner) } : null
      )
      if (won) return won.token
      if (Date.now() > giveUp) throw new AdapterFault('E_REMOTE_DOWN')
      await sleep(POLL_MS * (1 + Math.random()))
    }
  }

  /** Runs with the lease. */
  private async renew(actor: Actor, held: HeldGrant, owner: string): Promise<TokenInHand> {
    let fresh: Grant
    try {
      const { authorize } = await this.plugins.load<'authorize'>(held.adapterId)
      fresh = merged(held.grant, await authorize.refresh(held.grant, AbortSignal.timeout(REFRESH_TIMEOUT_MS)))
    } catch (error) {
      throw await this.lost(actor, held, owner, refreshFault(error))
    }
    const isSaved = await this.save(() => tenantTx(actor, () => this.store.replace(held, owner, fresh)))
    // Reconnected or disconnected meanwhile: what the person did counts.
    if (!isSaved) return inHand(await this.read(actor, held.connectionId))
    return inHand({ ...held, grant: fresh, version: held.version + 1 })
  }

  /** Only the platform's own word that the grant is dead asks for a person; everything else passes. */
  private async lost(actor: Actor, held: HeldGrant, owner: string, fault: AdapterFault): Promise<AdapterFault> {
    const isDead = fault.remedy === 'reconnect' || (fault.code === 'E_UNSUPPORTED' && hasEnded(held))
    const verdict = isDead && fault.remedy !== 'reconnect' ? new AdapterFault('E_TOKEN_REVOKED') : fault
    await tenantTx(actor, async () => {
      if (isDead) await this.flag(actor, held.connectionId, verdict.code, held.version)
      await this.store.pause(held, owner, FAILURE_PAUSE_SECONDS)
    })
    return verdict
  }

  private async save(write: () => Promise<boolean>): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await write()
      } catch (error) {
        if (attempt === SAVE_TRIES) throw error
        await sleep(SAVE_PAUSE_MS * attempt)
      }
    }
  }
}

/** A key that is missing from SECRET_KEYS is the operator's to put back; nobody has to reconnect anything. */
function keyFault(error: Error & { code?: string }): never {
  if (error.code !== 'E_SECRET_KEY_MISSING') throw error
  logger.fatal({ err: error }, 'SECRET_KEYS')
  const fault = new AdapterFault('E_APP_MISCONFIGURED', { field: 'SECRET_KEYS' })
  fault.cause = error
  throw fault
}

/** Looks across tenants through a reviewed function. */
async function dueBefore(now: DateTime): Promise<{ connectionId: string; workspaceId: string; version: number }[]> {
  const limits = [now.plus(DUE_BEFORE_END).toISO(), now.minus(DUE_AGE).toISO(), DUE_BATCH] as any
  const { rows } = await db
    .connection('app')
    .rawQuery('select connection_id as "connectionId", workspace_id as "workspaceId", version from grants_due(?, ?, ?)', limits)
  return rows
}

function isDue({ grant, grantId, obtainedAt }: HeldGrant): boolean {
  const now = DateTime.utc()
  const margin = Duration.fromObject(REFRESH_MARGIN).plus({ seconds: REFRESH_SPREAD_SECONDS * shareOf(grantId) })
  if (!grant.expiresAt || DateTime.fromISO(grant.expiresAt) > now.plus(margin)) return false
  return DateTime.fromISO(grant.expiresAt) <= now || obtainedAt.plus(MIN_REFRESH_GAP) < now
}

/** A number below 1 that is always the same for one id: the ids are random. */
const shareOf = (id: string) => Number.parseInt(id.slice(0, 6), 16) / 0x1000000

const hasEnded = ({ grant }: HeldGrant) => grant.expiresAt !== undefined && DateTime.fromISO(grant.expiresAt) <= DateTime.utc()

function inHand({ grant, account, adapterId, version }: HeldGrant): TokenInHand {
  return { token: accessToken(grant.access, grant.scopes, grant.expiresAt), account, adapterId, grantVersion: version }
}

/** An empty value never overwrites a stored one; an end date belongs to the token it came with. */
export function merged(old: Grant, fresh: Grant): Grant {
  if (!fresh.access) throw new AdapterFault('E_ADAPTER_BUG')
  const isUnchanged = isSame(fresh.access, old.access)
  return {
    access: fresh.access,
    refresh: fresh.refresh || old.refresh,
    scopes: fresh.scopes?.length ? fresh.scopes : old.scopes,
    expiresAt: fresh.expiresAt ?? (isUnchanged ? old.expiresAt : undefined),
    refreshExpiresAt: fresh.refreshExpiresAt ?? old.refreshExpiresAt,
    extra: fresh.extra ?? old.extra,
  }
}

/** A doubtful end is no verdict on the grant: the same refresh token is tried again later. So is a time-out. */
function refreshFault(error: unknown): AdapterFault {
  if ((error as { name?: string } | null)?.name === 'TimeoutError') return new AdapterFault('E_REMOTE_DOWN')
  const fault = AdapterFault.from(error)
  if (fault.code === 'E_OUTCOME_UNKNOWN') return new AdapterFault('E_REMOTE_DOWN', fault.facts)
  // A refresh that is answered with "expired" has nothing left to refresh with.
  return fault.code === 'E_TOKEN_EXPIRED' ? new AdapterFault('E_TOKEN_REVOKED', fault.facts) : fault
}
