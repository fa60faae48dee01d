import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import type { AccountRef, Grant, Instant, Json } from '@caidence/sdk'
import { isSame } from '#services/secrets/digest'
import { secretBox } from '#services/secrets/main'
import { tenant } from '#services/tenancy/tenant_tx'
import { E_CONNECTION_NOT_FOUND } from './errors.ts'

/** A connection with its grant, opened. Lives in memory for one operation and is never logged or serialised. */
export interface HeldGrant {
  grantId: string
  connectionId: string
  adapterId: string
  account: AccountRef
  state: string
  faultCode: string | null
  grant: Grant
  version: number
  obtainedAt: DateTime
  /** A refresh just failed; the next one has to wait a moment. */
  isPaused: boolean
}

type Field = 'access' | 'refresh' | 'extra'

/** Where a ciphertext belongs: moved to another workspace, grant or field, it does not open. */
export const placeOfGrant = (workspaceId: string, grantId: string, field: Field) => [workspaceId, 'grant', grantId, field]

/** Reads and writes encrypted grants. Every method runs inside the caller's tenant transaction. */
export class GrantStore {
  /** Null for a connection without a grant (disconnected). Throws when there is no such connection here. */
  async read(connectionId: string): Promise<HeldGrant | null> {
    const { client, workspaceId } = tenant()
    const { rows } = await client.rawQuery(
      `select c.adapter_id, c.account, c.state, c.fault_code, g.id, g.access_cipher, g.refresh_cipher, g.extra_cipher, g.scopes,
              g.expires_at, g.refresh_expires_at, g.version, g.obtained_at, (g.lease_owner is null and g.lease_until > now()) as paused
       from social_connections c left join connection_grants g on g.workspace_id = c.workspace_id and g.connection_id = c.id
       where c.workspace_id = :workspaceId and c.id = :connectionId`,
      { workspaceId, connectionId }
    )
    const [row] = rows
    if (!row) throw new E_CONNECTION_NOT_FOUND()
    if (!row.id) return null

    const open = (field: Field) => {
      const cipher: string | null = row[`${field}_cipher`]
      return cipher === null ? undefined : secretBox().openText(cipher, placeOfGrant(workspaceId, row.id, field))
    }
    const extra = open('extra')
    return {
      grantId: row.id,
      connectionId,
      adapterId: row.adapter_id,
      account: row.account,
      state: row.state,
      faultCode: row.fault_code,
      version: row.version,
      obtainedAt: DateTime.fromJSDate(row.obtained_at),
      isPaused: row.paused === true,
      grant: {
        access: open('access')!,
        refresh: open('refresh'),
        scopes: row.scopes,
        expiresAt: instant(row.expires_at),
        refreshExpiresAt: instant(row.refresh_expires_at),
        extra: extra === undefined ? undefined : (JSON.parse(extra) as Json),
      },
    }
  }

  /** A grant a person has just given. Replaces the stored one; a refresh that is under way loses against it. */
  async put(connectionId: string, grant: Grant) {
    const { client, workspaceId } = tenant()
    const known = await client.from('connection_grants').where({ workspace_id: workspaceId, connection_id: connectionId }).forUpdate().select('id').first()
    const id: string = known?.id ?? randomUUID()
    const columns = { ...this.sealed(id, grant), ...dates(grant), scopes: grant.scopes, obtained_at: new Date(), updated_at: new Date() }
    if (!known) {
      await client.insertQuery().table('connection_grants').insert({ id, workspace_id: workspaceId, connection_id: connectionId, ...columns })
      return
    }
    await client
      .from('connection_grants')
      .where({ workspace_id: workspaceId, id })
      .update({ ...columns, version: client.raw('version + 1'), lease_owner: null, lease_until: null })
  }

  /** What a refresh brought, unless somebody else was faster or the lease went to another. */
  async replace(held: HeldGrant, owner: string, fresh: Grant): Promise<boolean> {
    const { client, workspaceId } = tenant()
    const result = await client
      .from('connection_grants')
      .where({ workspace_id: workspaceId, id: held.grantId, version: held.version, lease_owner: owner })
      .update({
        ...this.sealed(held.grantId, fresh),
        ...dates(fresh),
        scopes: fresh.scopes,
        version: held.version + 1,
        lease_owner: null,
        lease_until: null,
        updated_at: new Date(),
        ...(!isSame(fresh.access, held.grant.access) && { obtained_at: new Date() }),
      })
    if (changed(result) === 0) return false

    await client
      .from('social_connections')
      .where({ workspace_id: workspaceId, id: held.connectionId })
      .update({ scopes: fresh.scopes, token_expires_at: fresh.expiresAt ?? null, refresh_expires_at: fresh.refreshExpiresAt ?? null, access_ends_at: accessEndOf(fresh) ?? null, updated_at: new Date() })
    return true
  }

  /** The right to refresh this version, for so many seconds. The database's clock decides, so processes need not agree on time. */
  async lease(held: HeldGrant, owner: string, seconds: number): Promise<boolean> {
    const { client, workspaceId } = tenant()
    const { rowCount } = await client.rawQuery(
      `update connection_grants set lease_owner = :owner, lease_until = now() + make_interval(secs => :seconds)
       where workspace_id = :workspaceId and id = :id and version = :version and (lease_until is null or lease_until < now())`,
      { owner, seconds, workspaceId, id: held.grantId, version: held.version }
    )
    return rowCount === 1
  }

  /** Ends a lease without a new token. Until the pause is over nobody tries again: those who wait get this answer too. */
  async pause(held: HeldGrant, owner: string, seconds: number) {
    const { client, workspaceId } = tenant()
    await client.rawQuery(
      `update connection_grants set lease_owner = null, lease_until = now() + make_interval(secs => :seconds)
       where workspace_id = :workspaceId and id = :id and lease_owner = :owner`,
      { owner, seconds, workspaceId, id: held.grantId }
    )
  }

  async forget(connectionId: string) {
    const { client, workspaceId } = tenant()
    await client.from('connection_grants').where({ workspace_id: workspaceId, connection_id: connectionId }).delete()
  }

  /** Columns for what has a value. What is empty is left out, so that it never overwrites a stored token. */
  private sealed(grantId: string, { access, refresh, extra }: Grant) {
    const { workspaceId } = tenant()
    const seal = (field: Field, text: string) => secretBox().sealText(text, placeOfGrant(workspaceId, grantId, field))
    return {
      ...(access && { access_cipher: seal('access', access) }),
      ...(refresh && { refresh_cipher: seal('refresh', refresh) }),
      ...(extra !== undefined && extra !== null && { extra_cipher: seal('extra', JSON.stringify(extra)) }),
    }
  }
}

/** When a person has to give access anew; undefined when it goes on by itself. A refresh token outlives what it renews. */
export const accessEndOf = ({ refresh, expiresAt, refreshExpiresAt }: Grant): Instant | undefined => (refresh ? refreshExpiresAt : expiresAt)

const dates = ({ expiresAt, refreshExpiresAt }: Grant) => ({ expires_at: expiresAt ?? null, refresh_expires_at: refreshExpiresAt ?? null })
const instant = (date: Date | null): Instant | undefined => date?.toISOString()
const changed = (result: unknown) => Number(Array.isArray(result) ? result[0] : result)
