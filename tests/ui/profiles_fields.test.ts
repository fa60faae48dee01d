import { afterEach, expect, test } from 'vitest'
import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import AboutEditor from '~/components/profiles/AboutEditor.vue'
import AvailabilityEditor from '~/components/profiles/AvailabilityEditor.vue'
import BillingEditor from '~/components/profiles/BillingEditor.vue'
import CaseStudiesEditor from '~/components/profiles/CaseStudiesEditor.vue'
import CompanyEditor from '~/components/profiles/CompanyEditor.vue'
import ExpertiseEditor from '~/components/profiles/ExpertiseEditor.vue'
import GuidelinesEditor from '~/components/profiles/GuidelinesEditor.vue'
import IdentityEditor from '~/components/profiles/IdentityEditor.vue'
import LookEditor from '~/components/profiles/LookEditor.vue'
import MediaKitEditor from '~/components/profiles/MediaKitEditor.vue'
import WhiteLabelEditor from '~/components/profiles/WhiteLabelEditor.vue'
import { useLanding } from '~/composables/use_landing'
import { empty } from '~/logic/empty_profiles'
import { countries, countryName, currencies, languageName, languages } from '~/logic/places'
import { edit } from './profiles_support.ts'

afterEach(() => {
  document.body.innerHTML = ''
  location.hash = ''
})

const HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>{{ constructor }} "\'`'
const kit = { headline: null, parts: [], colours: empty.look().colours, fonts: empty.look().fonts, numbers: [] }

const EDITORS = [
  { name: 'company', editor: CompanyEditor, value: empty.company(), fields: ['displayName', 'legalName', 'about', 'website', 'founded', 'teamSize', 'contact', 'contact.email', 'regions', 'languages'] },
  { name: 'expertise', editor: ExpertiseEditor, value: { specialisms: [], certifications: [{ name: '', issuer: null, year: null }] }, fields: ['specialisms', 'certifications', 'certifications.0.name', 'certifications.0.year'] },
  { name: 'caseStudies', editor: CaseStudiesEditor, value: [{ title: '', client: null, result: null, link: null, imageIds: [] }], fields: ['0.title', '0.client', '0.result', '0.link', '0.imageIds'] },
  { name: 'whiteLabel', editor: WhiteLabelEditor, value: { showOwnLogo: false, hideProductName: true, mailSenderName: null }, fields: ['showOwnLogo', 'hideProductName', 'mailSenderName'] },
  { name: 'billing', editor: BillingEditor, value: { name: null, email: null, address: null, taxId: null }, fields: ['name', 'email', 'address', 'taxId'] },
  { name: 'identity', editor: IdentityEditor, value: empty.identity(), fields: ['tagline', 'story', 'mission', 'industry', 'website', 'founded'] },
  { name: 'look', editor: LookEditor, value: empty.look(), fields: ['logoLightId', 'logoDarkId', 'markId', 'colours', 'colours.primary', 'fonts', 'fonts.heading', 'imagery'] },
  { name: 'guidelines', editor: GuidelinesEditor, value: empty.guidelines(), fields: ['voice', 'bannedWords', 'disclosures', 'hashtags', 'emoji', 'approval', 'competitors', 'links'] },
  { name: 'about', editor: AboutEditor, value: empty.about(), fields: ['displayName', 'bio', 'pronouns', 'niches', 'country', 'city', 'languages', 'contact', 'portraitId'] },
  { name: 'availability', editor: AvailabilityEditor, value: { state: 'open', from: null, notes: null }, fields: ['state', 'from', 'notes'] },
  { name: 'mediaKit', editor: MediaKitEditor, value: kit, fields: ['headline', 'parts', 'colours', 'fonts', 'numbers'] },
]

test.each(EDITORS)('each field of $name has its path as its id, once, and its error beside it', ({ name, editor, value, fields }) => {
  const errors = Object.fromEntries(fields.map((field) => [`${name}.${field}`, `Wrong: ${field}.`]))
  const { wrapper, at } = edit<unknown>(editor, value, { errors })

  for (const field of fields) {
    const id = `${name}.${field}`
    expect(wrapper.findAll(`[id="${id}"]`), id).toHaveLength(1)
    // The nearest box that has the field also has its sentence: a form field, or a group of them.
    const box = at(id).element.parentElement!.closest('[data-slot=root][data-orientation], fieldset[id]')
    const root = at(id).element.tagName === 'FIELDSET' ? at(id).element : box
    expect(root?.textContent, id).toContain(`Wrong: ${field}.`)
  }
})

test('what is refused inside a field is said beside the field', () => {
  const { wrapper, at } = edit(GuidelinesEditor, { ...empty.guidelines(), hashtags: ['#a', '#b'] }, { errors: { 'guidelines.hashtags.1': 'A hashtag has letters only.' } })

  expect(at('guidelines.hashtags').element.closest('[data-slot=root][data-orientation]')?.textContent).toContain('A hashtag has letters only.')
  expect(wrapper.text().split('A hashtag has letters only.')).toHaveLength(2)
})

test('an error of another section is shown nowhere', () => {
  const { wrapper } = edit(CompanyEditor, empty.company(), { errors: { 'billing.name': 'Not this one.' } })

  expect(wrapper.text()).not.toContain('Not this one.')
})

test('a prefix of its own moves every id, as the agency’s branding is a look', () => {
  const { at } = edit(LookEditor, empty.look(), { prefix: 'branding', errors: { 'branding.colours.primary': 'Too bright.' } })

  expect(at('branding.logoLightId').exists()).toBe(true)
  expect(at('branding.colours.primary').exists()).toBe(true)
  expect(at('look.imagery').exists()).toBe(false)
})

test('typing changes one value and leaves the object that was given alone', async () => {
  const given = empty.company()
  const { at, last } = edit(CompanyEditor, given)

  await at('company.about').setValue('We bake.')
  await at('company.contact.email').setValue('hello@example.com')

  expect(last()).toEqual({ ...empty.company(), about: 'We bake.', contact: { name: null, email: 'hello@example.com', phone: null } })
  expect(given).toEqual(empty.company())
})

test('an emptied field is nothing, not an empty text', async () => {
  const { at, last } = edit(CompanyEditor, { ...empty.company(), about: 'We bake.' })

  await at('company.about').setValue('')

  expect(last().about).toBeNull()
})

test('hostile text stays text in every field that shows some', async () => {
  const company = { ...empty.company(), displayName: HOSTILE, about: HOSTILE, website: `javascript:${HOSTILE}`, languages: [HOSTILE], contact: { name: HOSTILE, email: null, phone: null } }
  const guidelines = { ...empty.guidelines(), voice: [{ trait: HOSTILE, doExample: HOSTILE, dontExample: null }], bannedWords: [HOSTILE] }
  const look = { ...empty.look(), logoLightId: `${HOSTILE}/../x`, colours: { ...empty.look().colours, primary: HOSTILE }, fonts: { heading: HOSTILE, body: null } }

  for (const [editor, value] of [[CompanyEditor, company], [GuidelinesEditor, guidelines], [LookEditor, look]] as const) {
    const { wrapper } = edit<unknown>(editor, value, { errors: { 'company.about': HOSTILE } })
    await nextTick()

    expect(wrapper.findAll('script, [onerror]')).toHaveLength(0)
    expect(wrapper.findAll('img').filter((image) => !image.attributes('src')?.startsWith('/media/%3Cimg'))).toHaveLength(0)
    expect(wrapper.findAll('[href^="javascript"]')).toHaveLength(0)
  }
  expect((window as { hacked?: number }).hacked).toBeUndefined()
  expect((document.getElementById('company.about') as HTMLTextAreaElement).value).toBe(HOSTILE)
  expect(document.body.textContent).toContain(HOSTILE)
})

test('people write in their own direction, addresses in theirs', () => {
  const { at } = edit(CompanyEditor, { ...empty.company(), displayName: 'شركة الخبز', website: 'https://example.com' })

  expect(at('company.displayName').attributes('dir')).toBe('auto')
  expect(at('company.about').attributes('dir')).toBe('auto')
  expect(at('company.website').attributes('dir')).toBe('ltr')
})

test('a link to a field puts the focus there, once the page is drawn', async () => {
  location.hash = '#company.about'
  const page = mount({ components: { CompanyEditor }, setup: () => (useLanding(), { value: empty.company() }), template: '<CompanyEditor v-model="value" />' }, { attachTo: document.body })
  await nextTick()
  await nextTick()

  expect(document.activeElement?.id).toBe('company.about')
  page.unmount()
})

test('what takes itself away with what it removes leaves the focus at its field', async () => {
  const value = { ...empty.look(), logoLightId: 'm1', colours: { ...empty.look().colours, primary: '#112233' }, fonts: { heading: 'lora', body: null } }
  const { wrapper, last } = edit(LookEditor, value)

  for (const [label, id] of [['Remove On light ground', 'look.logoLightId'], ['Clear Primary', 'look.colours.primary'], ['Clear Headings', 'look.fonts.heading']]) {
    await wrapper.find(`[aria-label="${label}"]`).trigger('click')
    await nextTick()
    expect(document.activeElement?.id).toBe(id)
  }
  expect(last()).toEqual(empty.look())
})

test('parts of the media kit keep their order, whichever is switched on first', async () => {
  const { wrapper, last } = edit(MediaKitEditor, kit)
  const switches = wrapper.findAll('fieldset[id="mediaKit.parts"] [role=switch]')

  await switches[4].trigger('click')
  await switches[0].trigger('click')

  expect(last().parts).toEqual(['numbers', 'contact'])
})

test('countries, languages and currencies have names, and each is offered once', () => {
  expect(countries()).toHaveLength(249)
  expect(countryName('CZ')).toBe('Czechia')
  expect(languageName('pt-BR')).toContain('Portuguese')
  expect(languages().map(({ value }) => value)).toEqual(expect.arrayContaining(['en', 'cs', 'ar', 'zh-Hant', 'fil']))
  expect(currencies().find(({ value }) => value === 'CZK')?.label).toBe('CZK · Czech Koruna')
  for (const list of [countries(), languages(), currencies()]) {
    expect(new Set(list.map(({ value }) => value)).size).toBe(list.length)
    expect(new Set(list.map(({ label }) => label)).size).toBe(list.length)
  }
  expect(countryName('<b>')).toBe('<b>')
})
