import { browserStore } from './browser_store'

/** Where the library's button keeps what somebody chose; `resources/views/inertia_layout.edge` reads it before the first paint. */
const CHOICE = 'vueuse-color-scheme'

/** While a page is open, whoever chose no theme follows the system's. */
export function followSystemTheme() {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', () => {
    if ((browserStore.read(CHOICE) ?? 'auto') !== 'auto') return
    document.documentElement.classList.toggle('dark', dark.matches)
    document.documentElement.classList.toggle('light', !dark.matches)
  })
}
