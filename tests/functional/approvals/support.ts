import BrandProfile from '#models/brand_profile'
import type { ApprovalPolicy } from '#services/profiles/shapes'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, createColleague, createReadyAuthor, posts, type Author } from '#tests/functional/publishing/support'

/** What a brand wants from now on. */
export async function setPolicy({ workspaceId, brandId }: Pick<Author, 'workspaceId' | 'brandId'>, approval: ApprovalPolicy) {
  await tenantTx({ workspaceId, userId: null }, async () => {
    const profile = (await BrandProfile.query().where({ brandId }).first()) ?? new BrandProfile().merge({ workspaceId, brandId, sections: {} as any })
    await profile.merge({ sections: { ...profile.sections, guidelines: { ...(profile.sections as any)?.guidelines, approval } } as any }).save()
  })
}

/** An author whose brand wants approval, and somebody who may give the house's. */
export async function createReviewed(approval: ApprovalPolicy = 'internal') {
  const author = await createReadyAuthor()
  await setPolicy(author, approval)
  return { ...author, approver: await createColleague(author, 'admin') }
}

export const approvalOf = async (reader: Pick<Author, 'token'>, postId: string) => (await call(reader, 'GET', `${posts}/${postId}/approvals`)).body.data

/** Says it about what the post holds now, or about `contentHash`. */
export async function say(reader: Pick<Author, 'token'>, postId: string, verdict: 'approved' | 'changes_requested', rest: Record<string, unknown> = {}) {
  const { contentHash } = await approvalOf(reader, postId)
  return call(reader, 'POST', `${posts}/${postId}/approvals`, { verdict, contentHash, ...(verdict === 'changes_requested' && { note: 'Not like this' }), ...rest })
}

/** Kinds of what was announced about a post, in order. */
export const eventsOf = async ({ actor }: Pick<Author, 'actor'>, postId: string): Promise<string[]> =>
  (await tenantTx({ workspaceId: actor.workspaceId, userId: null }, ({ client }) => client.from('domain_events').where({ workspace_id: actor.workspaceId, subject_id: postId }).orderBy('id'))).map(({ kind }) => kind)
