import { afterEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useFound } from '../../resources/ui/composables/use_found'

const answer = (words: string) => ({ posts: [{ id: 'p', state: 'draft', words }], brands: [], channels: [] })

function begin() {
  vi.useFakeTimers()
  const asked: { query: string; end: (words: string) => void; fail: () => void }[] = []
  vi.stubGlobal('fetch', (path: string, { signal }: RequestInit) =>
    new Promise((resolve, reject) => {
      signal!.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
      const end = (body: object, status: number) => resolve(new Response(JSON.stringify(body), { status }))
      asked.push({ query: new URL(path, 'http://x').searchParams.get('query')!, end: (words) => end({ data: answer(words) }, 200), fail: () => end({ code: 'E_X', detail: 'The database is away.' }, 503) })
    })
  )
  const term = ref('')
  const scope = effectScope()
  const state = scope.run(() => useFound(term))!
  async function type(text: string, pause = 250) {
    term.value = text
    await nextTick()
    await vi.advanceTimersByTimeAsync(pause)
  }
  return { asked, state, type, scope }
}
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the server is asked after the last letter, and not for a single one', async () => {
  const { asked, state, type } = begin()

  await type('h')
  expect(asked).toHaveLength(0)
  await type('ha', 50)
  await type('har', 50)
  await type(' harbour ')

  expect(asked.map(({ query }) => query)).toEqual(['harbour'])
  expect(state.isLooking.value).toBe(true)
  asked[0]!.end('The harbour')
  await vi.advanceTimersByTimeAsync(0)
  expect(state.found.value?.posts[0]?.words).toBe('The harbour')
  expect(state.isLooking.value).toBe(false)
})

test('the answer to what was typed last counts, also when an earlier one comes after it', async () => {
  const { asked, state, type } = begin()

  await type('harbour')
  await type('kestrel')
  asked[1]!.end('A kestrel')
  asked[0]!.end('The harbour')
  await vi.advanceTimersByTimeAsync(0)

  expect(state.found.value?.posts[0]?.words).toBe('A kestrel')
})

test('a failure is said in words, and forgotten with the next letter', async () => {
  const { asked, state, type } = begin()

  await type('harbour')
  asked[0]!.fail()
  await vi.advanceTimersByTimeAsync(0)
  expect(state.problem.value).toBe('The database is away.')
  expect(state.found.value).toBeNull()
  expect(state.isLooking.value).toBe(false)

  await type('harbours', 0)
  expect(state.problem.value).toBeNull()
})
