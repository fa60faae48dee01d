import type { FaultCode } from '@caidence/sdk'
import type { Actor } from '#services/tenancy/tenant_tx'

type Hook<A extends unknown[] = []> = (actor: Actor, connectionId: string, ...more: A) => Promise<void>

/**
 * What other domains do when a connection changes. Hooks run inside the tenant transaction of the change, so both
 * happen or neither; they must not call a platform or wait for a workflow.
 */
class ConnectionHooks {
  #reconnected: Hook[] = []
  #disconnected: Hook[] = []
  #flagged: Hook<[FaultCode]>[] = []
  #switchedOn: Hook[] = []

  /** The account was authorised again, or a check found it well: what waited for it may go on. */
  onReconnected(hook: Hook) {
    this.#reconnected.push(hook)
  }

  /** A person took the channel away. */
  onDisconnected(hook: Hook) {
    this.#disconnected.push(hook)
  }

  /** The platform refuses until a person reconnects. */
  onFlagged(hook: Hook<[FaultCode]>) {
    this.#flagged.push(hook)
  }

  /** A channel that was switched off for everybody, or in its workspace, is offered again. */
  onSwitchedOn(hook: Hook) {
    this.#switchedOn.push(hook)
  }

  reconnected(actor: Actor, connectionId: string) {
    return inTurn(this.#reconnected, actor, connectionId)
  }

  disconnected(actor: Actor, connectionId: string) {
    return inTurn(this.#disconnected, actor, connectionId)
  }

  flagged(actor: Actor, connectionId: string, code: FaultCode) {
    return inTurn(this.#flagged, actor, connectionId, code)
  }

  switchedOn(actor: Actor, connectionId: string) {
    return inTurn(this.#switchedOn, actor, connectionId)
  }
}

async function inTurn<A extends unknown[]>(hooks: Hook<A>[], actor: Actor, connectionId: string, ...more: A) {
  for (const hook of hooks) await hook(actor, connectionId, ...more)
}

export const connectionHooks = new ConnectionHooks()
