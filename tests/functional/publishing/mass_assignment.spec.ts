import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, created, createReadyAuthor, FORMAT, inHours, posts, set, type Author } from './support.ts'

/** What a caller would like to set, for every type of column there is. */
const WISHES: Record<string, (author: Author) => unknown> = {
  'uuid': (author) => author.user.id,
  'text': () => 'live',
  'integer': () => 7_777,
  'smallint': () => 77,
  'real': () => 0.77,
  'boolean': () => true,
  'jsonb': () => ({ step: 'done', effect: 'once', data: null }),
  'timestamp with time zone': () => '2001-01-01T00:00:00.000Z',
}

/** What a body may say. Everything else in the tables is for us. */
const ALLOWED = new Set(['brandId', 'text', 'media', 'targets', 'when', 'publishAt', 'timeZone', 'version', 'format', 'options', 'connectionId', 'altText', 'crop', 'fit', 'mode'])
const POISON = '"__proto__":{"isAdmin":true,"state":"live"},"constructor":{"prototype":{"isAdmin":true}},"prototype":{"isAdmin":true},"tenant_id":"x","role_id":"owner","created_by":"x"'

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

async function everyColumn(author: Author, table: string) {
  const rows = await tenantTx(author.actor, ({ client }) => client.from('information_schema.columns').where({ table_schema: 'public', table_name: table }).select('column_name', 'data_type'))
  const wishes: Record<string, unknown> = {}
  for (const { column_name: column, data_type: type } of rows) {
    for (const name of new Set([column, camel(column)])) if (!ALLOWED.has(name)) wishes[name] = (WISHES[type] ?? WISHES.text!)(author)
  }
  return wishes
}

/** The body as text, since an object literal cannot carry a `__proto__` of its own. */
const poisoned = (body: Record<string, unknown>) => `{${POISON},${JSON.stringify(body).slice(1)}`

const row = async (author: Author, table: string, id: string): Promise<Record<string, unknown>> => (await tenantTx(author.actor, ({ client }) => client.from(table).where('id', id)))[0]

/** Columns whose values are not those of the twin that was made without wishes. Ids and moments differ by nature. */
function differing(one: Record<string, unknown>, other: Record<string, unknown>) {
  return Object.keys(one).filter((name) => {
    if (['id', 'post_id', 'created_at', 'updated_at'].includes(name)) return false
    return JSON.stringify(one[name]) !== JSON.stringify(other[name])
  })
}

test.group('Posts API / T2 mass assignment', () => {
  test('creating takes what the validator names, and nothing of {table}')
    .with([{ table: 'social_posts' }, { table: 'deliveries' }, { table: 'post_media' }, { table: 'media' }, { table: 'social_connections' }])
    .run(async ({ assert }, { table }) => {
      const author = await createReadyAuthor()
      const publishAt = inHours(5)
      const wishes = await everyColumn(author, table)
      const plain = await created(author, { ...author.ready, publishAt })

      const answer = await call(author, 'POST', posts, poisoned({
        ...wishes,
        ...author.ready,
        publishAt,
        media: [{ ...wishes, id: author.picture.id }],
        targets: [{ ...wishes, connectionId: author.connection.id, format: FORMAT }],
        deliveries: [wishes],
        author: wishes,
      }))

      assert.isAbove(Object.keys(wishes).length, 3)
      assert.equal(answer.status, 201, answer.text)
      const { id, deliveries } = answer.body.data
      assert.deepEqual(differing(await row(author, 'social_posts', id), await row(author, 'social_posts', plain.id)), [])
      assert.deepEqual(differing(await row(author, 'deliveries', deliveries[0].id), await row(author, 'deliveries', plain.deliveries[0].id)), [])
      assert.isBelow(Date.now() - Date.parse(answer.body.data.createdAt), 60_000)
      assert.notEqual(id, author.user.id)
      assert.isUndefined(({} as any).isAdmin)
    })

  test('changing takes what the validator names, and nothing of {table}')
    .with([{ table: 'social_posts' }, { table: 'deliveries' }])
    .run(async ({ assert }, { table }) => {
      const author = await createReadyAuthor()
      const wishes = await everyColumn(author, table)
      const post = await created(author, { ...author.ready, publishAt: inHours(5) })
      await set(author, post.deliveries[0].id, { remote_id: null, permalink: null })
      const [before, delivery] = [await row(author, 'social_posts', post.id), await row(author, 'deliveries', post.deliveries[0].id)]

      const answer = await call(author, 'PATCH', `${posts}/${post.id}`, poisoned({ ...wishes, text: 'Changed', targets: [{ ...wishes, connectionId: author.connection.id, format: FORMAT }] }))

      assert.equal(answer.status, 200, answer.text)
      assert.sameMembers(differing(await row(author, 'social_posts', post.id), before), ['text', 'version'])
      assert.sameMembers(differing(await row(author, 'deliveries', post.deliveries[0].id), delivery), ['version'])
    })

  test('the actions take their own fields only', async ({ assert }) => {
    const author = await createReadyAuthor()
    const wishes = { ...(await everyColumn(author, 'social_posts')), ...(await everyColumn(author, 'deliveries')) }
    const post = await created(author, { ...author.ready, publishAt: inHours(5) })
    const [before, delivery] = [await row(author, 'social_posts', post.id), await row(author, 'deliveries', post.deliveries[0].id)]

    for (const action of ['publish', 'cancel']) assert.equal((await call(author, 'POST', `${posts}/${post.id}/${action}`, poisoned(wishes))).status, 200)

    assert.sameMembers(differing(await row(author, 'social_posts', post.id), before), ['state', 'version'])
    assert.sameMembers(differing(await row(author, 'deliveries', post.deliveries[0].id), delivery), ['state', 'version', 'publish_at', 'settled_at'])
  })

  test('the query adds nothing to a body', async ({ assert }) => {
    const author = await createReadyAuthor()

    const made = await call(author, 'POST', `${posts}?text=smuggled&when=now&brandId=${randomUUID()}`, {})

    assert.equal(made.status, 201)
    assert.containsSubset(made.body.data, { text: '', state: 'draft', brandId: author.brandId })
    const changed = await call(author, 'PATCH', `${posts}/${made.body.data.id}?text=smuggled`, {})
    assert.equal(changed.body.data.text, '')
  })
})
