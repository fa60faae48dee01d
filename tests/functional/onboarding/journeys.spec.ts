import { test } from '@japa/runner'
import User from '#models/user'
import Workspace from '#models/workspace'
import Brand from '#models/brand'
import Invitation from '#models/invitation'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { DRAFT_BYTES_MOST } from '#services/onboarding/limits'
import { createMember } from '#tests/functional/access/support'
import { addConnection, call, createAuthor } from '#tests/functional/publishing/support'
import { forgetLimits, mailTo, mailsTo, newEmail } from '#tests/support/accounts'
import { createNewcomer, finish, go, progress, PROGRESS, put, rowOf } from './support.ts'

const COMPANY = { displayName: 'Stone & Co', about: 'We make films.', website: 'https://stone.example/', regions: ['CZ'], languages: ['cs'], contact: { name: 'Ada', email: 'ada@stone.example', phone: null } }

test.group('Onboarding / journeys', (group) => {
  group.each.setup(() => forgetLimits())

  test('an agency goes from the first question to its end, and everything stands where it belongs', async ({ assert }) => {
    const owner = await createNewcomer()
    const email = newEmail()

    await go(owner, ['profile_type', 'next', { profileType: 'agency' }], ['company_info', 'next', COMPANY], ['branding', 'skip'])
    const team = await put(owner, 'invite_team', 'next', { invitations: [{ email, roleId: 'editor', brandId: null }, { email: '', roleId: 'editor', brandId: null }] })
    await go(owner, ['create_brand', 'next', { name: 'Kestrel', timeZone: 'Europe/Prague', tagline: 'Fresh daily', website: 'kestrel.example', look: { colours: { primary: '#4F3FBF' } } }], ['connect_socials', 'skip'])
    const done = await finish(owner)

    assert.equal(team.status, 200, team.text)
    assert.deepEqual(team.body.invitations, [{ email, status: 'invited' }])
    assert.equal(done.status, 200, done.text)
    assert.isNotNull(done.body.data.completedAt)
    assert.equal(done.body.data.percent, 100)
    assert.deepEqual(done.body.data.steps.map(({ state }: any) => state), ['done', 'done', 'skipped', 'done', 'done', 'skipped'])
    const agency = await call(owner, 'GET', '/api/v1/agency/profile')
    assert.containsSubset(agency.body.data, { name: 'Stone & Co', sections: { company: { about: 'We make films.', website: 'https://stone.example/' } } })
    const brands = await tenantTx(owner.actor, () => Brand.all())
    assert.deepEqual(brands.map(({ name, timeZone }) => [name, timeZone]), [['Kestrel', 'Europe/Prague']], 'the brand that came with the workspace, no second one')
    const brand = await call(owner, 'GET', `/api/v1/brands/${owner.brandId}/profile`)
    assert.containsSubset(brand.body.data.sections, { identity: { tagline: 'Fresh daily', website: 'https://kestrel.example/' }, look: { colours: { primary: '#4f3fbf' } } })
    assert.equal((await User.findOrFail(owner.user.id)).profileType, 'agency')
    await mailTo(email, /Stone & Co/)
  })

  test('a brand skips what it may', async ({ assert }) => {
    const owner = await createNewcomer()

    await go(owner, ['profile_type', 'next', { profileType: 'brand' }], ['brand_identity', 'next', { name: 'Kestrel', identity: { story: 'Bread.' }, look: {} }], ['target_audience', 'next', { segments: [{ name: 'Neighbours' }], personas: [] }], ['brand_guidelines', 'skip'])
    const done = await finish(owner)

    assert.equal(done.status, 200, done.text)
    const { sections, name } = (await call(owner, 'GET', `/api/v1/brands/${owner.brandId}/profile`)).body.data
    assert.equal(name, 'Kestrel')
    assert.equal(sections.identity.story, 'Bread.')
    assert.equal(sections.audience.segments[0].name, 'Neighbours')
    assert.equal((await tenantTx(owner.actor, () => Workspace.firstOrFail())).profileType, 'brand')
  })

  test('a creator does not finish without a channel that works', async ({ assert }) => {
    const owner = await createNewcomer()
    await go(owner, ['profile_type', 'next', { profileType: 'creator' }], ['personal_info', 'next', { displayName: 'Nora', bio: 'Films of bread.' }], ['portfolio', 'next', { items: [{ kind: 'link', title: 'Film', url: 'https://example.com/film' }] }], ['rate_card', 'next', { rates: [{ deliverable: 'Film', price: 50_000, currency: 'EUR', unit: 'item' }] }])
    await addConnection(owner, { state: 'needs_reauth' })

    const [skipped, next, early] = [await put(owner, 'connect_socials', 'skip'), await put(owner, 'connect_socials', 'next'), await finish(owner)]
    await addConnection(owner)
    const done = await finish(owner)

    assert.deepEqual([skipped.status, skipped.body.code, skipped.body.step], [409, 'E_STEP_MANDATORY', 'connect_socials'])
    assert.deepEqual([next.status, next.body.code], [409, 'E_ONBOARDING_BLOCKED'])
    assert.deepEqual([early.status, early.body.code, early.body.step], [409, 'E_ONBOARDING_BLOCKED', 'connect_socials'])
    assert.include(early.body.detail, 'channel')
    assert.equal(done.status, 200, done.text)
    const { sections, name } = (await call(owner, 'GET', `/api/v1/creators/${done.body.data.creatorId}/profile`)).body.data
    assert.equal(name, 'Nora')
    assert.equal(sections.portfolio[0].url, 'https://example.com/film')
    assert.equal(sections.rates[0].price, 50_000)
  })

  test('steps out of order, of another type, and mandatory ones are refused with the step they are about', async ({ assert }) => {
    const owner = await createNewcomer()

    const before = await put(owner, 'company_info', 'next', COMPANY)
    await go(owner, ['profile_type', 'next', { profileType: 'agency' }])
    const [order, mandatory, other, ending] = [await put(owner, 'create_brand', 'next', { name: 'Kestrel' }), await put(owner, 'company_info', 'skip'), await put(owner, 'rate_card', 'save', {}), await finish(owner)]

    assert.deepEqual([before.status, before.body.code], [409, 'E_STEP_UNKNOWN'])
    assert.deepEqual([order.status, order.body.code, order.body.step], [409, 'E_STEP_ORDER', 'company_info'])
    assert.include(order.body.detail, 'About your agency')
    assert.deepEqual([mandatory.status, mandatory.body.code], [409, 'E_STEP_MANDATORY'])
    assert.deepEqual([other.status, other.body.code, other.body.step], [409, 'E_STEP_UNKNOWN', 'rate_card'])
    assert.deepEqual([ending.status, ending.body.code, ending.body.step], [409, 'E_ONBOARDING_BLOCKED', 'company_info'])
    const { blockers, current, percent } = await progress(owner)
    assert.deepEqual(blockers.map(({ step }) => step), ['company_info', 'create_brand'])
    assert.equal(current, 'company_info')
    assert.equal(percent, 16)
  })

  test('back is back, and what was finished may be changed from there', async ({ assert }) => {
    const owner = await createNewcomer()
    await go(owner, ['profile_type', 'next', { profileType: 'agency' }], ['company_info', 'next', COMPANY])

    const back = await put(owner, 'branding', 'back')
    const again = await put(owner, 'company_info', 'next', { ...COMPANY, displayName: 'Stone' })

    assert.equal(back.body.data.current, 'company_info')
    assert.equal(again.body.data.current, 'branding')
    assert.equal((await tenantTx(owner.actor, () => Workspace.firstOrFail())).name, 'Stone')
  })

  test('a workspace that was there before has nothing to set up', async ({ assert }) => {
    const owner = await createAuthor()

    const view = await progress(owner)
    const change = await put(owner, 'profile_type', 'next', { profileType: 'brand' })

    assert.isNotNull(view.completedAt)
    assert.deepEqual([change.status, change.body.code], [409, 'E_ONBOARDING_OVER'])
  })

  test('it is for who may edit the workspace', async ({ assert }) => {
    const owner = await createNewcomer()
    const editor = await createMember(owner, 'editor')

    const [seen, changed, finished] = [await call(editor, 'GET', PROGRESS), await put(editor, 'profile_type', 'next', { profileType: 'brand' }), await finish(editor)]

    assert.deepEqual([seen.status, changed.status, finished.status], [403, 403, 403])
    assert.equal((await rowOf(owner)).revision, 0)
  })
})

test.group('Onboarding / drafts', (group) => {
  group.each.setup(() => forgetLimits())

  test('what is typed is kept as it is, however wrong, and refused at its fields when it is to count', async ({ assert }) => {
    const owner = await createNewcomer()
    await go(owner, ['profile_type', 'next', { profileType: 'agency' }])
    const typed = { displayName: '<script>alert(1)</script> ', website: 'not an address', legalName: '', founded: 'soon', contact: { email: 'nobody' }, odd: ['\u0000', '\ud800', 'مرحبا'] }

    const saved = await put(owner, 'company_info', 'save', typed)
    const next = await put(owner, 'company_info', 'next')

    assert.equal(saved.status, 200, saved.text)
    assert.deepEqual((await progress(owner)).steps[1].draft, typed)
    assert.equal(next.status, 422)
    assert.sameMembers(next.body.errors.map(({ path }: any) => path), ['website', 'founded', 'contact.email'])
    const { current, steps } = await progress(owner)
    assert.deepEqual([current, steps[1].state], ['company_info', 'open'])
  })

  test('errors of lists stand at their item', async ({ assert }) => {
    const owner = await createNewcomer()
    await go(owner, ['profile_type', 'next', { profileType: 'creator' }], ['personal_info', 'next', { displayName: 'Nora' }])

    const portfolio = await put(owner, 'portfolio', 'next', { items: [{ kind: 'link', title: 'Film', url: 'javascript:alert(1)' }] })
    await go(owner, ['portfolio', 'skip'])
    const rates = await put(owner, 'rate_card', 'next', { rates: [{ deliverable: '', currency: 'XXQ', unit: 'item' }] })

    assert.deepEqual(portfolio.body.errors.map(({ path }: any) => path), ['items.0.url'])
    assert.sameMembers(rates.body.errors.map(({ path }: any) => path), ['rates.0.deliverable', 'rates.0.currency'])
  })

  test('a draft beyond its size is refused, and the one before stays', async ({ assert }) => {
    const owner = await createNewcomer()
    await put(owner, 'profile_type', 'save', { profileType: 'agency' })

    const large = await put(owner, 'profile_type', 'save', { text: 'x'.repeat(DRAFT_BYTES_MOST) })

    assert.equal(large.status, 422)
    assert.deepEqual(large.body.errors.map(({ path }: any) => path), ['data'])
    assert.deepEqual((await progress(owner)).steps[0].draft, { profileType: 'agency' })
  })

  test('two tabs: the slower one is told how it is now, and nothing is lost', async ({ assert }) => {
    const owner = await createNewcomer()
    const { revision } = await go(owner, ['profile_type', 'next', { profileType: 'brand' }])
    const first = await put(owner, 'brand_identity', 'save', { name: 'Kestrel' }, revision)

    const second = await put(owner, 'target_audience', 'save', { segments: [] }, revision)
    const mended = await put(owner, 'target_audience', 'save', { segments: [] }, second.body.current.revision)

    assert.equal(first.headers.get('etag'), `"${first.body.data.revision}"`)
    assert.deepEqual([second.status, second.body.code], [412, 'E_CONFLICT'])
    assert.deepEqual(second.body.current.steps[1].draft, { name: 'Kestrel' })
    assert.deepEqual(mended.body.data.steps.map(({ draft }: any) => draft), [{ profileType: 'brand' }, { name: 'Kestrel' }, { segments: [] }, null, null])
  })

  test('of five that save from the same revision one gets through', async ({ assert }) => {
    const owner = await createNewcomer()
    const { revision } = await go(owner, ['profile_type', 'next', { profileType: 'brand' }])

    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => put(owner, 'brand_identity', 'save', { name: `B${n}` }, revision)))

    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412, 412, 412, 412])
  })
})

test.group('Onboarding / change of mind', (group) => {
  group.each.setup(() => forgetLimits())

  test('another profile type keeps what fits and says what does not; changing back loses nothing', async ({ assert }) => {
    const owner = await createNewcomer()
    await go(owner, ['profile_type', 'next', { profileType: 'agency' }], ['company_info', 'next', { ...COMPANY, teamSize: '2-10' }])
    await put(owner, 'branding', 'save', { colours: { primary: '#112233' } })
    await put(owner, 'invite_team', 'save', { invitations: [{ email: 'x@example.test', roleId: 'editor', brandId: null }] })

    const brand = await go(owner, ['profile_type', 'next', { profileType: 'brand' }])
    const creator = await go(owner, ['profile_type', 'next', { profileType: 'creator' }])
    const agency = await go(owner, ['profile_type', 'next', { profileType: 'agency' }])

    assert.containsSubset(brand.steps[1].draft, { name: 'Stone & Co', identity: { story: 'We make films.', website: 'https://stone.example/' }, look: { colours: { primary: '#112233' } } })
    assert.equal(brand.steps[1].state, 'open')
    assert.sameMembers(brand.leftBehind, ['Your team', 'About your agency: size of the team', 'About your agency: countries', 'About your agency: languages', 'About your agency: contact'])
    assert.containsSubset(creator.steps[1].draft, { displayName: 'Stone & Co', bio: 'We make films.' })
    assert.sameMembers(creator.leftBehind, ['Your brand: website', 'Your brand: look'])
    assert.containsSubset(agency.steps[1].draft, { displayName: 'Stone & Co', teamSize: '2-10' })
    assert.lengthOf(agency.steps[3].draft!.invitations as object[], 1)
  })
})

test.group('Onboarding / team', (group) => {
  group.each.setup(() => forgetLimits())

  test('people who belong already, or were invited, are told per row; repeated, nobody gets a second mail', async ({ assert }) => {
    const owner = await createNewcomer()
    const [colleague, email] = [await createMember(owner, 'editor'), newEmail()]
    await go(owner, ['profile_type', 'next', { profileType: 'agency' }], ['company_info', 'next', COMPANY], ['branding', 'skip'])
    const invitations = [{ email: colleague.user.email, roleId: 'editor', brandId: null }, { email, roleId: 'viewer', brandId: owner.brandId }]

    const first = await put(owner, 'invite_team', 'next', { invitations })
    await mailTo(email, /Stone & Co/)
    const again = await put(owner, 'invite_team', 'next', { invitations })

    assert.deepEqual(first.body.invitations, [{ email: colleague.user.email, status: 'already_member' }, { email, status: 'invited' }])
    assert.equal(first.body.data.current, 'create_brand')
    assert.deepEqual(again.body.invitations.map(({ status }: any) => status), ['already_member', 'already_invited'])
    assert.lengthOf(await tenantTx(owner.actor, () => Invitation.query().where('email', email)), 1)
    assert.lengthOf(await mailsTo(email), 1)
  })

  test('a role that is not theirs to give is refused at its row, and nobody is invited', async ({ assert }) => {
    const owner = await createNewcomer()
    await go(owner, ['profile_type', 'next', { profileType: 'agency' }], ['company_info', 'next', COMPANY], ['branding', 'skip'])

    const answer = await put(owner, 'invite_team', 'next', { invitations: [{ email: newEmail(), roleId: 'editor', brandId: null }, { email: newEmail(), roleId: 'client_approver', brandId: null }] })

    assert.equal(answer.status, 422, answer.text)
    assert.deepEqual(answer.body.errors.map(({ path }: any) => path), ['invitations.1.roleId'])
    assert.lengthOf(await tenantTx(owner.actor, () => Invitation.all()), 0)
  })
})
