import { setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'
import { merge, type Run, type Tally, type World } from '../world.ts'

const CLICKS = 50
/** A publication takes about this long from its moment to its end. */
const LIFE_MS = 2_000

/** Fifty parallel "publish now", two dispatchers at once, three workers, and a client that repeats its request. */
export async function doubleEverything(world: World, full: boolean): Promise<Tally> {
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  const { Dispatcher } = await import('#services/publishing/dispatcher')
  await world.stack.startWorker()
  await world.stack.startWorker()
  const posts = await world.posts()
  const dispatcher = await world.app.container.make(Dispatcher)

  const tallies: Tally[] = []
  for (let round = 0; round < (full ? 10 : 2); round++) {
    const clicked = await world.post({ at: DateTime.utc().plus({ minutes: 30 }) })
    const clicks = Array.from({ length: CLICKS }, () => tenantTx(world.actor, () => posts.publish(world.actor, clicked.postId)).catch((error) => error))
    const due = await Promise.all(Array.from({ length: 5 }, () => world.post({ at: DateTime.utc().plus({ seconds: 2 }) })))
    await Promise.all([...clicks, dispatcher.rebuild(), dispatcher.rebuild(), dispatcher.dispatch()])
    const repeated = await repeatedRequest(world, 10)
    tallies.push(await world.tally([clicked, ...due, repeated]))
  }
  return merge(...tallies)
}

/** The same POST ten times at once with one Idempotency-Key. */
async function repeatedRequest(world: World, times: number): Promise<Run> {
  const { default: User } = await import('#models/user')
  const user = await User.findOrFail(world.actor.userId)
  const token = await User.accessTokens.create(user, ['posts:read', 'posts:write', `workspace:${world.actor.workspaceId}`], { name: 'evidence' })
  const target = world.take()
  const marker = `run-api-${Math.random().toString(36).slice(2)}`
  const request = () =>
    fetch(`${world.stack.webUrl}/api/v1/posts`, {
      method: 'POST',
      headers: { 'authorization': `Bearer ${token.value!.release()}`, 'content-type': 'application/json', 'idempotency-key': marker },
      body: JSON.stringify({ ...world.input(target, `Evidence ${marker}`), when: 'now' }),
    })
  const answers = await Promise.all(Array.from({ length: times }, request))
  const created = answers.find(({ status }) => status === 201)
  if (!created) throw new Error(`No request created the post: ${answers.map(({ status }) => status).join(' ')} ${await answers[0].text()}`)
  const { data } = (await created.json()) as { data: { id: string } }
  return { marker, postId: data.id, account: target.account, begun: Date.now() }
}

/**
 * Cancel or edit within 50 ms of the moment of firing. What was acknowledged must hold: nothing goes out after an
 * acknowledged cancel, and nothing but the new text after an acknowledged edit.
 */
export async function cancelEditRace(world: World, full: boolean): Promise<Tally> {
  const tallies: Tally[] = []
  for (let round = 0; round < (full ? 25 : 3); round++) {
    const at = DateTime.utc().plus({ seconds: 2 })
    const runs = await Promise.all(Array.from({ length: 8 }, () => world.post({ at })))
    tallies.push(merge(...(await Promise.all(runs.map((run, index) => race(world, run, at, index % 2 === 0 ? 'cancel' : 'edit'))))))
  }
  return merge(...tallies)
}

async function race(world: World, run: Run, at: DateTime, act: 'cancel' | 'edit'): Promise<Tally> {
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  const posts = await world.posts()
  const edited = `${run.marker}-edited`
  // Spread over the whole short life of a publication as well as around the moment itself.
  await sleep(Math.max(0, at.toMillis() - Date.now() - 50 + Math.random() * LIFE_MS))
  const acknowledged = await tenantTx(world.actor, () =>
    act === 'cancel' ? posts.cancel(world.actor, run.postId) : posts.update(world.actor, run.postId, { text: `Evidence ${edited}` })
  ).then(
    () => true,
    () => false
  )
  const tally = await world.tally([run], { mayFail: act === 'cancel' })
  const out = world.published(run)
  if (act === 'cancel' && acknowledged && out.length) {
    tally.duplicated++
    tally.notes.push(`${run.marker}: went out after an acknowledged cancel`)
  }
  if (act === 'edit' && acknowledged && out.some(({ text }) => !text.includes(edited))) {
    tally.duplicated++
    tally.notes.push(`${run.marker}: went out with the old text after an acknowledged edit`)
  }
  return tally
}
