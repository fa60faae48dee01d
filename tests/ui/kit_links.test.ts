import { flushPromises, mount, type DOMWrapper, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import KitLinks from '~/components/kit/KitLinks.vue'

/** Links of the component library ask which page is open. */
vi.mock('@inertiajs/vue3', async (original) => ({ ...(await original<object>()), usePage: () => ({ url: '/creators', props: {} }) }))

const CREATOR = '0a0a0a0a-0000-4000-8000-000000000001'
const URL_MADE = 'https://caidence.test/kit/abcdefghijklmnopqrstuvwxyz012345'
const link = (change = {}) => ({ id: 'l1', label: 'Northwind', parts: ['numbers', 'rates'], state: 'open', expiresAt: '2026-12-24T10:00:00.000Z', revokedAt: null, views: 3, lastViewedAt: '2026-11-20T09:30:00.000Z', createdAt: '2026-11-01T10:00:00.000Z', ...change })

/** What the server has, and what it was asked. */
let stored: ReturnType<typeof link>[]
let asked: { method: string; path: string; body: any }[]
let pdfBlocker: string | null
let refusal: { status: number; detail: string } | null

beforeEach(() => {
  stored = [link()]
  asked = []
  pdfBlocker = null
  refusal = null
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    asked.push({ method: method!, path, body: body ? JSON.parse(body as string) : null })
    if (refusal) return new Response(JSON.stringify({ code: 'E_X', detail: refusal.detail }), { status: refusal.status })
    if (method === 'GET') return Response.json({ data: stored, pdfBlocker })
    if (method === 'POST') {
      const made = link({ id: 'l2', ...JSON.parse(body as string), views: 0, lastViewedAt: null })
      stored = [made, ...stored]
      return Response.json({ data: { ...made, url: URL_MADE } }, { status: 201 })
    }
    stored = stored.map((each) => (path.endsWith(each.id) ? { ...each, state: 'revoked', revokedAt: '2026-11-26T10:00:00.000Z' } : each))
    return new Response(null, { status: 204 })
  })
})
const mounted: VueWrapper[] = []
afterEach(() => {
  for (const wrapper of mounted.splice(0)) wrapper.unmount()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

async function show(props = {}) {
  const wrapper = mount(KitLinks, { props: { creatorId: CREATOR, zone: 'UTC', parts: ['numbers', 'portfolio'], ...props }, attachTo: document.body })
  mounted.push(wrapper)
  await flushPromises()
  return wrapper
}
const button = (wrapper: VueWrapper, label: string) => wrapper.findAll('button, a').find((each) => each.text() === label)
const press = async (found: DOMWrapper<Element> | undefined) => {
  await found!.trigger('click')
  await flushPromises()
}

test('a link says for whom it is, what it shows, until when, and who looked', async () => {
  const text = (await show()).text()

  expect(text).toContain('Northwind')
  expect(text).toContain('Numbers, Rates')
  expect(text).toContain('Works until Thu 24 Dec, 10:00')
  expect(text).toContain('Opened 3 times, last Fri 20 Nov, 09:30')
})

test('a new link has a name, a length and parts; its address is there until one is done with it, and never again', async () => {
  const written: string[] = []
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: async (text: string) => void written.push(text) } })
  const wrapper = await show()

  await press(button(wrapper, 'Create a link'))
  await wrapper.find('input[name="label"]').setValue('  Fjell ')
  await wrapper.find('[data-part="contact"]').trigger('click')
  await wrapper.find('form').trigger('submit')
  await flushPromises()

  expect(asked.at(-1)).toEqual({ method: 'POST', path: `/api/v1/creators/${CREATOR}/kit-links`, body: { label: 'Fjell', days: 30, parts: ['numbers', 'portfolio', 'contact'] } })
  expect((wrapper.find('input[readonly]').element as HTMLInputElement).value).toBe(URL_MADE)
  await press(button(wrapper, 'Copy link'))
  expect(written).toEqual([URL_MADE])
  expect(wrapper.text()).toContain('Copied')
  await press(button(wrapper, 'Done'))
  expect(wrapper.html()).not.toContain(URL_MADE)
  expect(wrapper.text()).toContain('Fjell')
})

test('a browser that does not copy says so, and the address can still be marked', async () => {
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: () => Promise.reject(new Error('no')) } })
  const wrapper = await show()
  await press(button(wrapper, 'Create a link'))
  await wrapper.find('form').trigger('submit')
  await flushPromises()

  await press(button(wrapper, 'Copy link'))

  expect(wrapper.text()).toContain('copy it yourself')
  expect(wrapper.find('input[readonly]').exists()).toBe(true)
})

test('a refused link keeps what was typed, and says why', async () => {
  const wrapper = await show()
  await press(button(wrapper, 'Create a link'))
  await wrapper.find('input[name="label"]').setValue('Fjell')
  refusal = { status: 409, detail: 'There are 100 open links.' }
  await wrapper.find('form').trigger('submit')
  await flushPromises()

  expect(wrapper.find('[role="alert"]').text()).toContain('There are 100 open links.')
  expect((wrapper.find('input[name="label"]').element as HTMLInputElement).value).toBe('Fjell')
})

test('revoking is asked about first; what has ended is out of the way', async () => {
  const wrapper = await show()

  await press(wrapper.find('[aria-label="Revoke the link “Northwind”"]'))
  expect(asked.filter(({ method }) => method === 'DELETE')).toEqual([])
  const confirm = [...document.querySelectorAll('[role="dialog"] button')].find(({ textContent }) => textContent?.trim() === 'Revoke') as HTMLButtonElement
  confirm.click()
  await flushPromises()

  expect(asked.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual([`/api/v1/creators/${CREATOR}/kit-links/l1`])
  expect(wrapper.find('[data-state="revoked"]').exists()).toBe(false)
  await press(button(wrapper, 'Show 1 that has ended'))
  expect(wrapper.find('[data-state="revoked"]').text()).toContain('Revoked Thu 26 Nov, 10:00')
})

test('the file is one click away; a server that makes none says why', async () => {
  expect(button(await show(), 'Open PDF')!.attributes('href')).toBe(`/api/v1/creators/${CREATOR}/media-kit.pdf`)

  pdfBlocker = 'Chromium is not installed on this server.'
  const wrapper = await show()

  expect(button(wrapper, 'Open PDF')!.attributes('disabled')).toBeDefined()
  expect(wrapper.text()).toContain('Chromium is not installed on this server.')
})

test('whoever may only look makes and revokes none; nothing yet is said', async () => {
  const wrapper = await show({ readonly: true })
  expect(button(wrapper, 'Create a link')).toBeUndefined()
  expect(button(wrapper, 'Revoke')).toBeUndefined()

  stored = []
  expect((await show({ readonly: true })).text()).toContain('No links yet')
})

test('a list that does not come can be asked for again', async () => {
  refusal = { status: 500, detail: 'Something broke.' }
  const wrapper = await show()
  expect(wrapper.text()).toContain('Something broke.')

  refusal = null
  await press(button(wrapper, 'Try again'))

  expect(wrapper.text()).toContain('Northwind')
})
