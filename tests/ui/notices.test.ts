import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import NoticeRow from '~/components/notices/NoticeRow.vue'
import CallLog from '~/components/webhooks/CallLog.vue'
import SettingsPage from '~/pages/notices/settings.vue'
import { useNotices } from '~/composables/use_notices'

vi.mock('@inertiajs/vue3', async (original) => ({ ...(await original<object>()), usePage: () => ({ url: '/account/notices', props: { user: { id: 'u1' }, workspace: { id: 'w1' } } }) }))
vi.mock('~/components/PageShell.vue', () => ({ default: { template: '<div><slot /></div>' } }))

let asked: { method: string; path: string; body: any }[]
let answer: (path: string, method: string) => Response

beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    asked.push({ method: method!, path, body: body ? JSON.parse(body as string) : null })
    return answer(path, method!)
  })
})
const mounted: VueWrapper[] = []
afterEach(() => {
  for (const wrapper of mounted.splice(0)) wrapper.unmount()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})
const keep = <W extends VueWrapper<any>>(wrapper: W) => (mounted.push(wrapper), wrapper)

const settings = { choices: [{ kind: 'delivery.failed', choice: 'now', usual: 'now' }, { kind: 'delivery.live', choice: 'daily', usual: 'daily' }], quiet: null, timeZone: null, zone: 'Europe/Prague' }
const call = (change = {}) => ({ id: 'k1', eventId: 'e1', kind: 'delivery.live', body: '{"type":"delivery.live"}', state: 'failed', tries: 3, lastStatus: 503, lastError: null, attempts: [{ at: '2026-11-26T08:30:00.000Z', milliseconds: 12, status: 503, error: null }], nextAt: null, endedAt: null, createdAt: '2026-11-26T08:30:00.000Z', ...change })
const webhook = { id: 'h1', name: 'Reporting', url: 'https://example.com/', kinds: [], brandId: null, isActive: true, stoppedReason: null, failingSince: null, notBefore: null, deliveredAt: null, oldSecretUntil: null, createdAt: '2026-11-26T08:30:00.000Z' }

test('quiet hours are saved as they are switched on, and put back with the reason when the server refuses', async () => {
  answer = () => Response.json({ data: { ...settings, quiet: { from: '20:00', to: '07:00' } } })
  const wrapper = keep(mount(SettingsPage, { props: { settings: settings as any }, attachTo: document.body }))

  await wrapper.find('button[role="switch"]').trigger('click')
  await flushPromises()
  const on = wrapper.findAll('input[type="time"]').map((input) => (input.element as HTMLInputElement).value)
  answer = () => new Response(JSON.stringify({ code: 'E_X', detail: 'Not now' }), { status: 422 })
  await wrapper.find('button[role="switch"]').trigger('click')
  await flushPromises()

  expect(asked.map(({ method, path, body }) => [method, path, body])).toEqual([
    ['PUT', '/api/v1/me/notice-settings', { quiet: { from: '20:00', to: '07:00' } }],
    ['PUT', '/api/v1/me/notice-settings', { quiet: null }],
  ])
  expect(on).toEqual(['20:00', '07:00'])
  expect(wrapper.findAll('input[type="time"]')).toHaveLength(2)
  expect(wrapper.find('[role="alert"]').text()).toContain('Not now')
})

test('a notice says whether it was read, and opening it marks it', async () => {
  const notice = { id: 'n1', kind: 'delivery.failed', brandId: null, sentence: '“Summer” was not published', detail: 'The picture is too small.', link: '/posts/p1', isRead: false, at: '2026-11-26T08:30:00.000Z' }
  const wrapper = keep(mount(NoticeRow, { props: { notice, zone: 'Europe/Prague' }, global: { stubs: { Tooltip: { template: '<span><slot /></span>' }, Link: { props: ['href'], template: '<a :href="href"><slot /></a>' } } } }))

  await wrapper.find('a').trigger('click')

  expect(wrapper.text()).toContain('Unread: ')
  expect(wrapper.text()).toContain('Thu 26 Nov, 09:30 · Prague')
  expect(wrapper.emitted('mark')).toEqual([[true]])
  expect(wrapper.emitted('open')).toHaveLength(1)
})

test('marking tells every part of the page at once, and open lists look again', async () => {
  answer = () => Response.json({ data: { unread: 4, isMore: false, zone: 'UTC' } })
  const { count, changes, mark } = useNotices()
  const before = changes.value

  await mark(true, ['n1'])

  expect(asked).toEqual([{ method: 'POST', path: '/api/v1/notices/mark', body: { isRead: true, ids: ['n1'] } }])
  expect(count.value.unread).toBe(4)
  expect(changes.value).toBe(before + 1)
})

test('the log shows what the other system answered, and sends again under the same id', async () => {
  answer = (_, method) => (method === 'GET' ? Response.json({ data: [call()], nextCursor: null }) : Response.json({ data: call({ state: 'waiting', tries: 0 }) }, { status: 202 }))
  const wrapper = keep(mount(CallLog, { props: { open: false, webhook: webhook as any, zone: 'Europe/Prague' }, attachTo: document.body }))
  await wrapper.setProps({ open: true })
  await flushPromises()
  const shown = document.body.textContent

  document.body.querySelector<HTMLButtonElement>('button[aria-label^="Send again"]')!.click()
  await flushPromises()

  expect(shown).toContain('Not accepted')
  expect(shown).toContain('Answer 503')
  expect(shown).toContain('webhook-id: e1')
  expect(asked.at(-1)).toMatchObject({ method: 'POST', path: '/api/v1/webhooks/h1/calls/k1/redeliver' })
  expect(document.body.querySelector('[data-call]')!.getAttribute('data-call')).toBe('waiting')
})
