import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { LEASE_SECONDS, RENEW_EVERY_MS } from './limits.ts'

/** The row was removed, or somebody else took it over: what is made is made for nothing. */
export class NoLongerOurs extends Error {
  override name = 'NoLongerOurs'
}

/** The process ends. What is begun is given back, and begun by the next one. */
export class Stopping extends Error {
  override name = 'Stopping'
}

interface Held {
  table: 'workspace_exports' | 'workspace_imports'
  workspaceId: string
  id: string
  /** Number of the try, which only whoever holds the lease knows as the newest. */
  tries: number
  isStopping: () => boolean
}

/** A row that this process works on: its lease is renewed and its progress told while it does, and nobody else writes to it. */
export class Leased {
  #actor: Actor
  #timer: NodeJS.Timeout
  #isLost = false
  #renewing: Promise<unknown> = Promise.resolve()
  progress = 0

  constructor(private held: Held) {
    this.#actor = { workspaceId: held.workspaceId, userId: null }
    this.#timer = setInterval(() => void (this.#renewing = this.renew().catch(() => {})), RENEW_EVERY_MS)
  }

  /** Between two steps. Throws when there is no use in going on. */
  check() {
    if (this.#isLost) throw new NoLongerOurs()
    if (this.held.isStopping()) throw new Stopping()
  }

  async renew() {
    await this.write({ progress: this.progress, leased_until: new Date(Date.now() + LEASE_SECONDS * 1_000) })
  }

  /** False, when it is not ours any more. With `also` in the same transaction. */
  async write(columns: Record<string, unknown>, also: () => Promise<unknown> = async () => {}): Promise<boolean> {
    const { table, workspaceId, id, tries } = this.held
    return tenantTx(this.#actor, async ({ client }) => {
      const changed = Number(await client.from(table).where({ workspace_id: workspaceId, id, tries }).whereIn('state', ['making', 'checking', 'bringing']).update({ ...columns, updated_at: new Date() }))
      this.#isLost ||= !changed
      if (changed) await also()
      return Boolean(changed)
    })
  }

  async end() {
    clearInterval(this.#timer)
    await this.#renewing
  }
}
