import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import User from '#models/user'
import { forgetLimits } from '#tests/support/accounts'
import { api, call, createBrand, createMember, createOwner, inBrand } from '../access/support.ts'
import { signedIn } from '../isolation/ground.ts'

const HOSTILE = '<!--<script></script><script>alert(1)</script><img src=x onerror=alert(2)>'

test.group('Profile pages', (group) => {
  group.each.setup(() => forgetLimits())

  test('each page comes with the profile, and says whether it may be changed', async ({ assert }) => {
    const owner = await createOwner()
    await call(owner, 'PUT', `${api}/brands/${owner.brandId}/profile`, { identity: { tagline: HOSTILE } })
    const { body } = await call(owner, 'POST', `${api}/creators`, { name: 'Ada', brandId: owner.brandId })
    const visitor = await signedIn(owner)

    const agency = await visitor.get('/agency')
    const brands = await visitor.get('/brands')
    const brand = await visitor.get(`/brands/${owner.brandId}`)
    const creators = await visitor.get('/creators')
    const creator = await visitor.get(`/creators/${body.data.id}`)

    assert.deepEqual([agency, brands, brand, creators, creator].map(({ page }) => page?.component), ['agency/show', 'brands/index', 'brands/show', 'creators/index', 'creators/show'])
    assert.deepEqual([agency, brand, creator].map(({ page }) => page?.props.canEdit), [true, true, true])
    assert.equal(brand.page?.props.profile.sections.identity.tagline, HOSTILE)
    assert.notInclude(/type="application\/json">([\s\S]*?)<\/script>/.exec(brand.text)?.[1] ?? '<', '<', 'nothing in the data can end or escape its element')
    assert.deepEqual(agency.page?.props.creators.map(({ name }: { name: string }) => name), ['Ada'])
    assert.containsSubset(brands.page?.props.brands, [{ id: owner.brandId, tagline: HOSTILE, percent: 6, missing: { link: `/brands/${owner.brandId}#guidelines.voice` } }])
  })

  test('a client sees their own brand, cannot change it, and others are not there', async ({ assert }) => {
    const owner = await createOwner()
    const other = await createBrand(owner, 'Secret')
    const stranger = await createOwner()
    const visitor = await signedIn(await createMember(owner, 'client_approver', inBrand(owner.brandId)))

    const own = await visitor.get(`/brands/${owner.brandId}`)
    const list = await visitor.get('/brands')
    const dashboard = await visitor.get('/')

    assert.deepEqual([own.status, own.page?.props.canEdit], [200, false])
    assert.deepEqual(list.page?.props.brands.map(({ id }: { id: string }) => id), [owner.brandId])
    assert.equal((await visitor.get(`/brands/${other.id}`)).status, 404)
    assert.equal((await visitor.get(`/brands/${stranger.brandId}`)).status, 404)
    assert.equal((await visitor.get('/agency')).status, 403)
    assert.notInclude(list.text + dashboard.text, 'Secret')
  })

  test('a creator reaches the page that is their own, may write it, and sees nobody else', async ({ assert }) => {
    const owner = await createOwner()
    const member = await createMember(owner, 'creator', inBrand(owner.brandId))
    const mine = await call(owner, 'POST', `${api}/creators`, { name: 'Ada', userId: member.user.id })
    const other = await call(owner, 'POST', `${api}/creators`, { name: 'Bob' })
    const visitor = await signedIn(member)

    const way = await visitor.get('/creators/me')
    const page = await visitor.get(`/creators/${mine.body.data.id}`)

    assert.equal(way.location, `/creators/${mine.body.data.id}`)
    assert.containsSubset(page.page?.props, { canEdit: true, isOwn: true })
    assert.equal((await visitor.get(`/creators/${other.body.data.id}`)).status, 404)
    assert.deepEqual((await visitor.get('/creators')).page?.props.creators.map(({ name }: { name: string }) => name), ['Ada'])
  })

  test('brands are found by a part of their name, in which no sign has a meaning of its own', async ({ assert }) => {
    const owner = await createOwner()
    await createBrand(owner, '100% Rye')
    const visitor = await signedIn(owner)

    const names = async (search: string) => (await visitor.get(`/brands?search=${encodeURIComponent(search)}`)).page?.props.brands.map(({ name }: { name: string }) => name)

    assert.deepEqual(await names('rye'), ['100% Rye'])
    assert.deepEqual(await names('0%'), ['100% Rye'])
    assert.deepEqual(await names('_'), [])
  })

  test('the dashboard of each type shows what is of that type', async ({ assert }) => {
    const shown: Record<string, Record<string, boolean>> = {}
    for (const type of ['agency', 'brand', 'creator'] as const) {
      const owner = await createOwner(type)
      if (type === 'creator') await call(owner, 'POST', `${api}/creators`, { name: 'Ada', userId: owner.user.id, brandId: owner.brandId })
      const { page } = await (await signedIn(owner)).get('/')
      shown[type] = { brands: page?.props.brands !== null, voice: page?.props.voice !== null, kit: page?.props.kit !== null }
      assert.lengthOf(page?.props.week, 7)
    }

    assert.deepEqual(shown, { agency: { brands: true, voice: false, kit: false }, brand: { brands: false, voice: true, kit: false }, creator: { brands: false, voice: false, kit: true } })
  })

  test('a post stands on the day that it is where the reader lives', async ({ assert }) => {
    const owner = await createOwner()
    await User.query().where('id', owner.user.id).update({ timeZone: 'Pacific/Auckland' })
    const visitor = await signedIn(owner)
    const { page } = await visitor.get('/')
    const third: string = page?.props.week[2].day
    await call(owner, 'POST', `${api}/posts`, { brandId: owner.brandId, text: 'Hello' })
    // Ten minutes into that day in Auckland is the day before in UTC.
    await tenantTx(owner.actor, ({ client }) => client.rawQuery(`update social_posts set state = 'scheduled', publish_at = (?::date + interval '10 minutes') at time zone 'Pacific/Auckland' where brand_id = ?`, [third, owner.brandId]))

    const { page: after } = await visitor.get('/')

    assert.deepEqual(after?.props.week[2], { day: third, counts: [{ state: 'scheduled', total: 1 }] })
    assert.deepEqual(after?.props.week.flatMap(({ counts }: { counts: unknown[] }) => counts).length, 1)
  })
})
