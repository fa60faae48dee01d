import { mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { ApiProblem } from '~/api/http'
import type { Look, Profile } from '~/api/profiles'
import CompletionCard from '~/components/profile_pages/CompletionCard.vue'
import ProfileSection from '~/components/profile_pages/ProfileSection.vue'
import SectionConflict from '~/components/profile_pages/SectionConflict.vue'
import WebLink from '~/components/profile_pages/WebLink.vue'
import PortfolioView from '~/components/profile_pages/views/PortfolioView.vue'
import RatesView from '~/components/profile_pages/views/RatesView.vue'
import { useProfilePage } from '~/composables/use_profile_page'
import { isGiven } from '~/logic/is_given'
import { cssSheet, fileNameOf, svgSheet } from '~/logic/kit_sheet'

afterEach(() => (location.hash = ''))

type Sections = { identity: { tagline: string }; look: { imagery: string } }
const profile = (revision: number, tagline: string, imagery = ''): Profile<Sections> => ({ id: 'b', name: 'Acme', revision, sections: { identity: { tagline }, look: { imagery } }, completion: { percent: 0, missing: [] }, updatedAt: null })
const conflict = (current: Profile<Sections>) => new ApiProblem(412, 'E_CONFLICT', 'Somebody was faster', [], current)

function page(save: (sections: Partial<Sections>, revision?: number) => Promise<Profile<Sections>>, mayEdit = true) {
  let state!: ReturnType<typeof useProfilePage<Sections>>
  const first = profile(1, 'First')
  mount(defineComponent({ setup: () => ((state = useProfilePage<Sections>(() => first, () => ({ save }), () => mayEdit)), () => h('div')) }))
  return state
}

test('a section is saved alone, with the revision it was made from', async () => {
  const save = vi.fn(async () => profile(2, 'Mine'))
  const state = page(save)

  state.open('identity')
  state.draft.value.tagline = 'Mine'
  await state.save()

  expect(save).toHaveBeenCalledWith({ identity: { tagline: 'Mine' } }, 1)
  expect([state.section.value, state.profile.value.revision]).toEqual([null, 2])
})

test('when somebody else saved the same section, both versions are kept until one is chosen', async () => {
  const save = vi.fn<(sections: Partial<Sections>, revision?: number) => Promise<Profile<Sections>>>()
  save.mockRejectedValueOnce(conflict(profile(2, 'Theirs'))).mockResolvedValueOnce(profile(3, 'Mine'))
  const state = page(save)
  state.open('identity')
  state.draft.value.tagline = 'Mine'

  await state.save()
  expect(state.theirs.value?.sections.identity.tagline).toBe('Theirs')
  expect(state.draft.value.tagline).toBe('Mine')
  expect(save).toHaveBeenCalledTimes(1)

  await state.keepMine()
  expect(save).toHaveBeenLastCalledWith({ identity: { tagline: 'Mine' } }, 2)
  expect(state.section.value).toBeNull()
})

test('when somebody else saved another section, nothing is asked and nothing of theirs is lost', async () => {
  const save = vi.fn<(sections: Partial<Sections>, revision?: number) => Promise<Profile<Sections>>>()
  save.mockRejectedValueOnce(conflict(profile(2, 'First', 'Bright'))).mockResolvedValueOnce(profile(3, 'Mine', 'Bright'))
  const state = page(save)
  state.open('identity')
  state.draft.value.tagline = 'Mine'

  await state.save()

  expect(save.mock.calls.map(([, revision]) => revision)).toEqual([1, 2])
  expect([state.section.value, state.theirs.value, state.profile.value.sections.look.imagery]).toEqual([null, null, 'Bright'])
})

test('an address leads to its section and field; for who may not edit, and for what is no section, to none', async () => {
  location.hash = '#look.imagery'
  const state = page(vi.fn())
  expect([state.section.value, state.target.value]).toEqual(['look', 'look.imagery'])

  expect(page(vi.fn(), false).section.value).toBeNull()
  location.hash = '#constructor'
  expect(page(vi.fn()).section.value).toBeNull()
})

test('a refused save keeps what was typed and says so at the field', async () => {
  const state = page(vi.fn(async () => Promise.reject(new ApiProblem(422, 'E_VALIDATION', 'Look at the fields', [{ path: 'identity.tagline', rule: 'x', message: 'Too long' }]))))
  state.open('identity')
  state.draft.value.tagline = 'Mine'

  await state.save()
  await nextTick()

  expect([state.section.value, state.draft.value.tagline, state.errors.value]).toEqual(['identity', 'Mine', { 'identity.tagline': 'Too long' }])
})

test('an empty part is there for who can fill it, and for nobody else', () => {
  const shown = (canEdit: boolean) => mount(ProfileSection, { props: { name: 'look', title: 'Kit', isEmpty: true, emptyText: 'Add logos', canEdit } }).text()
  expect(shown(true)).toContain('Add logos')
  expect(shown(false)).toBe('')
})

test('what is missing leads to its field on this page; the rest is one click away', async () => {
  const missing = Array.from({ length: 7 }, (_, at) => ({ path: `company.f${at}`, label: `Field ${at}`, weight: 5, link: `/agency#company.f${at}` }))
  const card = mount(CompletionCard, { props: { completion: { percent: 65, missing } } })

  expect(card.findAll('a').map((link) => link.attributes('href'))).toEqual(missing.slice(0, 5).map(({ path }) => `#${path}`))
  await card.find('button').trigger('click')
  expect(card.findAll('a')).toHaveLength(7)
})

test('hostile addresses and texts stay text', () => {
  const link = mount(WebLink, { props: { url: 'javascript:alert(1)', label: '<b>x</b>' } })
  expect(link.find('a').exists()).toBe(false)
  expect(link.text()).toBe('<b>x</b>')
  expect(mount(WebLink, { props: { url: 'https://www.acme.example/a' } }).find('a').attributes()).toMatchObject({ href: 'https://www.acme.example/a', rel: 'noopener noreferrer nofollow' })
})

test('both versions are shown where they differ only', () => {
  const text = mount(SectionConflict, { props: { mine: { tagline: 'Mine', story: 'Same' }, theirs: { tagline: 'Theirs', story: 'Same' } } }).text()
  expect(text).toContain('Mine')
  expect(text).toContain('Theirs')
  expect(text).not.toContain('Same')
})

test('two hundred works are shown a dozen at a time', async () => {
  const items = Array.from({ length: 200 }, (_, at) => ({ kind: 'link' as const, title: `Work ${at}`, brand: null, result: null, url: null, mediaId: null, publishedOn: null }))
  const wall = mount(PortfolioView, { props: { items } })
  expect(wall.findAll('[data-work]')).toHaveLength(12)
  await wall.find('button').trigger('click')
  expect(wall.findAll('[data-work]')).toHaveLength(24)
})

test('a rate without a price is on request, never nothing', () => {
  const rate = { deliverable: 'Short video', platform: null, price: null, currency: 'EUR', unit: 'item' as const, turnaroundDays: null, usageRights: null, notes: null }
  const text = mount(RatesView, { props: { rates: [rate, { ...rate, price: 125_050 }], platforms: [] } }).text()
  expect(text).toContain('On request')
  expect(text).toContain('€1,250.50')
})

test('a section of empty fields, or of switches only, says nothing', () => {
  expect(isGiven({ a: null, b: [], c: { d: '' }, on: true })).toBe(false)
  expect(isGiven({ a: null, c: { d: 0 } })).toBe(true)
})

test('the sheet of a kit holds colours and fonts, and a hostile name is text', () => {
  const look: Look = { logoLightId: null, logoDarkId: null, markId: null, imagery: '*/ body {}', colours: { primary: '#112233', secondary: null, accent: 'red;} body {', background: null, text: null }, fonts: { heading: 'lora', body: 'unknown' } }

  expect(cssSheet(look)).toBe(":root {\n  --brand-primary: #112233;\n  --brand-font-heading: 'Lora Variable';\n}\n")
  const svg = svgSheet('<script>alert(1)</script>', look, (key) => key)
  expect(svg).not.toContain('<script')
  expect(new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')).toBeNull()
  expect([fileNameOf('Müller & Söhne'), fileNameOf('品牌')]).toEqual(['muller-sohne', 'brand'])
})
