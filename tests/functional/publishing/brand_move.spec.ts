import { test } from '@japa/runner'
import { randomUUID } from 'node:crypto'
import Brand from '#models/brand'
import SocialPost from '#models/social_post'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addConnection, call, created, createColleague, createReadyAuthor, FORMAT, inHours, posts, type Author } from './support.ts'

const addBrand = (author: Author) => tenantTx(author.actor, () => Brand.create({ id: randomUUID(), workspaceId: author.workspaceId, name: 'Second Tide', timeZone: 'Asia/Tokyo' }))

async function moving(fields: Record<string, unknown> = {}) {
  const author = await createReadyAuthor()
  const [post, brand] = [await created(author, { text: 'For whom is this?', ...fields }), await addBrand(author)]
  return { author, post, brand, move: (more: Record<string, unknown> = {}, by: Author = author) => call(by, 'PATCH', `${posts}/${post.id}`, { brandId: brand.id, ...more }) }
}

test.group('Posts API / a draft for another brand', () => {
  test('a draft goes to another brand with what it says, and looks at that brand’s clock', async ({ assert }) => {
    const { author, brand, move } = await moving()

    const { status, body } = await move({ text: 'For the second one', autosave: true })

    assert.equal(status, 200)
    assert.containsSubset(body.data, { brandId: brand.id, text: 'For the second one', timeZone: 'Asia/Tokyo', state: 'draft', version: 2 })
    const [entry] = await tenantTx(author.actor, ({ client }) => client.from('audit_logs').where({ action: 'post.moved' }))
    assert.equal(entry.brand_id, brand.id)
  })

  test('its channels and files are replaced by those of the new brand, never taken along', async ({ assert }) => {
    const author = await createReadyAuthor()
    const [post, brand] = [await created(author, { ...author.ready, when: 'draft' }), await addBrand(author)]
    const theirs = await addConnection(author, { brandId: brand.id })
    const move = (more: object) => call(author, 'PATCH', `${posts}/${post.id}`, { brandId: brand.id, ...more })

    const kept = await move({ text: 'All as it is' })
    const foreign = await move({ media: [], targets: author.ready.targets })
    const moved = await move({ media: [], targets: [{ connectionId: theirs.id, format: FORMAT }] })

    assert.equal(kept.status, 422)
    assert.equal(kept.body.errors[0].path, 'brandId')
    assert.equal(foreign.status, 422)
    assert.equal(moved.status, 200, moved.text)
    assert.deepEqual(moved.body.data.deliveries.map(({ connectionId }: any) => connectionId), [theirs.id])
    assert.deepEqual(moved.body.data.media, [])
  })

  test('what is planned stays in its brand', async ({ assert }) => {
    const author = await createReadyAuthor()
    const [post, brand] = [await created(author, { ...author.ready, publishAt: inHours(3) }), await addBrand(author)]

    const { status, body } = await call(author, 'PATCH', `${posts}/${post.id}`, { brandId: brand.id, media: [], targets: [] })

    assert.equal(status, 422)
    assert.match(body.errors[0].message, /Only a draft/)
    assert.equal((await tenantTx(author.actor, () => SocialPost.findOrFail(post.id))).brandId, author.brandId)
  })

  test('who may not write for the other brand is refused, and a brand of elsewhere is not there', async ({ assert }) => {
    const { move, author, post } = await moving()
    const [viewer, stranger] = [await createColleague(author, 'viewer'), await createReadyAuthor()]

    assert.equal((await move({}, viewer)).status, 403)
    assert.equal((await call(author, 'PATCH', `${posts}/${post.id}`, { brandId: stranger.brandId })).status, 422)
  })
})
