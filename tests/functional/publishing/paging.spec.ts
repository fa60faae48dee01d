import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import SocialPost from '#models/social_post'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addConnection, addMedia, call, created, createAuthor, createReadyAuthor, FORMAT, posts, set, type Author } from './support.ts'

async function addPosts({ actor, workspaceId, brandId, user }: Author, count: number) {
  const ids = Array.from({ length: count }, () => randomUUID())
  // All at one instant: the id decides between them.
  const at = new Date(Date.now() - 60_000).toISOString()
  await tenantTx(actor, ({ client }) => client.table('social_posts').multiInsert(ids.map((id) => ({ id, workspace_id: workspaceId, brand_id: brandId, author_id: user.id, created_at: at }))))
  return ids
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

test.group('Posts API / lists', () => {
  test('pages follow one another without gaps or repeats, while posts are written', async ({ assert }) => {
    const author = await createAuthor()
    const ids = await addPosts(author, 23)

    const seen: string[] = []
    let cursor: string | null = null
    do {
      const { status, body } = await call(author, 'GET', `${posts}?limit=5${cursor ? `&cursor=${cursor}` : ''}`)
      assert.equal(status, 200)
      assert.isAtMost(body.data.length, 5)
      seen.push(...body.data.map(({ id }: any) => id))
      cursor = body.nextCursor
      await created(author, { text: 'Written meanwhile' })
    } while (cursor)

    assert.sameMembers(seen, ids)
    assert.equal(new Set(seen).size, seen.length)
  })

  test('newest first, narrowed by state and brand', async ({ assert }) => {
    const author = await createReadyAuthor()
    const draft = await created(author, {})
    const planned = await created(author, { ...author.ready, when: 'now' })
    const ids = async (query: string) => (await call(author, 'GET', `${posts}?${query}`)).body.data.map(({ id }: any) => id)

    assert.deepEqual(await ids(''), [planned.id, draft.id])
    assert.deepEqual(await ids('state=draft'), [draft.id])
    assert.deepEqual(await ids(`state=scheduled&brand=${author.brandId}`), [planned.id])
    assert.deepEqual(await ids('state=live'), [])
    await set(author, planned.deliveries[0].id, { state: 'live' })
    assert.deepEqual(await ids('state=live'), [planned.id])
  })

  test('a cursor that no list gave out is refused: {cursor}')
    .with(
      ['x', '%00', 'a'.repeat(500), encodeURIComponent('='), '..', `${Buffer.from(`2026-99-99 99:99:99+00|${randomUUID()}`).toString('base64url')}`, Buffer.from('9'.repeat(17)).toString('base64url'), Buffer.from(`1:${randomUUID()}' or true--`).toString('base64url')].map(
        (cursor) => ({ cursor })
      )
    )
    .run(async ({ assert }, { cursor }) => {
      const { status, body } = await call(await createAuthor(), 'GET', `${posts}?cursor=${cursor}`)

      assert.equal(status, 422)
      assert.include(['E_BAD_CURSOR', 'E_VALIDATION_ERROR'], body.code)
    })

  test('a query that means something else than it says is refused: {query}')
    .with(['limit=0', 'limit=101', 'limit=1.5', 'limit=x', 'limit=1e9', 'limit[]=1', 'limit=', 'state=done', 'state[]=draft', 'brand=x', 'cursor=', 'cursor[a]=b'].map((query) => ({ query })))
    .run(async ({ assert }, { query }) => {
      const { status, body } = await call(await createAuthor(), 'GET', `${posts}?${query}`)

      assert.equal(status, 422)
      assert.isNotEmpty(body.errors)
    })

  test('a list asks the database as often for 50 posts as for 5', async ({ assert }) => {
    const counts: number[] = []
    for (const size of [5, 50]) {
      const author = await createReadyAuthor()
      const ids = await addPosts(author, size)
      const second = await addConnection(author)
      const picture = await addMedia(author)
      await tenantTx(author.actor, async ({ client, workspaceId }) => {
        const all = await SocialPost.query().whereIn('id', ids)
        await client.table('post_media').multiInsert(all.map(({ id }) => ({ workspace_id: workspaceId, post_id: id, media_id: picture.id, position: 0 })))
        await client.table('deliveries').multiInsert(
          all.flatMap(({ id }) =>
            [author.connection.id, second.id].map((connection) => ({ workspace_id: workspaceId, brand_id: author.brandId, post_id: id, connection_id: connection, adapter_id: 'instagram', format: FORMAT, state: 'draft' }))
          )
        )
      })

      const statements = await queriesOf(async () => {
        const { body } = await call(author, 'GET', `${posts}?limit=${size - 1}`)
        assert.lengthOf(body.data, size - 1)
        assert.isString(body.nextCursor)
        assert.isTrue(body.data.every(({ deliveries, media }: any) => deliveries.length === 2 && media.length === 1))
      })
      counts.push(statements.length)
    }

    assert.equal(counts[0], counts[1])
    assert.isAtMost(counts[1]!, 20)
  })
})
