import { mount } from '@vue/test-utils'
import { defineComponent, nextTick, shallowRef } from 'vue'
import { beforeEach, expect, test, vi } from 'vitest'
import type { BulkInput, BulkLine, PlannedPost, Window } from '~/api/calendar'
import { useCalendarChanges } from '~/composables/use_calendar_changes'

const server = vi.hoisted(() => ({ change: vi.fn(), reload: vi.fn() }))
vi.mock('~/api/calendar', async (original) => ({ ...(await original<object>()), calendar: { change: server.change, leave: vi.fn() } }))
vi.mock('@inertiajs/vue3', async (original) => ({ ...(await original<object>()), router: { reload: server.reload, on: () => () => {} } }))
vi.mock('@nuxt/ui/composables', () => ({ useToast: () => ({ add: vi.fn() }) }))

const ZONE = 'Europe/Prague'
const at = (day: number) => `2027-03-${day}T08:30:00.000Z`
const post = (version: number, day: number) => ({ id: 'p1', at: at(day), day: `2027-03-${day}`, timeZone: ZONE, brandId: 'b', state: 'draft', version, words: 'Buns', channels: [] }) as unknown as PlannedPost
const told = (version: number, day: number) => ({ posts: [post(version, day)] }) as unknown as Window

/** A page that is told of one post, and answers that come when the test lets them. */
function open() {
  const page = shallowRef(told(1, 10))
  let changes!: ReturnType<typeof useCalendarChanges>
  mount(defineComponent({ setup: () => ((changes = useCalendarChanges(() => page.value, () => ZONE)), () => null) }))
  const asked: { input: BulkInput; answer: (version: number) => Promise<void> }[] = []
  server.change.mockImplementation((input: BulkInput) => new Promise((resolve) => asked.push({ input, answer: async (version) => (resolve([{ id: 'p1', isDone: true, version, before: at(10), publishAt: (input as any).posts[0].publishAt }] as unknown as BulkLine[]), await settled()) })))
  return { page, changes, asked }
}
const settled = () => new Promise((goOn) => setTimeout(goOn))

beforeEach(() => vi.clearAllMocks())

test('a post moved again and again is no rival of itself, however late the page is told of what was before', async () => {
  const { page, changes, asked } = open()
  void changes.move([{ post: changes.posts.value[0]!, at: at(11) }])
  void changes.move([{ post: changes.posts.value[0]!, at: at(12) }])
  await settled()
  await asked[0]!.answer(2)
  await asked[1]!.answer(3)

  // Somebody's look at the first move comes in late.
  page.value = told(2, 11)
  await nextTick()
  expect(changes.posts.value[0]!.at).toBe(at(12))
  void changes.move([{ post: changes.posts.value[0]!, at: at(15) }])
  await settled()

  expect(asked.map(({ input }) => (input as any).posts[0].version)).toEqual([1, 2, 3])
  expect(changes.posts.value[0]!.at).toBe(at(15))
  await asked[2]!.answer(4)
})

test('while a move is on its way the page keeps showing it; a newer state, also of others, is what counts then', async () => {
  const { page, changes, asked } = open()
  void changes.move([{ post: changes.posts.value[0]!, at: at(11) }])
  await settled()
  page.value = told(1, 10)
  await nextTick()
  expect(changes.posts.value[0]!.at).toBe(at(11))

  await asked[0]!.answer(2)
  page.value = told(5, 20)
  await nextTick()
  expect(changes.posts.value[0]!.at).toBe(at(20))
  void changes.move([{ post: changes.posts.value[0]!, at: at(21) }])
  await settled()
  expect((asked[1]!.input as any).posts[0].version).toBe(5)
})
