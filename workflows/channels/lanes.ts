/** Channels of one adapter at once: gentle on its platform, and on the worker that publishes meanwhile. */
const AT_ONCE = 4
/** So many in a row that did not even begin, or did not end: its worker is not there. The next round tries again. */
const GIVE_UP_AFTER = 5
/** Pages in one run of a workflow, so that its history stays short; what is left is due with the next run. */
const MOST_PAGES = 20

/**
 * Works through the channels of every adapter, each adapter in a lane of its own: one whose worker is gone, or whose
 * platform hangs, keeps nobody else waiting.
 */
export async function inLanes<T>(adapters: string[], page: (adapterId: string) => Promise<T[]>, work: (adapterId: string, item: T) => Promise<unknown>): Promise<number> {
  const done = await Promise.all(
    adapters.map(async (adapterId) => {
      let [count, failures] = [0, 0]
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        const queue = await page(adapterId)
        if (!queue.length) break
        const lane = async () => {
          for (let item = queue.shift(); item !== undefined && failures < GIVE_UP_AFTER; item = queue.shift()) {
            const isDone = await work(adapterId, item).then(
              () => true,
              () => false
            )
            failures = isDone ? 0 : failures + 1
            if (isDone) count++
          }
        }
        await Promise.all(Array.from({ length: AT_ONCE }, lane))
        if (failures >= GIVE_UP_AFTER) break
      }
      return count
    })
  )
  return done.reduce((sum, count) => sum + count, 0)
}
