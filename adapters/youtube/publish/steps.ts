import { stepper, type Effect, type Json } from '@caidence/sdk'
import { numberOf, objectOf, textOf } from '../json.ts'

/** Each step's effect, so that no caller can mark the one write that must not be repeated as harmless. */
const EFFECTS = {
  open: 'repeatable',
  send: 'repeatable',
  recover: 'none',
  process: 'none',
  thumbnail: 'repeatable',
  playlist: 'repeatable',
  publish: 'once',
  confirm: 'none',
  comment: 'once',
} as const satisfies Record<string, Effect>

export type Step = keyof typeof EFFECTS

/** What a checkpoint remembers. */
export interface Progress {
  /** Tag the video carries until it is published, so that it can be found without an id. */
  marker: string
  /** Sealed: whoever knows a session's address may upload into the channel. */
  session: string | null
  /** Sends in a row that the platform stored nothing of. */
  stalls: number
  /** Sessions given up so far. */
  restarts: number
  video: string | null
  /** Looks at what is being waited for. */
  looks: number
  /** Times the video may have been sent to publish. */
  sends: number
  /** Known once the post is live and only its first comment is missing. */
  post: { url: string; publishedAt: string } | null
}

export const START: Omit<Progress, 'marker'> = {
  session: null,
  stalls: 0,
  restarts: 0,
  video: null,
  looks: 0,
  sends: 0,
  post: null,
}

export const { checkpoint, next, wait } = stepper<Step, Progress>(EFFECTS)

/** Reads a stored checkpoint, filling what an older version of this adapter did not write. */
export function progressOf(data: Json): Progress {
  const stored = objectOf(data)
  const post = objectOf(stored.post)
  const url = textOf(post.url)
  const publishedAt = textOf(post.publishedAt)
  return {
    marker: textOf(stored.marker) ?? '',
    session: textOf(stored.session) ?? null,
    stalls: numberOf(stored.stalls) ?? 0,
    restarts: numberOf(stored.restarts) ?? 0,
    video: textOf(stored.video) ?? null,
    looks: numberOf(stored.looks) ?? 0,
    sends: numberOf(stored.sends) ?? 0,
    post: url && publishedAt ? { url, publishedAt } : null,
  }
}
