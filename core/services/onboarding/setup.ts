import type { I18n } from '@adonisjs/i18n'
import type { ProfileType } from '#services/access/profile_types'
import { completionOf } from '#services/profiles/completion'
import { AGENCY_WEIGHTS, BRAND_WEIGHTS, CREATOR_WEIGHTS } from '#services/profiles/weights'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { nameOf } from './onboarding_service.ts'
import { firstOpen, type StepRecords } from './steps.ts'

/** For the banner: how much of the profile is there, and what comes next. */
export type Setup = {
  /** Of the profile. */
  percent: number
  /** The step that is open; once all are done, the field that helps most. Null when nothing is missing. */
  next: { label: string; link: string } | null
  /** Whether the journey is over. */
  isComplete: boolean
}

const WEIGHTS = { agency: AGENCY_WEIGHTS, brand: BRAND_WEIGHTS, creator: CREATOR_WEIGHTS }
const PAGES: Record<ProfileType, (id: string) => string> = { agency: () => '/agency', brand: (id) => `/brands/${id}`, creator: (id) => `/creators/${id}` }

interface Row {
  steps: StepRecords
  is_complete: boolean
  profile_type: ProfileType | null
  subject_id: string | null
  sections: object | null
}

/** One query, since every page shows it. Null for workspaces that never had a journey. Inside a tenant transaction, for who may edit the workspace. */
export async function setupOf({ workspaceId, userId }: Actor, i18n: I18n): Promise<Setup | null> {
  const { rows } = await tenant().client.rawQuery(
    `select p.steps, p.completed_at is not null as is_complete, w.profile_type,
       case w.profile_type when 'brand' then b.id when 'creator' then c.id else w.id end as subject_id,
       case w.profile_type when 'agency' then a.sections when 'brand' then bp.sections when 'creator' then cp.sections end as sections
     from onboarding_progress p
     join workspaces w on w.id = p.workspace_id
     left join agency_profiles a on a.workspace_id = w.id
     left join lateral (select id from brands where workspace_id = w.id order by created_at, id limit 1) b on true
     left join brand_profiles bp on bp.workspace_id = w.id and bp.brand_id = b.id
     left join creators c on c.workspace_id = w.id and c.user_id = :userId
     left join creator_profiles cp on cp.workspace_id = w.id and cp.creator_id = c.id
     where p.workspace_id = :workspaceId`,
    { workspaceId, userId: userId! }
  )
  const row: Row | undefined = rows[0]
  if (!row) return null
  const { profile_type: type, is_complete: isComplete, sections, subject_id: subjectId, steps } = row
  const completion = type && subjectId ? completionOf(type, sections ?? {}, WEIGHTS[type], PAGES[type](subjectId), i18n) : { percent: 0, missing: [] }
  const [field] = completion.missing
  const step = firstOpen(type, steps)
  const next = isComplete ? (field ? { label: field.label, link: field.link } : null) : { label: nameOf(i18n, step), link: `/onboarding?step=${step}` }
  return { percent: completion.percent, next, isComplete }
}
