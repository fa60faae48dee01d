/** A platform under load sends some hundred a minute from a handful of addresses; ten times that is no platform. */
export const HOOKS_PER_MINUTE = 3_000
const WINDOW_MS = 60_000
/** Addresses counted at once. When more come within a minute, the oldest are forgotten: a flood must not fill the memory. */
const MOST_ADDRESSES = 10_000

/**
 * Counts what comes to the platforms' addresses, in this process alone: the store of the other limits is the database,
 * which nobody unknown may make work.
 */
export class HookLimit {
  #counts = new Map<string, { since: number; used: number }>()

  constructor(private most = HOOKS_PER_MINUTE) {}

  /** Seconds until the address may send again; 0 when it may now, and then it is counted. */
  take(address: string, now = Date.now()): number {
    const known = this.#counts.get(address)
    if (!known || now - known.since >= WINDOW_MS) {
      this.#counts.delete(address)
      if (this.#counts.size >= MOST_ADDRESSES) this.#counts.delete(this.#counts.keys().next().value!)
      this.#counts.set(address, { since: now, used: 1 })
      return 0
    }
    if (known.used >= this.most) return Math.ceil((known.since + WINDOW_MS - now) / 1000)
    known.used++
    return 0
  }
}
