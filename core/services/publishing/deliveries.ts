import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { DateTime } from 'luxon'
import { AdapterFault, type Advance, type Call, type Checkpoint, type Publisher, type Verdict } from '@caidence/sdk'
import type { AdapterInfo } from '@caidence/host'
import Delivery from '#models/delivery'
import SocialPost from '#models/social_post'
import Workspace from '#models/workspace'
import { Connections, type ConnectionCall } from '#services/connections/connections'
import { Grants } from '#services/connections/grants'
import { Unfit } from '#services/media/fit/errors'
import { Renditions } from '#services/media/fit/renditions'
import { checkReachable, mediaReader, type Fitted } from '#services/media/media_source'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { tenant, tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { adapterQueue, type PublishDelivery, type Turn } from '#workflows/publishing/contract'
import { Budgets } from './budgets.ts'
import { draftOf } from './drafts.ts'
import { FireCheck, type HeldReason } from './fire_check.ts'
import { Fittings } from './fitting.ts'
import { closeAttempt, lockDelivery, openAttempt, standingOf, StaleDelivery, transition } from './ledger.ts'
import { changeFor, evidenceOf, eventFor, factsOf, fittedEvent } from './outcome.ts'
import { brokenAdapter, faultOf, insist } from './own_trouble.ts'
import { backoff, begin, decide, type Decision, type Ending, type Standing } from './protocol.ts'
import { DEFAULT_SETTLE_SECONDS, ONCE_CEILING_SECONDS, STEP_DEADLINE_SECONDS, stretched, UPLOAD_DEADLINE_SECONDS, waitScale, within } from './timing.ts'
import { RUNNING } from './transitions.ts'
import { Workers } from './workers.ts'

/** The address of a file lives long enough for a platform that fetches late. */
const MEDIA_URL_SECONDS = 24 * 60 * 60
/** About two minutes, longer than a restart of the web server takes. */
const UNREACHABLE_TRIES = 6
/** Somebody else changed the row: the workflow comes back after this and reads it anew. */
const STALE_PAUSE_SECONDS = 0.05

/** Files are made to fit before anything is sent. It may be done again, so it is a step like any that may. */
const FIT: Turn = { do: 'step', effect: 'repeatable' }

/** What a step needs besides the row. A fault in place of the call: nothing can be sent. */
interface Prepared {
  version: number
  effect: Checkpoint['effect']
  call: ConnectionCall | AdapterFault
  limit: AbortSignal
  freshToken: boolean
}

/** A step that was written into the ledger and now runs. */
interface Begun {
  delivery: Delivery
  post: SocialPost
  /** What is sent in place of its files. */
  fitted: Fitted
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
    private workers: Workers,
    private fittings: Fittings,
    private renditions: Renditions
  ) {}

  /** What is next for this delivery, from the row alone: nothing depends on a workflow's memory. */
  async open(input: PublishDelivery): Promise<Turn> {
    return this.#withFreshRow(() => tenantTx(system(input), () => this.#open(input)))
  }

  async #open(input: PublishDelivery): Promise<Turn> {
    const delivery = await lockDelivery(input.deliveryId)
    if (!delivery || delivery.generation !== input.generation) return { do: 'end', state: 'gone' }
    const due = delivery.state === 'scheduled' || RUNNING.includes(delivery.state)
    if (!due || !delivery.publishAt) return { do: 'end', state: delivery.state }
    const isHere = this.#isInstalled(delivery.adapterId)
    // Workers may have different sets of plugins. Whoever has this one takes its steps from its queue.
    const isAway = isHere ? !this.workers.serves(adapterQueue(delivery.adapterId)) : await this.workers.isServed(adapterQueue(delivery.adapterId))
    if (RUNNING.includes(delivery.state) && !isHere && !isAway) return this.#withoutAdapter(delivery)

    const pause = delivery.waitingUntil ? secondsUntil(delivery.waitingUntil) : 0
    if (pause > 0) return { do: 'wait', seconds: pause }
    if (delivery.doubt) return { do: 'look' }
    if (RUNNING.includes(delivery.state) && delivery.checkpoint) return step(delivery)

    const early = secondsUntil(delivery.publishAt)
    // A person sends it: nothing is made for it, and no adapter is asked.
    if (delivery.mode === 'manual') return early > 0 ? { do: 'wait', seconds: early } : this.#byHand(delivery)
    if (early > 0) return (await this.fittings.of(delivery, await postOf(delivery))).missing.length ? FIT : { do: 'wait', seconds: early }

    // Its code runs with its own worker, also what must answer at once: that one asks again, and decides.
    if (isAway) return { do: 'step', effect: 'none' }
    return this.#fire(delivery)
  }

  /** What must be true of every post that goes out must be true of this one; then somebody is told. */
  async #byHand(delivery: Delivery): Promise<Turn> {
    const held = await this.fireCheck.reasonToHold(delivery, await postOf(delivery), new Map())
    return hold(delivery, held ?? 'by_hand')
  }

  async #fire(delivery: Delivery): Promise<Turn> {
    const post = await postOf(delivery)
    let checkpoint: Checkpoint
    let sent: Fitted
    try {
      if (!this.#isInstalled(delivery.adapterId)) return await hold(delivery, 'adapter_gone')
      const publisher = await this.#publisher(delivery.adapterId)
      const { fitted, missing } = await this.fittings.of(delivery, post)
      const held = (await this.#tooLate(delivery)) ?? (await this.fireCheck.reasonToHold(delivery, post, fitted, missing.length > 0))
      if (held) return await hold(delivery, held)
      if (missing.length) {
        if (delivery.waitingFor !== 'fitting') await transition(delivery, 'scheduled', { waitingFor: 'fitting' })
        return FIT
      }
      await this.fittings.use(delivery, fitted)
      sent = fitted
      checkpoint = publisher.plan(draftOf(post, delivery, fitted))
    } catch (error) {
      // An adapter that cannot even begin would be asked for ever, and the post would stay "scheduled" without a word.
      if (!AdapterFault.is(error)) throw error
      return fail(delivery, error)
    }
    await transition(delivery, 'preparing', { checkpoint, doubt: false, restarts: 0, retries: 0, waitingUntil: null, waitingFor: null, faultCode: null, fault: null }, fittedEvent(post, sent))
    return step(delivery)
  }

  /** At most one remote write. */
  async advance(input: PublishDelivery, options: StepOptions): Promise<Turn> {
    return this.#withFreshRow(() => this.#advance(input, options))
  }

  async #advance(input: PublishDelivery, options: StepOptions): Promise<Turn> {
    const publisher = await this.#publisher(input.adapterId).catch(faultOnly)
    // The token first: a renewal that fails must not leave a write in doubt.
    const prepared = await this.#prepare(input, options.signal, AdapterFault.is(publisher) ? publisher : undefined)
    if ('turn' in prepared) return prepared.turn

    const adapter = this.host.info(input.adapterId)
    // A write is a sign of life: whoever takes this worker for dead from here on waits until the write must have ended.
    if (prepared.effect === 'once') await this.workers.seen()
    const begun = await tenantTx(system(input), () => this.#begin(input, adapter, prepared.version, AdapterFault.is(prepared.call)))
    if ('turn' in begun) return begun.turn
    const { delivery, post, fitted, standing } = begun

    const ending = await this.#run(delivery, prepared, options, (call) =>
      (publisher as Publisher).advance(standing.checkpoint, draftOf(post, delivery, fitted), mediaReader(system(input), fitted), call)
    )
    return this.#settle(input, begun, prepared, ending)
  }

  /** Read-only: what became of the write in doubt? */
  async look(input: PublishDelivery, options: StepOptions): Promise<Turn> {
    return this.#withFreshRow(() => this.#look(input, options))
  }

  async #look(input: PublishDelivery, options: StepOptions): Promise<Turn> {
    const publisher = await this.#publisher(input.adapterId).catch(faultOnly)
    const prepared = await this.#prepare(input, options.signal, AdapterFault.is(publisher) ? publisher : undefined, true)
    if ('turn' in prepared) return prepared.turn

    const begun = await tenantTx(system(input), async (): Promise<Begun | { turn: Turn }> => {
      const delivery = await lockDelivery(input.deliveryId)
      if (!delivery?.doubt || !delivery.checkpoint || delivery.version !== prepared.version) throw new StaleDelivery()
      const busy = await this.#stillWriting(delivery)
      if (busy) return { turn: { do: 'wait', seconds: busy } as Turn }
      const post = await postOf(delivery)
      await transition(delivery, delivery.state, { attempt: delivery.attempt + 1, waitingUntil: null, waitingFor: 'settle' })
      const attempt = await openAttempt(delivery, delivery.checkpoint, 'look')
      return { delivery, post, fitted: await this.fittings.used(delivery), attemptId: Number(attempt.id), standing: await standingOf(delivery) }
    })
    if ('turn' in begun) return begun.turn
    const { delivery, post, fitted, standing } = begun

    const ending = await this.#run(delivery, prepared, options, (call) => (publisher as Publisher).reconcile(standing.checkpoint, draftOf(post, delivery, fitted), call), true)
    return this.#settle(input, begun, prepared, ending)
  }

  /** Reads what a step needs and gets the token, without holding a transaction. */
  async #prepare(input: PublishDelivery, signal: AbortSignal, broken?: AdapterFault, looking = false): Promise<Prepared | { turn: Turn }> {
    const row = await tenantTx(system(input), async () => {
      const delivery = await Delivery.query().where('id', input.deliveryId).preload('connection').first()
      if (!delivery || delivery.generation !== input.generation) return null
      const post = await postOf(delivery)
      const last = await delivery.related('attempts').query().where('generation', delivery.generation).orderBy('id', 'desc').select('faultCode', 'evidence').first()
      return { delivery, mediaId: post.media[0]?.id, last }
    })
    if (!row) return { turn: { do: 'end', state: 'gone' } as Turn }
    const { delivery, last } = row
    if (delivery.state === 'scheduled' && !looking) return { turn: await this.#fit(input, signal) }
    const elsewhere = !delivery.checkpoint || delivery.doubt !== looking || !RUNNING.includes(delivery.state)
    if (elsewhere) return { turn: await this.open(input) }

    const format = this.#formatOf(delivery)
    if (!looking && format?.delivery === 'pull' && row.mediaId && !last) {
      const address = await mediaReader(system(input)).publicUrl(row.mediaId, MEDIA_URL_SECONDS)
      const reachable = await checkReachable(address)
      if (!reachable.ok) return { turn: await this.#unreachable(input, reachable.reason) }
    }

    const sendsBytes = !looking && format?.delivery === 'push' && delivery.checkpoint!.effect === 'repeatable'
    const seconds = sendsBytes ? UPLOAD_DEADLINE_SECONDS : STEP_DEADLINE_SECONDS
    const limit = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)])
    const deadline = inSeconds(seconds).toISO()!
    const operation = `delivery:${delivery.id}:${delivery.generation}:${delivery.checkpoint!.step}`
    const call = broken ?? (await this.connections.callFor(system(input), delivery.connectionId, { operation, deadline, signal: limit }).catch(faultOnly))
    // Newer than the token that was refused, or one that only a person can renew: renewing it (again) will not help.
    const isNewer = !AdapterFault.is(call) && call.grantVersion > Number(last?.evidence?.grantVersion ?? -1)
    const freshToken = last?.faultCode === 'E_TOKEN_EXPIRED' && (isNewer || delivery.connection.state !== 'active')
    return { version: delivery.version, effect: delivery.checkpoint!.effect, call, limit, freshToken }
  }

  /** Makes the files fit that do not yet, whether the time has come or not. What cannot be made is for a person, and nothing was sent. */
  async #fit(input: PublishDelivery, signal: AbortSignal): Promise<Turn> {
    const look = async (delivery: Delivery) => this.fittings.of(delivery, await postOf(delivery))
    const missing = await tenantTx(system(input), async () => {
      const delivery = await Delivery.find(input.deliveryId)
      return delivery?.state === 'scheduled' ? (await look(delivery)).missing : []
    })
    for (const wanted of missing) {
      try {
        await this.renditions.make(system(input), wanted, signal)
      } catch (error) {
        if (!(error instanceof Unfit)) throw error
        logger.warn({ delivery: input.deliveryId, media: wanted.media.id, reason: error.reason, kind: (error.cause as Error)?.name }, 'A file could not be made to fit')
        return tenantTx(system(input), async () => {
          const delivery = await lockDelivery(input.deliveryId)
          // Edited meanwhile: then it may want something else.
          if (delivery?.state !== 'scheduled' || delivery.generation !== input.generation) throw new StaleDelivery()
          const { missing: wants } = await look(delivery)
          return wants.some(({ key }) => key === wanted.key) ? hold(delivery, 'media_unfit', error.reason) : this.#open(input)
        })
      }
    }
    return this.open(input)
  }

  /** Fences the step: state, version, doubt, and for a write everything that must still be true. */
  async #begin(input: PublishDelivery, adapter: AdapterInfo, version: number, unsendable: boolean): Promise<Begun | { turn: Turn }> {
    const delivery = await lockDelivery(input.deliveryId)
    if (delivery?.version !== version || delivery.doubt || !delivery.checkpoint) throw new StaleDelivery()
    const post = await postOf(delivery)
    const fitted = await this.fittings.used(delivery)
    const before = await standingOf(delivery)
    // Without a token nothing can be sent, so the step counts as harmless: its failure raises no doubt.
    const { effect } = unsendable ? { effect: 'none' as const } : before.checkpoint
    const standing = begin({ ...before, checkpoint: { ...before.checkpoint, effect } })

    if (effect === 'once') {
      const held = standing.accepted ? null : await this.fireCheck.reasonToHold(delivery, post, fitted)
      if (held) return { turn: await hold(delivery, held) }
      // What follows an accepted write, such as a first comment, belongs to the same post: budgets count posts.
      const full = standing.accepted ? null : await new Budgets(waitScale()).reserve(adapter, delivery.connectionId)
      if (full) {
        const seconds = full.reason === 'spacing' ? full.seconds : stretched(full.seconds)
        await transition(delivery, delivery.state, { waitingUntil: inSeconds(seconds), waitingFor: full.reason })
        return { turn: { do: 'wait', seconds } as Turn }
      }
    }
    const state = effect === 'once' ? 'committing' : delivery.state
    await transition(delivery, state, { doubt: standing.doubt, attempt: delivery.attempt + 1, waitingUntil: null, waitingFor: null })
    const attempt = await openAttempt(delivery, standing.checkpoint, effect)
    return { delivery, post, fitted, attemptId: Number(attempt.id), standing, checkpoint: unsendable ? before.checkpoint : undefined }
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
      const fault = prepared.limit.aborted && !AdapterFault.is(error) ? new AdapterFault('E_OUTCOME_UNKNOWN') : faultOf(error)
      if (fault.code === 'E_ADAPTER_BUG') {
        logger.error({ adapter: delivery.adapterId, delivery: delivery.id, step: delivery.checkpoint?.step, kind: (fault.cause as Error)?.name }, 'An adapter failed in a way it should not')
      }
      return { kind: 'fault', code: fault.code, facts: fault.facts, looking, freshToken: prepared.freshToken }
    }
  }

  /** Writes the decision down, whatever it takes, then says what is next. */
  async #settle(input: PublishDelivery, begun: Begun, prepared: Prepared, ending: Ending): Promise<Turn> {
    const { delivery, post, fitted, attemptId, standing } = begun
    const decision = decide(standing, ending, this.#formatOf(delivery)?.settleSeconds ?? DEFAULT_SETTLE_SECONDS)
    const pause = 'seconds' in decision.next ? stretched(decision.next.seconds) : 0
    const checkpoint = decision.replan ? (await this.#publisher(delivery.adapterId)).plan(draftOf(post, delivery, fitted)) : (begun.checkpoint ?? decision.standing.checkpoint)
    const progress = ending.kind === 'advanced' && ending.advance.state === 'next' ? (ending.advance.progress ?? null) : null
    const grantVersion = AdapterFault.is(prepared.call) ? 0 : prepared.call.grantVersion
    const evidence = decision.fault?.code === 'E_TOKEN_EXPIRED' ? { ...evidenceOf(decision), grantVersion } : evidenceOf(decision)
    const end = { state: decision.ledger, faultCode: decision.fault?.code ?? null, remoteRef: decision.post?.remoteId ?? null, evidence }

    try {
      await insist(() =>
        tenantTx(system(input), async () => {
          const fresh = await lockDelivery(input.deliveryId)
          if (fresh?.version !== delivery.version) throw new StaleDelivery()
          await closeAttempt(attemptId, end)
          await transition(fresh, decision.state, changeFor(fresh, decision, checkpoint, pause, progress), eventFor(decision, pause))
        })
      )
    } catch (error) {
      // The row moved on (edited, cancelled): the result no longer counts, but the ledger keeps what was seen.
      if (error instanceof StaleDelivery && !standing.doubt) await tenantTx(system(input), () => closeAttempt(attemptId, { ...end, evidence: { ...end.evidence, discarded: true } }))
      throw error
    }
    const isRenewed = await this.#afterwards(input, delivery, decision, grantVersion)
    if (decision.next.do === 'wait' || !isRenewed) return { do: 'wait', seconds: pause }
    return this.open(input)
  }

  /** What follows for the connection. Not part of the decision's transaction: a platform may be asked. False when a token had to be renewed and was not. */
  async #afterwards(input: PublishDelivery, delivery: Delivery, decision: Decision, grantVersion: number): Promise<boolean> {
    const actor = system(input)
    if (decision.post) await this.connections.touchSuccess(actor, delivery.connectionId)
    if (decision.closeBudgetFor) await new Budgets(waitScale()).close(delivery.connectionId, within(decision.closeBudgetFor) * waitScale())
    if (decision.flagConnection && decision.fault) await this.grants.flag(actor, delivery.connectionId, decision.fault.code, grantVersion)
    if (decision.next.do !== 'refresh') return true
    try {
      await this.grants.refresh(actor, delivery.connectionId, { sinceVersion: grantVersion })
      return true
    } catch (error) {
      // The connection is flagged by whoever renews; trouble on the way passes, and the step is met again after a pause.
      logger.warn({ connection: delivery.connectionId, code: AdapterFault.from(error).code }, 'A token could not be renewed')
      return false
    }
  }

  /** Seconds until the write in doubt cannot be under way any more; 0 when it is over. */
  async #stillWriting(delivery: Delivery): Promise<number> {
    const open = await delivery.related('attempts').query().where({ effect: 'once', state: 'begun', generation: delivery.generation }).orderBy('id', 'desc').first()
    if (!open) return 0
    const settle = (this.#formatOf(delivery)?.settleSeconds ?? DEFAULT_SETTLE_SECONDS) * waitScale()
    // By the database's clock alone: machines whose clocks differ must not look while another one still writes.
    const { rows } = await tenant().client.rawQuery('select extract(epoch from clock_timestamp() - begun_at)::float8 as age from delivery_attempts where workspace_id = ? and id = ?', [delivery.workspaceId, Number(open.id)])
    const age = rows[0].age as number
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

  /** A web server that is just restarting is back in a moment; only a lasting trouble is for a person. */
  async #unreachable(input: PublishDelivery, detail: string): Promise<Turn> {
    return tenantTx(system(input), async () => {
      const delivery = await lockDelivery(input.deliveryId)
      if (delivery?.state !== 'preparing' || delivery.doubt) throw new StaleDelivery()
      if (delivery.retries >= UNREACHABLE_TRIES) return hold(delivery, 'media_unreachable', detail)
      const seconds = stretched(backoff(delivery.retries))
      await transition(delivery, 'preparing', { retries: delivery.retries + 1, waitingUntil: inSeconds(seconds), waitingFor: 'retry' })
      return { do: 'wait', seconds }
    })
  }

  /** Throws an `AdapterFault` for an adapter that does not load. */
  async #publisher(adapterId: string): Promise<Publisher> {
    const adapter = await this.host.load<'publish'>(adapterId).catch((error) => Promise.reject(brokenAdapter(error)))
    return adapter.publish
  }

  #formatOf(delivery: Delivery) {
    return this.host.info(delivery.adapterId).formats.find(({ id }) => id === delivery.format)
  }

  #isInstalled(adapterId: string) {
    return this.host.adapters().some(({ id }) => id === adapterId)
  }

  /** Its adapter was removed under way: no worker has a queue for its steps, so it would wait without end. */
  async #withoutAdapter(delivery: Delivery): Promise<Turn> {
    const mayBeLive = delivery.doubt || delivery.state === 'confirming'
    if (!mayBeLive) return hold(delivery, 'adapter_gone')
    await transition(delivery, 'unconfirmed', { waitingUntil: null, waitingFor: null, faultCode: 'E_UNSUPPORTED', settledAt: DateTime.utc() })
    return { do: 'end', state: 'unconfirmed' }
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
const step = (delivery: Delivery): Turn => ({ do: 'step', effect: delivery.checkpoint!.effect })

const postOf = (delivery: Delivery) => SocialPost.query().where('id', delivery.postId).preload('media').firstOrFail()

async function hold(delivery: Delivery, reason: HeldReason, detail?: string): Promise<Turn> {
  const change = { heldReason: reason, checkpoint: null, waitingUntil: null, waitingFor: null, settledAt: DateTime.utc() }
  await transition(delivery, 'held', change, { kind: 'held', detail: { reason, ...(detail && { detail }) } })
  return { do: 'end', state: 'held' }
}

async function fail(delivery: Delivery, { code, facts }: AdapterFault): Promise<Turn> {
  await transition(delivery, 'failed', { faultCode: code, fault: factsOf(facts), settledAt: DateTime.utc() })
  return { do: 'end', state: 'failed' }
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
