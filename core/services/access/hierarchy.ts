import { spoken } from '#services/language'
import { E_HIERARCHY, E_NOT_ASSIGNABLE } from './errors.ts'
import { PERMISSIONS, type Permission } from './permissions.ts'
import type { ProfileType } from './profile_types.ts'
import type { Reach, Rights } from './rights.ts'
import type { RoleFacts } from './role_book.ts'
import { roleNameIn } from './role_words.ts'
import type { Resource, Scope, ScopeType } from './scopes.ts'
import { OWNER_RANK } from './system_roles.ts'

/** Who acts: their rights, read after `lockAccess`. Those who act with another's eyes have both, and need all of them. */
export interface Acting {
  rights: readonly Rights[]
  now: number
}

/** A place for a role, with where it hangs in the tree: a row's brand, when it has one. */
export interface Place {
  scope: Scope
  resource: Resource
}

const rankAt = ({ rights, now }: Acting, resource: Resource) => Math.min(...rights.map((one) => one.rank(now, resource)))
const holds = ({ rights, now }: Acting, permission: Permission, resource: Resource) => rights.every((one) => one.decide(permission, resource, now).allowed)

/** A workspace-wide permission means nothing below the workspace, so there it need not be held. */
const counts = (permission: Permission, { scope }: Place) => scope.type === 'workspace' || PERMISSIONS[permission].on === 'brand'

/** A rank below one's own. Owners are the one exception: they make, and take, each other, since nobody is above them. */
export const isBelow = (rank: number, own: number) => rank < own || (rank === OWNER_RANK && own === OWNER_RANK)

/** Why this role cannot be given at this place by anybody, or null. */
export function unfit(role: Pick<RoleFacts, 'id' | 'name' | 'profileTypes' | 'scopeTypes'>, scope: ScopeType, profileType: ProfileType): string | null {
  if (!role.profileTypes.includes(profileType)) return say('otherType', { role: called(role), type: profileType })
  if (!role.scopeTypes.includes(scope)) return say('otherPlace', { role: called(role), place: named(scope), places: role.scopeTypes.map(named).join(', ') })
  return null
}

/** In the language of whom it is said to. */
const say = (key: string, values: Record<string, string | number> = {}) => spoken().t(`access.refusals.${key}`, values)
const named = (scope: ScopeType) => say(`places.${scope}`)
const called = ({ id, name }: Pick<RoleFacts, 'id' | 'name'>) => roleNameIn({ roleId: id, roleName: name })
const told = (permission: Permission) => spoken().t(`access.permissions.${permission}`)

/** Why they may not give or take this role at this place, or null. */
export function whyNotAssign(acting: Acting, role: Pick<RoleFacts, 'id' | 'name' | 'rank' | 'permissions'>, place: Place): string | null {
  if (!holdsAt(acting, 'roles.assign', place)) return say('noRoles', { place: named(place.scope.type) })
  if (!isBelow(role.rank, rankAt(acting, place.resource))) return say('notBelow', { role: called(role) })
  const missing = role.permissions.find((permission) => counts(permission, place) && !holdsAt(acting, permission, place))
  return missing ? say('allowsMore', { role: called(role), what: told(missing) }) : null
}

/** Giving somebody a role needs to hold it there, in all of the place and not only somewhere in it. */
const holdsAt = (acting: Acting, permission: Permission, { scope, resource }: Place) =>
  scope.type === 'workspace' ? acting.rights.every((one) => isWhole(one.reach(permission, acting.now))) : holds(acting, permission, resource)

/** Everywhere, and denied nowhere: otherwise the other one would get where they themselves may not. */
export const isWhole = ({ everywhere, exceptBrands, exceptRows }: Reach) => everywhere && !exceptBrands.length && !exceptRows.length

/** Throws E_NOT_ASSIGNABLE when nobody could, E_HIERARCHY when they may not. */
export function mayAssign(acting: Acting, role: RoleFacts, place: Place, profileType: ProfileType) {
  const impossible = unfit(role, place.scope.type, profileType)
  if (impossible) throw new E_NOT_ASSIGNABLE([impossible])
  const reason = whyNotAssign(acting, role, place)
  if (reason) throw new E_HIERARCHY([reason])
}

/** Taking a role away from somebody. One's own may always be given up. */
export function mayTake(acting: Acting, role: Pick<RoleFacts, 'id' | 'name' | 'rank' | 'permissions'>, place: Place, isOwn: boolean) {
  if (isOwn) return
  if (!holdsAt(acting, 'roles.assign', place)) throw new E_HIERARCHY([say('noRoles', { place: named(place.scope.type) })])
  if (!isBelow(role.rank, rankAt(acting, place.resource))) throw new E_HIERARCHY([say('notBelow', { role: called(role) })])
}

/** A single right beside the roles: only what one holds there oneself, and only for people below. */
export function mayGrant(acting: Acting, effect: 'allow' | 'deny', permission: Permission, place: Place, subject: { rank: number; isSelf: boolean }) {
  if (!holdsAt(acting, 'roles.assign', place)) throw new E_HIERARCHY([say('noRights', { place: named(place.scope.type) })])
  if (!counts(permission, place)) throw new E_NOT_ASSIGNABLE([say('workspaceOnly', { what: told(permission) })])
  if (!holdsAt(acting, permission, place)) throw new E_HIERARCHY([say('notThere', { what: told(permission) })])
  const own = rankAt(acting, place.resource)
  if (effect === 'deny' && subject.isSelf) throw new E_HIERARCHY([say('denyOneself')])
  if (!subject.isSelf && subject.rank >= own) throw new E_HIERARCHY([say('personNotBelow')])
}

/** Making and changing roles: below one's own rank, with nothing one does not hold in the whole workspace. */
export function mayShape(acting: Acting, role: Pick<RoleFacts, 'id' | 'name' | 'rank' | 'permissions'>, workspaceId: string) {
  const place: Place = { scope: { type: 'workspace', id: workspaceId }, resource: { workspaceId } }
  if (!holdsAt(acting, 'roles.edit', place)) throw new E_HIERARCHY([say('noShaping')])
  if (role.rank >= rankAt(acting, place.resource)) throw new E_HIERARCHY([say('rankNotBelow', { rank: String(role.rank) })])
  const missing = role.permissions.find((permission) => !holdsAt(acting, permission, place))
  if (missing) throw new E_HIERARCHY([say('notEverywhere', { what: told(missing) })])
}
