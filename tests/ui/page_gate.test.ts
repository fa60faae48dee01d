import { mount } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { nextTick, reactive } from 'vue'
import PageGate from '~/components/access/PageGate.vue'
import BrandSwitcher from '~/components/app/BrandSwitcher.vue'
import ImpersonationBanner from '~/components/app/ImpersonationBanner.vue'

const page = vi.hoisted(() => ({ current: undefined as any, posted: [] as string[] }))
vi.mock('@inertiajs/vue3', async (original) => ({
  ...(await original<object>()),
  usePage: () => page.current,
  Head: { render: () => null },
  Link: { template: '<a><slot /></a>' },
  router: { on: () => () => {}, post: (path: string) => page.posted.push(path), reload: () => page.posted.push('reload') },
}))

const everywhere = { everywhere: true, brands: [], rows: [], exceptBrands: [], exceptRows: [] }
const brandsOf = (...names: string[]) => names.map((name) => ({ id: name.toLowerCase(), name }))

beforeEach(() => {
  page.posted = []
  page.current = reactive({
    url: '/posts/7/edit?from=list#when',
    props: { access: { permissions: { 'posts.edit': everywhere } }, pages: { '/posts': 'posts.view', '/posts/:id/edit': 'posts.edit' }, visibleBrands: [], brandId: null, impersonation: null } as any,
  })
})
const shown = () => mount(PageGate, { slots: { default: '<b>the page</b>' }, global: { stubs: { PageShell: { template: '<section><slot /></section>' } } } })

test('R7-004 a page stays while its permission is held, and says so when it is lost', async () => {
  const gate = shown()
  expect(gate.text()).toBe('the page')

  page.current.props.access = { permissions: {} }
  await nextTick()
  expect(gate.text()).not.toContain('the page')
  expect(gate.find('[data-lost]').text()).toContain('Change posts')

  page.current.props.access = { permissions: { 'posts.edit': everywhere } }
  await nextTick()
  expect(gate.text()).toBe('the page')
})

test('R7-004 a page that needs nothing is never taken away', () => {
  page.current.url = '/account'
  page.current.props.access = { permissions: {} }
  expect(shown().text()).toBe('the page')
})

test('R7-004 without an answer about rights nothing is taken away', () => {
  page.current.props.access = undefined
  expect(shown().text()).toBe('the page')
})

test('R7-001 the brand switcher is there when there is something to switch, and names the choice', async () => {
  page.current.props.visibleBrands = brandsOf('Acme')
  expect(mount(BrandSwitcher).find('button').exists()).toBe(false)

  page.current.props.visibleBrands = brandsOf('Acme', 'Borealis')
  const switcher = mount(BrandSwitcher)
  expect(switcher.find('button').text()).toBe('All brands')
  page.current.props.brandId = 'borealis'
  await nextTick()
  expect(switcher.find('button').text()).toBe('Borealis')
})

test('R7-001 the banner says as whom one sees and for how long, and ends it', async () => {
  expect(mount(ImpersonationBanner).find('[data-impersonation]').exists()).toBe(false)

  page.current.props.impersonation = { subjectName: 'Vera Blum', reason: 'Cannot find a post', until: new Date(Date.now() + 90_000).toISOString() }
  const banner = mount(ImpersonationBanner)
  expect(banner.text()).toContain('Vera Blum')
  expect(banner.text()).toMatch(/\d more minutes?/)
  await banner.find('button').trigger('click')
  expect(page.posted).toEqual(['/workspaces/impersonation/end'])
})
