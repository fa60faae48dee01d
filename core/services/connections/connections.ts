import { inject } from '@adonisjs/core'
import { AdapterFault, type Call, type FaultCode, type Finding, type Instant } from '@caidence/sdk'
import { DateTime } from 'luxon'
import SocialConnection from '#models/social_connection'
import { PermissionEngine } from '#services/access/permission_engine'
import { announceConnection } from '#services/events/announce_connection'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { faultSentence } from '#services/publishing/fault_sentences'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import * as errors from './errors.ts'
import { Grants } from './grants.ts'
import { connectionHooks } from './hooks.ts'
import { capabilityHealth } from './capability_health.ts'
import { scopeFindings } from './scopes.ts'
import { withinLimit } from './within_limit.ts'

/** A person waits for a check; a platform that takes longer counts as not answering. */
const CHECK_TIMEOUT_MS = 20_000
/** The list is not paged: even a large agency has some hundred channels. */
const MAX_LISTED = 1_000

export interface CallInput {
  /** Stable per logical write: the idempotency key where a platform has one. */
  operation: string
  deadline: Instant
  signal: AbortSignal
}

/** A `Call`, and the version of the grant it speaks with: name it when the platform refuses the token. */
export interface ConnectionCall extends Call {
  grantVersion: number
}

/** Authorised accounts: their list, their health, and speaking for them. */
@inject()
export class Connections {
  constructor(
    private plugins: PluginHostService,
    private grants: Grants,
    private permissions: PermissionEngine
  ) {}

  list(actor: Actor, filter: { brandId?: string; adapterId?: string; state?: SocialConnection['state'] } = {}): Promise<SocialConnection[]> {
    return tenantTx(actor, async () => {
      const scope = await this.permissions.scope(actor, 'connections.view')
      const query = scope(SocialConnection.query()).orderBy('createdAt').orderBy('id').limit(MAX_LISTED)
      for (const [column, value] of Object.entries(filter)) if (value !== undefined) void query.where(column, value)
      return query
    })
  }

  /** Throws `E_CONNECTION_NOT_FOUND`, also for what is another workspace's, or not theirs to see. */
  find(actor: Actor, id: string): Promise<SocialConnection> {
    return tenantTx(actor, async () => {
      const query = SocialConnection.query().where({ workspaceId: actor.workspaceId, id })
      if (actor.userId) (await this.permissions.scope(actor, 'connections.view'))(query)
      const connection = await query.first()
      if (!connection) throw new errors.E_CONNECTION_NOT_FOUND()
      return connection
    })
  }

  /** Everything an adapter's operation may know. Built where it is used; never serialised. */
  async callFor(actor: Actor, connectionId: string, input: CallInput): Promise<ConnectionCall> {
    const { token, account, grantVersion } = await this.grants.tokenFor(actor, connectionId)
    return { connection: { id: connectionId, account }, token, grantVersion, ...input }
  }

  /**
   * Runs `work` with a call for this connection. A token that the platform calls expired is renewed and the work done once
   * more; access that is gone is flagged. For reading only: what writes goes through deliveries and their ledger.
   */
  async speak<T>(actor: Actor, connectionId: string, input: CallInput, work: (call: Call) => Promise<T>): Promise<T> {
    const first = await this.callFor(actor, connectionId, input)
    try {
      return await work(first)
    } catch (error) {
      if (!AdapterFault.is(error)) throw error
      // A permission that was declined for reading must not hold back what is to be published.
      if (error.code === 'E_TOKEN_REVOKED' || error.code === 'E_ACCOUNT_BLOCKED') await this.grants.flag(actor, connectionId, error.code, first.grantVersion)
      if (error.remedy !== 'refresh') throw error
    }
    const { token } = await this.grants.refresh(actor, connectionId, { sinceVersion: first.grantVersion })
    return work({ ...first, token })
  }

  /** Asks the platform what this connection can do today, and keeps the findings. */
  async check(actor: Actor, id: string): Promise<SocialConnection> {
    const connection = await this.find(actor, id)
    if (connection.state === 'disconnected') return connection

    const { findings: told, fault, grantVersion } = await this.probe(actor, connection)
    const health = await this.health(connection, told)
    if (fault?.remedy === 'reconnect') await this.grants.flag(actor, id, fault.code, grantVersion)
    return tenantTx(actor, async () => {
      const current = await this.find(actor, id)
      current.merge({ ...health, checkedAt: DateTime.utc() })
      const isWell = !fault && told.every(({ status }) => status !== 'fail')
      const isMended = isWell && current.state === 'needs_reauth'
      if (isMended) current.merge({ state: 'active', faultCode: null })
      await current.save()
      // A blocked account that was unblocked needs no new consent.
      if (isMended) {
        await connectionHooks.reconnected(actor, id)
        await announceConnection('connection.connected', id, { isAgain: true })
      }
      return current
    })
  }

  /** For the publishing side, when a fault says that only a person can help. */
  flag(actor: Actor, connectionId: string, code: FaultCode, grantVersion?: number): Promise<boolean> {
    return this.grants.flag(actor, connectionId, code, grantVersion)
  }

  /** The platform did what it was asked: the sign of life on the channel's card. */
  async touchSuccess(actor: Actor, connectionId: string): Promise<void> {
    await tenantTx(actor, ({ client, workspaceId }) =>
      client.from('social_connections').where({ workspace_id: workspaceId, id: connectionId }).update({ last_success_at: new Date() })
    )
  }

  /** `mayStill` is asked once more at the moment it happens, and throws when not. */
  async disconnect(actor: Actor, connectionId: string, mayStill?: () => Promise<unknown>): Promise<{ revoked: boolean }> {
    return this.grants.revokeAndForget(actor, connectionId, mayStill)
  }

  /** The one connection of a platform, for callers that did not say which. */
  async only(actor: Actor, adapterId: string): Promise<SocialConnection> {
    const found = (await this.list(actor, { adapterId })).filter(({ state }) => state !== 'disconnected')
    if (!found.length) throw new errors.E_CONNECTION_NOT_FOUND()
    if (found.length > 1) throw new errors.E_CONNECTION_AMBIGUOUS([found.map(({ id }) => id).join(', ')])
    return found[0]
  }

  /** The adapter's findings, and the permissions that the manifest wants and the grant lacks, unless the adapter named them itself. */
  private async health({ adapterId, scopes }: SocialConnection, told: Finding[]) {
    const info = this.plugins.adapters().find(({ id }) => id === adapterId)
    if (!info) return { findings: told, capabilities: [] }
    const needed = await this.plugins.scopes(adapterId)
    const missing = scopeFindings(needed, scopes).filter(({ status, check }) => status === 'fail' && !told.some((finding) => finding.check === check))
    const findings = [...told, ...missing]
    return { findings, capabilities: capabilityHealth({ capabilities: info.capabilities, needed, granted: scopes, findings: told, isChecked: true }) }
  }

  private async probe(actor: Actor, connection: SocialConnection) {
    const first = await this.ask(actor, connection)
    if (first.fault?.remedy !== 'refresh' || first.grantVersion === undefined) return first
    const { fault } = await this.grants
      .refresh(actor, connection.id, { sinceVersion: first.grantVersion })
      .then(() => ({ fault: undefined }), (error) => ({ fault: AdapterFault.from(error) }))
    return fault ? { ...first, fault, findings: [this.findingOf(fault, connection.adapterId)] } : this.ask(actor, connection)
  }

  private async ask(actor: Actor, { id, adapterId }: SocialConnection): Promise<{ findings: Finding[]; fault?: AdapterFault; grantVersion?: number }> {
    const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS)
    const deadline = DateTime.utc().plus({ milliseconds: CHECK_TIMEOUT_MS }).toISO()
    let grantVersion: number | undefined
    try {
      const adapter = await this.plugins.load(adapterId)
      const call = await this.callFor(actor, id, { operation: `check:${id}`, deadline, signal })
      grantVersion = call.grantVersion
      return { findings: vettedFindings(await withinLimit(adapter.probe(call), signal)), grantVersion }
    } catch (error) {
      const isLate = (error as { name?: string } | null)?.name === 'TimeoutError'
      const fault = isLate ? new AdapterFault('E_REMOTE_DOWN') : AdapterFault.from(error)
      return { findings: [this.findingOf(fault, adapterId)], fault, grantVersion }
    }
  }

  private findingOf(fault: AdapterFault, adapterId: string): Finding {
    const platform = this.plugins.adapters().find(({ id }) => id === adapterId)?.pluginName ?? adapterId
    const { sentence, action } = faultSentence(fault.code, { platform, field: fault.facts.field })
    const isPassing = fault.remedy === 'retry' || fault.remedy === 'wait' || fault.remedy === 'reconcile'
    return { check: 'authorize.account', status: isPassing ? 'warn' : 'fail', summary: sentence, fix: action }
  }
}

const STATUSES = ['pass', 'warn', 'fail', 'skip']
const MOST_FINDINGS = 50
const TEXT_MAX = 500

/** What an adapter found, if people can read it. */
function vettedFindings(findings: unknown): Finding[] {
  const isText = (value: unknown) => typeof value === 'string' && value.length <= TEXT_MAX
  const isGood = (finding: Partial<Finding> | null) =>
    isText(finding?.check) && isText(finding?.summary) && STATUSES.includes(finding?.status as string) && (finding?.fix === undefined || isText(finding.fix))
  if (!Array.isArray(findings) || !findings.every(isGood)) throw new AdapterFault('E_ADAPTER_BUG')
  return findings.slice(0, MOST_FINDINGS).map(({ check, status, summary, fix }: Finding) => ({ check, status, summary, ...(fix !== undefined && { fix }) }))
}
