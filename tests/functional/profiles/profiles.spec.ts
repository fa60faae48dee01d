import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import Creator from '#models/creator'
import Media from '#models/media'
import { CreatorProfiles } from '#services/profiles/creator_profiles'
import { LONGEST, MOST } from '#services/profiles/limits'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addMedia, type Author } from '#tests/functional/publishing/support'
import { grant } from '#tests/support/access'
import { forgetLimits } from '#tests/support/accounts'
import { api, call, createBrand, createMember, createOwner, inBrand } from '../access/support.ts'

const agency = `${api}/agency/profile`
const ofBrand = (id: string) => `${api}/brands/${id}/profile`
const ofCreator = (id: string) => `${api}/creators/${id}/profile`
const places = ({ body }: { body: any }) => body.errors.map(({ path }: { path: string }) => path)

const HOSTILE = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)> {{7*7}} ${7*7} \u202Eevil\u202C 🧨'

async function creatorOf(owner: Author, fields: Record<string, unknown> = {}): Promise<string> {
  const { body, text } = await call(owner, 'POST', `${api}/creators`, { name: 'Ada', ...fields })
  if (!body.data) throw new Error(text)
  return body.data.id
}

test.group('Profiles API', (group) => {
  group.each.setup(() => forgetLimits())

  test('what was never saved is answered empty, with revision 0 and everything missing', async ({ assert }) => {
    const owner = await createOwner()
    const creator = await creatorOf(owner)

    const answers = [await call(owner, 'GET', agency), await call(owner, 'GET', ofBrand(owner.brandId)), await call(owner, 'GET', ofCreator(creator))]

    assert.deepEqual(answers.map(({ status, headers }) => [status, headers.get('etag')]), Array(3).fill([200, '"0"']))
    for (const { body } of answers) assert.containsSubset(body.data, { revision: 0, updatedAt: null, completion: { percent: 0 } })
    assert.deepEqual(answers.map(({ body }) => body.data.id), [owner.workspaceId, owner.brandId, creator])
    assert.deepInclude(answers[0]!.body.data.completion.missing, { path: 'company.about', label: 'About the agency', weight: 12, link: '/agency#company.about' })
    assert.equal(answers[1]!.body.data.completion.missing[0].link, `/brands/${owner.brandId}#guidelines.voice`)
    assert.equal(answers[2]!.body.data.completion.missing[0].link, `/creators/${creator}#portfolio`)
  })

  test('a section that is sent replaces the stored one whole; others stay; the tag rises', async ({ assert }) => {
    const owner = await createOwner()
    await call(owner, 'PUT', agency, { company: { displayName: 'Stone', about: 'We film.' }, services: [{ name: 'Film' }] })

    const answer = await call(owner, 'PUT', agency, { company: { displayName: 'Stone & Sons', regions: ['cz', 'GB'], languages: ['pt-br'] } })

    assert.equal(answer.headers.get('etag'), '"2"')
    const { sections, revision, completion } = answer.body.data
    assert.containsSubset(sections.company, { displayName: 'Stone & Sons', about: null, regions: ['CZ', 'GB'], languages: ['pt-BR'] })
    assert.deepEqual(sections.services, [{ name: 'Film', description: null }])
    assert.deepEqual([revision, completion.percent], [2, 10 + 5 + 6 + 12])
  })

  test('whoever saves what somebody else has changed since gets theirs back, and nothing is lost', async ({ assert }) => {
    const owner = await createOwner()
    const path = ofBrand(owner.brandId)
    const first = await call(owner, 'PUT', path, { identity: { tagline: 'First' } }, { 'if-match': '"0"' })

    const late = await call(owner, 'PUT', path, { identity: { tagline: 'Late' } }, { 'if-match': '"0"' })
    const again = await call(owner, 'PUT', path, { identity: { tagline: 'Late' } }, { 'if-match': first.headers.get('etag')! })

    assert.equal(late.status, 412)
    assert.equal(late.body.code, 'E_CONFLICT')
    assert.containsSubset(late.body.current, { revision: 1, sections: { identity: { tagline: 'First' } } })
    assert.equal(again.body.data.sections.identity.tagline, 'Late')
    const strange = await Promise.all(['"99"', 'x', '"1", "2"', '1'].map((tag) => call(owner, 'PUT', path, { identity: {} }, { 'if-match': tag })))
    assert.deepEqual(strange.map(({ status }) => status), [412, 412, 412, 412])
    assert.equal((await call(owner, 'PUT', path, { identity: { tagline: 'Any' } }, { 'if-match': '*' })).status, 200)
  })

  test('of twenty saves of the same revision at the same time one wins', async ({ assert }) => {
    const owner = await createOwner()

    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => call(owner, 'PUT', agency, { services: [{ name: `Service ${index}` }] }, { 'if-match': '"0"' })))

    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(19).fill(412)])
    assert.equal((await call(owner, 'GET', agency)).body.data.revision, 1)
  })

  test('the audit names the sections, not what is in them', async ({ assert }) => {
    const owner = await createOwner()

    await call(owner, 'PUT', ofBrand(owner.brandId), { identity: { tagline: 'Secret plan' }, guidelines: { bannedWords: ['cheap'] } })

    const [entry] = await tenantTx(owner.actor, ({ client }) => client.from('audit_logs').where('action', 'brand_profile.changed'))
    assert.containsSubset(entry, { actor_id: owner.user.id, subject_id: owner.brandId, brand_id: owner.brandId, after: { sections: ['identity', 'guidelines'], revision: 1 } })
    assert.notInclude(JSON.stringify(entry), 'Secret plan')
  })

  test('errors stand at their field', async ({ assert }) => {
    const owner = await createOwner()
    const creator = await creatorOf(owner)

    const company = await call(owner, 'PUT', agency, { company: { website: 'javascript:alert(1)', founded: 9000, teamSize: 'many', contact: { email: 'x' }, regions: ['XX'], languages: ['not a language'] }, services: [{ description: 'Nameless' }] })
    const brand = await call(owner, 'PUT', ofBrand(owner.brandId), { look: { colours: { primary: 'red' }, fonts: { body: 'Comic' } }, audience: { segments: [{ name: 'Old', ageFrom: 60, ageTo: 20 }] }, guidelines: { hashtags: ['two words'], links: [{ label: 'Ours', url: 'https://user:pw@example.com' }] } })
    const rates = await call(owner, 'PUT', ofCreator(creator), { rates: [{ deliverable: 'Reel', currency: 'EUR', unit: 'item', price: 1.5 }, { deliverable: 'Reel', currency: 'XQX', unit: 'item' }], portfolio: [{ kind: 'link', title: 'Gone' }, { kind: 'media', title: 'None' }], availability: { state: 'open', from: '2026-02-30' } })

    assert.deepEqual([company, brand, rates].map(({ status }) => status), [422, 422, 422])
    assert.includeMembers(places(company), ['company.website', 'company.founded', 'company.teamSize', 'company.contact.email', 'company.regions.0', 'company.languages.0', 'services.0.name'])
    assert.sameMembers(places(brand), ['look.colours.primary', 'look.fonts.body', 'audience.segments.0.ageTo', 'guidelines.hashtags.0', 'guidelines.links.0.url'])
    assert.sameMembers(places(rates), ['rates.0.price', 'rates.1.currency', 'portfolio.0.url', 'portfolio.1.mediaId', 'availability.from'])
    assert.equal((await call(owner, 'GET', ofCreator(creator))).body.data.revision, 0)
  })

  test('what people leave off is put right: https, # and the case of codes', async ({ assert }) => {
    const owner = await createOwner()
    const creator = await creatorOf(owner)

    const { body } = await call(owner, 'PUT', ofBrand(owner.brandId), { identity: { website: 'example.com/über uns' }, look: { colours: { primary: '#ABCDEF' } }, guidelines: { hashtags: ['slow', '#Čaj'] } })
    const { body: other } = await call(owner, 'PUT', ofCreator(creator), { about: { country: 'cz' }, rates: [{ deliverable: 'Reel', currency: 'eur', unit: 'day', price: 0 }] })

    assert.equal(body.data.sections.identity.website, 'https://example.com/%C3%BCber%20uns')
    assert.equal(body.data.sections.look.colours.primary, '#abcdef')
    assert.deepEqual(body.data.sections.guidelines.hashtags, ['#slow', '#Čaj'])
    // The sign that is put in front counts: what is stored fits the description of the answer.
    const long = await call(owner, 'PUT', ofBrand(owner.brandId), { guidelines: { hashtags: ['0'.repeat(80)] } })
    assert.deepEqual([long.status, long.body.errors?.[0].path], [422, 'guidelines.hashtags.0'], long.text)
    assert.deepEqual([other.data.sections.about.country, other.data.sections.rates[0].currency, other.data.sections.rates[0].price], ['CZ', 'EUR', 0])
  })

  test('hostile text is kept as the text it is', async ({ assert }) => {
    const owner = await createOwner()
    const creator = await creatorOf(owner)
    const story = 'ض'.repeat(LONGEST.story)

    const saved = await call(owner, 'PUT', ofCreator(creator), { about: { bio: HOSTILE, niches: [HOSTILE.slice(0, 60)] }, portfolio: [{ kind: 'post', title: HOSTILE, result: '=1+1' }] })
    const long = await call(owner, 'PUT', ofBrand(owner.brandId), { identity: { story } })
    const nul = await call(owner, 'PUT', ofBrand(owner.brandId), { identity: { story: 'a\0b' } })

    assert.equal(saved.body.data.sections.about.bio, HOSTILE)
    assert.equal((await call(owner, 'GET', ofCreator(creator))).body.data.sections.portfolio[0].title, HOSTILE)
    assert.equal(long.body.data.sections.identity.story, story)
    assert.equal(nul.status, 422)
  })

  test('limits hold: one more than allowed is refused at its place', async ({ assert }) => {
    const owner = await createOwner()
    const creator = await creatorOf(owner)
    const items = (count: number) => Array.from({ length: count }, (_, index) => ({ kind: 'link', title: `Film ${index}`, url: 'https://example.com' }))

    const most = await call(owner, 'PUT', ofCreator(creator), { portfolio: items(MOST.portfolio) })
    const more = await call(owner, 'PUT', ofCreator(creator), { portfolio: items(MOST.portfolio + 1) })
    const long = await call(owner, 'PUT', agency, { company: { displayName: 'x'.repeat(LONGEST.name + 1) } })

    assert.deepEqual([most.status, more.status, long.status], [200, 422, 422])
    assert.deepEqual([places(more), places(long)], [['portfolio'], ['company.displayName']])
    assert.lengthOf(most.body.data.sections.portfolio, MOST.portfolio)
  })

  test('a portfolio at its limit is read in one query, whatever is in it', async ({ assert }) => {
    const owner = await createOwner()
    const creator = await creatorOf(owner)
    const media = await addMedia(owner)
    const portfolio = Array.from({ length: MOST.portfolio }, (_, index) => ({ kind: 'media', title: `Film ${index}`, mediaId: media.id }))
    const saved = await call(owner, 'PUT', ofCreator(creator), { portfolio })

    const queries = await tenantTx(owner.actor, async ({ client }) => {
      const found = await Creator.findOrFail(creator)
      let count = 0
      ;(client.knexClient as any).on('query', () => count++)
      const profile = await (await app.container.make(CreatorProfiles)).of(found)
      assert.lengthOf(profile.sections.portfolio, MOST.portfolio)
      return count
    })

    assert.equal(saved.status, 200, saved.text)
    assert.equal(queries, 1)
  })

  test('T1 files have to be there, pictures where pictures are shown, and the actor’s to see', async ({ assert }) => {
    const [owner, stranger] = [await createOwner(), await createOwner()]
    const [own, foreign, gone, film] = [await addMedia(owner), await addMedia(stranger), await addMedia(owner), await addMedia(owner)]
    await tenantTx(owner.actor, async () => {
      await Media.query().where('id', gone.id).update({ deletedAt: new Date() })
      await Media.query().where('id', film.id).update({ type: 'video/mp4' })
    })
    const second = await createBrand(owner)
    const hidden = await addMedia({ ...owner, brandId: second.id })
    const manager = await createMember(owner, 'account_manager', inBrand(owner.brandId))
    const save = (by: Author, logoLightId: string) => call(by, 'PUT', ofBrand(owner.brandId), { look: { logoLightId } })

    const refused = [await save(owner, foreign.id), await save(owner, gone.id), await save(owner, randomUUID()), await save(manager, hidden.id), await save(owner, film.id)]

    assert.deepEqual(refused.map(({ status }) => status), Array(5).fill(422))
    assert.deepEqual(refused.map(({ body }) => [body.errors[0].path, body.errors[0].rule]), [...Array(4).fill(['look.logoLightId', 'exists']), ['look.logoLightId', 'picture']])
    assert.equal((await save(manager, own.id.toUpperCase())).body.data.sections.look.logoLightId, own.id)
    assert.equal((await save(owner, hidden.id)).status, 200)
    assert.equal((await call(manager, 'PUT', ofBrand(owner.brandId), { look: { logoLightId: hidden.id, imagery: 'Grain' } })).status, 200, 'what stands there already may stay')
  })

  test('T1 profiles of others are not there, and who may only look changes nothing', async ({ assert }) => {
    const [owner, stranger] = [await createOwner(), await createOwner()]
    const second = await createBrand(owner)
    const creator = await creatorOf(owner)
    const client = await createMember(owner, 'client_approver', inBrand(owner.brandId))
    const denied = await createMember(owner, 'admin')
    await grant(owner.workspaceId, denied.user.id, 'deny', 'profiles.view', inBrand(second.id))

    const missing = [
      ...[stranger, client].flatMap((who) => [call(who, 'GET', ofBrand(second.id)), call(who, 'GET', ofCreator(creator)), call(who, 'PUT', ofCreator(creator), { about: {} })]),
      ...[call(stranger, 'PUT', ofBrand(second.id), { identity: {} }), call(denied, 'GET', ofBrand(second.id)), call(owner, 'GET', ofBrand(randomUUID()))],
    ]
    const forbidden = [call(client, 'PUT', ofBrand(owner.brandId), { identity: {} }), call(client, 'GET', agency), call(client, 'PUT', agency, { services: [] })]

    assert.deepEqual((await Promise.all(missing)).map(({ status, body }) => [status, body.code]), Array(9).fill([404, 'E_NOT_FOUND']))
    assert.deepEqual((await Promise.all(forbidden)).map(({ status }) => status), [403, 403, 403])
    assert.equal((await call(client, 'GET', ofBrand(owner.brandId))).status, 200)
  })

  test('creators write their own profile, and nobody else’s', async ({ assert }) => {
    const owner = await createOwner()
    const member = await createMember(owner, 'creator', inBrand(owner.brandId))
    const [mine, other] = [await creatorOf(owner, { userId: member.user.id }), await creatorOf(owner)]

    const saved = await call(member, 'PUT', ofCreator(mine), { about: { displayName: 'Me' } })

    assert.equal(saved.status, 200, saved.text)
    assert.equal((await call(member, 'PUT', ofCreator(other), { about: { displayName: 'Me' } })).status, 404)
    assert.deepEqual((await call(member, 'GET', `${api}/creators`)).body.data.map(({ id, displayName }: any) => [id, displayName]), [[mine, 'Me']])
  })

  test('T2 nothing but its sections is taken of a body', async ({ assert }) => {
    const [owner, stranger] = [await createOwner(), await createOwner()]
    const creator = await creatorOf(owner)
    const wishes = `"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"id":"${randomUUID()}","revision":77,"schema_version":9,"schemaVersion":9,"workspace_id":"${stranger.workspaceId}","workspaceId":"${stranger.workspaceId}","brand_id":"${stranger.brandId}","creator_id":"${randomUUID()}","updated_by":"${stranger.user.id}","created_at":"2001-01-01T00:00:00Z","display_name":"x","sections":{"a":1},"nonsense":{"b":2}`
    const bodies: [string, string, string][] = [
      [agency, 'agency_profiles', '"company":{"displayName":"Stone","isAdmin":true,"__proto__":{"x":1}}'],
      [ofBrand(owner.brandId), 'brand_profiles', '"identity":{"tagline":"Slowly","isAdmin":true,"constructor":1}'],
      [ofCreator(creator), 'creator_profiles', '"about":{"bio":"Hello","isAdmin":true}'],
    ]

    for (const [path, table, section] of bodies) {
      const { status, text } = await call(owner, 'PUT', path, `{${wishes},${section}}`)

      assert.equal(status, 200, text)
      const [row] = await tenantTx(owner.actor, ({ client }) => client.from(table).where('workspace_id', owner.workspaceId))
      assert.containsSubset(row, { workspace_id: owner.workspaceId, revision: 1, schema_version: 1, updated_by: owner.user.id })
      assert.lengthOf(Object.keys(row.sections), 1)
      assert.notMatch(JSON.stringify(row.sections), /isAdmin|nonsense|proto/)
      assert.isAbove(row.created_at.getTime(), Date.now() - 60_000)
    }
    assert.isUndefined(({} as any).isAdmin)
    assert.equal((await call(stranger, 'GET', agency)).body.data.revision, 0)
  })
})
