import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ref } from 'vue'
import type { Post } from '~/api/types'
import { useComposer } from '~/composables/use_composer'

vi.mock('@inertiajs/vue3', async (original) => ({
  ...(await original<object>()),
  usePage: () => ({ url: '/posts/new', props: { user: { id: 'u1' }, workspace: { id: 'w1' } } }),
  router: { replace: () => {}, visit: () => {}, on: () => () => {} },
}))
vi.mock('~/composables/use_presence', () => ({ usePresence: () => ({ others: ref([]) }) }))

const brands = [{ id: 'b1', name: 'Harbour', timeZone: 'Europe/Prague' }, { id: 'b2', name: 'Tide', timeZone: 'Asia/Tokyo' }] as never[]
const postOf = (change: object = {}) => ({ id: 'p1', brandId: 'b1', text: 'Tea', media: [], deliveries: [], state: 'draft', version: 1, timeZone: 'Europe/Prague', publishAt: null, ...change }) as unknown as Post

let asked: { method: string; path: string; body: any }[]
beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  asked = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    const sent = body ? JSON.parse(body as string) : null
    asked.push({ method: method!, path, body: sent })
    return Response.json({ data: postOf({ ...sent, version: asked.length + 1 }) }, { status: 201 })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function composer(source: { wantedBrand?: string | null; post?: Post } = {}) {
  let made!: ReturnType<typeof useComposer>
  const page = mount({ setup: () => ((made = useComposer({ post: null, wantedBrand: null, brands, connections: [], adapters: [], ...source })), () => null) })
  const pause = async () => {
    await vi.advanceTimersByTimeAsync(3_000)
    await flushPromises()
  }
  const saved = () => asked.filter(({ path }) => !path.endsWith('/check'))
  return { page, made, pause, saved, type: (text: string) => ((made.form.value.text = text), pause()) }
}

test('a text whose brand is known is a draft after a pause, without channel or file', async () => {
  const { type, saved, page } = await composer({ wantedBrand: 'b2' })

  await type('The tide is low')

  expect(saved()).toMatchObject([{ method: 'POST', body: { brandId: 'b2', text: 'The tide is low', when: 'draft', autosave: true } }])
  page.unmount()
})

test('where nobody said for which brand, it stays here until somebody does, and is saved then', async () => {
  const { type, saved, made, pause, page } = await composer()

  await type('For whom?')
  expect([saved().length, made.hasPlace.value, made.isBrandSaid.value]).toEqual([0, false, false])

  made.chooseBrand('b1')
  await pause()
  expect(saved()).toMatchObject([{ method: 'POST', body: { brandId: 'b1', text: 'For whom?' } }])
  page.unmount()
})

test('a draft goes on in another brand until it holds something of the one it has', async () => {
  const { saved, made, pause, page } = await composer({ post: postOf() })
  expect(made.mayChangeBrand.value).toBe(true)

  made.chooseBrand('b2')
  await pause()

  expect(saved()).toMatchObject([{ method: 'PATCH', path: '/api/v1/posts/p1', body: { brandId: 'b2', text: 'Tea', media: [], targets: [], autosave: true } }])
  made.form.value.media = [{ id: 'm1', brandId: 'b2', type: 'image/jpeg', altText: '' } as never]
  expect(made.mayChangeBrand.value).toBe(false)
  await pause()
  expect(saved().at(-1)!.body).not.toHaveProperty('brandId')
  page.unmount()
})
