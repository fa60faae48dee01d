import { AsyncLocalStorage } from 'node:async_hooks'
import { createError } from '@adonisjs/core/exceptions'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Who acts, and in which workspace. Activities and commands act as the originating user. */
export interface Actor {
  workspaceId: string
  /** Null for work that no person asked for, such as the watchdog. */
  userId: string | null
  /** The person who sees with that one's eyes, for a while and to help them. */
  impersonatorId?: string
  /** Of the request that asked for it, for the audit. */
  request?: { ip: string; id: string | null }
}

export interface Tenant extends Actor {
  client: TransactionClientContract
  /** `workspaces.authz_epoch` as it was when the transaction began, or was held; null once rights are not to be cached. */
  epoch: number | null
  /** Whether the workspace's row has been locked, so that rights stay as they are. */
  isHeld?: boolean
}

export const E_NO_WORKSPACE = createError(
  'Workspace data was touched outside a tenant transaction',
  'E_NO_WORKSPACE',
  500
)

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const current = new AsyncLocalStorage<Tenant>()

/** The tenant transaction this code runs in; throws `E_NO_WORKSPACE` outside one. */
export function tenant(): Tenant {
  const found = current.getStore()
  if (!found) throw new E_NO_WORKSPACE()
  return found
}

/**
 * Runs `work` in one transaction that sees only the actor's workspace. Inside a tenant transaction of the
 * same workspace it joins that one. Never hold one across a call to a platform.
 */
export async function tenantTx<T>(actor: Actor, work: (tenant: Tenant) => Promise<T>): Promise<T> {
  const outer = current.getStore()
  if (outer) {
    if (outer.workspaceId !== actor.workspaceId) throw new Error('A tenant transaction cannot change its workspace')
    return work(outer)
  }
  if (!UUID.test(actor.workspaceId)) throw new E_NO_WORKSPACE()

  const client = await db.connection('app').transaction()
  try {
    // One round trip. An impersonator is walled in like the person they see as; their own limits are the engine's.
    const { rows } = await client.rawQuery('select open_tenant(?, ?) as epoch', [actor.workspaceId, actor.userId as string])
    const tenantContext: Tenant = { ...actor, client, epoch: Number(rows[0].epoch ?? 0) }
    const result = await current.run(tenantContext, () => work(tenantContext))
    await client.commit()
    return result
  } catch (error) {
    if (!client.isCompleted) await client.rollback().catch(() => {})
    throw error
  }
}

/**
 * The connection this code already holds, or null. For reads of the installation's own tables that may happen inside a
 * transaction: a second connection there lets a pool whose every connection waits for one more stand still.
 */
export const heldConnection = (): TransactionClientContract | null => current.getStore()?.client ?? null

/** For code that starts background work from inside a transaction: leaves it, so that nothing leaks. */
export const outsideTenant = <T>(work: () => T): T => current.exit(work)
