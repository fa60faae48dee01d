import { afterEach, expect, test, vi } from 'vitest'
import { followSystemTheme } from '~/composables/system_theme'

afterEach(() => (vi.restoreAllMocks(), localStorage.clear()))

test('whoever chose no theme follows the system while a page is open; a choice stays', () => {
  let change = () => {}
  const system = { matches: true, addEventListener: (_: string, hear: () => void) => (change = hear) }
  vi.spyOn(window, 'matchMedia').mockReturnValue(system as any)
  const { classList } = document.documentElement
  classList.add('light')
  followSystemTheme()

  change()
  expect([classList.contains('dark'), classList.contains('light')]).toEqual([true, false])
  localStorage.setItem('vueuse-color-scheme', 'dark')
  system.matches = false
  change()
  expect(classList.contains('dark')).toBe(true)
  localStorage.setItem('vueuse-color-scheme', 'auto')
  change()
  expect([classList.contains('dark'), classList.contains('light')]).toEqual([false, true])
})
