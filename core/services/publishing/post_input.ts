import { errors } from '@vinejs/vine'
import { inject } from '@adonisjs/core'
import type { Issue, Json } from '@caidence/sdk'
import Media from '#models/media'
import SocialConnection from '#models/social_connection'
import SocialPost from '#models/social_post'
import type { DeliveryMode } from '#models/delivery'
import { PermissionEngine } from '#services/access/permission_engine'
import type { Crop, Shaping } from '#services/media/fit/recipe'
import { isWhole } from '#services/media/fit/shapes'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import type { Actor } from '#services/tenancy/tenant_tx'
import { DraftChecks, draftOf, factsOf } from './drafts.ts'
import { issueSentence } from './fault_sentences.ts'

export interface TargetInput {
  connectionId: string
  format: string
  text?: string | null
  options?: Record<string, Json>
  /** What becomes of files of another shape. */
  fit?: Shaping
  /** `manual`: at its time a person is told, and posts it by hand. */
  mode?: DeliveryMode
}

export interface MediaInput {
  id: string
  altText?: string | null
  /** The part of a picture that is shown; all of it unless given. */
  crop?: Crop | null
}

/** One thing wrong with what was sent in, at its place. Becomes an entry of a 422 answer. */
export interface InputIssue {
  field: string
  rule: string
  message: string
}

/** Nothing of a picture is lost unless its author says so. */
export const DEFAULT_FIT: Shaping = 'pad'

export const refuseInput = (...issues: InputIssue[]) => new errors.E_VALIDATION_ERROR(issues)

/** Resolves the ids of a post's input within brand and workspace, and asks the adapters. A foreign id is a missing one. */
@inject()
export class PostInput {
  constructor(
    private host: PluginHostService,
    private checks: DraftChecks,
    private permissions: PermissionEngine,
    private offers: ChannelOffers
  ) {}

  async media(actor: Actor, brandId: string, wanted: MediaInput[]): Promise<Required<MediaInput>[]> {
    if (!wanted.length) return []
    const narrow = await this.permissions.scope(actor, 'media.view')
    const found = await narrow(Media.query()).whereIn('id', wanted.map(({ id }) => id)).where('brandId', brandId).whereNull('deletedAt')
    const known = new Set(found.map(({ id }) => id))
    const missing = wanted.flatMap(({ id }, index) => (known.has(id) ? [] : [{ field: `media.${index}.id`, rule: 'exists', message: 'There is no such file in this brand’s library' }]))
    if (missing.length) throw refuseInput(...missing)
    // One file is made to fit once per delivery, whatever its places in the post.
    const crops = new Map<string, string>()
    const differing = wanted.flatMap(({ id, crop }, index) => {
      const own = JSON.stringify(crop ?? null)
      const before = crops.get(id) ?? own
      crops.set(id, before)
      return before === own ? [] : [{ field: `media.${index}.crop`, rule: 'same', message: 'The same file cannot be cropped in two ways in one post. Upload it a second time' }]
    })
    if (differing.length) throw refuseInput(...differing)
    return wanted.map(({ id, altText, crop }) => ({ id, altText: altText ?? null, crop: crop && !isWhole(crop) ? crop : null }))
  }

  /** `actor` is who named the channels; without one they are those that the post has already. */
  async connections(brandId: string, targets: TargetInput[], actor?: Actor): Promise<Map<string, SocialConnection>> {
    const narrow = actor ? await this.permissions.scope(actor, 'connections.view') : <Q>(query: Q) => query
    const ids = [...new Set(targets.map(({ connectionId }) => connectionId))]
    const found = ids.length ? await narrow(SocialConnection.query()).whereIn('id', ids).where('brandId', brandId).whereNot('state', 'disconnected') : []
    const byId = new Map(found.map((connection) => [connection.id, connection]))
    const seen = new Set<string>()
    const wrong: InputIssue[] = []
    for (const [index, target] of targets.entries()) {
      const at = `targets.${index}`
      const connection = byId.get(target.connectionId)
      const key = `${target.connectionId} ${target.format}`
      if (!connection) wrong.push({ field: `${at}.connectionId`, rule: 'exists', message: 'There is no such connected channel in this brand' })
      else if (!this.#knows(connection.adapterId, target.format)) wrong.push({ field: `${at}.format`, rule: 'format.unknown', message: 'This channel does not know the format' })
      else if (seen.has(key)) wrong.push({ field: at, rule: 'distinct', message: 'The same channel and format occur twice' })
      seen.add(key)
    }
    if (wrong.length) throw refuseInput(...wrong)
    return byId
  }

  #knows(adapterId: string, format: string) {
    return this.host.adapters().some((adapter) => adapter.id === adapterId && adapter.formats.some(({ id }) => id === format))
  }

  /** What each target's adapter says of the post as it would go out. */
  async issues(post: SocialPost, targets: TargetInput[], connections: Map<string, SocialConnection>): Promise<{ target: TargetInput; issues: Issue[] }[]> {
    return Promise.all(
      targets.map(async (target) => {
        const draft = draftOf(post, { format: target.format, text: target.text ?? null, options: target.options ?? {} })
        const { issues } = await this.checks.checkAhead(connections.get(target.connectionId)!.adapterId, { draft, files: factsOf(post.media), shaping: target.fit ?? DEFAULT_FIT })
        return { target, issues }
      })
    )
  }

  /** Throws when something that would be refused by a platform is about to be scheduled. */
  async mustBeReady(post: SocialPost, targets: TargetInput[], connections: Map<string, SocialConnection>) {
    if (!targets.length) throw refuseInput({ field: 'targets', rule: 'required', message: 'Choose at least one channel' })
    const off = await this.offers.off(targets.map((target) => connections.get(target.connectionId)!.adapterId))
    const paused = targets.flatMap((target, index) => {
      if (target.mode === 'manual') return []
      const { adapterId } = connections.get(target.connectionId)!
      return off.has(adapterId) ? [{ field: `targets.${index}.connectionId`, rule: 'channel_off', message: this.offers.sentence(adapterId, off.get(adapterId)!) }] : []
    })
    const dead = targets.flatMap((target, index) =>
      connections.get(target.connectionId)!.state === 'active' || target.mode === 'manual' ? [] : [{ field: `targets.${index}.connectionId`, rule: 'connection', message: 'This channel needs to be reconnected first' }]
    )
    const checked = await this.issues(post, targets, connections)
    const refused = checked.flatMap(({ issues }, index) =>
      issues.filter(({ level }) => level === 'error').map((issue) => ({ field: `targets.${index}.${issue.path}`, rule: issue.rule, message: issueSentence(issue) }))
    )
    if (paused.length || dead.length || refused.length) throw refuseInput(...paused, ...dead, ...refused)
  }
}
