import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import Brand from '#models/brand'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addMember } from '#tests/support/access'
import { createUser, forgetLimits, signIn } from '#tests/support/accounts'

const brandIn = (workspaceId: string, name: string) => tenantTx({ workspaceId, userId: null }, () => Brand.create({ id: randomUUID(), workspaceId, name, timeZone: 'UTC' }))

test.group('Access / the brand that pages show', (group) => {
  group.each.setup(() => forgetLimits())

  test('R7-001 a brand is remembered for its workspace, until all are chosen again', async ({ assert }) => {
    const { user, workspaceId } = await createUser()
    const brand = await brandIn(workspaceId, 'Borealis')
    const { visitor } = await signIn(user.email)

    assert.equal((await visitor.post(`/brands/${brand.id}/select`, {})).status, 302)
    assert.equal((await visitor.get('/posts')).page!.props.brandId, brand.id)
    await visitor.post('/brands/all/select', {})
    assert.isNull((await visitor.get('/posts')).page!.props.brandId)
  })

  test('R7-001 T1 a brand of another workspace, or one that is walled off, is not there to choose', async ({ assert }) => {
    const [{ workspaceId }, stranger] = [await createUser(), await createUser()]
    const [mine, sibling] = [await brandIn(workspaceId, 'Borealis'), await brandIn(workspaceId, 'Sibling')]
    const { user } = await createUser()
    await addMember(workspaceId, user.id, 'viewer', { type: 'brand', id: mine.id })
    const foreign = await brandIn(stranger.workspaceId, 'Foreign')
    const { visitor } = await signIn(user.email)
    await visitor.post(`/workspaces/${workspaceId}/select`, {})

    const statuses = []
    for (const { id } of [mine, sibling, foreign]) statuses.push((await visitor.post(`/brands/${id}/select`, {})).status)
    assert.deepEqual(statuses, [302, 404, 404])
    assert.notInclude((await visitor.get('/posts')).text, 'Sibling')
  })
})
