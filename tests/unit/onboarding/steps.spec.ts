import { test } from '@japa/runner'
import { PROFILE_TYPES } from '#services/access/profile_types'
import { carryOver } from '#services/onboarding/carry_over'
import { comesFirst, firstOpen, isMandatory, missingSteps, neighbour, percentOf, stepsOf, type StepRecords } from '#services/onboarding/steps'
import type { OnboardingStep } from '#services/profiles/shapes'

const record = (state: 'open' | 'done' | 'skipped', draft: Record<string, unknown> | null = null) => ({ state, draft, savedAt: null })
const ended = (...steps: OnboardingStep[]): StepRecords => Object.fromEntries(steps.map((step) => [step, record('done')]))
const NOW = '2026-03-01T10:00:00.000Z'

test.group('Onboarding / steps', () => {
  test('a {type} begins with the question and ends with channels')
    .with(PROFILE_TYPES.map((type) => ({ type })))
    .run(({ assert }, { type }) => {
      const steps = stepsOf(type)

      assert.equal(steps[0], 'profile_type')
      assert.equal(steps.at(-1), 'connect_socials')
      assert.isTrue(isMandatory(type, 'profile_type'))
    })

  test('only creators need a channel, and nobody needs what may wait', ({ assert }) => {
    const optional = PROFILE_TYPES.map((type) => stepsOf(type).filter((step) => !isMandatory(type, step)))

    assert.deepEqual(optional, [['branding', 'invite_team', 'connect_socials'], ['target_audience', 'brand_guidelines', 'connect_socials'], ['portfolio', 'rate_card']])
  })

  test('before the question is answered there is nothing else', ({ assert }) => {
    assert.deepEqual(stepsOf(null), ['profile_type'])
    assert.equal(percentOf(null, {}), 0)
    assert.equal(firstOpen(null, {}), 'profile_type')
  })

  test('the earliest open step comes first, skipped ones stand in nobody’s way', ({ assert }) => {
    const records = { ...ended('profile_type', 'company_info'), branding: record('skipped') }

    assert.equal(comesFirst('agency', records, 'create_brand'), 'invite_team')
    assert.isNull(comesFirst('agency', records, 'invite_team'))
    assert.isNull(comesFirst('agency', records, 'company_info'), 'an earlier one may be done again')
    assert.equal(comesFirst('agency', {}, 'connect_socials'), 'profile_type')
  })

  test('neighbours end at the ends', ({ assert }) => {
    assert.isNull(neighbour('brand', 'profile_type', -1))
    assert.equal(neighbour('brand', 'profile_type', 1), 'brand_identity')
    assert.isNull(neighbour('brand', 'connect_socials', 1))
  })

  test('what is missing, and how far it is', ({ assert }) => {
    const records = ended('profile_type', 'personal_info')

    assert.deepEqual(missingSteps('creator', records), ['connect_socials'])
    assert.equal(percentOf('creator', records), 40)
    assert.equal(percentOf('creator', ended(...stepsOf('creator'))), 100)
  })
})

test.group('Onboarding / carrying over', () => {
  const agency: StepRecords = {
    company_info: record('done', { displayName: 'Stone', about: 'Films', website: 'https://stone.example', founded: 1999, teamSize: null, contact: { name: 'Ada', email: null, phone: null }, regions: [], languages: ['cs'] }),
    branding: record('done', { colours: { primary: '#112233', accent: null } }),
    invite_team: record('open', { invitations: [] }),
  }

  test('what has a place moves, empty fields leave nothing behind', ({ assert }) => {
    const { records, leftBehind } = carryOver('agency', 'creator', agency, NOW)

    assert.deepEqual(records.personal_info, { state: 'open', savedAt: NOW, draft: { displayName: 'Stone', bio: 'Films', contact: { name: 'Ada', email: null, phone: null }, languages: ['cs'] } })
    assert.sameMembers(leftBehind, ['company_info.website', 'company_info.founded', 'branding'])
  })

  test('what was typed there before is not written over, and what it displaces is left behind', ({ assert }) => {
    const { records, leftBehind } = carryOver('agency', 'creator', { ...agency, personal_info: record('done', { displayName: 'Nora', bio: '' }) }, NOW)

    assert.containsSubset(records.personal_info!.draft, { displayName: 'Nora', bio: 'Films' })
    assert.include(leftBehind, 'company_info.displayName')
  })

  test('a preset is nothing that somebody typed', ({ assert }) => {
    const guidelines = { voice: [], emoji: 'sparing', approval: 'none', links: [] }

    assert.deepEqual(carryOver('brand', 'agency', { brand_guidelines: record('open', guidelines) }, NOW).leftBehind, [])
    assert.deepEqual(carryOver('brand', 'agency', { brand_guidelines: record('open', { ...guidelines, links: [{ label: 'Shop' }] }) }, NOW).leftBehind, ['brand_guidelines'])
  })

  test('drafts of odd shapes are carried as far as they can be, and break nothing', ({ assert }) => {
    const odd: StepRecords = { company_info: record('open', { displayName: 7, contact: 'Ada', languages: { no: 'list' } }), branding: record('open', { colours: [] }) }

    const { records } = carryOver('agency', 'brand', odd, NOW)

    assert.containsSubset(records.brand_identity!.draft, { name: 7 })
  })

  test('there and back again is the same', ({ assert }) => {
    const there = carryOver('agency', 'brand', agency, NOW)
    const back = carryOver('brand', 'agency', there.records, NOW)

    assert.deepEqual(back.records.company_info, agency.company_info)
    assert.deepEqual(back.leftBehind, [])
  })
})
