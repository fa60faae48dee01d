import {
  AdapterFault,
  type Call,
  type Checkpoint,
  type Draft,
  type MediaReader,
  type Publisher,
  type RemotePost,
  type Verdict,
} from '@caidence/sdk'
import type { FakeClock } from './fake_clock.ts'

/** Upper bounds of a delivery in the kit; reaching one is a failure of the adapter, not a wait. */
const MAX_TURNS = 300
const MAX_RETRIES = 8
const MAX_RESTARTS = 3
/** Between retries, and after a throttle that names no time. */
const BACKOFF_SECONDS = 30

export type Outcome =
  | { state: 'live'; post: RemotePost }
  | { state: 'failed'; fault: AdapterFault }
  | { state: 'person'; evidence: unknown }

export interface Turn {
  index: number
  checkpoint: Checkpoint
}

export interface DriveOptions {
  publisher: Publisher
  draft: Draft
  media: MediaReader
  call(): Call
  clock: FakeClock
  settleSeconds: number
  /** Renews the token, where the adapter can; answers the fault when it could not. */
  refresh?(): Promise<AdapterFault | null>
  /** Called around each `advance`. */
  before?(turn: Turn): void
  after?(turn: Turn): void
  /** True: the worker dies after this turn's work and before its result is stored. */
  dies?(turn: Turn): boolean
  onFault?(fault: AdapterFault, turn: Turn): void
  onVerdict?(verdict: Verdict): void
}

/**
 * Plays the product's part: stores every checkpoint, and never runs a `once` step a second time before
 * `reconcile` has looked what became of the first.
 */
export async function drive(options: DriveOptions): Promise<Outcome> {
  const { publisher, draft, clock } = options
  const store: Store = {
    at: stored(publisher.plan(draft)),
    begun: false,
    accepted: false,
    retries: 0,
    restarts: 0,
  }

  for (let index = 0; index < MAX_TURNS; index++) {
    if (store.at.effect === 'once' && store.begun) {
      const ended = await look(store, options)
      if (ended) return ended
      continue
    }

    const turn = { index, checkpoint: store.at }
    try {
      store.begun = store.at.effect === 'once'
      options.before?.(turn)
      const result = await publisher.advance(store.at, draft, options.media, options.call())
      options.after?.(turn)
      if (options.dies?.(turn)) continue
      if (result.state === 'done') return { state: 'live', post: result.post }
      store.accepted ||= store.at.effect === 'once' && result.state === 'next'
      move(store, result.checkpoint)
      if (result.state === 'wait') clock.advance(result.seconds)
    } catch (error) {
      options.after?.(turn)
      if (!AdapterFault.is(error)) throw error
      options.onFault?.(error, turn)
      const ended = await recover(error, store, options)
      if (ended) return ended
    }
  }
  throw new Error('The delivery never came to an end')
}

interface Store {
  at: Checkpoint
  /** The step was begun at least once; only matters where it may not be repeated. */
  begun: boolean
  /** A write was accepted: nothing that happens afterwards may be called a failure. */
  accepted: boolean
  retries: number
  restarts: number
}

const stored = (checkpoint: Checkpoint) => JSON.parse(JSON.stringify(checkpoint)) as Checkpoint

function move(store: Store, to: Checkpoint): void {
  // A `wait` on the same step keeps what is known about it.
  store.begun = store.begun && store.at.step === to.step
  store.at = stored(to)
  store.retries = 0
}

async function recover(
  fault: AdapterFault,
  store: Store,
  options: DriveOptions
): Promise<Outcome | null> {
  switch (fault.remedy) {
    case 'wait':
      options.clock.advance(fault.facts.retryAfter ?? BACKOFF_SECONDS)
      return null
    case 'retry':
      store.retries += 1
      options.clock.advance(BACKOFF_SECONDS)
      return store.retries > MAX_RETRIES ? failed(fault, store) : null
    case 'refresh':
      return renew(fault, store, options)
    case 'reconcile':
      options.clock.advance(options.settleSeconds)
      return look(store, options)
    default:
      return failed(fault, store)
  }
}

/** Some platforms say only "not this token"; whether the access is gone shows when it is renewed. */
async function renew(
  fault: AdapterFault,
  store: Store,
  options: DriveOptions
): Promise<Outcome | null> {
  store.retries += 1
  if (store.retries > 1 || !options.refresh) return failed(fault, store)
  const refusal = await options.refresh()
  return refusal ? failed(refusal, store) : null
}

function failed(fault: AdapterFault, { accepted }: Store): Outcome {
  return accepted ? { state: 'person', evidence: fault.message } : { state: 'failed', fault }
}

/** A look that does not work says nothing about the post, so it is made again, and in the end by a person. */
async function lookAgain(
  fault: AdapterFault,
  store: Store,
  options: DriveOptions
): Promise<Outcome | null> {
  if (fault.remedy === 'refresh' && store.retries === 0) {
    store.retries += 1
    if (options.refresh && !(await options.refresh())) return null
  }
  store.retries += 1
  options.clock.advance(fault.facts.retryAfter ?? BACKOFF_SECONDS)
  const isBlind = fault.remedy === 'reconnect' || fault.remedy === 'refresh'
  return isBlind || store.retries > MAX_RETRIES
    ? { state: 'person', evidence: fault.message }
    : null
}

async function look(store: Store, options: DriveOptions): Promise<Outcome | null> {
  let verdict: Verdict
  try {
    verdict = await options.publisher.reconcile(store.at, options.draft, options.call())
  } catch (error) {
    if (!AdapterFault.is(error)) throw error
    return lookAgain(error, store, options)
  }
  options.onVerdict?.(verdict)

  switch (verdict.state) {
    case 'done':
      return { state: 'live', post: verdict.post }
    case 'unsure':
      return { state: 'person', evidence: verdict.evidence }
    case 'absent':
      store.restarts += 1
      if (store.restarts > MAX_RESTARTS) return { state: 'person', evidence: 'restarts' }
      move(store, options.publisher.plan(options.draft))
      store.begun = false
      return null
    case 'wait':
      store.accepted ||= verdict.checkpoint.effect !== 'once' && store.at.effect === 'once'
      move(store, verdict.checkpoint)
      options.clock.advance(verdict.seconds)
      return null
    case 'next':
      store.accepted ||= verdict.checkpoint.effect !== 'once' && store.at.effect === 'once'
      store.at = stored(verdict.checkpoint)
      // The look came first, so the step may now be run.
      store.begun = false
      return null
  }
}
