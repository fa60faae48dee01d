import { inject } from '@adonisjs/core'
import type { AccountChoice, FaultCode } from '@caidence/sdk'
import { audit } from '#services/audit/audit'
import { announceConnection } from '#services/events/announce_connection'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { capabilityHealth } from './capability_health.ts'
import { accessEndOf, GrantStore } from './grant_store.ts'
import { connectionHooks } from './hooks.ts'
import { declined, isPossible, scopeFindings } from './scopes.ts'

export interface Intake {
  adapterId: string
  brandId: string
  choices: AccountChoice[]
}

export interface Connected {
  ids: string[]
  /** Set when at least one account cannot publish, because a permission was declined. */
  faultCode: FaultCode | null
}

/** Turns accounts a person picked into connections of a brand. Runs inside the caller's tenant transaction. */
@inject()
export class AccountIntake {
  private grants = new GrantStore()

  constructor(private plugins: PluginHostService) {}

  async connect(actor: Actor, { adapterId, brandId, choices }: Intake): Promise<Connected> {
    const needed = await this.plugins.scopes(adapterId)
    const { capabilities } = this.plugins.info(adapterId)
    const canPublish = capabilities.includes('publish')
    const ids: string[] = []
    let worst: FaultCode | null = null

    for (const choice of choices) {
      const missing = declined(needed, choice.grant.scopes)
      const faultCode = canPublish && !isPossible('publish', missing) ? 'E_SCOPE_MISSING' : null
      const { id, existed } = await this.upsert(actor, {
        ...{ adapterId, brandId, choice, faultCode },
        findings: scopeFindings(needed, choice.grant.scopes),
        health: capabilityHealth({ capabilities, needed, granted: choice.grant.scopes, findings: [], isChecked: false }),
      })
      await this.grants.put(id, choice.grant)
      await audit({ action: 'connection.connected', subject: { type: 'social_connection', id }, brandId, after: { adapter: adapterId, handle: choice.account.handle, isAnew: existed } })
      if (faultCode) await announceConnection('connection.lost', id, { faultCode })
      else await announceConnection('connection.connected', id, { isAgain: existed })
      if (existed && !faultCode) await connectionHooks.reconnected(actor, id)
      if (existed && faultCode) await connectionHooks.flagged(actor, id, faultCode)
      worst ??= faultCode
      ids.push(id)
    }
    return { ids, faultCode: worst }
  }

  /** The same account for the same brand stays the same row: its posts, numbers and history stay with it. */
  private async upsert(
    actor: Actor,
    input: { adapterId: string; brandId: string; choice: AccountChoice; faultCode: FaultCode | null; findings: unknown[]; health: unknown[] }
  ): Promise<{ id: string; existed: boolean }> {
    const { client, workspaceId } = tenant()
    const { account, grant } = input.choice
    const { rows } = await client.rawQuery(
      `insert into social_connections (workspace_id, brand_id, adapter_id, remote_id, handle, kind, name, picture_url, account,
         state, fault_code, findings, scopes, token_expires_at, refresh_expires_at, connected_by, person_id, access_ends_at, capabilities)
       values (:workspaceId, :brandId, :adapterId, :remoteId, :handle, :kind, :name, :pictureUrl, cast(:account as jsonb),
         :state, :faultCode, cast(:findings as jsonb), :scopes, :expiresAt, :refreshExpiresAt, :userId, :personId, :accessEndsAt, cast(:health as jsonb))
       on conflict (workspace_id, brand_id, adapter_id, remote_id) do update set
         handle = excluded.handle, kind = excluded.kind, name = excluded.name, picture_url = excluded.picture_url,
         account = excluded.account, state = excluded.state, fault_code = excluded.fault_code, findings = excluded.findings,
         scopes = excluded.scopes, token_expires_at = excluded.token_expires_at, refresh_expires_at = excluded.refresh_expires_at,
         connected_by = excluded.connected_by, person_id = excluded.person_id, access_ends_at = excluded.access_ends_at, capabilities = excluded.capabilities, told_end_at = null, told_days = null, checked_at = null, disconnected_at = null, updated_at = now()
       returning id, (xmax <> 0) as existed`,
      {
        workspaceId,
        brandId: input.brandId,
        adapterId: input.adapterId,
        remoteId: account.remoteId,
        handle: account.handle,
        kind: account.kind,
        name: account.name ?? null,
        pictureUrl: account.pictureUrl ?? null,
        account: JSON.stringify(account),
        state: input.faultCode ? 'needs_reauth' : 'active',
        faultCode: input.faultCode,
        findings: JSON.stringify(input.findings),
        health: JSON.stringify(input.health),
        scopes: grant.scopes,
        expiresAt: grant.expiresAt ?? null,
        refreshExpiresAt: grant.refreshExpiresAt ?? null,
        userId: actor.userId,
        personId: grant.person ?? null,
        accessEndsAt: accessEndOf(grant) ?? null,
      } as any
    )
    return rows[0]
  }
}
