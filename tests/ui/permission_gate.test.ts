import { mount } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { nextTick, reactive } from 'vue'
import PermissionGate from '~/components/access/PermissionGate.vue'
import { allows, fits, usePermission } from '~/composables/use_permission'

const page = vi.hoisted(() => ({ current: undefined as any }))
vi.mock('@inertiajs/vue3', async (original) => ({ ...(await original<object>()), usePage: () => page.current }))

const reach = (values: object = {}) => ({ everywhere: false, brands: [], rows: [], exceptBrands: [], exceptRows: [], ...values })
const slots = { default: '<b>content</b>', fallback: '<i>fallback</i>' }
const gate = (props: Record<string, unknown>, withFallback = true) => mount(PermissionGate, { props: { permission: 'posts.publish', ...props }, slots: withFallback ? slots : { default: slots.default } })

beforeEach(() => {
  page.current = reactive({ url: '/', props: { access: { permissions: {} }, pages: { '/posts': 'posts.view', '/posts/new': 'posts.create', '/posts/:id': 'posts.view' } } })
})
const hold = (permissions: Record<string, object>) => (page.current.props.access = { permissions })

test.each([
  ['everywhere', reach({ everywhere: true }), { brandId: 'b1', id: 'r1' }, true],
  ['in their brand', reach({ brands: ['b1'] }), { brandId: 'b1' }, true],
  ['in another brand', reach({ brands: ['b1'] }), { brandId: 'b2' }, false],
  ['on a single row', reach({ rows: ['r1'] }), { brandId: 'b2', id: 'r1' }, true],
  ['on another row', reach({ rows: ['r1'] }), { brandId: 'b2', id: 'r2' }, false],
  ['a denied brand', reach({ everywhere: true, exceptBrands: ['b1'] }), { brandId: 'b1' }, false],
  ['a denied row in a brand of theirs', reach({ brands: ['b1'], exceptRows: ['r1'] }), { brandId: 'b1', id: 'r1' }, false],
  ['anywhere, with one brand', reach({ brands: ['b1'] }), undefined, true],
  ['anywhere, with that brand denied', reach({ brands: ['b1'], exceptBrands: ['b1'] }), undefined, false],
  ['anywhere, with nothing', reach(), undefined, false],
  ['not held at all', undefined, { brandId: 'b1' }, false],
])('R7-003 %s', (_name, held, subject, expected) => {
  expect(allows(held, subject)).toBe(expected)
})

test('R7-003 the gate shows its content to whoever may', () => {
  hold({ 'posts.publish': reach({ brands: ['b1'] }) })
  expect(gate({ resource: { brandId: 'b1' } }).html()).toContain('content')
  expect(gate({ resource: { brandId: 'b2' } }).html()).not.toContain('content')
})

test('R7-003 whoever may not gets the fallback, an explanation, or nothing', () => {
  expect(gate({}).html()).toContain('fallback')
  expect(gate({}, false).text()).toBe('')
  const asking = gate({ fallback: 'explain' }, false)
  expect(asking.html()).not.toContain('content')
  expect(asking.find('button').text()).not.toBe('')
})

test('R7-003 a right that comes or goes while the page is open changes it at once', async () => {
  const shown = gate({})
  hold({ 'posts.publish': reach({ everywhere: true }) })
  await nextTick()
  expect(shown.html()).toContain('content')
  hold({})
  await nextTick()
  expect(shown.html()).not.toContain('content')
})

test('R5-001 pages ask for what their routes declare', () => {
  const { mayOpen, neededBy } = usePermission()
  hold({ 'posts.view': reach({ everywhere: true }) })
  expect(neededBy('/posts/new')).toBe('posts.create')
  expect([mayOpen('/posts'), mayOpen('/posts/7'), mayOpen('/posts/new'), mayOpen('/account')]).toEqual([true, true, false, true])
  expect(fits('/posts/:id/edit', '/posts/7')).toBe(false)
})

test('without a workspace nothing is allowed', () => {
  page.current.props.access = null
  const { can, canAny } = usePermission()
  expect([can('posts.view'), canAny(['posts.view', 'media.view'])]).toEqual([false, false])
})
