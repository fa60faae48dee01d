import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { signedIn } from '#tests/functional/isolation/ground'
import { addConnection, set, type Author } from '#tests/functional/publishing/support'
import { plannedPost } from '#tests/functional/notices/support'
import { forgetLimits } from '#tests/support/accounts'
import { tenantTx } from '#services/tenancy/tenant_tx'

const props = async (person: Author) => {
  const visitor = await signedIn(person)
  return (await visitor.get('/', { 'x-inertia': 'true', 'accept': 'text/html, application/xhtml+xml' })).json.props
}
const ids = (posts: { id: string }[]) => posts.map(({ id }) => id)
const past = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const late = (author: Author, post: { id: string; deliveryId: string }, minutes: number) =>
  tenantTx({ ...author.actor, userId: null }, async ({ client }) => {
    await client.from('deliveries').where('id', post.deliveryId).update({ publish_at: past(minutes) })
    await client.from('social_posts').where('id', post.id).update({ publish_at: past(minutes) })
  })

test.group('Overview / dashboard', (group) => {
  group.each.setup(() => forgetLimits())

  test('what failed, what is late and what lost access is listed, each once, and only of one’s own brands', async ({ assert }) => {
    const owner = await createOwner()
    const second = await createBrand(owner)
    const [failed, overdue, punctual, other] = [await plannedPost(owner), await plannedPost(owner), await plannedPost(owner), await plannedPost(owner, 5, second.id)]
    await set(owner, failed.deliveryId, { state: 'failed', fault_code: 'E_REMOTE_DOWN' })
    await set(owner, other.deliveryId, { state: 'failed', fault_code: 'E_REMOTE_DOWN' })
    await late(owner, overdue, 25)
    await late(owner, punctual, 2)
    const broken = await addConnection(owner, { state: 'needs_reauth' })
    const editor = await createMember(owner, 'editor', inBrand(owner.brandId))

    const [all, walled] = [await props(owner), await props(editor)]

    assert.sameMembers(ids(all.attention), [failed.id, other.id])
    assert.deepEqual(ids(walled.attention), [failed.id])
    assert.deepEqual(ids(walled.late), [overdue.id])
    assert.deepEqual(ids(walled.broken), [broken.id])
    assert.notInclude(ids(walled.next), overdue.id)
    assert.include(ids(walled.next), punctual.id)
  })

  test('numbers of the week are for whoever may see numbers, and say when nobody has told any', async ({ assert }) => {
    const owner = await createOwner()
    const viewer = await createMember(owner, 'viewer')
    await addConnection(owner)

    const [mine, theirs] = [await props(owner), await props(viewer)]

    assert.equal(mine.results.published, 0)
    for (const { value, asOf } of mine.results.numbers) assert.deepEqual([value, asOf], [null, null])
    assert.isNull(theirs.results)
  })

  test('six posts that need somebody cost as many questions as one', async ({ assert }) => {
    const count = async (posts: number) => {
      const owner = await createOwner()
      for (let made = 0; made < posts; made++) await set(owner, (await plannedPost(owner)).deliveryId, { state: 'failed', fault_code: 'E_REMOTE_DOWN' })
      const visitor = await signedIn(owner)
      const read = () => visitor.get('/', { 'x-inertia': 'true', 'accept': 'text/html, application/xhtml+xml' })
      await read()
      let queries = 0
      const note = () => void queries++
      const client = db.connection('app').getWriteClient()
      client.on('query', note)
      await read()
      client.removeListener('query', note)
      return queries
    }

    const [one, six] = [await count(1), await count(6)]

    assert.isAbove(one, 5)
    assert.equal(six, one)
  })
})
