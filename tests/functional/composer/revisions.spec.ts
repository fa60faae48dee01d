import { test } from '@japa/runner'
import PostRevision from '#models/post_revision'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addMedia, call, createColleague, created, createReadyAuthor, FORMAT, inHours, posts, shown, type Author } from '#tests/functional/publishing/support'

const history = async (author: Author, id: string) => (await call(author, 'GET', `${posts}/${id}/revisions`)).body.data
const version = async (author: Author, id: string, number: number) => (await call(author, 'GET', `${posts}/${id}/revisions/${number}`)).body.data
const change = (author: Author, id: string, body: Record<string, unknown>) => call(author, 'PATCH', `${posts}/${id}`, body)

test.group('Composer / what a post was before', () => {
  test('each saving is kept with who and what, newest first, and can be read in full', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const ben = await createColleague(ada)
    const { id } = await created(ada, { ...ada.ready, text: 'First' })
    await change(ben, id, { text: 'Second', media: [{ id: ada.picture.id, altText: 'A boat', crop: { x: 0.1, y: 0, width: 0.5, height: 1 } }] })

    const list = await history(ada, id)
    assert.containsSubset(list, [{ version: 2, excerpt: 'Second', author: { id: ben.user.id } }, { version: 1, excerpt: 'First', author: { id: ada.user.id }, files: 1, channels: 1, isAuto: false }])

    const second = await version(ada, id, 2)
    assert.containsSubset(second, { text: 'Second', isWhole: true, targets: [{ connectionId: ada.connection.id, format: FORMAT, text: null, fit: 'pad' }] })
    assert.containsSubset(second.media, [{ id: ada.picture.id, altText: 'A boat', crop: { x: 0.1, y: 0, width: 0.5, height: 1 } }])
  })

  test('what saves itself while one person types is one step back; a colleague, and a saving by hand, are steps of their own', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const ben = await createColleague(ada)
    const { id } = await created(ada, { text: 'T', autosave: true })
    for (const text of ['Te', 'Tea']) await change(ada, id, { text, autosave: true })
    await change(ben, id, { text: 'Tea!', autosave: true })
    await change(ben, id, { text: 'Tea!!' })
    await change(ben, id, { text: 'Tea!!' })

    assert.deepEqual((await history(ada, id)).map(({ excerpt, isAuto }: any) => [excerpt, isAuto]), [['Tea!!', false], ['Tea!', true], ['Tea', true]])
  })

  test('saving by hand draws a line, also where nothing has changed since it saved itself', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id } = await created(ada, { text: 'Second thought', autosave: true })
    await change(ada, id, { text: 'Second thought' })
    await change(ada, id, { text: 'Third thought', autosave: true })

    assert.deepEqual((await history(ada, id)).map(({ excerpt }: any) => excerpt), ['Third thought', 'Second thought'])
  })

  test('a hundred are kept', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id } = await created(ada, { text: 'x' })
    await tenantTx(ada.actor, ({ client }) =>
      client.table('post_revisions').multiInsert(Array.from({ length: 120 }, (_, at) => ({ workspace_id: ada.workspaceId, post_id: id, version: at + 2, content: JSON.stringify({ text: String(at), media: [], targets: [] }), is_auto: false })))
    )
    await tenantTx(ada.actor, ({ client }) => client.from('social_posts').where('id', id).update({ version: 200 }))
    await change(ada, id, { text: 'Newest' })

    const list = await history(ada, id)
    assert.lengthOf(list, 100)
    assert.equal(list[0].excerpt, 'Newest')
    assert.equal(Number((await tenantTx(ada.actor, () => PostRevision.query().where('postId', id).count('* as total')))[0]!.$extras.total), 100)
  })

  test('what is planned does not save itself, and stays as it is', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id, version: before } = await created(ada, { ...ada.ready, publishAt: inHours(3) })

    const refused = await change(ada, id, { text: 'Half a thou', autosave: true, version: before })

    assert.equal(refused.status, 409)
    assert.equal(refused.body.code, 'E_DELIVERY_LOCKED')
    assert.containsSubset(await shown(ada, id), { text: ada.ready.text, version: before, deliveries: [{ state: 'scheduled' }] })
    assert.equal((await change(ada, id, { text: 'A whole thought', version: before })).status, 200)
  })

  test('files and channels that are gone are left out, and that is said', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const other = await addMedia(ada)
    const { id } = await created(ada, { ...ada.ready, media: [{ id: ada.picture.id }, { id: other.id }] })
    await change(ada, id, { text: 'Without', media: [], targets: [] })
    await call(ada, 'DELETE', `/api/v1/media/${other.id}`)

    const first = await version(ada, id, 1)
    assert.isFalse(first.isWhole)
    assert.deepEqual(first.media.map((file: any) => file.id), [ada.picture.id])
  })

  test('whoever may only read the post does not read what it was', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const viewer = await createColleague(ada, 'viewer')
    const { id } = await created(ada, { text: 'x' })

    assert.equal((await call(viewer, 'GET', `${posts}/${id}`)).status, 200)
    assert.equal((await call(viewer, 'GET', `${posts}/${id}/revisions`)).status, 403)
    assert.equal((await call(viewer, 'GET', `${posts}/${id}/revisions/1`)).status, 403)
    assert.equal((await call(await createReadyAuthor(), 'GET', `${posts}/${id}/revisions/1`)).status, 404)
  })
})
