import { mount } from '@vue/test-utils'
import { defineComponent, h, nextTick } from 'vue'
import { beforeEach, expect, test, vi } from 'vitest'

const { reload, begin, say, visit } = vi.hoisted(() => {
  const ears = new Set<(message: unknown) => void>()
  let options: { onSubscription?: (channel: string) => void } = {}
  let onStart = () => {}
  return {
    reload: vi.fn(),
    begin: (given?: typeof options) => (given ? (options = given) : options.onSubscription!('workspaces/w1/posts')),
    say: Object.assign((message: unknown) => ears.forEach((ear) => ear(message)), { ears }),
    visit: (listener?: () => void) => (listener ? (onStart = listener) : onStart()),
  }
})

vi.mock('@inertiajs/vue3', () => ({ router: { reload, on: (_: string, listener: () => void) => visit(listener) }, usePage: () => ({ props: { workspace: { id: 'w1' } } }) }))
vi.mock('@adonisjs/transmit-client', () => ({
  Transmit: class {
    constructor(options: object) {
      begin(options)
    }
    on() {}
    subscription() {
      return { create: async () => {}, delete: async () => {}, onMessage: (ear: (message: unknown) => void) => (say.ears.add(ear), () => say.ears.delete(ear)) }
    }
  },
}))

const { useLive } = await import('~/composables/use_live')
const message = (post: string) => ({ post, delivery: 'd1', state: 'live' })
const show = (post: string) => mount(defineComponent({ setup: () => (useLive(['post'], (one) => one.post === post), () => h('p')) }))

/** The throttle is over. */
const later = () => vi.advanceTimersByTimeAsync(1_000)

vi.useFakeTimers()
beforeEach(() => reload.mockClear())

test('what changed between the page and the beginning of listening is asked for', async () => {
  const page = show('p1')
  await later()
  expect(reload).not.toHaveBeenCalled()
  begin()
  await nextTick()
  await later()
  expect(reload).toHaveBeenCalledOnce()
  page.unmount()
})

test('listening that begins again after an interruption asks once more, for whoever is there', async () => {
  const page = show('p1')
  begin()
  await nextTick()
  await later()
  page.unmount()
  begin()
  await nextTick()
  await later()
  expect(reload).toHaveBeenCalledOnce()
})

test('a burst of changes is one reload, and those of other posts are none', async () => {
  const page = show('p1')
  say(message('p2'))
  await later()
  expect(reload).not.toHaveBeenCalled()
  for (let turn = 0; turn < 5; turn++) say(message('p1'))
  await later()
  expect(reload).toHaveBeenCalledOnce()
  page.unmount()
})

test('what was heard while a page was on its way is not lost, and what was heard before is no news', async () => {
  const before = show('p0')
  say(message('p1'))
  await vi.advanceTimersByTimeAsync(10)
  visit()
  say(message('p2'))
  before.unmount()
  const old = show('p1')
  await later()
  expect(reload).not.toHaveBeenCalled()
  old.unmount()
  const fresh = show('p2')
  await later()
  expect(reload).toHaveBeenCalledOnce()
  fresh.unmount()
})
