import { inject } from '@adonisjs/core'
import { isOperator } from '#services/access/operators'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { EmulatorClient } from './emulator_client.ts'
import { E_NOT_THEIR_CHANNEL } from './errors.ts'
import { Feed } from './feed.ts'
import type { Platform } from './platforms.ts'

export interface Fault {
  call: string
  kind: string
  when: 'before' | 'after'
  times?: number
  skip?: number
  retryAfter?: number
  account?: string
  delayMs?: number
}

export interface AccessChange {
  state: string
  account?: string
}

/** Makes a platform misbehave. It does so for everybody on this installation, so it is for who manages a workspace, or the installation. */
@inject()
export class Switches {
  constructor(
    private feed: Feed,
    private permissions: PermissionEngine
  ) {}

  /** An operator sees with nobody else's eyes while they do what an operator may. */
  async may(actor: Actor): Promise<boolean> {
    const { allowed } = await tenantTx(actor, () => this.permissions.can(actor, 'workspace.edit'))
    return allowed || (!actor.impersonatorId && actor.userId !== null && (await isOperator(actor.userId)))
  }

  async add(actor: Actor, platform: Platform, fault: Fault) {
    await this.#refuseForeign(actor, platform, fault.account)
    await this.#change(actor, platform, { action: 'sandbox.fault_added', after: { ...fault } }, 'POST', 'faults', fault)
  }

  removeAll(actor: Actor, platform: Platform) {
    return this.#change(actor, platform, { action: 'sandbox.faults_removed' }, 'DELETE', 'faults')
  }

  async changeAccess(actor: Actor, platform: Platform, change: AccessChange) {
    await this.#refuseForeign(actor, platform, change.account)
    await this.#change(actor, platform, { action: 'sandbox.access_changed', after: { ...change } }, 'POST', 'credentials', change)
  }

  moveClock(actor: Actor, platform: Platform, advanceSeconds: number) {
    return this.#change(actor, platform, { action: 'sandbox.clock_moved', after: { advanceSeconds } }, 'POST', 'clock', { advanceSeconds })
  }

  reset(actor: Actor, platform: Platform) {
    return this.#change(actor, platform, { action: 'sandbox.reset' }, 'POST', 'reset', {})
  }

  /** Accounts at the emulator are everybody's; a person touches those that they see as channels. */
  async #refuseForeign(actor: Actor, platform: Platform, account: string | undefined) {
    if (account === undefined) return
    const channels = await this.feed.channels(actor, platform)
    if (!channels.some(({ remoteId }) => remoteId === account)) throw new E_NOT_THEIR_CHANNEL()
  }

  /** Noted once it has happened: what the emulator refused was no change. */
  async #change(actor: Actor, platform: Platform, entry: { action: string; after?: Record<string, unknown> }, method: 'POST' | 'DELETE', path: string, body?: object) {
    await new EmulatorClient(platform).change(method, path, body)
    await tenantTx(actor, () => audit({ action: entry.action, subject: { type: 'plugin', id: platform.id }, after: { name: platform.name, ...entry.after } }))
  }
}
