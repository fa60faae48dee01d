import { inject } from '@adonisjs/core'
import Role from '#models/role'
import { PermissionEngine } from '#services/access/permission_engine'
import { isWhole, whyNotAssign, type Acting } from '#services/access/hierarchy'
import { RoleBook, systemFacts, type RoleFacts } from '#services/access/role_book'
import { SYSTEM_ROLES } from '#services/access/system_roles'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'

/** A role that somebody may offer, and where. For choosing; sending judges again. */
export interface OfferableRole {
  id: string
  name: string
  description: string
  /** In the whole workspace. */
  everywhere: boolean
  /** Brands in which they may offer it. */
  brandIds: string[]
}

@inject()
export class OfferableRoles {
  constructor(
    private engine: PermissionEngine,
    private book: RoleBook
  ) {}

  async of(actor: Actor): Promise<OfferableRole[]> {
    const { client, workspaceId } = tenant()
    const people = [actor.userId!, ...(actor.impersonatorId ? [actor.impersonatorId] : [])]
    const acting: Acting = { rights: await Promise.all(people.map((id) => this.engine.rightsOf(id))), now: Date.now() }
    const profileType = await this.book.profileType()
    const own = await this.book.several((await Role.query().select('id')).map(({ id }) => id))
    const brands: { id: string }[] = await client.from('brands').where('workspace_id', workspaceId).select('id')

    const mayInvite = (brandId?: string) => acting.rights.every((one) => (brandId ? one.decide('members.invite', { workspaceId, brandId }, acting.now).allowed : isWhole(one.reach('members.invite', acting.now))))
    const may = (role: RoleFacts, brandId?: string) => {
      const scope = brandId ? { type: 'brand' as const, id: brandId } : { type: 'workspace' as const, id: workspaceId }
      return role.profileTypes.includes(profileType) && role.scopeTypes.includes(scope.type) && mayInvite(brandId) && whyNotAssign(acting, role, { scope, resource: { workspaceId, brandId } }) === null
    }
    return [...SYSTEM_ROLES[profileType].map(systemFacts), ...own.values()]
      .map((role) => ({ id: role.id, name: role.name, description: role.description, everywhere: may(role), brandIds: brands.flatMap(({ id }) => (may(role, id) ? id : [])) }))
      .filter(({ everywhere, brandIds }) => everywhere || brandIds.length > 0)
  }
}
