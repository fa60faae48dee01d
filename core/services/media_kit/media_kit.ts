import { inject } from '@adonisjs/core'
import type { MetricName } from '@caidence/sdk'
import Brand from '#models/brand'
import type Creator from '#models/creator'
import Media from '#models/media'
import SocialConnection from '#models/social_connection'
import { ShownMetrics } from '#services/analytics/shown_metrics'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { BrandProfiles } from '#services/profiles/brand_profiles'
import { CreatorProfiles } from '#services/profiles/creator_profiles'
import { KIT_PARTS, type CreatorSections, type HandMadeNumber, type KitPart, type Look } from '#services/profiles/shapes'
import { paletteOf, type Palette } from './colours.ts'
import { fontsOf, type Fonts } from './fonts.ts'

/** What brands ask about first, in this order. */
const ASKED_FOR = ['followers', 'engagements', 'reach', 'views'] as const satisfies readonly MetricName[]
/** What every channel says, if only that it is not available. */
const ALWAYS = ['followers', 'engagements', 'reach'] as const satisfies readonly MetricName[]

export interface KitNumber {
  name: MetricName
  /** Null: not available. It never means 0. */
  value: number | null
  /** With `total`: when it was true. With `window`: of which day it is. */
  kind: 'total' | 'window'
  asOf: string | null
  from: string | null
}

export interface KitChannel {
  platform: string
  /** As people look for it there. */
  account: string
  numbers: KitNumber[]
}

/** A media kit with the parts that are shown; one that is not is null. */
export interface MediaKit {
  creatorId: string
  name: string
  about: Omit<CreatorSections['about'], 'contact'>
  headline: string | null
  contact: CreatorSections['about']['contact'] | null
  channels: KitChannel[] | null
  handMade: (HandMadeNumber & { platformName: string | null })[] | null
  portfolio: CreatorSections['portfolio'] | null
  rates: (CreatorSections['rates'][number] & { platformName: string | null })[] | null
  availability: CreatorSections['availability'] | null
  palette: Palette
  fonts: Fonts
  /** Pictures that may be shown with it, by the id of their file. */
  pictures: Map<string, KitPicture>
}

export interface KitPicture {
  id: string
  previewKey: string
  createdAt: Date
  altText: string | null
  isVideo: boolean
}

/** Whatever a creator chose for their kit, or all but how to reach them while they chose nothing. */
export const usualParts = (chosen: KitPart[]): KitPart[] => (chosen.length ? chosen : KIT_PARTS.filter((part) => part !== 'contact'))

/** Puts together what a creator shows to others. Runs inside a tenant transaction; whether the reader may see it, the caller has asked. */
@inject()
export class MediaKits {
  constructor(
    private creators: CreatorProfiles,
    private brands: BrandProfiles,
    private metrics: ShownMetrics,
    private plugins: PluginHostService
  ) {}

  /** Parts as the link has them, or the kit's own. */
  async assemble(creator: Creator, wanted?: KitPart[]): Promise<MediaKit> {
    const { sections } = await this.creators.of(creator)
    const { about, mediaKit } = sections
    const parts = new Set(wanted ?? usualParts(mediaKit.parts))
    const shown = <T>(part: KitPart, value: T) => (parts.has(part) ? value : null)
    const { contact, ...person } = about
    const look = await this.#look(creator.brandId)
    const portfolio = shown('portfolio', sections.portfolio)
    return {
      creatorId: creator.id,
      name: about.displayName ?? creator.name,
      about: person,
      headline: mediaKit.headline,
      contact: shown('contact', contact),
      channels: parts.has('numbers') ? await this.#channels(creator.brandId) : null,
      handMade: shown('numbers', mediaKit.numbers.map((number) => ({ ...number, platformName: this.#platform(number.platform) }))),
      portfolio,
      rates: shown('rates', sections.rates.map((rate) => ({ ...rate, platformName: this.#platform(rate.platform) }))),
      availability: shown('availability', sections.availability),
      palette: paletteOf(mediaKit.colours, look?.colours),
      fonts: fontsOf(mediaKit.fonts, look?.fonts),
      pictures: await picturesOf([about.portraitId, ...(portfolio ?? []).map(({ mediaId }) => mediaId)]),
    }
  }

  async partsOf(creator: Creator): Promise<KitPart[]> {
    return usualParts((await this.creators.of(creator)).sections.mediaKit.parts)
  }

  async #look(brandId: string | null): Promise<Look | null> {
    const brand = brandId ? await Brand.find(brandId) : null
    return brand ? (await this.brands.of(brand)).sections.look : null
  }

  /** Of the brand that is the creator's own, oldest first. */
  async #channels(brandId: string | null): Promise<KitChannel[]> {
    if (!brandId) return []
    const connections = await SocialConnection.query().where('brandId', brandId).whereNot('state', 'disconnected').orderBy('created_at').orderBy('id')
    const channels: KitChannel[] = []
    const told = await this.metrics.ofChannels(connections)
    for (const connection of connections) {
      const { metrics } = told.get(connection.id)!
      const numbers = ASKED_FOR.map((name) => ({ name, told: metrics.find((metric) => metric.name === name) }))
        .filter(({ name, told }) => told?.value !== undefined && told.value !== null ? true : (ALWAYS as readonly string[]).includes(name))
        .map(({ name, told }) => ({ name, value: told?.value ?? null, kind: told?.kind ?? ('total' as const), asOf: told?.asOf ?? null, from: told?.from ?? null }))
      const { name, handle } = connection.account
      channels.push({ platform: this.#platform(connection.adapterId) ?? connection.adapterId, account: handle || (name ?? ''), numbers })
    }
    return channels
  }

  #platform(adapterId: string | null): string | null {
    return adapterId ? (this.plugins.adapters().find(({ id }) => id === adapterId)?.pluginName ?? adapterId) : null
  }
}

/** Files with a picture of themselves. What was deleted since is left out. */
async function picturesOf(ids: (string | null)[]): Promise<Map<string, KitPicture>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const found = wanted.length ? await Media.query().whereIn('id', wanted).whereNull('deletedAt').whereNotNull('previewKey') : []
  return new Map(found.map(({ id, previewKey, createdAt, altText, isVideo }) => [id, { id, previewKey: previewKey!, createdAt: createdAt.toJSDate(), altText, isVideo }]))
}
