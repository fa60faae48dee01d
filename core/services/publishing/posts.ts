import { inject } from '@adonisjs/core'
import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import Brand from '#models/brand'
import Delivery from '#models/delivery'
import SocialConnection from '#models/social_connection'
import SocialPost, { type PostState } from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { E_CONFLICT, E_DELIVERY_LOCKED } from './errors.ts'
import { lockedSentence, settledSentence } from './fault_sentences.ts'
import { transition, type Change } from './ledger.ts'
import { leaveInOutbox } from './outbox.ts'
import { postRows } from './post_rows.ts'
import { DEFAULT_FIT, PostInput, refuseInput, type MediaInput, type TargetInput } from './post_input.ts'
import { isAllowed, isEditable, isSettled, type DeliveryState } from './transitions.ts'

export interface PostFields {
  text?: string | null
  media?: MediaInput[]
  targets?: TargetInput[]
  when?: 'draft' | 'now' | 'at'
  publishAt?: string | null
  timeZone?: string
}

/** Posts per page when the caller does not say. */
const PAGE = 25

/** Everything people do with posts. Runs inside a tenant transaction; the row lock of the post orders rival changes. */
@inject()
export class Posts {
  constructor(
    private input: PostInput,
    private permissions: PermissionEngine
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
    return withRelations(SocialPost.query().where('id', id).whereNull('deletedAt')).firstOrFail()
  }

  async create(actor: Actor, fields: PostFields & { brandId?: string }, origin: 'web' | 'api' | 'demo' = 'web'): Promise<SocialPost> {
    const brand = await this.brandFor(actor, fields.brandId)
    const plan = planOf(fields, brand.timeZone)
    const media = await this.input.media(actor, brand.id, fields.media ?? [])
    const connections = await this.input.connections(brand.id, fields.targets ?? [], actor)

    const post = await SocialPost.create({
      id: randomUUID(),
      workspaceId: actor.workspaceId,
      brandId: brand.id,
      text: fields.text ?? '',
      authorId: actor.userId,
      origin,
      timeZone: plan.timeZone,
      publishAt: plan.at,
    })
    await this.#attach(post, media)
    if (plan.when !== 'draft') await this.input.mustBeReady(await this.find(post.id), fields.targets ?? [], connections)

    for (const target of fields.targets ?? []) {
      const delivery = await this.#add(post, target, connections.get(target.connectionId)!)
      if (plan.when !== 'draft') await this.#schedule(delivery, plan.at!, actor)
    }
    if (plan.when !== 'draft') await noted('post.scheduled', post, { publishAt: plan.at!.toISO(), channels: (fields.targets ?? []).length })
    return this.find(post.id)
  }

  /** Changes what can still change. `version` is what the editor had before them; a newer one is a conflict. */
  async update(actor: Actor, id: string, fields: PostFields & { version?: number }): Promise<SocialPost> {
    const post = await this.#lock(id)
    if (fields.version !== undefined && fields.version !== post.version) throw new E_CONFLICT()
    refuseLocked(post.deliveries)

    const plan = fields.when ? planOf(fields, fields.timeZone ?? post.timeZone) : null
    if (!fields.when && (fields.publishAt || fields.timeZone)) throw refuseInput({ field: 'when', rule: 'required', message: 'Say when: "at" together with publishAt, "now" or "draft"' })

    const media = fields.media && (await this.input.media(actor, post.brandId, fields.media))
    const open = post.deliveries.filter(({ state }) => isEditable(state))
    const targets = fields.targets ?? open.map(toTarget)
    const connections = await this.input.connections(post.brandId, targets, fields.targets && actor)

    if (fields.text !== undefined) await freezeText(post, fields.text ?? '')
    post.merge({ text: fields.text === undefined ? post.text : (fields.text ?? ''), version: post.version + 1, ...(plan && { publishAt: plan.at, timeZone: plan.timeZone }) })
    await post.save()
    if (media) {
      await tenant().client.from('post_media').where({ workspace_id: post.workspaceId, post_id: post.id }).delete()
      await this.#attach(post, media)
    }

    const willGoOut = plan ? plan.when !== 'draft' : open.some(({ state }) => state === 'scheduled' || state === 'preparing')
    if (willGoOut) await this.input.mustBeReady(await this.find(id), targets, connections)
    await this.#apply(actor, post, open, targets, connections, plan)
    if (plan && plan.when !== 'draft') await noted('post.scheduled', post, { publishAt: plan.at!.toISO(), channels: targets.length })
    return this.find(id)
  }

  /** Brings the deliveries in line with the targets wanted. */
  async #apply(actor: Actor, post: SocialPost, open: Delivery[], targets: TargetInput[], connections: Map<string, SocialConnection>, plan: Plan | null) {
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
      const change: Change = { text: target.text ?? null, options: target.options ?? {}, fit: target.fit ?? DEFAULT_FIT, ...ANEW }
      const keepsPlan = !plan && (delivery.state === 'scheduled' || delivery.state === 'preparing')
      if (plan && plan.when !== 'draft') await this.#schedule(delivery, plan.at!, actor, change)
      else if (keepsPlan) await this.#schedule(delivery, delivery.publishAt ?? DateTime.utc(), actor, change)
      else await this.#toDraft(delivery, change, plan !== null, actor)
    }
    for (const target of wanted.values()) {
      const known = post.deliveries.find((delivery) => keyOf(delivery) === keyOf(target))
      if (known) throw refuseInput({ field: 'targets', rule: 'distinct', message: settledSentence(known.state) })
      const delivery = await this.#add(post, target, connections.get(target.connectionId)!)
      const scheduled = plan ? plan.when !== 'draft' : post.deliveries.some(({ state }) => state === 'scheduled')
      if (scheduled && at) await this.#schedule(delivery, at, actor)
    }
  }

  /** All of it or nothing: a post that is partly being sent is refused, and says so. */
  async cancel(actor: Actor, id: string, deliveryIds?: string[]): Promise<SocialPost> {
    const post = await this.#lock(id)
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
    await noted('post.cancelled', post, { deliveries: open.map((delivery) => delivery.id) })
    return this.find(id)
  }

  /** "Publish now", and "publish again" for what failed or was held. Asking twice changes nothing. */
  async publish(actor: Actor, id: string, deliveryIds?: string[]): Promise<SocialPost> {
    const post = await this.#lock(id)
    const chosen = choose(post.deliveries, deliveryIds)
    const doubtful = chosen.find(({ state }) => state === 'unconfirmed')
    if (doubtful) throw new E_DELIVERY_LOCKED([lockedSentence('unconfirmed')])

    const now = DateTime.utc()
    const idle = chosen.filter(({ state, publishAt }) => ['draft', 'approved', 'failed', 'held'].includes(state) || (state === 'scheduled' && (!publishAt || publishAt > now)))
    if (!chosen.length) throw refuseInput({ field: 'targets', rule: 'required', message: 'Choose at least one channel' })
    if (chosen.every(({ state }) => state === 'cancelled')) throw new E_DELIVERY_LOCKED([settledSentence('cancelled')])
    if (!idle.length) return post

    const targets = idle.map(toTarget)
    const connections = await this.input.connections(post.brandId, targets)
    await this.input.mustBeReady(await this.find(id), targets, connections)
    for (const delivery of idle) await this.#schedule(delivery, now, actor, ANEW)
    await this.#raise(post, { publishAt: post.publishAt ?? now })
    await noted('post.published', post, { deliveries: idle.map((delivery) => delivery.id) })
    return this.find(id)
  }

  /** A person looked where the platform offers no way to: what did they find? */
  async resolve(actor: Actor, id: string, deliveryId: string, found: 'live' | 'absent' | 'look_again', permalink?: string): Promise<SocialPost> {
    const post = await this.#lock(id)
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
    const post = await this.#lock(id)
    refuseLocked(post.deliveries)
    for (const delivery of post.deliveries.filter(({ state }) => state !== 'live' && state !== 'cancelled')) {
      await transition(delivery, 'cancelled', { ...ANEW, settledAt: DateTime.utc() }, { kind: 'state', actorId: actor.userId })
      await leaveInOutbox(delivery)
    }
    post.deletedAt = DateTime.utc()
    await post.save()
    await noted('post.deleted', post, null)
  }

  /** The row lock orders everybody who changes the post; workers lock the delivery, so those are locked as well. */
  async #lock(id: string): Promise<SocialPost> {
    await SocialPost.query().where('id', id).whereNull('deletedAt').forUpdate().firstOrFail()
    await Delivery.query().where('postId', id).orderBy('id').forUpdate()
    return this.find(id)
  }

  async #attach(post: SocialPost, media: Required<MediaInput>[]) {
    if (!media.length) return
    await tenant()
      .client.table('post_media')
      .multiInsert(media.map(({ id, altText }, position) => ({ workspace_id: post.workspaceId, post_id: post.id, media_id: id, position, alt_text: altText })))
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
      state: 'draft',
      version: 1,
      generation: 1,
      attempt: 0,
      doubt: false,
      restarts: 0,
      retries: 0,
    })
  }

  /** A time in the past means "now", so the stored instant never precedes the clock. */
  async #schedule(delivery: Delivery, at: DateTime, actor: Actor, change: Change = {}) {
    if (delivery.state !== 'scheduled' && !isAllowed(delivery.state, 'scheduled')) throw new E_DELIVERY_LOCKED([settledSentence(delivery.state)])
    const publishAt = DateTime.max(at.toUTC(), DateTime.utc())
    await transition(
      delivery,
      'scheduled',
      { ...change, publishAt, generation: generationAfter(delivery), scheduledBy: actor.userId, dispatchedGeneration: null, heldReason: null, faultCode: null, fault: null, settledAt: null },
      { kind: 'state', actorId: actor.userId, detail: { publishAt: publishAt.toISO()! } }
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
    if (delivery.state === 'draft' && delivery.attempt === 0) return delivery.delete()
    await transition(delivery, 'cancelled', { ...ANEW, settledAt: DateTime.utc() }, { kind: 'state', actorId: actor.userId })
    await leaveInOutbox(delivery)
  }

  async #raise(post: SocialPost, change: Partial<Pick<SocialPost, 'publishAt'>> = {}) {
    post.merge({ version: post.version + 1, ...change })
    await post.save()
  }
}

/** By what its beginning says, people know which post is meant. */
const EXCERPT = 60
const noted = (action: string, post: SocialPost, facts: Record<string, unknown> | null) =>
  audit({ action, subject: { type: 'social_post', id: post.id }, brandId: post.brandId, [facts ? 'after' : 'before']: { text: [...post.text].slice(0, EXCERPT).join(''), ...facts } })

/** Only a person who says "again" opens a new generation, at once or by way of a draft; what was never sent keeps its own. */
const generationAfter = ({ state, generation }: Delivery) => (state === 'failed' ? generation + 1 : generation)

/** Nothing of an earlier preparation counts any more. */
const ANEW = { checkpoint: null, waitingUntil: null, waitingFor: null, progress: null, restarts: 0, retries: 0 } satisfies Change

interface Plan {
  when: 'draft' | 'now' | 'at'
  at: DateTime | null
  timeZone: string
}

function planOf(fields: PostFields, zone: string): Plan {
  const when = fields.when ?? (fields.publishAt ? 'at' : 'draft')
  const timeZone = fields.timeZone ?? zone
  if (when === 'now') return { when, at: DateTime.utc(), timeZone }
  if (when === 'draft') return { when, at: null, timeZone }
  if (!fields.publishAt) throw refuseInput({ field: 'publishAt', rule: 'required', message: 'Give the time it should go out' })
  return { when, at: DateTime.max(DateTime.fromISO(fields.publishAt, { zone: 'utc' }), DateTime.utc()), timeZone }
}

const keyOf = ({ connectionId, format }: { connectionId: string; format: string }) => `${connectionId} ${format}`
const toTarget = ({ connectionId, format, text, options, fit }: Delivery): TargetInput => ({ connectionId, format, text, options, fit })

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

function withRelations(query: ModelQueryBuilderContract<typeof SocialPost>) {
  return query.preload('author').preload('media').preload('deliveries', (deliveries) => void deliveries.preload('connection').orderBy('createdAt').orderBy('id'))
}
