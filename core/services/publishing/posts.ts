import { inject } from '@adonisjs/core'
import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import Brand from '#models/brand'
import Delivery from '#models/delivery'
import SocialConnection from '#models/social_connection'
import SocialPost, { type PostState } from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { clearanceOf, clearanceOfPost } from '#services/approvals/clearance'
import { contentOf, hashOfContent } from '#services/approvals/content'
import { close, follow } from '#services/approvals/follow'
import { routeOf } from '#services/approvals/stages'
import { audit } from '#services/audit/audit'
import { Confirmations } from '#services/composer/confirmations'
import { keepRevision } from '#services/composer/revisions'
import { announce } from '#services/events/announce'
import type { EventKind } from '#services/events/kinds'
import { SlotQueue } from '#services/planning/slot_queue'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { moveToBrand } from './brand_move.ts'
import { E_CONFLICT, E_DELIVERY_LOCKED } from './errors.ts'
import { lockedSentence, settledSentence } from './fault_sentences.ts'
import { transition, type Change } from './ledger.ts'
import { lockPost, postWithRelations, withRelations } from './locked_post.ts'
import { leaveInOutbox } from './outbox.ts'
import { postRows } from './post_rows.ts'
import { DEFAULT_FIT, PostInput, refuseInput, type MediaInput, type TargetInput } from './post_input.ts'
import { isAllowed, isEditable, isSettled, type DeliveryState } from './transitions.ts'

export interface PostFields {
  text?: string | null
  media?: MediaInput[]
  targets?: TargetInput[]
  when?: 'draft' | 'now' | 'at' | 'queue'
  publishAt?: string | null
  timeZone?: string
  /** Saved while somebody types: only a draft takes that. */
  autosave?: boolean
  /** Codes of findings that a person has said they mean. */
  confirm?: string[]
}

/** Posts per page when the caller does not say. */
const PAGE = 25

/** Everything people do with posts. Runs inside a tenant transaction; the row lock of the post orders rival changes. */
@inject()
export class Posts {
  constructor(
    private input: PostInput,
    private permissions: PermissionEngine,
    private slots: SlotQueue,
    private confirmations: Confirmations
  ) {}

  async list(actor: Actor, filter: { state?: PostState; brand?: string; cursor?: string; limit?: number }) {
    const limit = filter.limit ?? PAGE
    const visible = await this.permissions.scope(actor, 'posts.view')
    const query = visible(SocialPost.query())
      .select('social_posts.*', cursorColumn(tenant().client))
      .whereNull('deletedAt')
      .if(filter.state, (q) => q.where('state', filter.state!))
      .if(filter.brand, (q) => q.where('brandId', filter.brand!))
      .orderBy([
        { column: 'createdAt', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1)
    if (filter.cursor) after(query, filter.cursor)
    const { rows: posts, nextCursor } = pageOf(await postRows(query), limit)
    return { posts, nextCursor }
  }

  /** As the person may see it: 404 for one they may not, of whatever brand or workspace, a deleted and a made-up one alike. */
  async visible(actor: Actor, id: string): Promise<SocialPost> {
    const narrow = await this.permissions.scope(actor, 'posts.view')
    return withRelations(narrow(SocialPost.query()).where('social_posts.id', id).whereNull('deletedAt')).firstOrFail()
  }

  /** The brand a new post is for: the one named, else the first they may write for. */
  async brandFor(actor: Actor, id?: string): Promise<Brand> {
    const first = async (permission: 'posts.create' | 'brands.view') => {
      const narrow = await this.permissions.scope(actor, permission)
      return narrow(Brand.query()).if(id, (query) => query.where('id', id!)).orderBy('createdAt').orderBy('id').first()
    }
    // One they see and may not write for is found as well: then it is the right that is missing, not the brand.
    const brand = (await first('posts.create')) ?? (await first('brands.view'))
    if (!brand) throw refuseInput({ field: 'brandId', rule: 'exists', message: 'There is no such brand in this workspace' })
    return brand
  }

  /** Whoever asks has been asked about: this is for after a change, and for workers. */
  find(id: string): Promise<SocialPost> {
    return postWithRelations(id)
  }

  /** `meant`: what was said of the post that this one is made of. */
  async create(actor: Actor, fields: PostFields & { brandId?: string; meant?: string[] }, origin: 'web' | 'api' | 'demo' = 'web'): Promise<SocialPost> {
    const brand = await this.brandFor(actor, fields.brandId)
    const media = await this.input.media(actor, brand.id, fields.media ?? [])
    const connections = await this.input.connections(brand.id, fields.targets ?? [], actor)
    const plan = await this.#inQueue(planOf(fields, brand.timeZone), brand.id, fields.targets ?? [])

    const post = await SocialPost.create({
      id: randomUUID(),
      workspaceId: actor.workspaceId,
      brandId: brand.id,
      text: fields.text ?? '',
      authorId: actor.userId,
      contentBy: actor.userId,
      origin,
      timeZone: plan.timeZone,
      publishAt: plan.at,
      meant: fields.meant ?? [],
    })
    await this.#attach(post, media)
    if (plan.when !== 'draft') await this.#mustGoOut(await this.find(post.id), fields.targets ?? [], connections, fields.confirm)

    // What is new has been approved by nobody.
    const isCleared = plan.when === 'draft' || !(await routeOf(brand.id)).length
    for (const target of fields.targets ?? []) {
      const delivery = await this.#add(post, target, connections.get(target.connectionId)!)
      if (plan.when !== 'draft') await this.#schedule(delivery, timeFor(plan, target), actor, isCleared, slotFor(plan, target))
    }
    await announced('post.created', post)
    if (!isCleared) await follow(actor, await this.find(post.id))
    if (plan.when !== 'draft') {
      if (isCleared) await announced('post.scheduled', post, { publishAt: plan.at!.toISO() })
      await noted('post.scheduled', post, { publishAt: plan.at!.toISO(), channels: (fields.targets ?? []).length })
    }
    return this.#kept(post.id, fields)
  }

  /** Changes what can still change. `version` is what the editor had before them; a newer one is a conflict. */
  async update(actor: Actor, id: string, fields: PostFields & { version?: number; brandId?: string }): Promise<SocialPost> {
    const post = await lockPost(id)
    if (fields.version !== undefined && fields.version !== post.version) throw new E_CONFLICT()
    refuseLocked(post.deliveries)
    // Changing what is planned is publishing something else, which nobody does by pausing.
    if (fields.autosave && post.deliveries.some(({ state }) => state !== 'draft')) throw new E_DELIVERY_LOCKED([settledSentence('scheduled')])

    const wished = fields.when ? planOf(fields, fields.timeZone ?? post.timeZone) : null
    if (!fields.when && (fields.publishAt || fields.timeZone)) throw refuseInput({ field: 'when', rule: 'required', message: 'Say when: "at" together with publishAt, "now" or "draft"' })

    if (fields.brandId && fields.brandId !== post.brandId) await moveToBrand(post, await this.brandFor(actor, fields.brandId), await Brand.findOrFail(post.brandId), fields)
    const media = fields.media && (await this.input.media(actor, post.brandId, fields.media))
    const open = post.deliveries.filter(({ state }) => isEditable(state))
    const targets = fields.targets ?? open.map(toTarget)
    const connections = await this.input.connections(post.brandId, targets, fields.targets && actor)
    const plan = wished && (await this.#inQueue(wished, post.brandId, targets, open))

    const before = hashOfContent(contentOf(post))
    if (fields.text !== undefined) await freezeText(post, fields.text ?? '')
    post.merge({ text: fields.text === undefined ? post.text : (fields.text ?? ''), version: post.version + 1, ...(plan && { publishAt: plan.at, timeZone: plan.timeZone }) })
    await post.save()
    if (media) {
      await tenant().client.from('post_media').where({ workspace_id: post.workspaceId, post_id: post.id }).delete()
      await this.#attach(post, media)
    }

    const willGoOut = plan ? plan.when !== 'draft' : open.some(isPlanned)
    const written = await this.find(id)
    if (willGoOut) await this.#mustGoOut(written, targets, connections, fields.confirm)
    const hash = hashOfContent(contentOf({ text: written.text, media: written.media, deliveries: partsAfter(written.deliveries, targets) }))
    const isCleared = hash === before ? (await clearanceOf(post, hash)).isCleared : willGoOut && !(await routeOf(post.brandId)).length
    await this.#apply(actor, post, open, targets, connections, plan, isCleared)
    await follow(actor, await this.find(id), before)
    // A draft is saved while it is typed: nobody wants to hear of each pause.
    if (open.some(({ state }) => state !== 'draft')) await announced('post.updated', post)
    if (plan && plan.when !== 'draft') {
      if (isCleared) await announced('post.scheduled', post, { publishAt: plan.at!.toISO() })
      await noted('post.scheduled', post, { publishAt: plan.at!.toISO(), channels: targets.length })
    }
    return this.#kept(id, fields)
  }

  /** As it is now, which is also kept beside what it was before. */
  async #kept(id: string, { autosave }: PostFields): Promise<SocialPost> {
    const post = await this.find(id)
    await keepRevision(post, autosave)
    return post
  }

  /** With a slot for each target, where it goes into the queue. What is in a slot already keeps it. */
  async #inQueue(plan: Plan, brandId: string, targets: TargetInput[], open: Delivery[] = []): Promise<Plan> {
    if (plan.when !== 'queue') return plan
    const now = DateTime.utc()
    const kept = new Map(open.filter(({ state, slotAt }) => state !== 'draft' && slotAt && slotAt > now).map((delivery) => [keyOf(delivery), delivery.slotAt!]))
    const next = targets.filter((target) => !kept.has(keyOf(target)))
    const free = await this.slots.take(brandId, next.map(({ connectionId }) => connectionId))
    const without = next.flatMap((target, index) => (free[index] ? [] : [{ field: `targets.${targets.indexOf(target)}.connectionId`, rule: 'slots', message: 'This channel has no free queue slot. Add slots on the channel’s page, or choose a time' }]))
    if (without.length) throw refuseInput(...without)
    const slots = new Map([...kept, ...next.map((target, index) => [keyOf(target), free[index]!] as const)])
    return { ...plan, slots, at: slots.size ? DateTime.min(...slots.values())! : now }
  }

  /** Brings the deliveries in line with the targets wanted. */
  async #apply(actor: Actor, post: SocialPost, open: Delivery[], targets: TargetInput[], connections: Map<string, SocialConnection>, plan: Plan | null, isCleared: boolean) {
    const wanted = new Map(targets.map((target) => [keyOf(target), target]))
    const at = plan ? plan.at : post.publishAt

    for (const delivery of open) {
      const target = wanted.get(keyOf(delivery))
      wanted.delete(keyOf(delivery))
      if (!target) {
        await this.#withdraw(delivery, actor)
        continue
      }
      // What was prepared at the platform has the old content in it, so preparing starts anew.
      const change: Change = { text: target.text ?? null, options: target.options ?? {}, fit: target.fit ?? DEFAULT_FIT, mode: target.mode ?? 'auto', ...ANEW }
      if (plan && plan.when !== 'draft') await this.#schedule(delivery, timeFor(plan, target), actor, isCleared, { ...change, ...slotFor(plan, target) })
      else if (!plan && isPlanned(delivery)) await this.#schedule(delivery, delivery.publishAt ?? DateTime.utc(), actor, isCleared, change)
      else await this.#toDraft(delivery, change, plan !== null, actor)
    }
    for (const target of wanted.values()) {
      const known = post.deliveries.find((delivery) => keyOf(delivery) === keyOf(target))
      if (known) throw refuseInput({ field: 'targets', rule: 'distinct', message: settledSentence(known.state) })
      const delivery = await this.#add(post, target, connections.get(target.connectionId)!)
      const scheduled = plan ? plan.when !== 'draft' : post.deliveries.some(isPlanned)
      if (scheduled) await this.#schedule(delivery, plan ? timeFor(plan, target) : (at ?? DateTime.utc()), actor, isCleared, plan ? slotFor(plan, target) : {})
    }
  }

  /** All of it or nothing: a post that is partly being sent is refused, and says so. */
  async cancel(actor: Actor, id: string, deliveryIds?: string[]): Promise<SocialPost> {
    const post = await lockPost(id)
    const chosen = choose(post.deliveries, deliveryIds)
    refuseLocked(chosen)
    const open = chosen.filter(({ state }) => state !== 'cancelled')
    const over = open.find(({ state }) => state === 'live')
    if (over) throw new E_DELIVERY_LOCKED([settledSentence(over.state)])
    for (const delivery of open) {
      await transition(delivery, 'cancelled', { ...ANEW, settledAt: DateTime.utc() }, { kind: 'state', actorId: actor.userId })
      await leaveInOutbox(delivery)
    }
    await this.#raise(post)
    await follow(actor, await this.find(id))
    if (open.length) await announced('post.cancelled', post)
    await noted('post.cancelled', post, { deliveries: open.map((delivery) => delivery.id) })
    return this.find(id)
  }

  /** "Publish now", and "publish again" for what failed or was held. Asking twice changes nothing. */
  async publish(actor: Actor, id: string, { deliveryIds, confirm }: { deliveryIds?: string[]; confirm?: string[] } = {}): Promise<SocialPost> {
    const post = await lockPost(id)
    const chosen = choose(post.deliveries, deliveryIds)
    const doubtful = chosen.find(({ state }) => state === 'unconfirmed')
    if (doubtful) throw new E_DELIVERY_LOCKED([lockedSentence('unconfirmed')])

    const now = DateTime.utc()
    const idle = chosen.filter(({ state, publishAt }) => ['draft', 'approved', 'failed', 'held'].includes(state) || (state === 'scheduled' && (!publishAt || publishAt > now)) || (state === 'in_review' && publishAt))
    if (!chosen.length) throw refuseInput({ field: 'targets', rule: 'required', message: 'Choose at least one channel' })
    if (chosen.every(({ state }) => state === 'cancelled')) throw new E_DELIVERY_LOCKED([settledSentence('cancelled')])
    if (!idle.length) return post

    const targets = idle.map(toTarget)
    const connections = await this.input.connections(post.brandId, targets)
    await this.#mustGoOut(await this.find(id), targets, connections, confirm)
    const { isCleared } = await clearanceOfPost(post)
    for (const delivery of idle) await this.#schedule(delivery, now, actor, isCleared, { ...ANEW, slotAt: null })
    if (!isCleared) await follow(actor, await this.find(id))
    await this.#raise(post, { publishAt: post.state === 'draft' ? now : (post.publishAt ?? now) })
    if (isCleared) await announced('post.scheduled', post, { publishAt: now.toISO() })
    await noted('post.published', post, { deliveries: idle.map((delivery) => delivery.id) })
    return this.find(id)
  }

  /** Nothing is planned that a platform would refuse, or that the brand forbids and nobody means. */
  async #mustGoOut(post: SocialPost, targets: TargetInput[], connections: Map<string, SocialConnection>, confirm?: string[]) {
    await this.input.mustBeReady(post, targets, connections)
    // A demo says what we wrote, to no platform.
    if (post.origin !== 'demo') await this.confirmations.require(post, targets, connections, confirm)
  }

  /** Somebody means what a draft says before it goes anywhere: a series is made of it. */
  async mean(id: string, confirm: string[]) {
    if (!confirm.length) return
    const post = await this.find(id)
    const targets = post.deliveries.filter(({ state }) => isEditable(state)).map(toTarget)
    await this.confirmations.note(post, targets, await this.input.connections(post.brandId, targets), confirm)
  }

  /** A person looked where the platform offers no way to: what did they find? */
  async resolve(actor: Actor, id: string, deliveryId: string, found: 'live' | 'absent' | 'look_again', permalink?: string): Promise<SocialPost> {
    const post = await lockPost(id)
    const [delivery] = choose(post.deliveries, [deliveryId])
    if (delivery.state !== 'unconfirmed') throw new E_DELIVERY_LOCKED([settledSentence(delivery.state)])
    const event = { kind: 'resolved', detail: { found }, actorId: actor.userId }
    if (found === 'look_again') {
      await transition(delivery, 'committing', { doubt: true, retries: 0, waitingUntil: null, settledAt: null }, event)
      await leaveInOutbox(delivery)
    } else if (found === 'live') {
      await transition(delivery, 'live', { doubt: false, permalink: permalink ?? delivery.permalink, publishedAt: delivery.publishedAt ?? DateTime.utc(), settledAt: DateTime.utc() }, event)
    } else {
      await transition(delivery, 'failed', { doubt: false, settledAt: DateTime.utc() }, event)
    }
    await noted('post.resolved', post, { deliveryId, found, permalink: permalink ?? null })
    await this.#raise(post)
    return this.find(id)
  }

  /** What was published stays in the books; everything else is withdrawn with it. */
  async remove(actor: Actor, id: string) {
    const post = await lockPost(id)
    refuseLocked(post.deliveries)
    for (const delivery of post.deliveries.filter(({ state }) => state !== 'live' && state !== 'cancelled')) {
      await transition(delivery, 'cancelled', { ...ANEW, settledAt: DateTime.utc() }, { kind: 'state', actorId: actor.userId })
      await leaveInOutbox(delivery)
    }
    post.deletedAt = DateTime.utc()
    await post.save()
    await close(post, 'withdrawn')
    await announced('post.deleted', post)
    await noted('post.deleted', post, null)
  }

  async #attach(post: SocialPost, media: Required<MediaInput>[]) {
    if (!media.length) return
    await tenant()
      .client.table('post_media')
      .multiInsert(media.map(({ id, altText, crop }, position) => ({ workspace_id: post.workspaceId, post_id: post.id, media_id: id, position, alt_text: altText, crop: crop && JSON.stringify(crop) })))
  }

  #add(post: SocialPost, target: TargetInput, connection: SocialConnection): Promise<Delivery> {
    return Delivery.create({
      id: randomUUID(),
      workspaceId: post.workspaceId,
      brandId: post.brandId,
      postId: post.id,
      connectionId: connection.id,
      adapterId: connection.adapterId,
      format: target.format,
      text: target.text ?? null,
      options: target.options ?? {},
      fit: target.fit ?? DEFAULT_FIT,
      mode: target.mode ?? 'auto',
      state: 'draft',
      version: 1,
      generation: 1,
      attempt: 0,
      doubt: false,
      restarts: 0,
      retries: 0,
    })
  }

  /**
   * A time in the past means "now", so the stored instant never precedes the clock. What is not approved waits for it, with
   * its time; without one it goes out as soon as it is approved.
   */
  async #schedule(delivery: Delivery, at: DateTime, actor: Actor, isCleared: boolean, change: Change = {}) {
    const to = isCleared ? 'scheduled' : 'in_review'
    if (isCleared && delivery.state === 'in_review') await transition(delivery, 'approved', {}, { kind: 'state', actorId: actor.userId })
    if (delivery.state !== to && !isAllowed(delivery.state, to)) throw new E_DELIVERY_LOCKED([settledSentence(delivery.state)])
    const now = DateTime.utc()
    const publishAt = isCleared ? DateTime.max(at.toUTC(), now) : at > now ? at.toUTC() : null
    await transition(
      delivery,
      to,
      { ...change, publishAt, generation: generationAfter(delivery), scheduledBy: actor.userId, dispatchedGeneration: null, heldReason: null, faultCode: null, fault: null, settledAt: null },
      { kind: 'state', actorId: actor.userId, detail: { publishAt: publishAt?.toISO() ?? null } }
    )
    await leaveInOutbox(delivery)
  }

  async #toDraft(delivery: Delivery, change: Change, asked: boolean, actor: Actor) {
    const to: DeliveryState = asked ? 'draft' : delivery.state
    await transition(delivery, to, { ...change, ...(asked && { publishAt: null, generation: generationAfter(delivery) }) }, to === delivery.state ? undefined : { kind: 'state', actorId: actor.userId })
    await leaveInOutbox(delivery)
  }

  /** A target that was never tried leaves no trace; one that was is kept as cancelled. */
  async #withdraw(delivery: Delivery, actor: Actor) {
    if (leavesNoTrace(delivery)) return delivery.delete()
    await transition(delivery, 'cancelled', { ...ANEW, settledAt: DateTime.utc() }, { kind: 'state', actorId: actor.userId })
    await leaveInOutbox(delivery)
  }

  async #raise(post: SocialPost, change: Partial<Pick<SocialPost, 'publishAt'>> = {}) {
    post.merge({ version: post.version + 1, ...change })
    await post.save()
  }
}

/** The state is left to the database, which derives it from the deliveries; an event says what a person did. */
const announced = (kind: EventKind, post: SocialPost, data: Record<string, string | null> = {}) => announce(kind, { brandId: post.brandId, subject: { type: 'post', id: post.id }, data: { authorId: post.authorId, ...data } })

/** By what its beginning says, people know which post is meant. */
const EXCERPT = 60
const noted = (action: string, post: SocialPost, facts: Record<string, unknown> | null) =>
  audit({ action, subject: { type: 'social_post', id: post.id }, brandId: post.brandId, [facts ? 'after' : 'before']: { text: [...post.text].slice(0, EXCERPT).join(''), ...facts } })

/** Only a person who says "again" opens a new generation, at once or by way of a draft; what was never sent keeps its own. */
const generationAfter = ({ state, generation }: Delivery) => (state === 'failed' ? generation + 1 : generation)

/** Nothing of an earlier preparation counts any more. */
const ANEW = { checkpoint: null, waitingUntil: null, waitingFor: null, progress: null, restarts: 0, retries: 0 } satisfies Change

interface Plan {
  when: 'draft' | 'now' | 'at' | 'queue'
  /** The earliest, where each target has its own. */
  at: DateTime | null
  /** By target: the queue slot it has. */
  slots?: Map<string, DateTime>
  timeZone: string
}

function planOf(fields: PostFields, zone: string): Plan {
  const when = fields.when ?? (fields.publishAt ? 'at' : 'draft')
  const timeZone = fields.timeZone ?? zone
  if (when === 'now') return { when, at: DateTime.utc(), timeZone }
  if (when === 'queue') return { when, at: null, timeZone }
  // Of a draft it is where it stands on the calendar: a plan, at which nothing goes out.
  if (when === 'draft') return { when, at: fields.publishAt ? DateTime.fromISO(fields.publishAt, { zone: 'utc' }) : null, timeZone }
  if (!fields.publishAt) throw refuseInput({ field: 'publishAt', rule: 'required', message: 'Give the time it should go out' })
  return { when, at: DateTime.max(DateTime.fromISO(fields.publishAt, { zone: 'utc' }), DateTime.utc()), timeZone }
}

const timeFor = (plan: Plan, target: TargetInput) => plan.slots?.get(keyOf(target)) ?? plan.at!
const slotFor = (plan: Plan, target: TargetInput): Change => ({ slotAt: plan.slots?.get(keyOf(target)) ?? null })
const keyOf = ({ connectionId, format }: { connectionId: string; format: string }) => `${connectionId} ${format}`
const toTarget = ({ connectionId, format, text, options, fit, mode }: Delivery): TargetInput => ({ connectionId, format, text, options, fit, mode })

/** It goes out by itself, or will as soon as it is approved. */
const isPlanned = ({ state }: Delivery) => state === 'scheduled' || state === 'preparing' || state === 'in_review' || state === 'approved'

const leavesNoTrace = ({ state, attempt }: Delivery) => state === 'draft' && attempt === 0

/** What goes where once these targets are the ones wanted. */
function partsAfter(all: Delivery[], targets: TargetInput[]) {
  const wanted = new Map(targets.map((target) => [keyOf(target), target]))
  const known = all.flatMap((delivery) => {
    const target = wanted.get(keyOf(delivery))
    wanted.delete(keyOf(delivery))
    if (!isEditable(delivery.state)) return [delivery]
    if (target) return [partOf(target)]
    return leavesNoTrace(delivery) ? [] : [delivery]
  })
  return [...known, ...[...wanted.values()].map(partOf)]
}
const partOf = ({ connectionId, format, text, options, fit }: TargetInput) => ({ connectionId, format, text: text ?? null, options: options ?? {}, fit: fit ?? DEFAULT_FIT })

function choose(deliveries: Delivery[], ids?: string[]) {
  if (!ids) return deliveries
  const chosen = deliveries.filter(({ id }) => ids.includes(id))
  if (chosen.length !== new Set(ids).size) throw refuseInput({ field: 'deliveryIds', rule: 'exists', message: 'There is no such delivery in this post' })
  return chosen
}

/** From `committing` on the answer is a plain refusal that says why. */
function refuseLocked(deliveries: Delivery[]) {
  const locked = deliveries.find(({ state }) => !isEditable(state) && !isSettled(state))
  if (locked) throw new E_DELIVERY_LOCKED([lockedSentence(locked.state)])
  if (deliveries.length && deliveries.every(({ state }) => state === 'live' || state === 'cancelled') && deliveries.some(({ state }) => state === 'live')) {
    throw new E_DELIVERY_LOCKED([settledSentence('live')])
  }
}

/** What is live, or may be, keeps the words it went out with, whatever the post says from now on. */
async function freezeText(post: SocialPost, text: string) {
  if (text === post.text) return
  const live = post.deliveries.filter((delivery) => (delivery.state === 'live' || delivery.state === 'unconfirmed') && delivery.text === null)
  if (live.length) await tenant().client.from('deliveries').where('workspace_id', post.workspaceId).whereIn('id', live.map(({ id }) => id)).update({ text: post.text })
}
