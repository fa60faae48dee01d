import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { AgencyProfiles } from '#services/profiles/agency_profiles'
import { BrandProfiles } from '#services/profiles/brand_profiles'
import { BrandVoice } from '#services/profiles/brand_voice'
import { CreatorProfiles } from '#services/profiles/creator_profiles'
import { Creators } from '#services/profiles/creators'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createMember, createOwner } from '../access/support.ts'

test.group('Profiles / services', () => {
  test('a section replaces the stored one whole, and the others stay', async ({ assert }) => {
    const { actor, brandId } = await createOwner()
    const brands = await app.container.make(BrandProfiles)
    const identity = { tagline: 'Slowly', story: null, mission: null, industry: null, website: null, founded: 1999 }

    const first = await tenantTx(actor, () => brands.save(actor, brandId, { identity }))
    const second = await tenantTx(actor, () => brands.save(actor, brandId, { audience: { segments: [], personas: [{ name: 'Ada', role: null, story: null, segment: null }] } }, first.revision))

    assert.deepEqual([first.revision, second.revision], [1, 2])
    assert.deepEqual(second.sections.identity, identity)
    assert.equal(second.sections.audience.personas[0].name, 'Ada')
    assert.deepEqual(await tenantTx(actor, () => brands.read(actor, brandId)), second)
  })

  test('saving what is there already changes nothing', async ({ assert }) => {
    const { actor } = await createOwner()
    const agencies = await app.container.make(AgencyProfiles)
    const services = [{ name: 'Film', description: null }]
    await tenantTx(actor, () => agencies.save(actor, { services }))

    const again = await tenantTx(actor, () => agencies.save(actor, { services }, 1))

    assert.equal(again.revision, 1)
  })

  test('the creator of a workspace of their own is made once, also by five requests at the same time', async ({ assert }) => {
    const owner = await createOwner('creator')
    const [creators, profiles] = [await app.container.make(Creators), await app.container.make(CreatorProfiles)]

    const made = await Promise.all([1, 2, 3, 4, 5].map(() => tenantTx(owner.actor, () => creators.ensureOwn(owner.actor))))

    assert.lengthOf(new Set(made.map(({ id }) => id)), 1)
    assert.containsSubset(made[0], { brandId: owner.brandId, userId: owner.user.id, name: owner.user.fullName })
    const profile = await tenantTx(owner.actor, () => profiles.read(owner.actor, made[0].id))
    assert.containsSubset(profile, { id: made[0].id, revision: 0, updatedAt: null })
    const entries = await tenantTx(owner.actor, ({ client }) => client.from('audit_logs').where('action', 'creator.created'))
    assert.lengthOf(entries, 1)
  })

  test('whoever is one of the roster finds themselves and nobody else', async ({ assert }) => {
    const owner = await createOwner()
    const creators = await app.container.make(Creators)
    const member = await createMember(owner, 'creator', { type: 'brand', id: owner.brandId })
    const [mine] = await tenantTx(owner.actor, async () => [await creators.create(owner.actor, { name: 'Mine', userId: member.user.id }), await creators.create(owner.actor, { name: 'Other' })])

    const { creators: seen } = await tenantTx(member.actor, () => creators.list(member.actor, {}))

    assert.deepEqual(seen.map(({ id }) => id), [mine.id])
  })

  test('the voice of a brand is as it was last saved, and only for whoever sees the brand’s profile', async ({ assert }) => {
    const [owner, stranger] = [await createOwner(), await createOwner()]
    const [brands, voices] = [await app.container.make(BrandProfiles), await app.container.make(BrandVoice)]
    const guidelines = { voice: [{ trait: 'Dry', doExample: null, dontExample: null }], bannedWords: ['cheap'], disclosures: [], hashtags: ['#tea'], emoji: 'none' as const, approval: 'internal' as const, competitors: [], links: [] }
    await tenantTx(owner.actor, () => brands.save(owner.actor, owner.brandId, { identity: { tagline: 'Slowly' }, look: { colours: { primary: '#abcdef' } }, guidelines }))

    const voice = await tenantTx(owner.actor, () => voices.of(owner.actor, owner.brandId))

    assert.containsSubset(voice, { brandId: owner.brandId, tagline: 'Slowly', revision: 1, guidelines, audience: [] })
    assert.equal(voice.look.colours.primary, '#abcdef')
    await assert.rejects(() => tenantTx(stranger.actor, () => voices.of(stranger.actor, owner.brandId)), 'There is no such brand')
  })
})
