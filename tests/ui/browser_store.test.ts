import { afterEach, expect, test, vi } from 'vitest'
import { browserStore } from '~/composables/browser_store'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

test('what was written is read again, and found by how its name begins', () => {
  browserStore.write('caidence:one', '1')
  browserStore.write('other', '2')
  expect(browserStore.read('caidence:one')).toBe('1')
  expect(browserStore.namesFrom('caidence:')).toEqual(['caidence:one'])

  browserStore.clear('caidence:one')
  expect(browserStore.read('caidence:one')).toBeNull()
  expect(browserStore.read('other')).toBe('2')
})

test('where keeping is forbidden nothing is kept, and nothing breaks', () => {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  browserStore.write('name', 'Ada')
  browserStore.clear('name')
  expect(browserStore.read('name')).toBeNull()
  expect(browserStore.namesFrom('')).toEqual([])
})

test('where it is full, what was there stays', () => {
  browserStore.write('name', 'Ada')
  const store = window.localStorage
  const full = { getItem: (name: string) => store.getItem(name), setItem: () => { throw new DOMException('Full', 'QuotaExceededError') } }
  vi.spyOn(window, 'localStorage', 'get').mockReturnValue(full as unknown as Storage)
  browserStore.write('name', 'Ada Stone')
  expect(browserStore.read('name')).toBe('Ada')
})
