import { stepper, type Effect, type Json } from '@caidence/sdk'
import { idOf, numberOf, objectOf, textOf } from '@caidence/meta-graph'

/** Each step's effect, so that no caller can mark a write that must not be repeated as harmless. */
const EFFECTS = {
  photo: 'repeatable',
  open: 'repeatable',
  chunk: 'repeatable',
  handOver: 'repeatable',
  ready: 'none',
  look: 'none',
  publish: 'once',
  confirm: 'none',
  cover: 'repeatable',
  comment: 'once',
  commentLater: 'none',
} as const satisfies Record<string, Effect>

export type Step = keyof typeof EFFECTS

/** A fault as a checkpoint keeps it. */
export type Held = { code: string; status?: number; remoteCode?: string; field?: string }

/** What a checkpoint remembers. Ids, offsets and counters only. */
export interface Progress {
  photos: string[]
  video: string | null
  session: string | null
  uploadUrl: string | null
  /** The bytes the platform asks for next. */
  from: number
  to: number
  /** Looks at the upload that is being waited for. */
  polls: number
  /** Uploads given up so far. */
  restarts: number
  /** Newest posts before publishing. */
  before: string[]
  sends: number
  /** Code of the refusal that was met before, and looked into. */
  refused: string | null
  /** The refusal that came twice, as it is told once its send was looked for. */
  held: Held | null
  post: string | null
  url: string | null
  publishedAt: string | null
  looks: number
  /** Tries of what comes after the post is live. */
  tries: number
}

export const START: Progress = {
  photos: [],
  video: null,
  session: null,
  uploadUrl: null,
  from: 0,
  to: 0,
  polls: 0,
  restarts: 0,
  before: [],
  sends: 0,
  refused: null,
  held: null,
  post: null,
  url: null,
  publishedAt: null,
  looks: 0,
  tries: 0,
}

export const { checkpoint, next, wait } = stepper<Step, Progress>(EFFECTS)

/** Reads a stored checkpoint, filling what an older version of this adapter did not write. */
export function progressOf(data: Json): Progress {
  const stored = objectOf(data)
  const count = (key: keyof Progress) => numberOf(stored[key]) ?? 0
  const text = (key: keyof Progress) => textOf(stored[key]) ?? null
  return {
    photos: idsIn(stored.photos),
    video: idOf(stored.video),
    session: idOf(stored.session),
    uploadUrl: text('uploadUrl'),
    from: count('from'),
    to: count('to'),
    polls: count('polls'),
    restarts: count('restarts'),
    before: idsIn(stored.before),
    sends: count('sends'),
    refused: text('refused'),
    held: heldIn(stored.held),
    post: idOf(stored.post),
    url: text('url'),
    publishedAt: text('publishedAt'),
    looks: count('looks'),
    tries: count('tries'),
  }
}

const idsIn = (value: Json | undefined) =>
  Array.isArray(value) ? value.flatMap((id) => idOf(id) ?? []) : []

function heldIn(value: Json | undefined): Held | null {
  const { code, status, remoteCode, field } = objectOf(value)
  if (!textOf(code)) return null
  return {
    code: textOf(code)!,
    ...(numberOf(status) !== undefined && { status: numberOf(status) }),
    ...(textOf(remoteCode) && { remoteCode: textOf(remoteCode) }),
    ...(textOf(field) && { field: textOf(field) }),
  }
}
