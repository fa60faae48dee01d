import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import i18nManager from '@adonisjs/i18n/services/main'
import app from '@adonisjs/core/services/app'
import { completionOf, type ProfileKindName } from '#services/profiles/completion'
import { AGENCY_TEMPLATE, BRAND_TEMPLATE, CREATOR_TEMPLATE, filled } from '#services/profiles/templates'
import { AGENCY_WEIGHTS, BRAND_WEIGHTS, CREATOR_WEIGHTS, type Weights } from '#services/profiles/weights'

const KINDS: [kind: ProfileKindName, weights: Weights, template: Record<string, unknown>][] = [
  ['agency', AGENCY_WEIGHTS, { ...AGENCY_TEMPLATE }],
  ['brand', BRAND_WEIGHTS, { ...BRAND_TEMPLATE }],
  ['creator', CREATOR_WEIGHTS, { ...CREATOR_TEMPLATE }],
]

const english = () => i18nManager.locale('en')
const empty = (template: Record<string, unknown>) => Object.fromEntries(Object.entries(template).map(([name, part]) => [name, filled(undefined, part)])) as Record<string, any>
const at = (value: any, path: string) => path.split('.').reduce((inner, key) => inner?.[key], value)

/** A profile with something at the path. */
function given(template: Record<string, unknown>, paths: string[]) {
  const sections = empty(template)
  for (const path of paths) {
    const steps = path.split('.')
    const last = steps.pop()!
    const place = at(sections, steps.join('.')) ?? sections
    place[last] = Array.isArray(place[last]) ? ['x'] : 'x'
  }
  return sections
}

test.group('Profiles / completion', () => {
  for (const [kind, weights, template] of KINDS) {
    test(`ABC-012 the weights of a ${kind} add up to 100, and name fields that there are, with a label each`, ({ assert }) => {
      const labels = JSON.parse(readFileSync(app.makePath('resources/lang/en/profile_fields.json'), 'utf8'))[kind]

      assert.equal(Object.values(weights).reduce((sum, weight) => sum + weight, 0), 100)
      for (const path of Object.keys(weights)) {
        assert.notStrictEqual(at(empty(template), path), undefined, path)
        assert.isString(at(labels, path), path)
      }
    })

    test(`ABC-012 a ${kind} with nothing is at 0, with everything at 100, and each field counts its weight`, ({ assert }) => {
      const percent = (paths: string[]) => completionOf(kind, given(template, paths), weights, '/x', english()).percent

      assert.equal(percent([]), 0)
      assert.equal(percent(Object.keys(weights)), 100)
      for (const [path, weight] of Object.entries(weights)) assert.equal(percent([path]), weight, path)
    })
  }

  test('ABC-012 what is missing is named heaviest first, with the place where it is filled in', ({ assert }) => {
    const { missing } = completionOf('creator', given({ ...CREATOR_TEMPLATE }, ['portfolio', 'about.bio']), CREATOR_WEIGHTS, '/creators/1', english())

    assert.deepEqual(missing[0], { path: 'rates', label: 'Rate card', weight: 14, link: '/creators/1#rates' })
    assert.deepEqual(missing.map(({ weight }) => weight), missing.map(({ weight }) => weight).sort((a, b) => b - a))
    assert.notInclude(missing.map(({ path }) => path), 'about.bio')
  })

  test('a value is filled up to its template: nothing is missing in it, and nothing else is in it', ({ assert }) => {
    const company: any = filled({ displayName: 'Stone', isAdmin: true, contact: { email: 'a@example.com', __proto__: { x: 1 } }, regions: null }, AGENCY_TEMPLATE.company)
    const studies = filled([{ title: 'Film', imageIds: ['1', '2'] }, 'x', null], AGENCY_TEMPLATE.caseStudies)

    assert.deepEqual(company, { displayName: 'Stone', legalName: null, about: null, website: null, founded: null, teamSize: null, contact: { name: null, email: 'a@example.com', phone: null }, regions: [], languages: [] })
    assert.deepEqual(studies, [{ title: 'Film', client: null, result: null, link: null, imageIds: ['1', '2'] }, ...Array(2).fill({ title: null, client: null, result: null, link: null, imageIds: [] })])
    assert.deepEqual(filled('x', BRAND_TEMPLATE.guidelines), { voice: [], bannedWords: [], disclosures: [], hashtags: [], emoji: 'sparing', approval: 'none', competitors: [], links: [] })
  })
})
