import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import { DateTime } from 'luxon'
import AccessExplain from '#commands/access_explain'
import OperatorGrant from '#commands/operator_grant'
import OperatorRevoke from '#commands/operator_revoke'
import { Explain } from '#services/access/explain'
import { Explaining, type Question } from '#services/access/explaining'
import { isOperator } from '#services/access/operators'
import type { Permission } from '#services/access/permissions'
import type { Scope } from '#services/access/scopes'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addConnection, addMedia } from '#tests/functional/publishing/support'
import { assign, createRole, grant } from '#tests/support/access'
import { api, brandScope, call, createBrand, createMember, createOwner, give, inBrand } from './support.ts'

const explain = async (workspaceId: string, userId: string, permission: Permission, scope?: Scope) => {
  const explanations = await app.container.make(Explain)
  return tenantTx({ workspaceId, userId: null }, () => explanations.explain(userId, permission, scope))
}
const ask = async (question: Question) => (await app.container.make(Explaining)).explain(question)

/** What a command wrote, and whether it failed. */
async function run(command: any, args: string[]) {
  ace.ui.switchMode('raw')
  try {
    const made = await ace.create(command, args)
    await made.exec()
    return { exitCode: made.exitCode ?? 0, text: made.logger.getLogs().map(({ message }: { message: string }) => message).join('\n') }
  } finally {
    ace.ui.switchMode('normal')
  }
}

test.group('Access / explain', () => {
  test('R2-001 an allow names role, assignment, who gave it, scope path and end', async ({ assert }) => {
    const owner = await createOwner()
    const brand = await createBrand(owner, 'Acme')
    const person = await createMember(owner)
    const given = (await give(owner, person, 'editor', brandScope(brand.id))).body.data
    const media = await addMedia({ ...owner, brandId: brand.id })

    const explanation = await explain(owner.workspaceId, person.user.id, 'media.view', { type: 'media', id: media.id })

    assert.isTrue(explanation.allowed)
    assert.deepEqual(explanation.path.map(({ type, name }) => [type, name]), [['workspace', 'Stone'], ['brand', 'Acme'], ['media', 'summer.jpg']])
    assert.containSubset(explanation.by, { kind: 'assignment', id: given.id, effect: 'allow', roleId: 'editor', roleName: 'Editor', scopeType: 'brand', scopeId: brand.id, scopeName: 'Acme', grantedBy: owner.user.id, grantedByName: owner.user.fullName, expiresAt: null })
    assert.equal(explanation.rule, `role editor on brand ${brand.id}`)
    assert.isNull(explanation.nearest)
    assert.include(explanation.sentence, `${person.user.fullName} may: the role Editor in Acme holds media.view, given by ${owner.user.fullName} on `)
  })

  test('R2-001 a denial is named, and comes before any nearest role', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner, 'editor')
    const denial = await grant(owner.workspaceId, person.user.id, 'deny', 'posts.publish', inBrand(owner.brandId))

    const explanation = await explain(owner.workspaceId, person.user.id, 'posts.publish', inBrand(owner.brandId))

    assert.isFalse(explanation.allowed)
    assert.containSubset(explanation.by, { kind: 'grant', id: denial.id, effect: 'deny' })
    assert.isNull(explanation.nearest)
    assert.include(explanation.sentence, 'It has to be taken away first.')
  })

  test('R2-001 a refusal names the least role that would do, where, and who could give it', async ({ assert }) => {
    const owner = await createOwner()
    const manager = await createMember(owner, 'account_manager', inBrand(owner.brandId))
    const elsewhere = await createMember(owner, 'account_manager', inBrand((await createBrand(owner)).id))
    const person = await createMember(owner, 'client_approver', inBrand(owner.brandId))
    const publisher = await createRole(owner.workspaceId, { name: 'Publisher', rank: 15, permissions: ['posts.publish'] })

    const inTheBrand = await explain(owner.workspaceId, person.user.id, 'posts.publish', inBrand(owner.brandId))
    const log = await explain(owner.workspaceId, person.user.id, 'audit.view')

    assert.containSubset(inTheBrand.nearest, { roleId: publisher.id, roleName: 'Publisher', rank: 15, scopeType: 'brand', scopeId: owner.brandId })
    assert.sameMembers(inTheBrand.nearest!.givenBy, [owner.user.fullName, manager.user.fullName])
    assert.notInclude(inTheBrand.nearest!.givenBy, elsewhere.user.fullName)
    assert.containSubset(log.nearest, { scopeType: 'workspace', scopeId: owner.workspaceId })
    assert.sameMembers(log.nearest!.givenBy, [owner.user.fullName])
  })

  test('R2-001 what has ended is named', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner)
    const ended = await assign(owner.workspaceId, person.user.id, 'editor', undefined, DateTime.utc().minus({ days: 1 }))

    const explanation = await explain(owner.workspaceId, person.user.id, 'posts.publish')

    assert.isFalse(explanation.allowed)
    assert.equal(explanation.ended?.id, ended.id)
    assert.include(explanation.sentence, 'It was allowed by the role Editor in Stone, which ended on ')
  })

  test('T1 nobody outside, and nothing of another workspace, is explained', async ({ assert }) => {
    const [owner, stranger] = [await createOwner(), await createOwner()]

    for (const [userId, scope] of [
      [stranger.user.id, undefined],
      [randomUUID(), undefined],
      [owner.user.id, inBrand(stranger.brandId)],
      [owner.user.id, { type: 'workspace', id: stranger.workspaceId }],
      [owner.user.id, { type: 'social_post', id: randomUUID() }],
    ] as [string, Scope | undefined][]) {
      await assert.rejects(() => explain(owner.workspaceId, userId, 'posts.view', scope), /There is no such/)
    }
  })

  test('R2-001 access:explain finds person and resource, and prints rule, role, assignment, granter and scope', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner)
    const given = (await give(owner, person, 'editor', brandScope(owner.brandId))).body.data
    const connection = await addConnection(owner)

    const found = await run(AccessExplain, [person.user.email, 'posts.publish', connection.id])
    const refused = await run(AccessExplain, [person.user.id, 'connections.connect', `brand:${owner.brandId}`])

    assert.equal(found.exitCode, 0, found.text)
    for (const part of ['allowed: ', `rule: role editor on brand ${owner.brandId}`, 'role: Editor (editor)', `assignment: ${given.id} on brand`, `by ${owner.user.fullName}`, `scope: Stone › `]) assert.include(found.text, part)
    assert.include(refused.text, 'nearest: role Account manager (account_manager, rank 70) on brand')
    assert.include(refused.text, `given by: ${owner.user.fullName}`)
  })

  test('R2-001 access:explain says what is wrong with a question: {0}')
    .with(['person', 'permission', 'kind', 'id', 'row', 'workspace'] as const)
    .run(async ({ assert }, wrong) => {
      const [owner, stranger] = [await createOwner(), await createOwner()]
      const question = { person: owner.user.email, permission: 'posts.view', resource: `brand:${owner.brandId}` }
      const [changed, sentence] = {
        person: [{ person: 'nobody@example.test' }, 'There is no person nobody@example.test'],
        permission: [{ permission: 'posts.eat' }, 'There is no permission posts.eat. There are: workspace.view'],
        kind: [{ resource: `cake:${owner.brandId}` }, 'is no resource. Write workspace:<id>, brand:<id>'],
        id: [{ resource: 'brand:7' }, '"brand:7" is no resource'],
        row: [{ resource: `brand:${stranger.brandId}` }, `There is no brand:${stranger.brandId} in the workspace Stone`],
        workspace: [{ workspace: stranger.workspaceId }, `is not in the workspace ${stranger.workspaceId}. They are in: ${owner.workspaceId} (Stone)`],
      }[wrong] as [Partial<Question>, string]

      const error = await ask({ ...question, ...changed }).catch((caught) => caught)

      assert.include(error.message, sentence)
    })

  test('R2-001 of a person in several workspaces it asks which, unless the resource says it', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner, 'viewer')

    const error = await ask({ person: person.user.email, permission: 'posts.view' }).catch((caught) => caught)
    const byResource = await ask({ person: person.user.email, permission: 'posts.view', resource: owner.brandId })
    const byFlag = await ask({ person: person.user.email, permission: 'posts.view', workspace: owner.workspaceId })

    assert.include(error.message, '--workspace')
    assert.equal(byResource.by?.roleId, 'viewer')
    assert.equal(byFlag.by?.roleId, 'viewer')
  })

  test('R2-001 the API answers about oneself, and about others only to who may see them', async ({ assert }) => {
    const owner = await createOwner()
    const [client, viewer] = [await createMember(owner, 'client_approver', inBrand(owner.brandId)), await createMember(owner, 'viewer')]
    const path = (user: string) => `${api}/access/explain?permission=posts.publish&resourceType=brand&resourceId=${owner.brandId}&user=${user}`

    assert.isFalse((await call(client, 'GET', path(client.user.id))).body.data.allowed)
    assert.equal((await call(client, 'GET', path(viewer.user.id))).status, 403)
    assert.isFalse((await call(owner, 'GET', path(viewer.user.id))).body.data.allowed)
  })

  test('operator:grant and operator:revoke are idempotent, refuse who is unknown, and open no workspace', async ({ assert }) => {
    const owner = await createOwner()
    const person = (await createOwner()).user

    const granted = await run(OperatorGrant, [person.email])
    const again = await run(OperatorGrant, [person.email.toUpperCase()])
    assert.isTrue(await isOperator(person.id))
    await assert.rejects(() => explain(owner.workspaceId, person.id, 'posts.view'), /There is no such/)
    const revoked = await run(OperatorRevoke, [person.email])
    const twice = await run(OperatorRevoke, [person.email])
    const unknown = [await run(OperatorGrant, ['nobody@example.test']), await run(OperatorRevoke, ['nobody@example.test'])]

    assert.isFalse(await isOperator(person.id))
    assert.deepEqual([granted, again, revoked, twice].map(({ exitCode }) => exitCode), [0, 0, 0, 0])
    assert.include(granted.text, 'is an operator now')
    assert.include(again.text, 'is an operator already')
    assert.include(revoked.text, 'is no operator any more')
    assert.include(twice.text, 'is no operator')
    for (const { exitCode, text } of unknown) {
      assert.equal(exitCode, 1)
      assert.include(text, 'There is no person with the address nobody@example.test')
    }
  })
})
