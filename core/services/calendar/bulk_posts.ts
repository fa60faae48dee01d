import { errors as vineErrors } from '@vinejs/vine'
import { inject } from '@adonisjs/core'
import { Exception } from '@adonisjs/core/exceptions'
import { DateTime } from 'luxon'
import ContentCalendarEntry from '#models/content_calendar_entry'
import SocialPost from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import type { Permission } from '#services/access/permissions'
import { audit } from '#services/audit/audit'
import { E_CONFLICT } from '#services/publishing/errors'
import { Posts } from '#services/publishing/posts'
import { refuseInput } from '#services/publishing/post_input'
import { isEditable } from '#services/publishing/transitions'
import { spoken } from '#services/language'
import { inputIn, sentenceIn } from '#services/refusals'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import type { BulkAction, BulkInput, BulkLine } from './shapes.ts'
import { moveByDays } from './wall_clock.ts'

/** Changes many posts in one transaction. Each is done or refused by itself. */
@inject()
export class BulkPosts {
  constructor(
    private posts: Posts,
    private engine: PermissionEngine
  ) {}

  async run(actor: Actor, input: BulkInput): Promise<BulkLine[]> {
    if (input.action === 'move' && input.days === undefined && input.posts.some(({ publishAt }) => !publishAt)) {
      throw refuseInput({ field: 'days', rule: 'required', message: 'Say by how many days, or give each post its time' })
    }
    const campaign = input.action === 'campaign' && input.campaignId ? await this.#campaign(actor, input.campaignId) : null
    const lines = new Map<string, BulkLine>()
    // In one order, so that two people who change the same posts do not wait for each other in a circle.
    for (const asked of input.posts.toSorted((a, b) => (a.id < b.id ? -1 : 1))) lines.set(asked.id, await this.#one(actor, input, asked, campaign))
    return input.posts.map(({ id }) => lines.get(id)!)
  }

  async #one(actor: Actor, input: BulkInput, asked: BulkInput['posts'][number], campaign: ContentCalendarEntry | null): Promise<BulkLine> {
    const { client } = tenant()
    await client.rawQuery('savepoint one_post')
    try {
      const post = await this.posts.visible(actor, asked.id)
      if (asked.version !== undefined && asked.version !== post.version) throw new E_CONFLICT()
      for (const permission of needed(input.action, post)) await this.#mayDo(actor, permission, post)
      const before = timeOf(post)
      const after = await this.#act(actor, input, asked, post, campaign)
      await client.rawQuery('release savepoint one_post')
      const isCopy = input.action === 'duplicate'
      return { id: asked.id, isDone: true, reason: null, newId: isCopy ? after!.id : null, publishAt: (after && timeOf(after)) ?? null, before, version: isCopy ? post.version : (after?.version ?? null) }
    } catch (error) {
      const reason = sentenceOf(error)
      if (!reason) throw error
      await client.rawQuery('rollback to savepoint one_post')
      return { id: asked.id, isDone: false, reason, newId: null, publishAt: null, before: null, version: null }
    }
  }

  async #act(actor: Actor, { action, days, campaignId }: BulkInput, asked: BulkInput['posts'][number], post: SocialPost, campaign: ContentCalendarEntry | null): Promise<SocialPost | null> {
    const { id, version, timeZone } = post
    switch (action) {
      case 'move': {
        const from = timeOf(post)
        const to = asked.publishAt ?? (from && moveByDays(DateTime.fromISO(from, { zone: 'utc' }), timeZone, days!).toISO())
        if (!to) throw refuse('noTime')
        if (DateTime.fromISO(to) < DateTime.utc()) throw refuse('past')
        return this.posts.update(actor, id, { version, when: isPlanned(post) ? 'at' : 'draft', publishAt: to, timeZone })
      }
      case 'draft':
        return this.posts.update(actor, id, { version, when: 'draft', publishAt: timeOf(post), timeZone })
      case 'cancel':
        return this.posts.cancel(actor, id)
      case 'delete':
        await this.posts.remove(actor, id)
        return null
      case 'duplicate':
        return this.posts.create(actor, {
          brandId: post.brandId,
          text: post.text,
          media: post.media.map(({ id: mediaId, $extras }) => ({ id: mediaId, altText: $extras.pivot_alt_text })),
          targets: post.deliveries
            .filter(({ connection }) => connection.state !== 'disconnected')
            .map(({ connectionId, format, text, options, fit }) => ({ connectionId, format, text, options, fit })),
          when: 'draft',
          publishAt: asked.publishAt ?? timeOf(post),
          timeZone,
        })
      case 'campaign':
        if (campaign?.brandId && campaign.brandId !== post.brandId) throw refuse('otherBrand')
        await post.merge({ campaignId: campaignId ?? null }).save()
        await audit({ action: 'post.campaign_changed', subject: { type: 'social_post', id }, brandId: post.brandId, after: { campaignId: campaignId ?? null } })
        return post
    }
  }

  async #campaign(actor: Actor, id: string): Promise<ContentCalendarEntry> {
    const visible = await this.engine.scope(actor, 'posts.view')
    const found = await visible(ContentCalendarEntry.query()).where({ id, kind: 'campaign' }).first()
    if (!found) throw refuseInput({ field: 'campaignId', rule: 'exists', message: 'There is no such campaign' })
    return found
  }

  async #mayDo(actor: Actor, permission: Permission, post: SocialPost) {
    if (!(await this.engine.can(actor, permission, post)).allowed) throw refuse(NOT_ALLOWED[permission] ?? 'notAllowed')
  }
}

const NOT_ALLOWED: Partial<Record<Permission, string>> = {
  'posts.create': 'noWriting',
  'posts.edit': 'noChanging',
  'posts.publish': 'noScheduling',
  'posts.delete': 'noDeleting',
}

/** Changing what is to go out by itself is publishing something else. */
function needed(action: BulkAction, post: SocialPost): Permission[] {
  if (action === 'duplicate') return ['posts.create']
  if (action === 'delete') return ['posts.delete']
  return (action === 'move' || action === 'draft') && isPlanned(post) ? ['posts.edit', 'posts.publish'] : ['posts.edit']
}

/** It would go out by itself. What failed or is held stands at its old time until somebody gives it a new one. */
const isPlanned = ({ deliveries }: SocialPost) => deliveries.some(({ state, publishAt }) => isEditable(state) && publishAt !== null)

/** When it goes out, or is meant to. */
const timeOf = ({ deliveries, publishAt }: SocialPost): string | null => {
  const [first] = deliveries.flatMap((delivery) => (isEditable(delivery.state) && delivery.publishAt) || []).toSorted((a, b) => a.toMillis() - b.toMillis())
  return (first ?? publishAt)?.toUTC().toISO() ?? null
}

class Refusal extends Error {}
/** Said in the language of the request: `calendar.bulk.refused`. */
const said = (why: string) => spoken().t(`calendar.bulk.refused.${why}`)
const refuse = (why: string) => new Refusal(said(why))

/** Of what is a refusal; null for what is broken. */
function sentenceOf(error: unknown): string | null {
  if (error instanceof Refusal) return error.message
  if (error instanceof vineErrors.E_VALIDATION_ERROR) return [...new Set(inputIn(error.messages as { message: string }[]).map(({ message }) => message))].join(' ')
  if (!(error instanceof Exception) || error.status >= 500) return null
  return error.status === 404 ? said('gone') : sentenceIn(error)
}
