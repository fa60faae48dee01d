import { randomUUID } from 'node:crypto'
import OnboardingProgress from '#models/onboarding_progress'
import type { OnboardingProgressView, OnboardingStep } from '#services/profiles/shapes'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, createAuthor, type ApiAnswer, type Author } from '#tests/functional/publishing/support'

export const PROGRESS = '/api/v1/onboarding/progress'
export const COMPLETE = '/api/v1/onboarding/complete'

/** Somebody who has just registered. */
export async function createNewcomer(): Promise<Author> {
  const author = await createAuthor()
  await tenantTx(author.actor, () => OnboardingProgress.create({ id: randomUUID(), workspaceId: author.workspaceId, userId: author.user.id }))
  return author
}

export const rowOf = ({ actor }: Author) => tenantTx(actor, () => OnboardingProgress.firstOrFail())

export const progress = async (author: Author): Promise<OnboardingProgressView> => (await call(author, 'GET', PROGRESS)).body.data

export const put = (author: Author, step: OnboardingStep, action: 'save' | 'next' | 'skip' | 'back', data?: object, revision?: number): Promise<ApiAnswer> =>
  call(author, 'PUT', PROGRESS, { step, action, ...(data && { data }) }, revision === undefined ? {} : { 'if-match': `"${revision}"` })

export const finish = (author: Author, revision?: number) => call(author, 'POST', COMPLETE, {}, revision === undefined ? {} : { 'if-match': `"${revision}"` })

/** Takes steps that must be taken, and says which one was not. */
export async function go(author: Author, ...steps: [step: OnboardingStep, action: 'next' | 'skip', data?: object][]): Promise<OnboardingProgressView> {
  let last: ApiAnswer | undefined
  for (const [step, action, data] of steps) {
    last = await put(author, step, action, data)
    if (last.status !== 200) throw new Error(`${action} ${step} answered ${last.status}: ${last.text}`)
  }
  return last!.body.data
}
