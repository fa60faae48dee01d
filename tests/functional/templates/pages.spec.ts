import { test } from '@japa/runner'
import { api, call, createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { forgetLimits, signIn } from '#tests/support/accounts'

test.group('Templates / pages', (group) => {
  group.each.setup(() => forgetLimits())

  test('pages show what belongs to the brands that somebody sees, and the tags of one', async ({ assert }) => {
    const owner = await createOwner()
    const other = await createBrand(owner)
    for (const brandId of [owner.brandId, other.id]) {
      await call(owner, 'POST', `${api}/templates`, { brandId, name: `T ${brandId}`, text: 'x' })
      await call(owner, 'POST', `${api}/hashtag-groups`, { brandId, name: `H ${brandId}`, tags: ['x'] })
      await call(owner, 'POST', `${api}/links`, { brandId, url: 'https://shop.example', label: `L ${brandId}` })
    }
    const editor = await createMember(owner, 'editor', inBrand(owner.brandId))
    const { visitor } = await signIn(editor.user.email)

    const [templates, hashtags, links] = [await visitor.get('/templates'), await visitor.get('/templates/hashtags'), await visitor.get('/links')]

    assert.deepEqual([templates.page!.component, hashtags.page!.component, links.page!.component], ['templates/index', 'templates/hashtags', 'links/index'])
    assert.deepEqual(templates.page!.props.templates.map(({ name }: any) => name), [`T ${owner.brandId}`])
    assert.deepEqual(hashtags.page!.props.groups.map(({ name }: any) => name), [`H ${owner.brandId}`])
    assert.deepEqual(links.page!.props.links.map(({ label, clicks }: any) => [label, clicks]), [[`L ${owner.brandId}`, 0]])
    assert.equal(links.page!.props.defaultsBrandId, owner.brandId)
    assert.deepEqual(links.page!.props.defaults.sources, [])
    assert.lengthOf((await visitor.get(`/templates?brand=${other.id}`)).page!.props.templates, 0)
  })
})
