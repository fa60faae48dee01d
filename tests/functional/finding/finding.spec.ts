import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { addConnection, call, created, type Author } from '#tests/functional/publishing/support'
import { signedIn } from '#tests/functional/isolation/ground'
import { forgetLimits } from '#tests/support/accounts'

const json = { accept: 'application/json' }

async function finding(person: Author) {
  const visitor = await signedIn(person)
  return async (query: string) => {
    const { status, json: body } = await visitor.get(`/api/v1/search?query=${encodeURIComponent(query)}`, json)
    return { status, body, found: body.data as any }
  }
}

async function queriesOf(work: () => Promise<unknown>) {
  const knex = db.connection('app').getWriteClient()
  const statements: string[] = []
  const note = ({ sql }: { sql: string }) => void statements.push(sql)
  knex.on('query', note)
  await work()
  knex.removeListener('query', note)
  return statements
}

test.group('Finding', (group) => {
  group.each.setup(() => forgetLimits())

  test('posts are found by any words of their text, brands and channels by their names', async ({ assert }) => {
    const owner = await createOwner()
    const brand = await createBrand(owner, 'Harbour Bakery')
    const channel = await addConnection(owner)
    const post = await created(owner, { text: `${'Long before that, bread. '.repeat(10)}The harbour\nopens on Friday.` })
    await created(owner, { text: 'The harbour is closed.' })
    const find = await finding(owner)

    const { found } = await find('friday HARBOUR')
    assert.deepEqual(found.posts.map(({ id, state }: any) => [id, state]), [[post.id, 'draft']])
    assert.match(found.posts[0].words, /^….*harbour opens on Friday\.$/)
    assert.deepEqual(found.brands, [])

    assert.deepEqual((await find('bakery')).found.brands, [{ id: brand.id, name: 'Harbour Bakery' }])
    assert.include((await find(channel.handle)).found.channels.map(({ id }: any) => id), channel.id)
    assert.deepEqual((await find('100%')).found, { posts: [], brands: [], channels: [] })
  })

  test('nobody finds what they may not see, of another brand or of another workspace', async ({ assert }) => {
    const owner = await createOwner()
    const other = await createBrand(owner, 'Kestrel')
    await addConnection(owner)
    await created(owner, { text: 'The harbour opens.' })
    const strangers = [await createMember(owner, 'editor', inBrand(other.id)), await createMember(owner), await createOwner()]

    for (const [at, person] of strangers.entries()) {
      const find = await finding(person)
      const { found } = await find('harbour')
      assert.deepEqual(found.posts, [], `${at}`)
      assert.deepEqual((await find('Kestrel')).found.brands.length, at === 0 ? 1 : 0, `${at}`)
    }
  })

  test('a deleted post is not found, and one letter is refused', async ({ assert }) => {
    const owner = await createOwner()
    const post = await created(owner, { text: 'The harbour opens.' })
    await call(owner, 'DELETE', `/api/v1/posts/${post.id}`)
    const find = await finding(owner)

    assert.deepEqual((await find('harbour')).found.posts, [])
    assert.equal((await find('h')).status, 422)
    assert.equal((await call(owner, 'GET', '/api/v1/search?query=harbour')).status, 403)
  })

  test('one query for each kind, however much there is', async ({ assert }) => {
    const owner = await createOwner()
    for (const text of ['The harbour one', 'The harbour two']) await created(owner, { text })
    const find = await finding(owner)

    const asked = (await queriesOf(() => find('harbour'))).filter((sql) => /ilike/i.test(sql))

    assert.lengthOf(asked, 3)
  })
})
