import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import Brand from '#models/brand'
import type { Permission } from '#services/access/permissions'
import { PROFILE_TYPES, type ProfileType } from '#services/access/profile_types'
import type { Scope } from '#services/access/scopes'
import { SYSTEM_ROLES } from '#services/access/system_roles'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createUser } from '#tests/support/accounts'
import { addConnection, addMedia, type Author } from '#tests/functional/publishing/support'

/** Few enough that rules meet each other often. */
export const BRANDS = 3
export const ROWS_PER_BRAND = 2
export const PEOPLE = 5

/** A workspace's ids, in the order in which they were made, so that random numbers can choose among them. */
export interface Ground {
  workspaceId: string
  brands: string[]
  connections: string[]
  media: string[]
  posts: string[]
  people: string[]
}

/** Two workspaces with the same people; rows of every table that the wall stands in. */
export async function createGrounds(): Promise<[Ground, Ground]> {
  const people: string[] = []
  for (let made = 0; made < PEOPLE; made++) people.push((await createUser()).user.id)
  return [await createGround(people), await createGround(people)]
}

async function createGround(people: string[]): Promise<Ground> {
  const { user, workspaceId } = await createUser()
  const actor = { workspaceId, userId: user.id }
  const ground: Ground = { workspaceId, brands: [], connections: [], media: [], posts: [], people }
  await tenantTx(actor, async ({ client }) => {
    ground.brands.push((await Brand.query().where({ workspaceId }).firstOrFail()).id)
    while (ground.brands.length < BRANDS) ground.brands.push((await Brand.create({ id: randomUUID(), workspaceId, name: `Brand ${ground.brands.length}`, timeZone: 'UTC' })).id)
    for (const brandId of ground.brands) {
      const author = { actor, workspaceId, brandId } as Author
      await client.table('brand_profiles').insert({ workspace_id: workspaceId, brand_id: brandId })
      for (let made = 0; made < ROWS_PER_BRAND; made++) {
        const connection = await addConnection(author)
        const post = randomUUID()
        ground.connections.push(connection.id)
        ground.media.push((await addMedia(author)).id)
        ground.posts.push(post)
        await client.table('social_posts').insert({ id: post, workspace_id: workspaceId, brand_id: brandId, author_id: user.id, state: 'draft', text: 'Text', time_zone: 'UTC' })
        await client.table('deliveries').insert({ id: randomUUID(), workspace_id: workspaceId, brand_id: brandId, post_id: post, connection_id: connection.id, adapter_id: 'instagram', format: 'instagram.feed', state: 'draft' })
        await client.table('connect_attempts').insert({ id: randomUUID(), workspace_id: workspaceId, brand_id: brandId, user_id: user.id, adapter_id: 'instagram', state_hash: randomUUID(), bound_to: 'session', verifier_cipher: 'x', redirect_uri: 'https://example.test/', return_to: '/', status: 'begun', expires_at: new Date() })
      }
    }
    for (const person of people) await client.table('memberships').insert({ id: randomUUID(), workspace_id: workspaceId, user_id: person })
  })
  return ground
}

/** Numbers choose places, so that the same random rules can be laid over any ground. */
interface PlacePick {
  type: 'workspace' | 'brand' | 'social_post' | 'social_connection' | 'media'
  nth: number
}

/** In minutes from now; null for good. */
type End = number | null

export interface RandomRules {
  profileType: ProfileType
  /** Own roles; parents point back, so there is no circle. */
  roles: { permissions: Permission[]; rank: number; parent: number | null; parentKey: number | null; profileTypes: ProfileType[]; scopeTypes: Scope['type'][] }[]
  assignments: { person: number; role: number; isSystem: boolean; place: PlacePick; ends: End }[]
  grants: { person: number; effect: 'allow' | 'deny'; permission: Permission; place: PlacePick; ends: End }[]
}

/** Few permissions, so that rules meet each other. */
const SOME = ['posts.view', 'media.view', 'connections.view', 'brands.view', 'audit.view'] as const satisfies Permission[]
const SCOPES: Scope['type'][] = ['workspace', 'brand', 'social_post', 'social_connection', 'media']

const place = fc.record({ type: fc.constantFrom<PlacePick['type']>('workspace', 'brand', 'brand', 'brand', 'social_post', 'social_connection', 'media'), nth: fc.nat(BRANDS * ROWS_PER_BRAND - 1) })
/** Far from now on either side: what is over stays over for as long as a test takes. */
const ends: fc.Arbitrary<End> = fc.constantFrom(null, null, null, 60, -60)
const person = fc.nat(PEOPLE - 1)

export const grantRule = fc.record({ person, effect: fc.constantFrom<'allow' | 'deny'>('allow', 'deny'), permission: fc.constantFrom(...SOME), place, ends })

export const randomRules: fc.Arbitrary<RandomRules> = fc.record({
  profileType: fc.constantFrom(...PROFILE_TYPES),
  roles: fc.array(
    fc.record({
      permissions: fc.subarray([...SOME]),
      rank: fc.integer({ min: 1, max: 99 }),
      parent: fc.option(fc.nat(2)),
      parentKey: fc.option(fc.nat(8)),
      profileTypes: fc.subarray([...PROFILE_TYPES], { minLength: 1 }),
      scopeTypes: fc.oneof({ weight: 3, arbitrary: fc.constant(SCOPES) }, fc.subarray(SCOPES, { minLength: 1 })),
    }),
    { maxLength: 3 }
  ),
  assignments: fc.array(fc.record({ person, role: fc.nat(8), isSystem: fc.boolean(), place, ends }), { minLength: PEOPLE, maxLength: 4 * PEOPLE }),
  grants: fc.array(grantRule, { minLength: 2 * PEOPLE, maxLength: 6 * PEOPLE }),
})

export function scopeOf(ground: Ground, { type, nth }: PlacePick): Scope {
  if (type === 'workspace') return { type, id: ground.workspaceId }
  const ids = { brand: ground.brands, social_post: ground.posts, social_connection: ground.connections, media: ground.media }[type]
  return { type, id: ids[nth % ids.length] }
}

const endOf = (minutes: End) => (minutes === null ? null : new Date(Date.now() + minutes * 60_000))

/** Replaces every rule that a random one made before. The work of no person, past every check. */
export function lay(ground: Ground, rules: RandomRules) {
  const { workspaceId, people } = ground
  return tenantTx({ workspaceId, userId: null }, async ({ client }) => {
    for (const table of ['role_assignments', 'permission_grants']) await client.from(table).where('workspace_id', workspaceId).whereIn('user_id', people).delete()
    await client.from('role_parents').where('workspace_id', workspaceId).delete()
    await client.from('roles').where('workspace_id', workspaceId).delete()
    await client.from('workspaces').where('id', workspaceId).update({ profile_type: rules.profileType })

    const keys = SYSTEM_ROLES[rules.profileType].map(({ key }) => key)
    const roles = rules.roles.map((role, nth) => ({ ...role, id: randomUUID(), nth }))
    if (roles.length) await client.table('roles').multiInsert(roles.map(({ id, nth, permissions, rank, profileTypes, scopeTypes }) => ({ id, workspace_id: workspaceId, name: `Role ${nth}`, permissions, rank, profile_types: profileTypes, scope_types: scopeTypes })))
    for (const { id, nth, parent, parentKey } of roles) {
      if (parent !== null && parent < nth) await client.table('role_parents').insert({ id: randomUUID(), workspace_id: workspaceId, role_id: id, parent_id: roles[parent].id })
      if (parentKey !== null) await client.table('role_parents').insert({ id: randomUUID(), workspace_id: workspaceId, role_id: id, parent_key: keys[parentKey % keys.length] })
    }
    const assignments = rules.assignments.flatMap(({ person: who, role, isSystem, place: where, ends: until }) => {
      const own = roles.length && !isSystem ? roles[role % roles.length] : null
      const scope = scopeOf(ground, where)
      return [{ id: randomUUID(), workspace_id: workspaceId, user_id: people[who], role_id: own?.id ?? null, role_key: own ? null : keys[role % keys.length], scope_type: scope.type, scope_id: scope.id, expires_at: endOf(until) }]
    })
    if (assignments.length) await client.knexQuery().table('role_assignments').insert(assignments).onConflict().ignore()
    const grants = rules.grants.map((rule) => grantRow(ground, rule))
    if (grants.length) await client.knexQuery().table('permission_grants').insert(grants).onConflict().ignore()
  })
}

export type RandomGrant = RandomRules['grants'][number]

function grantRow(ground: Ground, { person: who, effect, permission, place: where, ends: until }: RandomGrant) {
  const scope = scopeOf(ground, where)
  return { id: randomUUID(), workspace_id: ground.workspaceId, user_id: ground.people[who], effect, permission, scope_type: scope.type, scope_id: scope.id, expires_at: endOf(until) }
}

/** One more single right. */
export const addGrant = (ground: Ground, rule: RandomGrant) => tenantTx({ workspaceId: ground.workspaceId, userId: null }, ({ client }) => client.knexQuery().table('permission_grants').insert(grantRow(ground, rule)).onConflict().ignore())

/** Those that the random rules are about, and some that only system roles hold. */
export const PERMISSIONS_ASKED: Permission[] = [...SOME, 'posts.publish']
