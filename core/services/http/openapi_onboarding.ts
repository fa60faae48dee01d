import { listImportedPostsValidator, onboardingChangeValidator } from '#validators/onboarding/onboarding'
import { INVITED_STATUSES } from '#services/onboarding/team_invitations'
import { ALL_STEPS } from '#services/onboarding/steps'
import { PROFILE_TYPES } from '#services/access/profile_types'
import { boolean, described, instant, integer, list, nullable, object, oneOf, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const step = oneOf(ALL_STEPS)

const progress = object({
  profileType: described('Null until somebody has chosen.', nullable(oneOf(PROFILE_TYPES))),
  current: step,
  steps: described(
    'In order.',
    list(
      object({
        key: step,
        state: oneOf(['open', 'done', 'skipped']),
        isMandatory: boolean,
        draft: described('What was typed last, valid or not; null when nothing was.', { type: ['object', 'null'] }),
        savedAt: nullable(instant),
      })
    )
  ),
  percent: described('Of the steps.', integer),
  completion: ref('Completion'),
  revision: described('Rises with every change. Also the ETag.', integer),
  completedAt: nullable(instant),
  blockers: described('What stands between now and finishing.', list(object({ step, sentence: string }))),
  leftBehind: described('After the profile type was changed: what has no place any more.', list(string)),
  brandId: described('The brand that the steps write.', nullable(uuid)),
  creatorId: described('The creator that the steps write.', nullable(uuid)),
})

export const importedPost = object({
  id: uuid,
  connectionId: uuid,
  brandId: uuid,
  adapterId: string,
  handle: string,
  text: string,
  permalink: nullable(string),
  publishedAt: nullable(instant),
  mediaId: described('Its picture, copied into the library.', nullable(uuid)),
  metrics: described('As the platform counted them at the import.', list(object({ name: string, value: integer }))),
  createdAt: described('When it was imported.', instant),
})

export const schemas = { OnboardingProgress: progress, ImportedPost: importedPost }

const tag = 'Onboarding'
const headers = { ETag: described('The revision in quotation marks.', string) }
const invited = described('With the step that invites a team: what became of each person.', list(object({ email: string, status: oneOf(INVITED_STATUSES) })))
const conflict = { 412: 'It was changed in between; `current` is how it is now.' }
const conflictSchemas = { 412: { allOf: [ref('Problem'), { type: 'object', properties: { current: ref('OnboardingProgress') }, required: ['current'] }] } }

export const operations: Operations = {
  'api.onboarding.show': {
    ...{ operationId: 'getOnboardingProgress', tag, access: 'access:read' },
    summary: 'How far the workspace is set up',
    success: { status: 200, description: 'The journey', schema: wrapped(ref('OnboardingProgress')), headers },
  },
  'api.onboarding.update': {
    ...{ operationId: 'updateOnboardingProgress', tag, access: 'access:write', body: onboardingChangeValidator, ifMatch: true as const },
    summary: 'Keep a draft of a step, finish it, skip it, or go back',
    description: '`save` keeps `data` as it is, valid or not. `next` checks it, or the draft kept before, writes the profile and goes on; a step whose turn it is not is refused with the name of the one that comes first.',
    success: { status: 200, description: 'The journey as it is now', schema: object({ data: ref('OnboardingProgress'), invitations: invited }, ['invitations']), headers },
    refusals: { 409: 'The step cannot be ended now; `detail` says why, `step` which one it is about.', ...conflict },
    refusalSchemas: conflictSchemas,
  },
  'api.onboarding.complete': {
    ...{ operationId: 'completeOnboarding', tag, access: 'access:write', ifMatch: true as const },
    summary: 'Finish setting up',
    description: 'What may be left out and is still open counts as skipped. Refused while a mandatory step is open, and for a creator without a channel.',
    success: { status: 200, description: 'The journey, at its end', schema: wrapped(ref('OnboardingProgress')), headers },
    refusals: { 409: 'Something is missing; `detail` says what, `step` where.', ...conflict },
    refusalSchemas: conflictSchemas,
  },
  'api.imported_posts.index': {
    ...{ operationId: 'listImportedPosts', tag, access: 'access:read', query: listImportedPostsValidator },
    summary: 'Posts that stood at the platform before its account was connected, as they were imported, newest first',
    success: { status: 200, description: 'One page', schema: page(ref('ImportedPost')) },
  },
}
