import { beforeEach, expect, test, vi } from 'vitest'
import { useKeptWords } from '~/composables/use_kept_words'

const page = vi.hoisted(() => ({ current: undefined as any }))
vi.mock('@inertiajs/vue3', async (original) => ({ ...(await original<object>()), usePage: () => page.current }))

const reach = { everywhere: false, brands: ['b1'], rows: [], exceptBrands: [], exceptRows: [] }
let library: Record<string, string | null>
let asked: string[]

beforeEach(() => {
  page.current = { url: '/', props: { access: { permissions: { 'media.edit': reach } } } }
  library = { bare: null, told: 'A quay' }
  asked = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    const id = path.split('/').at(-1)!
    asked.push(method!)
    if (!(id in library)) return new Response('{}', { status: 404 })
    if (method === 'PATCH') library[id] = JSON.parse(String(body)).altText
    return new Response(JSON.stringify({ data: { id, altText: library[id] } }))
  })
})

test('words for a file that has none are kept in the library, and follow what is typed next', async () => {
  const keep = useKeptWords()

  await keep('bare', 'b1', ' A plain square ')
  expect(library.bare).toBe('A plain square')
  await keep('bare', 'b1', 'A blue square')
  expect(library.bare).toBe('A blue square')
})

test('what the library says already stays', async () => {
  await useKeptWords()('told', 'b1', 'Something else')
  expect(library.told).toBe('A quay')
})

test('whoever may not change the file leaves the library alone, and so do empty words', async () => {
  const keep = useKeptWords()

  await keep('bare', 'b2', 'A plain square')
  await keep('bare', 'b1', '  ')

  expect(asked).toEqual([])
  expect(library.bare).toBeNull()
})

test('a refusal disturbs nobody', async () => {
  await expect(useKeptWords()('gone', 'b1', 'A plain square')).resolves.toBeUndefined()
})
