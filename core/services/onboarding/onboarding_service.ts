import { inject } from '@adonisjs/core'
import type { I18n } from '@adonisjs/i18n'
import { errors } from '@vinejs/vine'
import { DateTime } from 'luxon'
import OnboardingProgress from '#models/onboarding_progress'
import SocialConnection from '#models/social_connection'
import Workspace from '#models/workspace'
import { PROFILE_TYPES, type ProfileType } from '#services/access/profile_types'
import { AgencyProfiles } from '#services/profiles/agency_profiles'
import { BrandProfiles } from '#services/profiles/brand_profiles'
import { CreatorProfiles } from '#services/profiles/creator_profiles'
import { Creators } from '#services/profiles/creators'
import type { Completion, OnboardingChange, OnboardingProgressView, OnboardingStep, StepView } from '#services/profiles/shapes'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { carryOver } from './carry_over.ts'
import { E_ONBOARDING_BLOCKED, E_ONBOARDING_OVER, E_PROGRESS_CHANGED, E_STEP_MANDATORY, E_STEP_ORDER, E_STEP_UNKNOWN } from './errors.ts'
import { DRAFT_BYTES_MOST } from './limits.ts'
import { comesFirst, firstOpen, isMandatory, missingSteps, neighbour, percentOf, recordOf, stepsOf, type StepRecord, type StepRecords } from './steps.ts'
import { firstBrand, StepWriters, type Writing } from './step_writers.ts'
import type { TeamResult } from './team_invitations.ts'

export interface Changed {
  view: OnboardingProgressView
  /** Of the step that invites people. */
  team?: TeamResult
}

/** What was chosen; null until somebody has. */
const chosenType = ({ profileType }: Workspace): ProfileType | null => PROFILE_TYPES.find((type) => type === profileType) ?? null

/**
 * The way of a workspace from registering to a dashboard that is its own. Inside a tenant transaction; whether somebody
 * may, the route's policy has asked. Rival changes wait for each other at the row.
 */
@inject()
export class OnboardingService {
  constructor(
    private writers: StepWriters,
    private agencies: AgencyProfiles,
    private brands: BrandProfiles,
    private creatorProfiles: CreatorProfiles,
    private creators: Creators
  ) {}

  /** A workspace without a journey is at its end. */
  async read(actor: Actor, i18n: I18n): Promise<OnboardingProgressView> {
    return this.#view(actor, await OnboardingProgress.query().first(), i18n)
  }

  async change({ step, action, data }: OnboardingChange, writing: Writing, ifMatch?: number): Promise<Changed> {
    const { actor, i18n } = writing
    const row = await this.#locked(actor, i18n, ifMatch)
    if (row.completedAt) throw new E_ONBOARDING_OVER()
    const type = chosenType(await Workspace.findOrFail(tenant().workspaceId))
    if (!stepsOf(type).includes(step)) throw new E_STEP_UNKNOWN(step, i18n.t('onboarding_journey.refusals.unknown', { step: nameOf(i18n, step) }))

    const now = DateTime.utc().toISO()
    const record = recordOf(row.steps, step)
    if (data) mustFit(data)
    let team: TeamResult | undefined
    if (action === 'save') {
      row.steps = { ...row.steps, [step]: { ...record, draft: data ?? record.draft, savedAt: now } }
    } else if (action === 'back') {
      row.current = neighbour(type, step, -1) ?? step
    } else {
      this.#mustBeNext(type, row.steps, step, i18n)
      if (action === 'skip') this.#skip(row, type, step, record, i18n)
      else team = await this.#finish(row, type, step, { ...record, draft: data ?? record.draft, savedAt: data ? now : record.savedAt }, writing)
    }
    row.revision++
    await row.save()
    return { view: await this.#view(actor, row, i18n), team }
  }

  /** Being asked twice is the same as once. */
  async complete(actor: Actor, i18n: I18n, ifMatch?: number): Promise<OnboardingProgressView> {
    const row = await this.#locked(actor, i18n)
    if (row.completedAt) return this.#view(actor, row, i18n)
    await this.#mustMatch(row, actor, i18n, ifMatch)
    const type = chosenType(await Workspace.findOrFail(tenant().workspaceId))
    const hasChannel = await this.#hasChannel()
    const [blocker] = this.#blockers(type, row.steps, hasChannel, i18n)
    if (blocker) throw new E_ONBOARDING_BLOCKED(blocker.step, blocker.sentence)

    const ended = stepsOf(type).map((step) => {
      const record = recordOf(row.steps, step)
      if (step === 'connect_socials' && hasChannel) return [step, { ...record, state: 'done' }]
      return [step, record.state === 'open' ? { ...record, state: 'skipped' } : record]
    })
    row.merge({ steps: { ...row.steps, ...Object.fromEntries(ended) }, completedAt: DateTime.utc(), isUntold: true, revision: row.revision + 1 })
    await row.save()
    return this.#view(actor, row, i18n)
  }

  #skip(row: OnboardingProgress, type: ProfileType | null, step: OnboardingStep, record: StepRecord, i18n: I18n) {
    if (isMandatory(type, step)) throw new E_STEP_MANDATORY(step, i18n.t('onboarding_journey.refusals.mandatory', { step: nameOf(i18n, step) }))
    // What was finished once stands in the profile already.
    row.steps = { ...row.steps, [step]: { ...record, state: record.state === 'done' ? 'done' : 'skipped' } }
    row.current = neighbour(type, step, 1) ?? step
  }

  async #finish(row: OnboardingProgress, type: ProfileType | null, step: OnboardingStep, record: StepRecord, writing: Writing) {
    const { i18n } = writing
    if (step === 'connect_socials' && isMandatory(type, step) && !(await this.#hasChannel())) throw new E_ONBOARDING_BLOCKED(step, i18n.t('onboarding_journey.refusals.channel'))
    const team = await this.writers.write(step, withoutBlanks(record.draft ?? {}), writing)
    row.steps = { ...row.steps, [step]: { ...record, state: 'done' } }
    if (step !== 'profile_type') {
      row.current = neighbour(type, step, 1) ?? step
      return team ?? undefined
    }
    const next = record.draft!.profileType as ProfileType
    if (type && type !== next) {
      const { records, leftBehind } = carryOver(type, next, row.steps, DateTime.utc().toISO())
      row.merge({ steps: records, leftBehind })
    }
    row.current = neighbour(next, step, 1)!
  }

  async #locked(actor: Actor, i18n: I18n, ifMatch?: number): Promise<OnboardingProgress> {
    const row = await OnboardingProgress.query().forUpdate().first()
    if (!row) throw new E_ONBOARDING_OVER()
    await this.#mustMatch(row, actor, i18n, ifMatch)
    return row
  }

  async #mustMatch(row: OnboardingProgress, actor: Actor, i18n: I18n, ifMatch?: number) {
    if (ifMatch !== undefined && ifMatch !== row.revision) throw new E_PROGRESS_CHANGED(await this.#view(actor, row, i18n))
  }

  #mustBeNext(type: ProfileType | null, records: StepRecords, step: OnboardingStep, i18n: I18n) {
    const earlier = comesFirst(type, records, step)
    if (earlier) throw new E_STEP_ORDER(earlier, i18n.t('onboarding_journey.refusals.order', { step: nameOf(i18n, earlier) }))
  }

  #blockers(type: ProfileType | null, records: StepRecords, hasChannel: boolean, i18n: I18n): OnboardingProgressView['blockers'] {
    const open = missingSteps(type, records).filter((step) => step !== 'connect_socials')
    const needsChannel = type !== null && isMandatory(type, 'connect_socials') && !hasChannel
    return [
      ...open.map((step) => ({ step, sentence: i18n.t('onboarding_journey.refusals.missing', { step: nameOf(i18n, step) }) })),
      ...(needsChannel ? [{ step: 'connect_socials' as const, sentence: i18n.t('onboarding_journey.refusals.channel') }] : []),
    ]
  }

  async #hasChannel(): Promise<boolean> {
    return (await SocialConnection.query().where('state', 'active').select('id').first()) !== null
  }

  async #view(actor: Actor, row: OnboardingProgress | null, i18n: I18n): Promise<OnboardingProgressView> {
    const workspace = await Workspace.findOrFail(tenant().workspaceId)
    const type = chosenType(workspace)
    const [brand, creator] = [await firstBrand(), await this.creators.own(actor)]
    const records = row?.steps ?? {}
    const completedAt = row ? row.completedAt : workspace.createdAt
    return {
      profileType: type,
      current: row && stepsOf(type).includes(row.current) ? row.current : firstOpen(type, records),
      steps: stepsOf(type).map((key) => {
        const { state, draft, savedAt } = recordOf(records, key)
        return { key, state, isMandatory: isMandatory(type, key), draft: draft as StepView['draft'], savedAt }
      }),
      percent: completedAt ? 100 : percentOf(type, records),
      completion: await this.#completion(type, brand, creator, i18n),
      revision: row?.revision ?? 0,
      completedAt: completedAt?.toUTC().toISO() ?? null,
      blockers: completedAt ? [] : this.#blockers(type, records, await this.#hasChannel(), i18n),
      leftBehind: (row?.leftBehind ?? []).map((path) => leftName(i18n, path)),
      brandId: brand?.id ?? null,
      creatorId: creator?.id ?? null,
    }
  }

  async #completion(type: ProfileType | null, brand: Parameters<BrandProfiles['of']>[0] | null, creator: Parameters<CreatorProfiles['of']>[0] | null, i18n: I18n): Promise<Completion> {
    if (type === 'agency') return (await this.agencies.read({ workspaceId: tenant().workspaceId, userId: null }, i18n)).completion
    if (type === 'brand' && brand) return (await this.brands.of(brand, i18n)).completion
    if (type === 'creator' && creator) return (await this.creatorProfiles.of(creator, i18n)).completion
    return { percent: 0, missing: [] }
  }
}

export const nameOf = (i18n: I18n, step: OnboardingStep): string => i18n.t(`onboarding_journey.steps.${step}`)

/** `invite_team`, or `company_info.regions`: a step whose other fields moved. */
function leftName(i18n: I18n, path: string): string {
  const [step, ...field] = path.split('.')
  const name = nameOf(i18n, step as OnboardingStep)
  return field.length ? `${name}: ${i18n.t(`onboarding_journey.fields.${field.at(-1)}`)}` : name
}

/** An empty text is the same as null, here as everywhere in the API. */
function withoutBlanks<T>(value: T): T {
  if (value === '') return null as T
  if (Array.isArray(value)) return value.map(withoutBlanks) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutBlanks(part)])) as T
}

/** Kept as it is, whatever it is, up to a size. */
function mustFit(data: Record<string, unknown>) {
  if (Buffer.byteLength(JSON.stringify(data)) <= DRAFT_BYTES_MOST) return
  throw new errors.E_VALIDATION_ERROR([{ field: 'data', rule: 'maxLength', message: `A draft may take up ${DRAFT_BYTES_MOST / 1024} KB; take something out of it` }])
}
