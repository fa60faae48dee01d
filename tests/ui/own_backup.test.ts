import { afterEach, beforeEach, expect, test, vi } from 'vitest'

vi.mock('@inertiajs/vue3', async (original) => ({ ...(await original<object>()), usePage: () => ({ props: { user: { id: 'u1' }, workspace: { id: 'w1' } } }) }))

/** The locks of a browser: pages of it share them, and a page that is gone gives its own back. */
class Locks {
  held = new Set<string>()

  of(page: Page): Pick<LockManager, 'query' | 'request'> {
    return {
      query: async () => ({ held: [...this.held].map((name) => ({ name })), pending: [] }),
      request: (async (name: string, ...rest: any[]) => {
        const [options, work] = rest.length === 2 ? rest : [{}, rest[0]]
        for (const until = options.signal ? Date.now() + 50 : Infinity; this.held.has(name); ) {
          if (Date.now() > until) throw new DOMException('late', 'AbortError')
          await new Promise((goOn) => setTimeout(goOn, 5))
        }
        if (options.mode === 'shared') return work()
        page.names.push(name)
        this.held.add(name)
        await work()
        this.held.delete(name)
      }) as never,
    }
  }
}

interface Page {
  names: string[]
  session: Map<string, string>
  /** The modules of this page: each page has its own. */
  backup: typeof import('~/composables/use_backup')
}

let locks: Locks

/** Opens a page; `session` of another one where it is the same tab, or was duplicated from it. */
async function open(session = new Map<string, string>()): Promise<Page> {
  const page = { names: [], session } as unknown as Page
  enter(page)
  vi.resetModules()
  page.backup = await import('~/composables/use_backup')
  await page.backup.lookForLeft()
  return page
}
function enter(page: Page) {
  vi.stubGlobal('sessionStorage', { getItem: (name: string) => page.session.get(name) ?? null, setItem: (name: string, value: string) => void page.session.set(name, value) })
  Object.defineProperty(navigator, 'locks', { configurable: true, value: locks.of(page) })
}
const end = (page: Page) => page.names.forEach((name) => locks.held.delete(name))
const textsOf = (page: Page, key = 'new') => page.backup.ownBackup<string>(key)

beforeEach(() => {
  localStorage.clear()
  locks = new Locks()
})
afterEach(() => {
  vi.unstubAllGlobals()
  Reflect.deleteProperty(navigator, 'locks')
})

test('what one tab keeps while it lives is not for another one, and neither takes away what the other keeps', async () => {
  const first = await open()
  textsOf(first).write('Being typed here')
  const second = await open()
  expect(textsOf(second).read()).toBeNull()

  textsOf(second).write('And this there')
  textsOf(second).clear()
  expect(textsOf(first).read()?.value).toBe('Being typed here')
})

test('what is kept while another page is on its way is not that one\'s either', async () => {
  const [first, second] = [await open(), await open()]
  textsOf(first).write('Kept after the look')
  expect(textsOf(second).read()).toBeNull()
})

test('what a tab left that is gone comes back once, and is the next one\'s from then on', async () => {
  const first = await open()
  textsOf(first).write('Almost lost')
  end(first)

  const second = await open()
  const third = await open()
  expect(textsOf(second).read()?.value).toBe('Almost lost')
  expect(textsOf(third).read()).toBeNull()
  expect(textsOf(second).read()?.value).toBe('Almost lost')

  textsOf(second).clear()
  expect(localStorage.length).toBe(0)
})

test('of two that are gone the newest comes back first, and the other one after it', async () => {
  const [first, second] = [await open(), await open()]
  textsOf(first).write('Older')
  await new Promise((goOn) => setTimeout(goOn, 5))
  textsOf(second).write('Newer')
  end(first)
  end(second)

  const third = await open()
  expect(textsOf(third).read()?.value).toBe('Newer')
  textsOf(third).clear()
  expect(textsOf(await open()).read()?.value).toBe('Older')
})

test('a page that is loaded anew waits for what it kept before, and a duplicated tab does not get it', async () => {
  const first = await open()
  textsOf(first).write('Before loading anew')
  setTimeout(() => end(first), 20)
  const again = await open(first.session)
  expect(textsOf(again).read()?.value).toBe('Before loading anew')

  const duplicate = await open(new Map(again.session))
  expect(textsOf(duplicate).read()).toBeNull()
})

test('other posts, other people and what was kept before there were names', async () => {
  localStorage.setItem('caidence:backup:u1:w1:new', JSON.stringify({ at: '2026-01-01T00:00:00.000Z', value: 'Of an earlier version' }))
  localStorage.setItem('caidence:backup:u2:w1:new:x', JSON.stringify({ at: '2026-01-01T00:00:00.000Z', value: 'Theirs' }))
  localStorage.setItem('caidence:backup:u1:w1:newer', JSON.stringify({ at: '2026-01-01T00:00:00.000Z', value: 'Another key' }))
  localStorage.setItem('caidence:backup:u1:w1:broken:y', 'no JSON')

  const page = await open()
  expect(textsOf(page, 'broken').read()).toBeNull()
  expect(textsOf(page).read()?.value).toBe('Of an earlier version')
  textsOf(page).clear()
  expect(textsOf(page).read()).toBeNull()
  expect(localStorage.length).toBe(3)
})

test('without locks everything that was kept comes back', async () => {
  const first = await open()
  textsOf(first).write('On an old browser')
  locks.of = () => undefined as never
  const second = await open()
  expect(textsOf(second).read()?.value).toBe('On an old browser')
})
