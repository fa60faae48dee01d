import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { DateTime } from 'luxon'
import { setTimeout as sleep } from 'node:timers/promises'
import { AdapterFault, type Advance, type Call, type Checkpoint, type Json, type Publisher, type Verdict } from '@caidence/sdk'
import type { AdapterInfo } from '@caidence/host'
import Delivery from '#models/delivery'
import SocialPost from '#models/social_post'
import Workspace from '#models/workspace'
import { Connections, type ConnectionCall } from '#services/connections/connections'
import { Grants } from '#services/connections/grants'
import { checkReachable, mediaReader } from '#services/media/media_source'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import type { PublishDelivery, Turn } from '#workflows/publishing/contract'
import { Budgets } from './budgets.ts'
import { draftOf } from './drafts.ts'
import { FireCheck, type HeldReason } from './fire_check.ts'
import { closeAttempt, openAttempt, StaleDelivery, transition, type Change } from './ledger.ts'
import { begin, decide, type Decision, type Ending, type Next, type Standing } from './protocol.ts'
import { JITTER, ONCE_CEILING_SECONDS, STEP_DEADLINE_SECONDS, UPLOAD_DEADLINE_SECONDS, waitScale } from './timing.ts'
import { isSettled, RUNNING } from './transitions.ts'
import { Workers } from './workers.ts'

/** The result of a write must reach the ledger even when the database is just restarting. */
const SAVE_TRIES = 20
const SAVE_PAUSE_MS = 500
/** The address of a file lives long enough for a platform that fetches late. */
const MEDIA_URL_SECONDS = 24 * 60 * 60
/** Where a format does not say how long its platform takes to show a write. */
const DEFAULT_SETTLE_SECONDS = 5
/** However small the scale of tests: a pause is a pause. */
const MIN_PAUSE_SECONDS = 0.05
/** Somebody else changed the row: the workflow comes back after this and reads it anew. */
const STALE_PAUSE_SECONDS = 0.05

/** What a step needs besides the row. A fault in place of the call: nothing can be sent. */
interface Prepared {
  version: number
  call: ConnectionCall | AdapterFault
  limit: AbortSignal
  freshToken: boolean
}

/** A step that was written into the ledger and now runs. */
interface Begun {
  delivery: Delivery
  post: SocialPost
  attemptId: number
  standing: Standing
  /** Kept as it is when the step could not even be sent. */
  checkpoint?: Checkpoint
}

export interface StepOptions {
  signal: AbortSignal
  onProgress?: (ratio: number) => void
}

/** Carries deliveries through their steps. Every change is fenced in SQL; every write is in the ledger before it leaves. */
@inject()
export class Deliveries {
  constructor(
    private host: PluginHostService,
    private connections: Connections,
    private grants: Grants,
    private fireCheck: FireCheck,
    private workers: Workers
  ) {}

  /** What is next for this delivery, from the row alone: nothing depends on a workflow's memory. */
  async open(input: PublishDelivery): Promise<Turn> {
    return this.#withFreshRow(() => tenantTx(system(input), () => this.#open(input)))
  }

  async #open(input: PublishDelivery): Promise<Turn> {
    const delivery = await Delivery.query().where('id', input.deliveryId).preload('connection').forUpdate().first()
    if (!delivery || delivery.generation !== input.generation) return { do: 'end', state: 'gone' }
    if (isSettled(delivery.state) || delivery.state === 'draft' || !delivery.publishAt) return { do: 'end', state: delivery.state }

    const pause = delivery.waitingUntil ? secondsUntil(delivery.waitingUntil) : 0
    if (pause > 0) return { do: 'wait', seconds: pause }
    if (delivery.doubt) return { do: 'look' }
    if (RUNNING.includes(delivery.state) && delivery.checkpoint) return step(delivery)

    const early = secondsUntil(delivery.publishAt)
    if (early > 0) return { do: 'wait', seconds: early }

    const post = await postOf(delivery)
    const held = (await this.#tooLate(delivery)) ?? (await this.fireCheck.reasonToHold(delivery, post))
    if (held) return hold(delivery, held)

    const publisher = await this.#publisher(delivery.adapterId)
    const checkpoint = publisher.plan(draftOf(post, delivery))
    await transition(delivery, 'preparing', { checkpoint, doubt: false, restarts: 0, retries: 0, waitingUntil: null, waitingFor: null, faultCode: null, fault: null })
    return step(delivery)
  }

  /** At most one remote write. */
  async advance(input: PublishDelivery, options: StepOptions): Promise<Turn> {
    return this.#withFreshRow(() => this.#advance(input, options))
  }

  async #advance(input: PublishDelivery, options: StepOptions): Promise<Turn> {
    const adapter = this.host.info(input.adapterId)
    const publisher = await this.#publisher(input.adapterId)
    // The token first: a renewal that fails must not leave a write in doubt.
    const prepared = await this.#prepare(input, options.signal)
    if ('turn' in prepared) return prepared.turn

    const begun = await tenantTx(system(input), () => this.#begin(input, adapter, prepared.version, AdapterFault.is(prepared.call)))
    if ('turn' in begun) return begun.turn
    const { delivery, post, standing } = begun

    const ending = await this.#run(delivery, prepared, options, (call) =>
      publisher.advance(standing.checkpoint, draftOf(post, delivery), mediaReader(system(input)), call)
    )
    return this.#settle(input, begun, prepared, ending)
  }

  /** Read-only: what became of the write in doubt? */
  async look(input: PublishDelivery, options: StepOptions): Promise<Turn> {
    return this.#withFreshRow(() => this.#look(input, options))
  }

  async #look(input: PublishDelivery, options: StepOptions): Promise<Turn> {
    const publisher = await this.#publisher(input.adapterId)
    const prepared = await this.#prepare(input, options.signal, true)
    if ('turn' in prepared) return prepared.turn

    const begun = await tenantTx(system(input), async (): Promise<Begun | { turn: Turn }> => {
      const delivery = await Delivery.query().where('id', input.deliveryId).preload('connection').forUpdate().firstOrFail()
      if (!delivery.doubt || !delivery.checkpoint || delivery.version !== prepared.version) throw new StaleDelivery()
      const busy = await this.#stillWriting(delivery)
      if (busy) return { turn: { do: 'wait', seconds: busy } as Turn }
      const post = await postOf(delivery)
      await transition(delivery, delivery.state, { attempt: delivery.attempt + 1, waitingUntil: null, waitingFor: 'settle' })
      const attempt = await openAttempt(delivery, delivery.checkpoint, 'look')
      return { delivery, post, attemptId: Number(attempt.id), standing: await standingOf(delivery) }
    })
    if ('turn' in begun) return begun.turn
    const { delivery, post, standing } = begun

    const ending = await this.#run(delivery, prepared, options, (call) => publisher.reconcile(standing.checkpoint, draftOf(post, delivery), call), true)
    return this.#settle(input, begun, prepared, ending)
  }

  /** Reads what a step needs and gets the token, without holding a transaction. */
  async #prepare(input: PublishDelivery, signal: AbortSignal, looking = false): Promise<Prepared | { turn: Turn }> {
    const row = await tenantTx(system(input), async () => {
      const delivery = await Delivery.query().where('id', input.deliveryId).preload('connection').first()
      if (!delivery || delivery.generation !== input.generation) return null
      const post = await postOf(delivery)
      const last = await delivery.related('attempts').query().where('generation', delivery.generation).orderBy('id', 'desc').select('faultCode').first()
      // Undefined before the first attempt, null after one that went well.
      return { delivery, mediaId: post.media[0]?.id, lastFault: last ? last.faultCode : undefined }
    })
    if (!row) return { turn: { do: 'end', state: 'gone' } as Turn }
    const { delivery, lastFault } = row
    const elsewhere = !delivery.checkpoint || delivery.doubt !== looking || !RUNNING.includes(delivery.state)
    if (elsewhere) return { turn: await this.open(input) }

    const format = this.host.info(delivery.adapterId).formats.find(({ id }) => id === delivery.format)
    if (!looking && format?.delivery === 'pull' && row.mediaId && lastFault === undefined) {
      const address = await mediaReader(system(input)).publicUrl(row.mediaId, MEDIA_URL_SECONDS)
      const reachable = await checkReachable(address)
      if (!reachable.ok) return { turn: await this.#holdNow(input, 'media_unreachable', reachable.reason) }
    }

    const sendsBytes = !looking && format?.delivery === 'push' && delivery.checkpoint!.effect === 'repeatable'
    const seconds = sendsBytes ? UPLOAD_DEADLINE_SECONDS : STEP_DEADLINE_SECONDS
    const limit = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)])
    const deadline = inSeconds(seconds).toISO()!
    const operation = `delivery:${delivery.id}:${delivery.generation}:${delivery.checkpoint!.step}`
    const call = await this.connections.callFor(system(input), delivery.connectionId, { operation, deadline, signal: limit }).catch(faultOnly)
    return { version: delivery.version, call, limit, freshToken: lastFault === 'E_TOKEN_EXPIRED' }
  }

  /** Fences the step: state, version, doubt, and for a write everything that must still be true. */
  async #begin(input: PublishDelivery, adapter: AdapterInfo, version: number, unsendable: boolean): Promise<Begun | { turn: Turn }> {
    const delivery = await Delivery.query().where('id', input.deliveryId).preload('connection').forUpdate().firstOrFail()
    if (delivery.version !== version || delivery.doubt || !delivery.checkpoint) throw new StaleDelivery()
    const post = await postOf(delivery)
    const before = await standingOf(delivery)
    // Without a token nothing can be sent, so the step counts as harmless: its failure raises no doubt.
    const { effect } = unsendable ? { effect: 'none' as const } : before.checkpoint
    const standing = begin({ ...before, checkpoint: { ...before.checkpoint, effect } })

    if (effect === 'once') {
      const held = standing.accepted ? null : await this.fireCheck.reasonToHold(delivery, post)
      if (held) return { turn: await hold(delivery, held) }
      const full = await new Budgets(waitScale()).reserve(adapter, delivery.connectionId)
      if (full) {
        const seconds = full.reason === 'spacing' ? full.seconds : stretched(full.seconds)
        await transition(delivery, delivery.state, { waitingUntil: inSeconds(seconds), waitingFor: full.reason })
        return { turn: { do: 'wait', seconds } as Turn }
      }
    }
    const state = effect === 'once' ? 'committing' : delivery.state
    await transition(delivery, state, { doubt: standing.doubt, attempt: delivery.attempt + 1, waitingUntil: null, waitingFor: null })
    const attempt = await openAttempt(delivery, standing.checkpoint, effect)
    return { delivery, post, attemptId: Number(attempt.id), standing, checkpoint: unsendable ? before.checkpoint : undefined }
  }

  /** Calls the adapter; every end of it becomes an `Ending`. */
  async #run(
    delivery: Delivery,
    prepared: Prepared,
    options: StepOptions,
    work: (call: Call) => Promise<Advance | Verdict>,
    looking = false
  ): Promise<Ending> {
    try {
      if (AdapterFault.is(prepared.call)) throw prepared.call
      const result = await withLimit(work(prepared.call), prepared.limit)
      if ('progress' in result && result.progress !== undefined) options.onProgress?.(result.progress)
      return looking ? { kind: 'looked', verdict: result as Verdict } : { kind: 'advanced', advance: result as Advance }
    } catch (error) {
      const fault = prepared.limit.aborted && !AdapterFault.is(error) ? new AdapterFault('E_OUTCOME_UNKNOWN') : AdapterFault.from(error)
      if (fault.code === 'E_ADAPTER_BUG') {
        logger.error({ adapter: delivery.adapterId, delivery: delivery.id, step: delivery.checkpoint?.step, kind: (fault.cause as Error)?.name }, 'An adapter failed in a way it should not')
      }
      return { kind: 'fault', code: fault.code, facts: fault.facts, looking, freshToken: prepared.freshToken }
    }
  }

  /** Writes the decision down, whatever it takes, then says what is next. */
  async #settle(input: PublishDelivery, begun: Begun, prepared: Prepared, ending: Ending): Promise<Turn> {
    const { delivery, post, attemptId, standing } = begun
    const format = this.host.info(delivery.adapterId).formats.find(({ id }) => id === delivery.format)
    const decision = decide(standing, ending, format?.settleSeconds ?? DEFAULT_SETTLE_SECONDS)
    const pause = decision.next.do === 'wait' ? Math.max(MIN_PAUSE_SECONDS, stretched(decision.next.seconds)) : 0
    const publisher = await this.#publisher(delivery.adapterId)
    const checkpoint = decision.replan ? publisher.plan(draftOf(post, delivery)) : (begun.checkpoint ?? decision.standing.checkpoint)
    const progress = ending.kind === 'advanced' && ending.advance.state === 'next' ? (ending.advance.progress ?? null) : null
    const end = { state: decision.ledger, faultCode: decision.fault?.code ?? null, remoteRef: decision.post?.remoteId ?? null, evidence: evidenceOf(decision) }

    try {
      await insist(() =>
        tenantTx(system(input), async () => {
          await closeAttempt(attemptId, end)
          const fresh = await Delivery.query().where('id', input.deliveryId).forUpdate().firstOrFail()
          if (fresh.version !== delivery.version) throw new StaleDelivery()
          await transition(fresh, decision.state, changeFor(fresh, decision, checkpoint, pause, progress), eventFor(decision, pause))
        })
      )
    } catch (error) {
      // The row moved on (edited, cancelled): the result no longer counts, but the ledger keeps what was seen.
      if (error instanceof StaleDelivery && !standing.doubt) await tenantTx(system(input), () => closeAttempt(attemptId, { ...end, evidence: { ...end.evidence, discarded: true } }))
      throw error
    }
    await this.#afterwards(input, delivery, decision, AdapterFault.is(prepared.call) ? 0 : prepared.call.grantVersion)
    return this.#turnAfter(input, decision.next, pause)
  }

  async #turnAfter(input: PublishDelivery, next: Next, pause: number): Promise<Turn> {
    if (next.do === 'wait') return { do: 'wait', seconds: pause }
    return this.open(input)
  }

  /** What follows for the connection. Not part of the decision's transaction: a platform may be asked. */
  async #afterwards(input: PublishDelivery, delivery: Delivery, decision: Decision, grantVersion: number) {
    const actor = system(input)
    if (decision.post) await this.connections.touchSuccess(actor, delivery.connectionId)
    if (decision.closeBudgetFor) await new Budgets(waitScale()).close(delivery.connectionId, decision.closeBudgetFor * waitScale())
    if (decision.flagConnection && decision.fault) await this.grants.flag(actor, delivery.connectionId, decision.fault.code, grantVersion)
    if (decision.next.do === 'refresh') {
      try {
        await this.grants.refresh(actor, delivery.connectionId, { sinceVersion: grantVersion })
      } catch (error) {
        const fault = AdapterFault.from(error)
        // The connection is flagged by whoever renews; trouble on the way is met by the next step.
        logger.warn({ connection: delivery.connectionId, code: fault.code }, 'A token could not be renewed')
      }
    }
  }

  /** Seconds until the write in doubt cannot be under way any more; 0 when it is over. */
  async #stillWriting(delivery: Delivery): Promise<number> {
    const open = await delivery.related('attempts').query().where({ effect: 'once', state: 'begun', generation: delivery.generation }).orderBy('id', 'desc').first()
    if (!open) return 0
    const format = this.host.info(delivery.adapterId).formats.find(({ id }) => id === delivery.format)
    const settle = (format?.settleSeconds ?? DEFAULT_SETTLE_SECONDS) * waitScale()
    const age = DateTime.utc().diff(open.begunAt).as('seconds')
    const gone = open.workerId ? await this.workers.isDead(open.workerId) : true
    const wait = gone ? settle - age : ONCE_CEILING_SECONDS + settle - age
    if (wait > 0) return Math.max(0.2, wait)
    await closeAttempt(Number(open.id), { state: 'unknown', evidence: { lost: gone ? 'worker ended' : 'no answer' } })
    return 0
  }

  async #tooLate(delivery: Delivery): Promise<HeldReason | null> {
    if (delivery.state !== 'scheduled') return null
    const workspace = await Workspace.query().where('id', delivery.workspaceId).select('lateLimitSeconds').firstOrFail()
    return -secondsUntil(delivery.publishAt!) > workspace.lateLimitSeconds ? 'too_late' : null
  }

  async #holdNow(input: PublishDelivery, reason: HeldReason, detail?: string): Promise<Turn> {
    return tenantTx(system(input), async () => {
      const delivery = await Delivery.query().where('id', input.deliveryId).forUpdate().firstOrFail()
      if (isSettled(delivery.state) || delivery.doubt) throw new StaleDelivery()
      return hold(delivery, reason, detail)
    })
  }

  async #publisher(adapterId: string): Promise<Publisher> {
    const adapter = await this.host.load<'publish'>(adapterId)
    return adapter.publish
  }

  /** A row that changed under us is read anew; the platform is asked nothing twice for it. */
  async #withFreshRow(work: () => Promise<Turn>): Promise<Turn> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof StaleDelivery) return { do: 'wait', seconds: STALE_PAUSE_SECONDS }
      throw error
    }
  }
}

/** The platform's word, or our own trouble: a database that is away is no verdict on the delivery. */
function faultOnly(error: unknown): AdapterFault {
  if (AdapterFault.is(error)) return error
  throw error
}

/** Work that the person asked for when scheduling; rights are checked against `scheduledBy` at fire time. */
const system = ({ workspaceId }: Pick<PublishDelivery, 'workspaceId'>): Actor => ({ workspaceId, userId: null })
const secondsUntil = (instant: DateTime) => instant.diff(DateTime.utc()).as('seconds')
const inSeconds = (seconds: number) => DateTime.utc().plus({ seconds })
const stretched = (seconds: number) => seconds * waitScale() * (1 + Math.random() * JITTER)
const step = (delivery: Delivery): Turn => ({ do: 'step', effect: delivery.checkpoint!.effect })

const postOf = (delivery: Delivery) => SocialPost.query().where('id', delivery.postId).preload('media').firstOrFail()

async function hold(delivery: Delivery, reason: HeldReason, detail?: string): Promise<Turn> {
  await transition(delivery, 'held', { heldReason: reason, checkpoint: null, waitingUntil: null, waitingFor: null }, { kind: 'held', detail: { reason, ...(detail && { detail }) } })
  return { do: 'end', state: 'held' }
}

async function standingOf(delivery: Delivery): Promise<Standing> {
  const accepted = await delivery
    .related('attempts')
    .query()
    .where({ generation: delivery.generation, state: 'accepted' })
    .whereIn('effect', ['once', 'look'])
    .limit(1)
    .first()
  return { checkpoint: delivery.checkpoint!, doubt: delivery.doubt, restarts: delivery.restarts, retries: delivery.retries, accepted: accepted !== null }
}

function changeFor(delivery: Delivery, { standing, state, post, fault, next, heldReason }: Decision, checkpoint: Standing['checkpoint'], pause: number, progress: number | null): Change {
  const failed = state === 'failed' || state === 'held' || state === 'unconfirmed'
  return {
    checkpoint,
    doubt: standing.doubt,
    restarts: standing.restarts,
    retries: standing.retries,
    waitingUntil: next.do === 'wait' ? inSeconds(pause) : null,
    waitingFor: next.do === 'wait' ? next.reason : null,
    heldReason: heldReason ?? null,
    progress,
    // A resend that was refused in the end keeps the reason the platform gave for it.
    faultCode: fault?.code ?? (failed ? delivery.faultCode : null),
    fault: fault ? factsOf(fault.facts) : failed ? delivery.fault : null,
    ...(post && { remoteId: post.remoteId, permalink: post.url ?? null, publishedAt: DateTime.fromISO(post.publishedAt, { zone: 'utc' }) }),
    ...(isSettled(state) && { settledAt: DateTime.utc() }),
  }
}

const factsOf = ({ status, remoteCode, traceId, field }: { status?: number; remoteCode?: string; traceId?: string; field?: string }) => ({ status, remoteCode, traceId, field })

function evidenceOf({ fault, evidence }: Decision): Record<string, Json> | null {
  const facts = fault ? (JSON.parse(JSON.stringify(factsOf(fault.facts))) as Record<string, Json>) : {}
  const all = { ...facts, ...(evidence && typeof evidence === 'object' && !Array.isArray(evidence) ? evidence : {}) }
  return Object.keys(all).length ? all : null
}

function eventFor({ next, fault }: Decision, pause: number) {
  if (next.do !== 'wait') return undefined
  return { kind: 'wait', detail: { reason: next.reason, seconds: Math.round(pause * 10) / 10, ...(fault && { code: fault.code }) } as Record<string, Json> }
}

/** Ends with the limit even when the adapter does not: a hung adapter must not hold its worker. */
async function withLimit<T>(work: Promise<T>, limit: AbortSignal): Promise<T> {
  if (limit.aborted) throw limit.reason
  let stop!: () => void
  const ended = new Promise<never>((_, reject) => {
    stop = () => reject(limit.reason)
    limit.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, ended])
  } finally {
    limit.removeEventListener('abort', stop)
    work.catch(() => {})
  }
}

/** The end of a write must be saved even while the database restarts. A stale row is an answer, not a failure. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof StaleDelivery || attempt >= SAVE_TRIES) throw error
      await sleep(SAVE_PAUSE_MS)
    }
  }
}
