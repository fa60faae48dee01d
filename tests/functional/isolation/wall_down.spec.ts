import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Brand from '#models/brand'
import Workspace from '#models/workspace'
import { E_OTHER_WORKSPACE, E_ROW_GONE } from '#services/tenancy/tenant_model'
import { E_OPEN_ALTERNATIVE } from '#services/tenancy/tenant_query'
import { tenant, tenantTx } from '#services/tenancy/tenant_tx'
import { createOwner } from '#tests/functional/access/support'
import { withoutWall } from './matrix.ts'

/** Two workspaces, and work in the first of them with row level security switched off. */
async function withoutWallBetween(cleanup: (work: () => Promise<void>) => void) {
  const [mine, theirs] = [await createOwner('agency'), await createOwner('agency')]
  cleanup(await withoutWall())
  return { mine, theirs, inside: <T>(work: () => Promise<T>) => tenantTx({ workspaceId: mine.workspaceId, userId: null }, work) }
}

test.group('Isolation / wall down', () => {
  test('the wall is down, and only for connections that say so', async ({ assert, cleanup }) => {
    const { theirs, inside } = await withoutWallBetween(cleanup)
    const seen = async (before: string) =>
      inside(async () => {
        const { client } = tenant()
        await client.rawQuery(before)
        return client.from('brands').where('id', theirs.brandId).select('id')
      })

    assert.lengthOf(await seen('select 1'), 1)
    assert.lengthOf(await seen(`set local app.wall_down = ''`), 0)
  })

  test('models ask for rows of their workspace alone', async ({ assert, cleanup }) => {
    const { mine, theirs, inside } = await withoutWallBetween(cleanup)

    assert.isNull(await inside(() => Brand.find(theirs.brandId)))
    assert.deepEqual((await inside(() => Brand.query())).map(({ workspaceId }) => workspaceId), [mine.workspaceId])
    assert.deepEqual((await inside(() => Workspace.all())).map(({ id }) => id), [mine.workspaceId])
    assert.equal((await inside(() => Brand.query().paginate(1, 5))).total, 1)
    assert.deepEqual(await inside(() => Brand.query().where('id', theirs.brandId).update({ name: 'Taken' })), [0])
    assert.deepEqual(await inside(() => Brand.query().where('id', theirs.brandId).delete()), [0])
  })

  test('a row of another workspace can be neither changed, deleted, read again nor made', async ({ assert, cleanup }) => {
    const { theirs, inside } = await withoutWallBetween(cleanup)
    const brand = await tenantTx({ workspaceId: theirs.workspaceId, userId: null }, () => Brand.findOrFail(theirs.brandId))

    await assert.rejects(() => inside(() => brand.merge({ name: 'Taken' }).save()), new E_ROW_GONE(['Brand']).message)
    await assert.rejects(() => inside(() => brand.refresh()), new E_ROW_GONE(['Brand']).message)
    await assert.rejects(() => inside(() => brand.delete()), new E_ROW_GONE(['Brand']).message)
    await assert.rejects(() => inside(() => Brand.create({ workspaceId: theirs.workspaceId, name: 'Planted', timeZone: 'UTC' })), new E_OTHER_WORKSPACE(['Brand']).message)
    assert.equal((await db.connection('owner').from('brands').where('id', theirs.brandId).first()).name, brand.$original.name)
  })

  test('an own row cannot be moved to another workspace', async ({ assert, cleanup }) => {
    const { theirs, inside } = await withoutWallBetween(cleanup)

    const moving = inside(async () => (await Brand.firstOrFail()).merge({ workspaceId: theirs.workspaceId }).save())

    await assert.rejects(() => moving, new E_OTHER_WORKSPACE(['Brand']).message)
  })

  test('an alternative beside the workspace is refused, one in a group is not', async ({ assert, cleanup }) => {
    const { mine, theirs, inside } = await withoutWallBetween(cleanup)
    const both = [mine.brandId, theirs.brandId]

    const grouped = await inside(() => Brand.query().where((either) => void either.where('id', both[0]).orWhere('id', both[1])))

    assert.deepEqual(grouped.map(({ id }) => id), [mine.brandId])
    await assert.rejects(() => inside(() => Brand.query().where('id', both[0]).orWhere('id', both[1])), new E_OPEN_ALTERNATIVE(['Brand']).message)
  })
})
