import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { Previews } from '#services/access/preview'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createRole, grant } from '#tests/support/access'
import { countOf } from '#tests/functional/publishing/support'
import { api, brandScope, call, createBrand, createMember, createOwner, give, inBrand, workspaceScope } from './support.ts'

const previewRole = (by: any, body: unknown) => call(by, 'POST', `${api}/roles/preview`, body)
const previewAssignment = (by: any, body: unknown) => call(by, 'POST', `${api}/role-assignments/preview`, body)
const told = ({ body }: any) => ({ gains: lines(body.data.gains), losses: lines(body.data.losses) })
const lines = (differences: any[]) => differences.map(({ userId, permission, scopeId }) => `${userId} ${permission} ${scopeId}`).sort()

test.group('Access / preview', () => {
  test('R2-001 an edited role tells who loses and gains what, where, and changes nothing', async ({ assert }) => {
    const owner = await createOwner()
    const brand = await createBrand(owner, 'Acme')
    const role = await createRole(owner.workspaceId, { name: 'Publisher', rank: 40, permissions: ['posts.view', 'posts.publish'] })
    const [everywhere, inOne, both] = [await createMember(owner, role.id), await createMember(owner, role.id, inBrand(brand.id)), await createMember(owner, role.id)]
    await give(owner, both, 'editor')
    const before = await countOf(owner, 'audit_logs')

    const answer = await previewRole(owner, { id: role.id, role: { name: 'Publisher', rank: 40, permissions: ['posts.view', 'media.view'] } })

    assert.equal(answer.status, 200, answer.text)
    assert.deepEqual(told(answer), {
      gains: [`${everywhere.user.id} media.view ${owner.workspaceId}`, `${inOne.user.id} media.view ${brand.id}`].sort(),
      losses: [`${everywhere.user.id} posts.publish ${owner.workspaceId}`, `${inOne.user.id} posts.publish ${brand.id}`].sort(),
    })
    assert.equal(answer.body.data.losses.find(({ scopeId }: any) => scopeId === brand.id).scopeName, 'Acme')
    assert.deepEqual((await call(owner, 'GET', `${api}/roles/${role.id}`)).body.data.permissions.sort(), ['posts.publish', 'posts.view'])
    assert.equal(await countOf(owner, 'audit_logs'), before)
  })

  test('R2-001 what heirs of a role gain is told as well', async ({ assert }) => {
    const owner = await createOwner()
    const parent = await createRole(owner.workspaceId, { name: 'Parent', rank: 20, permissions: ['posts.view'] })
    const child = (await call(owner, 'POST', `${api}/roles`, { name: 'Child', rank: 30, permissions: [], parents: [parent.id] })).body.data
    const person = await createMember(owner, child.id)

    const answer = await previewRole(owner, { id: parent.id, role: { name: 'Parent', rank: 20, permissions: ['posts.view', 'media.view'] } })

    assert.deepEqual(told(answer), { gains: [`${person.user.id} media.view ${owner.workspaceId}`], losses: [] })
  })

  test('R2-001 assignments, single rights and removals are previewed by the same checks', async ({ assert }) => {
    const owner = await createOwner()
    const brand = await createBrand(owner)
    const person = await createMember(owner)
    const assignment = (await give(owner, person, 'client_approver', brandScope(brand.id))).body.data
    const view = (scope: string) => ['analytics.view', 'brands.view', 'media.view', 'posts.approve_as_client', 'posts.view', 'profiles.view'].map((permission) => `${person.user.id} ${permission} ${scope}`)

    const taken = await previewAssignment(owner, { take: assignment.id })
    const removed = await previewAssignment(owner, { removeMember: person.user.id })
    const denied = await previewAssignment(owner, { grant: { userId: person.user.id, effect: 'deny', permission: 'media.view', ...brandScope(brand.id) } })
    const noted = await previewAssignment(owner, { grant: { userId: person.user.id, effect: 'allow', permission: 'media.view', ...brandScope(brand.id) } })
    const forbidden = await previewAssignment(person, { give: { userId: person.user.id, roleId: 'admin', ...workspaceScope(owner) } })

    assert.deepEqual(told(taken), { gains: [], losses: view(brand.id) })
    assert.deepEqual(told(removed), { gains: [], losses: view(brand.id) })
    assert.deepEqual(told(denied), { gains: [], losses: [`${person.user.id} media.view ${brand.id}`] })
    assert.deepEqual(told(noted), { gains: [], losses: [] })
    assert.equal(forbidden.status, 403)
    assert.lengthOf((await call(owner, 'GET', `${api}/role-assignments?user=${person.user.id}`)).body.data, 1)
  })

  test('R2-001 a lesser place is told as an exception', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner, 'editor', inBrand(owner.brandId))

    const answer = await previewAssignment(owner, { give: { userId: person.user.id, roleId: 'editor', ...workspaceScope(owner) } })

    const gain = answer.body.data.gains.find(({ permission }: any) => permission === 'posts.publish')
    assert.equal(gain.scopeId, owner.workspaceId)
    assert.deepEqual(gain.except.map(({ scopeId }: any) => scopeId), [owner.brandId])
  })

  test('R2-001 more people take no more queries', async ({ assert }) => {
    const owner = await createOwner()
    const role = await createRole(owner.workspaceId, { name: 'Viewers', rank: 10, permissions: ['posts.view'] })
    const previews = await app.container.make(Previews)
    const count = async () => {
      let queries = 0
      await previews.of(owner.actor, async () => {
        await tenantTx(owner.actor, async ({ client }) => {
          await client.from('roles').where('id', role.id).update({ permissions: [] })
          const raw = client.rawQuery.bind(client)
          client.rawQuery = (...given: Parameters<typeof raw>) => {
            queries++
            return raw(...given)
          }
        })
      })
      return queries
    }

    await createMember(owner, role.id)
    const few = await count()
    for (let more = 0; more < 8; more++) await createMember(owner, role.id)

    assert.equal(await count(), few)
  })

  test('R2-001 a preview that would be kept is refused', async ({ assert }) => {
    const owner = await createOwner()
    const previews = await app.container.make(Previews)

    await assert.rejects(() => tenantTx(owner.actor, () => previews.of(owner.actor, () => grant(owner.workspaceId, owner.user.id, 'deny', 'posts.view'))), 'A preview inside a transaction would be kept')
  })
})
