import { isDeepStrictEqual } from 'node:util'
import type { ProfileType } from '#services/access/profile_types'
import type { OnboardingStep } from '#services/profiles/shapes'
import { recordOf, stepsOf, type StepRecords } from './steps.ts'

type Draft = Record<string, unknown>

/** Where each thing that is said of all sorts of workspaces stands in their forms. A path of `step` and field. */
const PLACES: Record<ProfileType, Record<string, [step: OnboardingStep, path: string]>> = {
  agency: {
    name: ['company_info', 'displayName'],
    story: ['company_info', 'about'],
    website: ['company_info', 'website'],
    founded: ['company_info', 'founded'],
    contact: ['company_info', 'contact'],
    languages: ['company_info', 'languages'],
    look: ['branding', ''],
  },
  brand: {
    name: ['brand_identity', 'name'],
    story: ['brand_identity', 'identity.story'],
    website: ['brand_identity', 'identity.website'],
    founded: ['brand_identity', 'identity.founded'],
    look: ['brand_identity', 'look'],
  },
  creator: {
    name: ['personal_info', 'displayName'],
    story: ['personal_info', 'bio'],
    contact: ['personal_info', 'contact'],
    languages: ['personal_info', 'languages'],
  },
}

/** What a form holds before anybody typed: a choice that is always made, an answer that is always there. */
const PRESET = new Set(['emoji', 'approval', 'timeZone'])

const isRecord = (value: unknown): value is Draft => typeof value === 'object' && value !== null && !Array.isArray(value)

const isGiven = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.length > 0
  if (isRecord(value)) return Object.entries(value).some(([key, part]) => !PRESET.has(key) && isGiven(part))
  return value !== null && value !== undefined && value !== ''
}

const read = (draft: Draft | null, path: string): unknown => (path ? path.split('.').reduce<any>((value, key) => (isRecord(value) ? value[key] : undefined), draft) : draft)

function written(draft: Draft | null, path: string, value: unknown): Draft {
  if (!path) return value as Draft
  const [key, ...rest] = path.split('.')
  const before = draft?.[key]
  return { ...draft, [key]: rest.length ? written(isRecord(before) ? before : null, rest.join('.'), value) : value }
}

export interface Carried {
  records: StepRecords
  /** Steps and fields with something in them that the new type has no place for: `invite_team`, `company_info.regions`. */
  leftBehind: string[]
}

/**
 * What was typed as one type, for the forms of another. What has a place there moves, unless something was typed there
 * already; drafts of the old type stay where they are, so that changing one's mind back loses nothing.
 */
export function carryOver(from: ProfileType, to: ProfileType, records: StepRecords, now: string): Carried {
  const next: StepRecords = { ...records }
  for (const [thing, [step, path]] of Object.entries(PLACES[from])) {
    const target = PLACES[to][thing]
    const value = read(recordOf(records, step).draft, path)
    if (!target || !isGiven(value)) continue
    const [toStep, toPath] = target
    const record = recordOf(next, toStep)
    if (isGiven(read(record.draft, toPath))) continue
    next[toStep] = { state: 'open', draft: written(record.draft, toPath, value), savedAt: now }
  }
  const both = new Set<string>(stepsOf(to))
  return { records: next, leftBehind: stepsOf(from).filter((step) => !both.has(step)).flatMap((step) => remains(from, to, step, recordOf(records, step).draft, next)) }
}

function remains(from: ProfileType, to: ProfileType, step: OnboardingStep, draft: Draft | null, next: StepRecords): string[] {
  if (!draft || !isGiven(draft)) return []
  const places = Object.entries(PLACES[from]).filter(([, [place]]) => place === step)
  const moved = places.filter(([thing, [, path]]) => arrived(to, thing, read(draft, path), next)).map(([, [, path]]) => path)
  if (moved.includes('')) return []
  const left = fieldsOf(draft, places.map(([, [, path]]) => path)).filter((path) => !moved.includes(path) && isGiven(read(draft, path)))
  // Steps whose whole content has no place anywhere else are named as a whole.
  return places.length && !places.some(([, [, path]]) => path === '') ? left.map((path) => `${step}.${path}`) : left.length ? [step] : []
}

/** Whether it stands in the new form as well: because it moved, or because the same was typed there. */
function arrived(to: ProfileType, thing: string, value: unknown, next: StepRecords): boolean {
  const target = PLACES[to][thing]
  return Boolean(target) && isDeepStrictEqual(read(recordOf(next, target[0]).draft, target[1]), value)
}

/** The fields of a form; those of a group one by one where a place names one of them. */
function fieldsOf(draft: Draft, places: string[]): string[] {
  return Object.entries(draft).flatMap(([key, value]) => {
    if (PRESET.has(key)) return []
    const isSplit = isRecord(value) && places.some((path) => path.startsWith(`${key}.`))
    return isSplit ? Object.keys(value).map((part) => `${key}.${part}`) : [key]
  })
}
