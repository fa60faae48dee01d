import { inject } from '@adonisjs/core'
import type { I18n } from '@adonisjs/i18n'
import { errors, type VineValidator } from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import Brand from '#models/brand'
import User from '#models/user'
import Workspace from '#models/workspace'
import { Brands } from '#services/access/brands'
import { Settings } from '#services/access/workspace_settings'
import { AgencyProfiles } from '#services/profiles/agency_profiles'
import { BrandProfiles } from '#services/profiles/brand_profiles'
import { CreatorProfiles } from '#services/profiles/creator_profiles'
import { Creators } from '#services/profiles/creators'
import type { AgencySections, BrandSections, CreatorSections, OnboardingStep } from '#services/profiles/shapes'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { createBrandValidator } from '#validators/access/brand'
import { companyNameValidator, profileTypeStepValidator } from '#validators/onboarding/onboarding'
import { agencyProfileValidator } from '#validators/profiles/agency'
import { brandProfileValidator } from '#validators/profiles/brand'
import { creatorProfileValidator } from '#validators/profiles/creator'
import { TeamInvitations, type TeamResult } from './team_invitations.ts'

type Data = Record<string, unknown>
/** Judges with the messages of the reader's language. */
export type Judge = <V extends VineValidator<any, any>>(validator: V, data: unknown) => Promise<Infer<V>>

export interface Writing {
  actor: Actor
  i18n: I18n
  judge: Judge
  /** Addresses that had enough mail, counted before the transaction. */
  barred: ReadonlyMap<string, string>
}

type Writer = (data: Data, writing: Writing) => Promise<TeamResult | void>

/** The first brand: the one that came with the workspace, which these steps make somebody's. */
export const firstBrand = (): Promise<Brand | null> => Brand.query().orderBy('created_at').orderBy('id').first()

/** Checks what a step holds and writes it where it belongs, through the services that own it. Inside the tenant transaction of the step. */
@inject()
export class StepWriters {
  constructor(
    private settings: Settings,
    private brands: Brands,
    private agencyProfiles: AgencyProfiles,
    private brandProfiles: BrandProfiles,
    private creatorProfiles: CreatorProfiles,
    private creators: Creators,
    private team: TeamInvitations
  ) {}

  #writers: Record<OnboardingStep, Writer> = {
    profile_type: (data, writing) => this.#profileType(data, writing),
    company_info: async (data, { actor, i18n, judge }) => {
      const [{ company }, { displayName }] = await allOf(under(judge(agencyProfileValidator, { company: data }), 'company'), judge(companyNameValidator, data))
      await this.#agency(actor, i18n, { company: company as AgencySections['company'] })
      const workspace = await Workspace.findOrFail(tenant().workspaceId)
      if (workspace.name !== displayName) await this.settings.update({ name: displayName })
    },
    branding: async (data, { actor, i18n, judge }) => {
      const { branding } = await under(judge(agencyProfileValidator, { branding: data }), 'branding')
      await this.#agency(actor, i18n, { branding: branding as AgencySections['branding'] })
    },
    invite_team: (data, writing) => this.team.invite(data, writing),
    create_brand: async (data, { actor, i18n, judge }) => {
      const { tagline, industry, website, look } = data
      const [named, { identity, look: dressed }] = await allOf(judge(createBrandValidator, data), under(judge(brandProfileValidator, { identity: { tagline, industry, website }, look }), 'identity'))
      await this.#brand(actor, i18n, { identity: identity as BrandSections['identity'], ...(dressed && { look: dressed as BrandSections['look'] }) }, named)
    },
    brand_identity: async (data, { actor, i18n, judge }) => {
      const [{ name }, { identity, look }] = await allOf(judge(createBrandValidator, { name: data.name }), judge(brandProfileValidator, { identity: data.identity, look: data.look }))
      await this.#brand(actor, i18n, { ...(identity && { identity: identity as BrandSections['identity'] }), ...(look && { look: look as BrandSections['look'] }) }, { name })
    },
    target_audience: async (data, { actor, i18n, judge }) => {
      const { audience } = await under(judge(brandProfileValidator, { audience: data }), 'audience')
      await this.#brand(actor, i18n, { audience: audience as BrandSections['audience'] })
    },
    brand_guidelines: async (data, { actor, i18n, judge }) => {
      const { guidelines } = await under(judge(brandProfileValidator, { guidelines: data }), 'guidelines')
      await this.#brand(actor, i18n, { guidelines: guidelines as BrandSections['guidelines'] })
    },
    personal_info: async (data, { actor, i18n, judge }) => {
      const [{ about }, { displayName }] = await allOf(under(judge(creatorProfileValidator, { about: data }), 'about'), judge(companyNameValidator, data))
      const creator = await this.#creator(actor, i18n, { about: about as CreatorSections['about'] })
      if (creator.name !== displayName) await this.creators.update(actor, creator.id, { name: displayName })
    },
    portfolio: async (data, { actor, i18n, judge }) => {
      const { portfolio } = await under(judge(creatorProfileValidator, { portfolio: data.items ?? [] }), 'portfolio', 'items')
      await this.#creator(actor, i18n, { portfolio: portfolio as CreatorSections['portfolio'] })
    },
    rate_card: async (data, { actor, i18n, judge }) => {
      const { rates } = await judge(creatorProfileValidator, { rates: data.rates ?? [] })
      await this.#creator(actor, i18n, { rates: rates as CreatorSections['rates'] })
    },
    connect_socials: async () => {},
  }

  /** Throws E_VALIDATION_ERROR with paths as in `data`. */
  write(step: OnboardingStep, data: Data, writing: Writing): Promise<TeamResult | void> {
    return this.#writers[step](data, writing)
  }

  async #profileType(data: Data, { actor, judge }: Writing) {
    const { profileType } = await judge(profileTypeStepValidator, data)
    const workspace = await Workspace.findOrFail(tenant().workspaceId)
    if (workspace.profileType !== profileType) await this.settings.update({ profileType })
    await User.query({ client: tenant().client }).where('id', actor.userId!).update({ profile_type: profileType })
    if (profileType === 'creator') await this.creators.ensureOwn(actor)
  }

  async #agency(actor: Actor, i18n: I18n, sections: Partial<AgencySections>) {
    await this.agencyProfiles.save(actor, sections, undefined, i18n)
  }

  async #brand(actor: Actor, i18n: I18n, sections: Partial<BrandSections>, named: { name?: string; timeZone?: string } = {}) {
    const brand = (await firstBrand()) ?? (await this.brands.create(actor, { name: named.name ?? (await Workspace.findOrFail(tenant().workspaceId)).name }))
    if (named.name !== undefined) await this.brands.update(actor, brand.id, named)
    await this.brandProfiles.save(actor, brand.id, sections, undefined, i18n)
  }

  async #creator(actor: Actor, i18n: I18n, sections: Partial<CreatorSections>) {
    const creator = await this.creators.ensureOwn(actor)
    await this.creatorProfiles.save(actor, creator.id, sections, undefined, i18n)
    return creator
  }
}

const isRefusal = (error: any): boolean => error?.code === 'E_VALIDATION_ERROR' && Array.isArray(error.messages)

/** Takes the name of a section off the paths of a refusal, or puts another in its place: the form knows its own fields. */
async function under<T>(judged: Promise<T>, section: string, instead = ''): Promise<T> {
  try {
    return await judged
  } catch (error: any) {
    if (!isRefusal(error)) throw error
    const renamed = (field: string) => {
      if (field !== section && !field.startsWith(`${section}.`)) return field
      return (instead + field.slice(section.length)).replace(/^\./, '') || section
    }
    throw new errors.E_VALIDATION_ERROR(error.messages.map((message: { field: string }) => ({ ...message, field: renamed(message.field) })))
  }
}

/** What several judges say, all of it at once. */
async function allOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [one, two] = await Promise.allSettled([first, second])
  if (one.status === 'fulfilled' && two.status === 'fulfilled') return [one.value, two.value]
  const reasons = [one, two].flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  const other = reasons.find((reason) => !isRefusal(reason))
  if (other) throw other
  const byField = new Map(reasons.flatMap(({ messages }) => messages).map((message: { field: string }) => [message.field, message]))
  throw new errors.E_VALIDATION_ERROR([...byField.values()])
}
