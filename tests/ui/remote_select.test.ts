import { mount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import FieldInput from '~/components/FieldInput.vue'
import { useRemoteOptions } from '~/composables/use_remote_options'
import { asOf, shownValue } from '~/logic/numbers'

const answers = new Map<string, unknown>()
const asked: string[] = []
const respond = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  answers.clear()
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string) => {
      const query = new URL(path, 'http://x').searchParams.get('query') ?? ''
      asked.push(query)
      const answer = answers.get(query)
      return answer instanceof Response ? answer : respond(200, { data: answer ?? [] })
    })
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The composable as a component uses it. */
function use() {
  const [query, isOpen] = [ref(''), ref(false)]
  let found!: ReturnType<typeof useRemoteOptions>
  const wrapper = mount({ setup: () => ((found = useRemoteOptions(ref('c1'), ref('topics'), query, isOpen)), () => null) })
  const settle = async (ms: number) => {
    await nextTick()
    await vi.advanceTimersByTimeAsync(ms)
    await flushPromises()
  }
  return { query, isOpen, found, settle, wrapper }
}

test('nothing is asked before the list is opened, and then at once', async () => {
  const { query, isOpen, settle, found } = use()
  answers.set('br', [{ value: '1', label: 'Bread' }])
  query.value = 'br'
  await settle(1_000)
  expect(asked).toEqual([])

  isOpen.value = true
  await settle(0)

  expect(asked).toEqual(['br'])
  expect(found.options.value).toEqual([{ value: '1', label: 'Bread' }])
  expect(found.isLoading.value).toBe(false)
})

test('letters typed quickly are one question', async () => {
  const { query, isOpen, settle } = use()
  isOpen.value = true
  await settle(0)
  for (const typed of ['b', 'br', 'bre']) {
    query.value = typed
    await settle(100)
  }
  await settle(300)

  expect(asked).toEqual(['', 'bre'])
})

test('a refusal is a sentence in place of choices, and trying again asks again', async () => {
  const { isOpen, settle, found } = use()
  answers.set('', respond(424, { code: 'E_REMOTE_DOWN', detail: 'It could not be reached.' }))
  isOpen.value = true
  await settle(0)
  expect(found.problem.value).toBe('It could not be reached.')
  expect(found.options.value).toEqual([])

  answers.set('', [{ value: '1', label: 'Bread' }])
  await found.load()

  expect(found.problem.value).toBeNull()
  expect(found.options.value).toHaveLength(1)
})

test('a field with choices of the platform is a searchable list where the channel is known, and a text where it is not', async () => {
  const field = { key: 'topic', kind: 'remote-select', label: 'Topic', source: 'topics' } as const

  const list = mount(FieldInput, { props: { field, modelValue: 'bread', channelId: 'c1' } })
  const text = mount(FieldInput, { props: { field, modelValue: 'bread' } })

  expect(list.find('button[aria-haspopup]').exists()).toBe(true)
  expect(list.text()).toContain('bread')
  await list.find('button:not([role])').trigger('click')
  expect(list.emitted('update:modelValue')).toEqual([[undefined]])
  await list.find('button[aria-haspopup]').trigger('click')
  await vi.waitFor(() => expect(document.querySelector('input[placeholder="Search"]')).not.toBeNull())
  expect(asked).toEqual([''])
  expect(text.find('input').element.value).toBe('bread')
})

test('a number says what it is, and what was not told is no number', () => {
  expect(shownValue({ value: 12480, unit: 'count' })).toBe('12,480')
  expect(shownValue({ value: 0, unit: 'count' })).toBe('0')
  expect(shownValue({ value: 59, unit: 'seconds' })).toBe('59 s')
  expect(shownValue({ value: 12_300, unit: 'seconds' })).toBe('3 h 25 min')
  expect(shownValue({ value: null, unit: 'count' })).toBeNull()
})

test('a block of numbers is as old as its oldest number that was told', () => {
  const metric = (value: number | null, at: string | null) => ({ name: 'views', unit: 'count' as const, kind: 'total' as const, value, from: null, to: null, asOf: at })

  expect(asOf([metric(1, '2026-03-02T09:00:00.000Z'), metric(2, '2026-03-01T09:00:00.000Z'), metric(null, '2026-01-01T00:00:00.000Z')])).toBe('2026-03-01T09:00:00.000Z')
  expect(asOf([metric(null, null)])).toBeNull()
})
