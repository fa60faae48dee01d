import { stepper, type Effect, type Json } from '@caidence/sdk'
import { idOf, numberOf, objectOf, textOf } from '@caidence/meta-graph'

/** Each step's effect, so that no caller can mark the one write that must not be repeated as harmless. */
const EFFECTS = {
  child: 'repeatable',
  children: 'none',
  container: 'repeatable',
  poll: 'none',
  publish: 'once',
  find: 'none',
  confirm: 'none',
  comment: 'once',
  commentLater: 'none',
} as const satisfies Record<string, Effect>

export type Step = keyof typeof EFFECTS

/** What a checkpoint remembers. Ids and counters only. */
export interface Progress {
  children: string[]
  /** How many children are ready. */
  ready: number
  container: string | null
  /** Looks at the container or child that is being waited for. */
  polls: number
  /** Containers given up so far. */
  restarts: number
  /** Newest posts before publishing. */
  before: string[]
  /** Times the container may have been sent to publish. */
  sends: number
  media: string | null
  looks: number
  /** Of the post that was read back, while its first comment is written. */
  url: string | null
  publishedAt: string | null
  /** Tries of the first comment. */
  tries: number
}

export const START: Progress = {
  children: [],
  ready: 0,
  container: null,
  polls: 0,
  restarts: 0,
  before: [],
  sends: 0,
  media: null,
  looks: 0,
  url: null,
  publishedAt: null,
  tries: 0,
}

export const { checkpoint, next, wait } = stepper<Step, Progress>(EFFECTS)

/** Reads a stored checkpoint, filling what an older version of this adapter did not write. */
export function progressOf(data: Json): Progress {
  const stored = objectOf(data)
  return {
    children: idsIn(stored.children),
    ready: numberOf(stored.ready) ?? 0,
    container: idOf(stored.container),
    polls: numberOf(stored.polls) ?? 0,
    restarts: numberOf(stored.restarts) ?? 0,
    before: idsIn(stored.before),
    sends: numberOf(stored.sends) ?? 0,
    media: textOf(stored.media) ?? null,
    looks: numberOf(stored.looks) ?? 0,
    url: textOf(stored.url) ?? null,
    publishedAt: textOf(stored.publishedAt) ?? null,
    tries: numberOf(stored.tries) ?? 0,
  }
}

const idsIn = (value: Json | undefined) =>
  Array.isArray(value) ? value.flatMap((id) => idOf(id) ?? []) : []
