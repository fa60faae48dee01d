import { stepper, type Effect, type Json } from '@caidence/sdk'
import { numberOf, objectOf, textOf, textsOf } from '../api/json.ts'

/** Each step's effect, so that no caller can mark a write that must not be repeated as harmless. */
const EFFECTS = {
  open: 'repeatable',
  send: 'repeatable',
  cover: 'repeatable',
  finish: 'repeatable',
  process: 'none',
  ready: 'none',
  publish: 'once',
  throttled: 'none',
  confirm: 'none',
  settle: 'none',
  comment: 'once',
} as const satisfies Record<string, Effect>

export type Step = keyof typeof EFFECTS

/** What a checkpoint remembers. Ids and counters only; upload addresses are in the plugin's store. */
export interface Progress {
  /** Uploaded assets, in the order of the media. */
  assets: string[]
  /** The asset that is being uploaded. */
  asset: string | null
  /** Parts of it that have arrived. */
  part: number
  /** How many assets are processed. */
  processed: number
  /** Looks at the asset that is being waited for. */
  polls: number
  /** Uploads begun anew. */
  restarts: number
  /** Newest posts before publishing. */
  before: string[]
  /** Whether the platform lets this connection read the account's posts. */
  readable: boolean
  /** When everything was ready to be posted. */
  readyAt: string | null
  /** Times the post may have been sent. */
  sends: number
  /** Times in a row a limit refused the post. */
  throttles: number
  post: string | null
  postedAt: string | null
  looks: number
  /** Times the first comment was refused because the post was not there yet. */
  comments: number
}

export const START: Progress = {
  assets: [],
  asset: null,
  part: 0,
  processed: 0,
  polls: 0,
  restarts: 0,
  before: [],
  readable: false,
  readyAt: null,
  sends: 0,
  throttles: 0,
  post: null,
  postedAt: null,
  looks: 0,
  comments: 0,
}

export const { checkpoint, next, wait } = stepper<Step, Progress>(EFFECTS)

/** Reads a stored checkpoint, filling what an older version of this adapter did not write. */
export function progressOf(data: Json): Progress {
  const stored = objectOf(data)
  const count = (key: keyof Progress) => numberOf(stored[key]) ?? 0
  return {
    assets: textsOf(stored.assets),
    asset: textOf(stored.asset) ?? null,
    part: count('part'),
    processed: count('processed'),
    polls: count('polls'),
    restarts: count('restarts'),
    before: textsOf(stored.before),
    readable: stored.readable === true,
    readyAt: textOf(stored.readyAt) ?? null,
    sends: count('sends'),
    throttles: count('throttles'),
    post: textOf(stored.post) ?? null,
    postedAt: textOf(stored.postedAt) ?? null,
    looks: count('looks'),
    comments: count('comments'),
  }
}
