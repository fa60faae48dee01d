import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import RoleAssignment from '#models/role_assignment'
import { lockAccess } from '#services/access/access_lock'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { becomes, grant } from '#tests/support/access'
import { forgetLimits } from '#tests/support/accounts'
import { addBrand, call, createAuthor, createColleague, type Author } from '#tests/functional/publishing/support'

const write = (author: Author, key: string, brandId = author.brandId) => call(author, 'POST', '/api/v1/posts', { text: 'Summer', brandId }, { 'idempotency-key': key })

test.group('Answers that were kept, and acts that cannot be undone', (group) => {
  group.each.setup(() => forgetLimits())

  test('R6-001: an answer that was kept is not given again to who lost the right meanwhile', async ({ assert }) => {
    const author = await createAuthor()
    const colleague = await createColleague(author, 'editor')
    const key = randomUUID()
    const first = await write(colleague, key)
    const again = await write(colleague, key)

    await becomes(author.workspaceId, colleague.user.id, 'viewer')
    const after = await write(colleague, key)

    assert.equal(first.status, 201, first.text)
    assert.equal(again.headers.get('idempotency-replayed'), 'true')
    assert.equal(after.status, 409)
    assert.equal(after.body.code, 'E_RIGHTS_CHANGED')
    assert.notInclude(after.text, first.body.data.id)
  })

  test('R6-001: nor to who lost the brand, or that one post, and kept the rest', async ({ assert }) => {
    const author = await createAuthor()
    const second = await addBrand(author)
    const colleague = await createColleague(author, 'viewer')
    await tenantTx(author.actor, () => RoleAssignment.query().where('userId', colleague.user.id).delete())
    for (const id of [author.brandId, second.id]) await tenantTx(author.actor, () => RoleAssignment.create({ id: randomUUID(), workspaceId: author.workspaceId, userId: colleague.user.id, roleKey: 'editor', scopeType: 'brand', scopeId: id }))
    const key = randomUUID()
    const first = await write(colleague, key)

    await grant(author.workspaceId, colleague.user.id, 'deny', 'posts.view', { type: 'social_post', id: first.body.data.id })
    const after = await write(colleague, key)

    assert.equal(first.status, 201, first.text)
    assert.equal(after.status, 409)
    assert.notInclude(after.text, first.body.data.id)
  })

  test('R6-001: a right that is being taken while a post is deleted is waited for', async ({ assert }) => {
    const author = await createAuthor()
    const colleague = await createColleague(author, 'editor')
    const post = (await write(author, randomUUID())).body.data
    let asked!: Promise<Awaited<ReturnType<typeof call>>>

    await tenantTx({ workspaceId: author.workspaceId, userId: null }, async () => {
      await lockAccess()
      await RoleAssignment.query().where('userId', colleague.user.id).delete()
      asked = call(colleague, 'DELETE', `/api/v1/posts/${post.id}`)
      // Not before the other one waits: it opened its transaction while the right was still there.
      for (let waits = 0; !waits; ) waits = Number((await db.connection('app').rawQuery(`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows[0].n)
    })
    const answer = await asked

    assert.include([403, 404], answer.status)
    assert.equal((await call(author, 'GET', `/api/v1/posts/${post.id}`)).status, 200)
  }).timeout(20_000)
})
