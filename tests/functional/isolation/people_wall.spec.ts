import { test } from '@japa/runner'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import Invitation from '#models/invitation'
import Membership from '#models/membership'
import PermissionGrant from '#models/permission_grant'
import RoleAssignment from '#models/role_assignment'
import { PermissionEngine } from '#services/access/permission_engine'
import { VisiblePeople } from '#services/access/visible_people'
import { VisibleInvitations } from '#services/invitations/visible_invitations'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createGrounds, lay, randomRules, type Ground } from '#tests/functional/access/random_ground'
import { createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { addMedia, type Author } from '#tests/functional/publishing/support'
import { createRole } from '#tests/support/access'

type Client = Parameters<Parameters<typeof tenantTx>[1]>[0]['client']
type Values = Record<string, unknown>

/** What Postgres itself lets a person do: plain statements, at which no service and no policy of ours has looked. */
const as = <T>({ workspaceId, user }: Pick<Author, 'workspaceId' | 'user'>, work: (client: Client) => Promise<T>) => tenantTx({ workspaceId, userId: user.id }, ({ client }) => work(client))
const asNobody = <T>({ workspaceId }: Pick<Author, 'workspaceId'>, work: (client: Client) => Promise<T>) => tenantTx({ workspaceId, userId: null }, ({ client }) => work(client))

const REFUSED = /row-level security policy/

interface Scene {
  owner: Author
  /** Each of them holds something in one place and nowhere else. */
  people: Record<'wide' | 'here' | 'colleague' | 'there' | 'ofFile', Author>
  here: string
  there: string
  fileHere: string
  /** By table, under names that say what they are about. */
  rows: Record<string, Record<string, string>>
}

/** One workspace with two brands, here and there; rows of every table about people, in either and in neither. */
async function createScene(): Promise<Scene> {
  const owner = await createOwner()
  const { workspaceId, brandId: here } = owner
  const there = (await createBrand(owner)).id
  const [fileHere, fileThere] = [(await addMedia(owner)).id, (await addMedia(owner, { brandId: there })).id]
  const people = {
    wide: await createMember(owner, 'viewer'),
    here: await createMember(owner, 'account_manager', inBrand(here)),
    colleague: await createMember(owner, 'viewer', inBrand(here)),
    there: await createMember(owner, 'account_manager', inBrand(there)),
    ofFile: await createMember(owner, 'viewer', { type: 'media', id: fileHere }),
  }
  const role = await createRole(workspaceId, { name: 'Own', rank: 15, permissions: ['posts.view'] })
  const places: Record<string, Values> = {
    everywhere: { scope_type: 'workspace', scope_id: workspaceId },
    here: { scope_type: 'brand', scope_id: here },
    there: { scope_type: 'brand', scope_id: there },
    fileHere: { scope_type: 'media', scope_id: fileHere },
    fileThere: { scope_type: 'media', scope_id: fileThere },
  }
  const rows: Scene['rows'] = { roles: { own: role.id } }

  await asNobody(owner, async (client) => {
    const add = async (table: string, name: string, values: Values) => {
      const id = randomUUID()
      await client.table(table).insert({ id, workspace_id: workspaceId, ...values })
      rows[table] = { ...rows[table], [name]: id }
      return id
    }
    rows.memberships = {}
    for (const [name, { user }] of Object.entries({ owner, ...people })) rows.memberships[name] = (await client.from('memberships').where('user_id', user.id).select('id').firstOrFail()).id
    rows.role_assignments = {}
    for (const [name, { user }] of Object.entries({ owner, ...people })) rows.role_assignments[name] = (await client.from('role_assignments').where('user_id', user.id).select('id').firstOrFail()).id
    for (const [name, place] of Object.entries(places)) await add('permission_grants', name, { user_id: people.there.user.id, effect: 'deny', permission: 'posts.view', ...place })
    await add('permission_grants', 'mine', { user_id: people.here.user.id, effect: 'deny', permission: 'posts.view', ...places.everywhere })

    for (const [name, person, brand] of [['here', people.here, here], ['there', people.there, there], ['nobody', null, null]] as const) {
      const creator = await add('creators', name, { name, user_id: person?.user.id ?? null, brand_id: brand })
      await add('creator_profiles', name, { creator_id: creator })
    }
    await add('agency_profiles', 'agency', {})

    const invite = async (name: string, offers: Values[], invitedBy = owner) => {
      const invitation = await add('invitations', name, { email: `${randomUUID()}@example.test`, token_hash: randomUUID(), invited_by: invitedBy.user.id, expires_at: new Date(Date.now() + 86_400_000) })
      for (const [nth, offer] of offers.entries()) await add('invitation_roles', `${name} ${nth}`, { invitation_id: invitation, role_key: 'viewer', ...offer })
    }
    for (const [name, place] of Object.entries(places)) await invite(name, [place])
    await invite('both', [places.here, places.there])
    await invite('nothing', [])
    await invite('mine', [places.there], people.here)

    for (const [name, subject] of Object.entries({ here: people.here, there: people.there })) await add('impersonations', name, { impersonator_id: owner.user.id, subject_id: subject.user.id, reason: 'Help', expires_at: new Date(Date.now() + 60_000) })
    for (const [name, brand] of Object.entries({ everywhere: null, here, there })) {
      await add('access_logs', name, { actor_id: owner.user.id, permission: 'posts.view', allowed: false, rule: 'no role', brand_id: brand })
      await add('audit_logs', name, { seq: Object.keys(rows.audit_logs ?? {}).length + 1, at: new Date(), actor_id: owner.user.id, action: 'x.done', subject_type: 'x', brand_id: brand, previous_hash: '', hash: '' })
    }
  })
  return { owner, people, here, there, fileHere, rows }
}

test.group('Isolation / the wall for rows about people', (group) => {
  let scene: Scene
  group.setup(async () => {
    scene = await createScene()
  })

  /** The names of the rows that Postgres shows. */
  const shown = (person: Author, table: string) =>
    as(person, async (client) => {
      const ids = new Set((await client.from(table).select('id')).map(({ id }: { id: string }) => id))
      return Object.entries(scene.rows[table]).flatMap(([name, id]) => (ids.has(id) ? [name] : []))
    })

  test('T1 R6-006 {who} sees of {table} {sees}')
    .with([
      { who: 'here', table: 'memberships', sees: ['here', 'colleague', 'there', 'ofFile'] },
      { who: 'colleague', table: 'role_assignments', sees: ['here', 'colleague', 'ofFile'] },
      { who: 'here', table: 'role_assignments', sees: ['here', 'colleague', 'ofFile'] },
      { who: 'there', table: 'role_assignments', sees: ['there'] },
      { who: 'ofFile', table: 'role_assignments', sees: ['ofFile'] },
      { who: 'there', table: 'memberships', sees: ['there'] },
      { who: 'ofFile', table: 'memberships', sees: ['there', 'ofFile'] },
      { who: 'here', table: 'permission_grants', sees: ['here', 'fileHere', 'mine'] },
      { who: 'ofFile', table: 'permission_grants', sees: ['fileHere'] },
      { who: 'here', table: 'invitations', sees: ['here', 'fileHere', 'mine'] },
      { who: 'there', table: 'invitations', sees: ['there', 'fileThere', 'mine'] },
      { who: 'here', table: 'invitation_roles', sees: ['here 0', 'fileHere 0', 'mine 0'] },
      { who: 'ofFile', table: 'invitations', sees: ['fileHere'] },
      { who: 'here', table: 'impersonations', sees: ['here'] },
      { who: 'ofFile', table: 'impersonations', sees: [] },
      { who: 'here', table: 'access_logs', sees: ['here'] },
      { who: 'here', table: 'audit_logs', sees: ['here'] },
      { who: 'ofFile', table: 'audit_logs', sees: [] },
      { who: 'here', table: 'roles', sees: ['own'] },
      { who: 'here', table: 'creators', sees: ['here'] },
      { who: 'here', table: 'creator_profiles', sees: ['here'] },
      { who: 'colleague', table: 'creators', sees: [] },
      { who: 'colleague', table: 'creator_profiles', sees: [] },
      { who: 'here', table: 'agency_profiles', sees: [] },
    ] as { who: keyof Scene['people']; table: string; sees: string[] }[])
    .run(async ({ assert }, { who, table, sees }) => {
      assert.sameMembers(await shown(scene.people[who], table), sees)
    })

  test('T1 whoever holds anything in the whole workspace sees all of {0}')
    .with(['memberships', 'role_assignments', 'permission_grants', 'invitations', 'invitation_roles', 'impersonations', 'access_logs', 'audit_logs', 'roles', 'creators', 'creator_profiles', 'agency_profiles'])
    .run(async ({ assert }, table) => {
      assert.sameMembers(await shown(scene.people.wide, table), Object.keys(scene.rows[table]))
    })

  test('T1 R6-006 what is added elsewhere, or about the whole workspace, is refused: {what}')
    .with([
      { what: 'a role in another brand', table: 'role_assignments', values: ({ people, there }: Scene) => ({ user_id: people.here.user.id, role_key: 'viewer', scope_type: 'brand', scope_id: there }) },
      { what: 'a role for oneself in the whole workspace', table: 'role_assignments', values: ({ people, owner }: Scene) => ({ user_id: people.here.user.id, role_key: 'owner', scope_type: 'workspace', scope_id: owner.workspaceId }) },
      { what: 'a right for oneself in the whole workspace', table: 'permission_grants', values: ({ people, owner }: Scene) => ({ user_id: people.here.user.id, effect: 'allow', permission: 'audit.view', scope_type: 'workspace', scope_id: owner.workspaceId }) },
      { what: 'a member', table: 'memberships', values: ({ owner }: Scene) => ({ user_id: owner.user.id }) },
      { what: 'an invitation in another name', table: 'invitations', values: ({ owner }: Scene) => ({ email: 'a@example.test', token_hash: randomUUID(), invited_by: owner.user.id, expires_at: new Date() }) },
      { what: 'an offer in another brand', table: 'invitation_roles', values: ({ rows, there }: Scene) => ({ invitation_id: rows.invitations.mine, role_key: 'editor', scope_type: 'brand', scope_id: there }) },
      { what: 'an offer on an invitation that is not theirs', table: 'invitation_roles', values: ({ rows, here }: Scene) => ({ invitation_id: rows.invitations.there, role_key: 'editor', scope_type: 'brand', scope_id: here }) },
      { what: 'another’s eyes', table: 'impersonations', values: ({ people }: Scene) => ({ impersonator_id: people.here.user.id, subject_id: people.colleague.user.id, reason: 'x', expires_at: new Date() }) },
      { what: 'a creator', table: 'creators', values: () => ({ name: 'New' }) },
      { what: 'the profile of another creator', table: 'creator_profiles', values: ({ rows }: Scene) => ({ creator_id: rows.creators.there }) },
      { what: 'the profile of the agency', table: 'agency_profiles', values: () => ({}) },
      { what: 'a role', table: 'roles', values: () => ({ name: 'New', rank: 3 }) },
      { what: 'a line of heritage', table: 'role_parents', values: ({ rows }: Scene) => ({ role_id: rows.roles.own, parent_key: 'owner' }) },
      { what: 'a deed of somebody else', table: 'audit_logs', values: ({ owner, here }: Scene) => ({ seq: 100, at: new Date(), actor_id: owner.user.id, action: 'x', subject_type: 'x', brand_id: here, previous_hash: '', hash: '' }) },
      { what: 'a question of somebody else', table: 'access_logs', values: ({ owner }: Scene) => ({ actor_id: owner.user.id, permission: 'x', allowed: true, rule: 'x' }) },
    ])
    .run(async ({ assert }, { table, values }) => {
      const { people, owner } = scene

      await assert.rejects(() => as(people.here, (client) => client.table(table).insert({ id: randomUUID(), workspace_id: owner.workspaceId, ...values(scene) })), REFUSED)
    })

  test('what is added in one’s brands, and about oneself, is let through', async ({ assert }) => {
    const { people, owner, here, fileHere } = scene
    const { workspaceId } = owner
    const [mine, invitation] = [people.here.user.id, randomUUID()]
    const common = () => ({ id: randomUUID(), workspace_id: workspaceId })
    const epochs: number[] = []
    const look = async () => void epochs.push(Number(await asNobody(owner, async (client) => (await client.from('workspaces').select('authz_epoch').firstOrFail()).authz_epoch)))

    await look()
    await as(people.here, async (client) => {
      await client.table('role_assignments').insert({ ...common(), user_id: people.ofFile.user.id, role_key: 'editor', scope_type: 'brand', scope_id: here })
      await client.table('permission_grants').insert({ ...common(), user_id: people.colleague.user.id, effect: 'allow', permission: 'posts.edit', scope_type: 'media', scope_id: fileHere })
      await client.table('invitations').insert({ ...common(), id: invitation, email: 'b@example.test', token_hash: randomUUID(), invited_by: mine, expires_at: new Date() })
      await client.table('invitation_roles').insert({ ...common(), invitation_id: invitation, role_key: 'viewer', scope_type: 'brand', scope_id: here })
      await client.table('access_logs').insert({ ...common(), actor_id: mine, permission: 'x', allowed: true, rule: 'x' })
    })
    await look()

    assert.equal(epochs[1] - epochs[0], 2)
  })

  test('T1 R6-006 what is elsewhere, or about the whole workspace, is neither changed nor removed', async ({ assert }) => {
    const { people, owner, rows } = scene
    const touched: string[] = []

    for (const [table, hidden, column] of [
      ['role_assignments', ['owner', 'wide', 'there'], 'expires_at'],
      ['permission_grants', ['everywhere', 'there', 'fileThere', 'mine'], 'expires_at'],
      ['memberships', ['owner', 'wide', 'colleague', 'there'], 'updated_at'],
      ['invitations', ['everywhere', 'there', 'both', 'nothing'], 'expires_at'],
      ['invitation_roles', ['everywhere 0', 'there 0', 'both 0'], 'role_expires_at'],
      ['impersonations', ['there'], 'ended_at'],
      ['roles', ['own'], 'updated_at'],
      ['creators', ['there', 'nobody'], 'updated_at'],
      ['creator_profiles', ['there', 'nobody'], 'updated_at'],
      ['agency_profiles', ['agency'], 'updated_at'],
      ['access_logs', ['everywhere', 'here', 'there'], 'at'],
    ] as [string, string[], string][]) {
      const ids = hidden.map((name) => rows[table][name])
      await as(people.here, async (client) => {
        const [changed] = [await client.from(table).whereIn('id', ids).update({ [column]: new Date() })].flat()
        const [removed] = [await client.from(table).whereIn('id', ids).delete()].flat()
        if (Number(changed)) touched.push(`changed ${changed} of ${table}`)
        if (Number(removed)) touched.push(`removed ${removed} of ${table}`)
      })
    }

    assert.deepEqual(touched, [])
    await assert.rejects(() => as(people.here, (client) => client.from('workspaces').where('id', owner.workspaceId).update({ name: 'Taken over' })), REFUSED)
    assert.equal(Number(await as(people.here, (client) => client.from('workspaces').where('id', owner.workspaceId).delete())), 0)
    await assert.rejects(() => as(people.here, (client) => client.from('role_assignments').where('id', rows.role_assignments.here).update({ scope_type: 'workspace', scope_id: owner.workspaceId })), REFUSED)
  })

  test('T1 questions that need more than the person sees are answered about the open workspace alone', async ({ assert }) => {
    const { people, owner } = scene
    const stranger = await createOwner()
    const everybody = [owner, ...Object.values(people), stranger].map(({ user }) => user.id)

    const [rules, held, oldest] = await as(people.here, async (client) => [
      (await client.rawQuery('select distinct user_id from rules_of(?::uuid[])', [everybody as unknown as string])).rows.map(({ user_id: id }: { user_id: string }) => id),
      (await client.rawQuery(`select is_held('owner') as owner, is_held('admin') as admin`)).rows[0],
      (await client.rawQuery('select id from oldest_members(?) as id', [1])).rows,
    ])

    assert.sameMembers(rules, everybody.filter((id) => id !== stranger.user.id))
    assert.deepEqual(held, { owner: true, admin: false })
    assert.deepEqual(oldest, [{ id: owner.user.id }])
  })

  test('R2-002 T1 the wall hides no person, role, right or invitation that the engine would show', async ({ assert }) => {
    const [ground] = await createGrounds()
    const engine = new PermissionEngine()
    const [people, invitations] = [new VisiblePeople(engine), new VisibleInvitations(engine)]
    await inviteTo(ground)
    let [cases, partial] = [0, 0]

    await fc.assert(
      fc.asyncProperty(randomRules, async (rules) => {
        await lay(ground, rules)
        for (const userId of ground.people) {
          const actor = { workspaceId: ground.workspaceId, userId }
          const list = async () => {
            const [assignments, members, open] = [await people.assignments(actor), await people.members(actor), await invitations.narrow(actor)]
            const lists = [await assignments(RoleAssignment.query()), await assignments(PermissionGrant.query()), await members(Membership.query()), await open(Invitation.query())]
            return lists.map((rows) => rows.map(({ id }: { id: string }) => id).sort())
          }
          const [behind, without] = [await tenantTx(actor, list), await tenantTx({ ...actor, userId: null }, list)]
          assert.deepEqual(behind, without)
          cases += without.flat().length
          if (without.some((ids) => ids.length > 1)) partial++
        }
      }),
      { seed: Number(process.env.ACCESS_SEED ?? Date.now() % 2_147_483_647), numRuns: 25, endOnFailure: true }
    )
    // Lists that are always empty would agree as well.
    assert.isAbove(cases, 100)
    assert.isAbove(partial, 10)
  }).timeout(120_000)
})

/** One to each brand, one to the whole workspace, one to two brands at once. */
async function inviteTo({ workspaceId, brands, people }: Ground) {
  const places = [...brands.map((id) => [{ scope_type: 'brand', scope_id: id }]), [{ scope_type: 'workspace', scope_id: workspaceId }], brands.slice(0, 2).map((id) => ({ scope_type: 'brand', scope_id: id }))]
  await asNobody({ workspaceId }, async (client) => {
    for (const offers of places) {
      const id = randomUUID()
      await client.table('invitations').insert({ id, workspace_id: workspaceId, email: `${id}@example.test`, token_hash: id, invited_by: people[0], expires_at: new Date(Date.now() + 86_400_000) })
      await client.table('invitation_roles').multiInsert(offers.map((offer) => ({ workspace_id: workspaceId, invitation_id: id, role_key: 'viewer', ...offer })))
    }
  })
}
