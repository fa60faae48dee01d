import { randomUUID } from 'node:crypto'
import Brand from '#models/brand'
import Workspace from '#models/workspace'
import type { ProfileType } from '#services/access/profile_types'
import type { Scope } from '#services/access/scopes'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, createAuthor, tokenFor, type Author } from '#tests/functional/publishing/support'
import { addMember } from '#tests/support/access'
import { createUser } from '#tests/support/accounts'

export const api = '/api/v1'

/** An owner with a workspace of the type, its first brand, and a token. */
export async function createOwner(profileType: ProfileType = 'agency'): Promise<Author> {
  const owner = await createAuthor()
  await tenantTx({ workspaceId: owner.workspaceId, userId: null }, () => Workspace.query().where('id', owner.workspaceId).update({ profileType }))
  return owner
}

/** Another person in the owner's workspace, with a token of theirs for it. */
export async function createMember(owner: Author, role?: string, scope?: Scope): Promise<Author> {
  const { user } = await createUser({ fullName: `Member ${randomUUID().slice(0, 4)}` })
  await addMember(owner.workspaceId, user.id, role, scope)
  return { ...owner, user, actor: { workspaceId: owner.workspaceId, userId: user.id }, token: await tokenFor(user, owner.workspaceId) }
}

export const createBrand = ({ workspaceId }: Author, name = 'Second') => tenantTx({ workspaceId, userId: null }, () => Brand.create({ id: randomUUID(), workspaceId, name, timeZone: 'UTC' }))

export const inBrand = (id: string): Scope => ({ type: 'brand', id })

export const workspaceScope = ({ workspaceId }: Author) => ({ scopeType: 'workspace', scopeId: workspaceId })
export const brandScope = (id: string) => ({ scopeType: 'brand', scopeId: id })

/** `POST /role-assignments`. */
export const give = (by: Author, to: Author, roleId: string, place: { scopeType: string; scopeId: string } = workspaceScope(by)) => call(by, 'POST', `${api}/role-assignments`, { userId: to.user.id, roleId, ...place })

export { call }
