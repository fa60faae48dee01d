import { DateTime } from 'luxon'
import { merge, type Run, type Tally, type World } from '../world.ts'

/** What an outage of six hours leaves: late by less than the limit goes out, later waits for a person. */
export async function outageBacklog(world: World, full: boolean): Promise<Tally> {
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  const { Dispatcher } = await import('#services/publishing/dispatcher')
  const count = full ? 20 : 4
  const late = async (minutes: number): Promise<Run> => {
    const run = await world.post({ at: DateTime.utc().plus({ hours: 8 }) })
    await tenantTx(world.actor, ({ client }) => client.from('deliveries').where('post_id', run.postId).update({ publish_at: DateTime.utc().minus({ minutes }).toJSDate() }))
    return run
  }
  const little = await Promise.all(Array.from({ length: count }, (_, index) => late(5 + index)))
  const much = await Promise.all(Array.from({ length: count }, (_, index) => late(130 + index * 20)))
  await (await world.app.container.make(Dispatcher)).rebuild()

  const first = await world.tally(little)
  const second = await world.tally(much, { mayFail: true })
  for (const run of much) {
    const { state, heldReason } = await world.deliveryOf(run)
    if (state === 'held' && heldReason === 'too_late') continue
    second.lost++
    second.notes.push(`${run.marker}: hours late, and ${state} instead of held`)
  }
  return merge(first, second)
}

/** Many posts of one minute, each of its own account. */
export async function sameMinuteBurst(world: World, full: boolean): Promise<Tally> {
  const at = DateTime.utc().plus({ seconds: full ? 20 : 8 })
  const runs: Run[] = []
  for (let index = 0; index < (full ? 1_000 : 40); index++) runs.push(await world.post({ at }))
  return world.tally(runs, { from: Math.max(Date.now(), at.toMillis()), limitSeconds: full ? 600 : 120 })
}
