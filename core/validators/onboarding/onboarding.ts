import vine from '@vinejs/vine'
import { ALL_STEPS } from '#services/onboarding/steps'
import { INVITATIONS_MOST } from '#services/onboarding/limits'
import { PROFILE_TYPES } from '#services/access/profile_types'
import { LONGEST } from '#services/profiles/limits'
import { email } from '#validators/accounts/fields'
import { cursor, limit } from '#validators/paging'
import { required } from '#validators/profiles/rules'
import { wellFormed } from '#validators/text'

/** Keys of system roles and uuids are shorter. */
const ROLE_ID_MOST = 64

/** `data` is judged only when a step is finished; a draft may hold anything. */
export const onboardingChangeValidator = vine.create({
  step: vine.enum(ALL_STEPS),
  action: vine.enum(['save', 'next', 'skip', 'back'] as const),
  data: vine.object({}).allowUnknownProperties().optional(),
})

export const profileTypeStepValidator = vine.create({ profileType: vine.enum(PROFILE_TYPES) })

/** What an agency cannot do without is its name. */
export const companyNameValidator = vine.create({ displayName: required(LONGEST.name) })

export const inviteTeamStepValidator = vine.create({
  invitations: vine
    .array(
      vine.object({
        email: email(),
        roleId: vine.string().minLength(1).maxLength(ROLE_ID_MOST).use(wellFormed()),
        brandId: vine.string().uuid().toLowerCase().nullable().optional(),
      })
    )
    .maxLength(INVITATIONS_MOST),
})

export const listImportedPostsValidator = vine.create({ brand: vine.string().uuid().toLowerCase().optional(), cursor: cursor(), limit: limit() })
