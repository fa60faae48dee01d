import type { Client } from '../client.ts'
import type { components } from '../schema.ts'
import { pause } from '../retry.ts'
import { EXIT } from './exits.ts'
import { clean } from './output.ts'

export type Post = components['schemas']['Post']
type Delivery = components['schemas']['Delivery']

/** While something is being sent, news come every few seconds. */
const SOON_MS = 1_000
const LONGEST_MS = 30_000
const SLOWER = 1.5

/** States that end by themselves. In every other one a person has to do something first, or it is over. */
const MOVING = new Set(['scheduled', 'preparing', 'committing', 'confirming', 'publishing', 'approved'])

export const isMoving = (post: Post) => post.deliveries.some(({ state }) => MOVING.has(state))

/** What the command ends with, by what became of the deliveries; the worst one decides. */
export function verdictOf({ deliveries }: Post): number {
  const states = new Set<string>(deliveries.map(({ state }) => state))
  if (states.has('failed')) return EXIT.postFailed
  if (!deliveries.length || ['draft', 'in_review', 'unconfirmed', 'held'].some((state) => states.has(state))) return EXIT.postWaits
  if (states.has('cancelled')) return states.has('live') ? EXIT.done : EXIT.postCancelled
  return [...states].every((state) => state === 'live') ? EXIT.done : EXIT.postWaits
}

interface Watching {
  signal: AbortSignal
  until?: number
  onChange: (delivery: Delivery) => void
}

/** Asks until nothing moves by itself any more, or the time is over. Answers the post as it was last. */
export async function follow(client: Client, id: string, { signal, until = Infinity, onChange }: Watching): Promise<{ post: Post; isSettled: boolean }> {
  const seen = new Map<string, string>()
  let wait = SOON_MS
  for (;;) {
    const { data: post } = await client.call('getPost', { path: { id }, signal })
    for (const delivery of post.deliveries) {
      const now = `${delivery.state} ${delivery.heldReason?.code ?? ''} ${delivery.fault?.code ?? ''}`
      if (seen.get(delivery.id) === now) continue
      seen.set(delivery.id, now)
      wait = SOON_MS
      onChange(delivery)
    }
    if (!isMoving(post)) return { post, isSettled: true }
    if (Date.now() >= until) return { post, isSettled: false }
    await pause(Math.min(wait, nextDue(post), Math.max(0, until - Date.now())), signal)
    wait = Math.min(wait * SLOWER, LONGEST_MS)
  }
}

/** Nothing is missed by sleeping through the hours before, and nothing is late when the time comes. */
function nextDue({ deliveries }: Post): number {
  const due = deliveries.filter(({ state, publishAt }) => state === 'scheduled' && publishAt).map(({ publishAt }) => Date.parse(publishAt!) - Date.now())
  const soonest = Math.min(...due, Infinity)
  return soonest > 0 ? Math.max(soonest, SOON_MS) : LONGEST_MS
}

/** One line for one delivery: where, what, and what to do about it. */
export function told({ adapterName, account, formatName, state, permalink, fault, heldReason }: Delivery): string {
  const why = fault ?? heldReason
  return clean([`${adapterName} ${account.handle} (${formatName}): ${state}`, permalink, why?.sentence, why?.action].filter(Boolean).join(' · '))
}
