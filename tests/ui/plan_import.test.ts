import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import ImportIndex from '~/pages/import/index.vue'
import ImportShow from '~/pages/import/show.vue'

const everywhere = { everywhere: true, brands: [], rows: [], exceptBrands: [], exceptRows: [] }
const access = { permissions: { 'posts.create': everywhere, 'posts.publish': everywhere } }
const reload = vi.hoisted(() => vi.fn())
vi.mock('@inertiajs/vue3', async (original) => ({ ...(await original<object>()), usePage: () => ({ url: '/import', props: { access } }), router: { reload, visit: vi.fn(), on: () => () => {} } }))
vi.mock('~/components/PageShell.vue', () => ({ default: { template: '<main><slot name="title" /><slot name="actions" /><slot /></main>' } }))
vi.mock('~/components/templates/TextToolTabs.vue', () => ({ default: { template: '<nav />' } }))

const CHANNEL = '11111111-1111-4111-8111-111111111111'
const job = (values: object = {}) => ({ id: 'job', brandId: 'b1', name: 'posts.json', kind: 'postiz', state: 'uploaded', fault: null, headers: ['id', 'text'], sample: [['1', 'Hello']], mapping: { text: 1 }, settings: null, accounts: [{ id: 'a1', platform: 'instagram', names: ['Studio'] }, { id: 'a2', platform: 'x', names: ['Elsewhere'] }], rows: { good: 0, bad: 0, done: 0, refused: 0, known: 0 }, createdAt: '2026-03-01T10:00:00.000Z', finishedAt: null, ...values })
const page = (values: object = {}) => ({ job: job(values), mistakes: [], channels: [{ id: CHANNEL, handle: 'studio', adapter: 'instagram' }], matches: { a1: CHANNEL, a2: null }, brandName: 'Studio', brandZone: 'Europe/Prague' })

let asked: { method: string; path: string; body: any }[]
const mounted: VueWrapper[] = []
beforeEach(() => {
  asked = []
  reload.mockClear()
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    asked.push({ method: method!, path, body: body ? JSON.parse(body as string) : null })
    return Response.json({ data: job() })
  })
})
afterEach(() => {
  for (const wrapper of mounted.splice(0)) wrapper.unmount()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})
function show(component: any, props: object) {
  const wrapper = mount(component, { props, attachTo: document.body, global: { stubs: { ChannelIcon: true, CursorPager: true, Link: { template: '<a><slot /></a>' } } } })
  mounted.push(wrapper)
  return wrapper
}
const button = (label: string) => [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === label)

test('accounts of another tool are shown with the channels that are called like them, and sent with the check', async () => {
  const wrapper = show(ImportShow, page())

  expect(wrapper.text()).toContain('Which channel is which account')
  expect(wrapper.text()).toContain('Posts of Postiz')
  expect(wrapper.text()).not.toContain('Which column is what')
  expect(wrapper.text()).toContain('Choose a channel')
  button('Check the rows')!.click()
  await flushPromises()

  expect(asked[0]).toMatchObject({ method: 'POST', path: '/api/v1/imports/job/check', body: { accounts: { a1: CHANNEL }, timeZone: 'Europe/Prague' } })
  expect(reload).toHaveBeenCalled()
})

test('a table has columns and no accounts', () => {
  const wrapper = show(ImportShow, page({ kind: 'csv', accounts: [] }))

  expect(wrapper.text()).toContain('Which column is what')
  expect(wrapper.text()).not.toContain('Which channel is which account')
})

test('what was stopped can be checked again, and then makes what is missing', () => {
  const stopped = show(ImportShow, page({ state: 'cancelled', rows: { good: 10, bad: 1, done: 4, refused: 0, known: 0 } }))
  expect(stopped.text()).toContain('Check again to go on')
  expect(button('Check again')).toBeTruthy()
  stopped.unmount()

  show(ImportShow, page({ state: 'checked', rows: { good: 10, bad: 1, done: 4, refused: 0, known: 0 } }))
  expect(button('Make the 6 posts that are missing')).toBeTruthy()
})

test('work that goes on shows how far it is and can be stopped; what is done and whole asks for nothing', () => {
  const running = show(ImportShow, page({ state: 'running', rows: { good: 10, bad: 0, done: 4, refused: 1, known: 0 } }))
  expect(running.text()).toContain('5 of 10')
  expect(button('Stop the import')).toBeTruthy()
  running.unmount()

  const done = show(ImportShow, page({ state: 'done', rows: { good: 10, bad: 0, done: 10, refused: 0, known: 0 } }))
  expect(done.text()).toContain('10 posts made')
  expect(button('Check again')).toBeUndefined()
})

test('mistakes name their post, and what was left out is told apart', () => {
  const mistakes = [{ row: 3, state: 'bad', mistakes: [{ column: 'account', reason: 'No channel', fix: 'Choose one' }] }, { row: 4, state: 'known', mistakes: [{ column: 'state', reason: 'This post is out already', fix: 'Nothing to do' }] }]
  const wrapper = show(ImportShow, { ...page({ state: 'checked', rows: { good: 1, bad: 1, done: 0, refused: 0, known: 1 } }), mistakes })

  expect(wrapper.text()).toContain('Post 3')
  expect(wrapper.text()).toContain('1 row was left out')
  expect(wrapper.text()).toContain('This post is out already')
})

test('the list says where plans may come from', () => {
  const wrapper = show(ImportIndex, { imports: [job()], brands: [{ id: 'b1', name: 'Studio' }], wantedBrand: null, nextCursor: null, cursor: null })

  for (const name of ['Buffer', 'Hootsuite', 'Postiz', 'Mixpost']) expect(wrapper.text()).toContain(name)
  expect(wrapper.text()).toContain('posts.json')
})
