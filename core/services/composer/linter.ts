import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import BrandProfile from '#models/brand_profile'
import type Media from '#models/media'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import type { BrandSections } from '#services/profiles/shapes'
import { BRAND_TEMPLATE } from '#services/profiles/templates'
import type { Actor } from '#services/tenancy/tenant_tx'
import type { Finding } from './finding.ts'
import { Neighbours, type Neighbour } from './neighbours.ts'
import { forbiddenIn, textFindings, type Forbidden } from './text_rules.ts'

/** A target with what it would send, as far as the rules look at it. */
export interface Linted {
  connectionId: string
  adapterId: string
  brandId: string
  format: string
  text: string
}

export interface LintInput {
  targets: Linted[]
  media: { file: Media; altText: string | null }[]
  /** When it is to go out; null while nobody has said. */
  at: DateTime | null
  timeZone: string
  postId?: string
}

/** Whatever a platform allows, two posts on a channel within this time take each other's readers. */
const GAP_SECONDS = 30 * 60

export type Guidelines = BrandSections['guidelines']

/** What a careful colleague would say before a post goes out: of its words, of the brand's rules, and of what else goes out around it. */
@inject()
export class Linter {
  constructor(
    private host: PluginHostService,
    private neighbours: Neighbours
  ) {}

  /** Findings of each target, in their order. Two queries, whatever the number of targets. Inside a tenant transaction. */
  async lint(actor: Actor, { targets, media, at, timeZone, postId }: LintInput): Promise<Finding[][]> {
    const guidelines = await guidelinesOf([...new Set(targets.map(({ brandId }) => brandId))])
    const outgoing = targets.map(({ connectionId, adapterId, text }) => ({ connectionId, text, gapSeconds: this.#gapOf(adapterId) }))
    const around = await this.neighbours.around(actor, at ?? DateTime.utc(), outgoing, postId)
    const undescribed = media.flatMap(({ file, altText }, index): Finding[] =>
      file.type.startsWith('image/') && !altText?.trim() ? [{ level: 'warning', path: `media.${index}`, rule: 'altText.missing' }] : []
    )
    return targets.map((target) => {
      const shows = this.#shows(target)
      const own = around.filter(({ connectionId, text }) => connectionId === target.connectionId && text === target.text)
      return [...(shows.text ? textFindings(target.text, guidelines.get(target.brandId) ?? null) : []), ...(shows.altText ? undescribed : []), ...timeFindings(own, at, timeZone)]
    })
  }

  /** Of each target what takes a person's word before it goes out. One query. */
  async forbidden(targets: Linted[]): Promise<Forbidden[][]> {
    const guidelines = await guidelinesOf([...new Set(targets.map(({ brandId }) => brandId))])
    return targets.map((target) => {
      const ofBrand = guidelines.get(target.brandId)
      return ofBrand && this.#shows(target).text ? forbiddenIn(target.text, ofBrand) : []
    })
  }

  #gapOf(adapterId: string) {
    const budgets = this.host.adapters().find(({ id }) => id === adapterId)?.budgets ?? []
    return Math.max(GAP_SECONDS, ...budgets.map(({ minGapSeconds }) => minGapSeconds ?? 0))
  }

  /** A format that shows no text has no text to look at, and one that takes no descriptions needs none. */
  #shows({ adapterId, format }: Linted) {
    const limits = this.host.adapters().find(({ id }) => id === adapterId)?.formats.find(({ id }) => id === format)
    return { text: limits?.text.max !== 0, altText: limits?.media.altTextMax !== undefined }
  }
}

/** By brand; of one that has said nothing there is none. */
export async function guidelinesOf(brandIds: string[]): Promise<Map<string, Guidelines>> {
  const profiles = brandIds.length ? await BrandProfile.query().whereIn('brandId', brandIds) : []
  const empty = { bannedWords: [], disclosures: [], hashtags: [] }
  return new Map(profiles.map(({ brandId, sections }) => [brandId, { ...(BRAND_TEMPLATE.guidelines as Guidelines), ...empty, ...sections.guidelines }]))
}

/** The nearest of each kind is the one people look at first. */
function timeFindings(around: Neighbour[], at: DateTime | null, timeZone: string): Finding[] {
  const same = around.find(({ isSame }) => isSame)
  const close = at && around.find(({ isClose, isSame }) => isClose && !isSame)
  const when = (instant: DateTime) => ({ time: instant.setZone(timeZone).toFormat('d LLL yyyy, HH:mm'), zone: timeZone })
  return [
    ...(same ? [{ level: 'warning' as const, path: 'text', rule: 'post.duplicate', params: { ...when(same.at), isPast: same.at < DateTime.utc() } }] : []),
    ...(close ? [{ level: 'warning' as const, path: 'when', rule: 'post.spacing', params: { ...when(close.at), minutes: Math.abs(Math.round(close.at.diff(at).as('minutes'))) } }] : []),
  ]
}
