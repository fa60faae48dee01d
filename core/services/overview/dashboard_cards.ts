import { inject } from '@adonisjs/core'
import type { I18n } from '@adonisjs/i18n'
import { visibleBrands } from '#services/access/visible_brands'
import { PermissionEngine } from '#services/access/permission_engine'
import { BrandProfiles } from '#services/profiles/brand_profiles'
import { CreatorProfiles } from '#services/profiles/creator_profiles'
import { Creators } from '#services/profiles/creators'
import type { VoiceTrait } from '#services/profiles/shapes'
import type { Actor } from '#services/tenancy/tenant_tx'
import { BrandOverviews, type BrandOverview } from './brand_overviews.ts'
import { ChannelCards, type ChannelCard } from './channel_cards.ts'

/** What somebody who writes for a brand keeps in mind. A type, since pages are made of it. */
export type VoiceCard = { id: string; name: string; traits: { trait: string; doExample: string | null; dontExample: string | null }[]; bannedWords: string[]; percent: number }
/** What a creator would send out today. */
export type KitCard = { id: string; name: string; headline: string | null; portraitId: string | null; percent: number; channels: ChannelCard[]; works: number; rates: number }

/** The fuller list has a page of its own. */
const BRANDS_SHOWN = 8
/** More would be no reminder any more. */
const TRAITS_SHOWN = 3
const WORDS_SHOWN = 8

/** What the dashboard shows beside posts, by the type of the workspace. Runs inside a tenant transaction. */
@inject()
export class DashboardCards {
  constructor(
    private engine: PermissionEngine,
    private overviews: BrandOverviews,
    private brandProfiles: BrandProfiles,
    private creators: Creators,
    private creatorProfiles: CreatorProfiles,
    private channels: ChannelCards
  ) {}

  /** Those that need most come first. */
  async brands(actor: Actor, i18n: I18n): Promise<BrandOverview[]> {
    const { brands } = await this.overviews.list(actor, i18n)
    const need = ({ broken, attention, percent }: BrandOverview) => (broken + attention) * 100 + (100 - percent)
    return brands.toSorted((a, b) => need(b) - need(a)).slice(0, BRANDS_SHOWN)
  }

  /** Of the chosen brand, or the only one. Null where the actor sees no profile. */
  async voice(actor: Actor, chosen: string | null, i18n: I18n): Promise<VoiceCard | null> {
    const brands = await visibleBrands(this.engine, actor, 'profiles.view')
    const brand = chosen ? brands.find(({ id }) => id === chosen) : brands[0]
    if (!brand) return null
    const { sections, completion } = await this.brandProfiles.of(brand, i18n)
    const { voice, bannedWords } = sections.guidelines
    return { id: brand.id, name: brand.name, traits: voice.slice(0, TRAITS_SHOWN).map(({ trait, doExample, dontExample }: VoiceTrait) => ({ trait, doExample, dontExample })), bannedWords: bannedWords.slice(0, WORDS_SHOWN), percent: completion.percent }
  }

  /** Of the creator that the actor is. */
  async kit(actor: Actor, i18n: I18n): Promise<KitCard | null> {
    const creator = await this.creators.own(actor)
    if (!creator) return null
    const { sections, completion } = await this.creatorProfiles.of(creator, i18n)
    const { about, mediaKit, portfolio, rates } = sections
    return {
      id: creator.id,
      name: about.displayName ?? creator.name,
      headline: mediaKit.headline,
      portraitId: about.portraitId,
      percent: completion.percent,
      channels: await this.channels.of(actor, creator.brandId),
      works: portfolio.length,
      rates: rates.length,
    }
  }
}
