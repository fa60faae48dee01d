import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { computed, ref } from 'vue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import ShortenMenu from '~/components/composer_tools/ShortenMenu.vue'
import ShortLinkList from '~/components/composer_tools/ShortLinkList.vue'

const access = { permissions: { 'posts.create': { everywhere: true, brands: [], rows: [], exceptBrands: [], exceptRows: [] } } }
vi.mock('@inertiajs/vue3', async (original) => ({ ...(await original<object>()), usePage: () => ({ url: '/posts/new', props: { access } }) }))

const CODE = 'abcdefghij'
const LINK = { id: 'l1', code: CODE, short: `http://localhost:3333/l/${CODE}`, url: 'https://shop.example/a', target: 'https://shop.example/a?utm_source=ig', isExpired: false }
let asked: { method: string; path: string; body: any }[]
const mounted: VueWrapper[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  asked = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    asked.push({ method: method!, path, body: body ? JSON.parse(body as string) : null })
    if (path.includes('link-defaults')) return Response.json({ data: { source: null, medium: null, campaign: 'spring', term: null, content: null, sources: [] } })
    if (path.endsWith('/shorten-text')) return Response.json({ data: { texts: asked.at(-1)!.body.texts.map(({ text }: any) => ({ text: text.replace('https://shop.example/a', LINK.short), links: [LINK] })) } })
    return Response.json({ data: [LINK], nextCursor: null })
  })
})
afterEach(() => {
  for (const wrapper of mounted.splice(0)) wrapper.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

/** What the tools ask of the composer, without the rest of it. */
function composerOf(text: string, targets: { connectionId: string; format: string; text: string | null; options: object }[] = []) {
  const form = ref<any>({ brandId: 'b1', text, targets })
  return { form, post: computed(() => null), change: (_: string, make: (before: any) => any) => void (form.value = make(form.value)) } as any
}
const target = (connectionId: string, text: string | null = null) => ({ connectionId, format: 'post', text, options: {} })
function show(component: any, props: object) {
  const wrapper = mount(component, { props, attachTo: document.body })
  mounted.push(wrapper)
  return wrapper
}
const button = (label: string) => [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === label)!

/** Its card is fetched when somebody turns to it. */
async function openMenu() {
  button('Shorten links').click()
  await vi.dynamicImportSettled()
  await flushPromises()
}

test('links are shortened where one sees them, each channel’s its own', async () => {
  const composer = composerOf('See https://shop.example/a', [target('c1'), target('c2')])
  show(ShortenMenu, { composer })

  await openMenu()
  button('Shorten 1 link').click()
  await flushPromises()

  expect(asked.at(-1)).toMatchObject({ path: '/api/v1/links/shorten-text', body: { brandId: 'b1', postId: null, tag: true, texts: [{ connectionId: 'c1' }, { connectionId: 'c2' }] } })
  expect(composer.form.value.text).toBe('See https://shop.example/a')
  expect(composer.form.value.targets.map(({ text }: any) => text)).toEqual([`See ${LINK.short}`, `See ${LINK.short}`])
})

test('what was typed while the server worked is not overwritten', async () => {
  const composer = composerOf('See https://shop.example/a', [target('c1')])
  show(ShortenMenu, { composer })
  await openMenu()

  button('Shorten 1 link').click()
  composer.form.value = { ...composer.form.value, text: 'Something else' }
  await flushPromises()

  expect(composer.form.value.text).toBe('Something else')
})

test('a text without addresses has nothing to shorten', () => {
  show(ShortenMenu, { composer: composerOf(`See ${LINK.short}`) })

  expect(button('Shorten links')).toBeUndefined()
})

test('a short link says where it leads, and goes back to its address with one click', async () => {
  const composer = composerOf(`See ${LINK.short}.`)
  show(ShortLinkList, { composer, shown: composer.form.value.text })
  await vi.advanceTimersByTimeAsync(500)
  await flushPromises()

  expect(asked).toMatchObject([{ method: 'GET', path: `/api/v1/links?codes=${CODE}` }])
  expect(document.body.textContent).toContain('shop.example/a?utm_source=ig')
  button('Use the full addresses again').click()

  expect(composer.form.value.text).toBe('See https://shop.example/a.')
})
