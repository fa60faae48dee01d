import { browserStore } from './browser_store'

/** What a drawing depends on besides the page's data. The browser begins with the same. */
export interface Drawn {
  isNarrow: boolean
  language: string
  /** Cookies that `keep` left. */
  kept: Record<string, string>
}

/** The server draws a page (resources/ui/drawn.ts): there is no window then. */
export const isDrawing = import.meta.env.SSR

let drawn: Drawn | null = null
let isTakenOver = false

export const drawFor = (given: Drawn) => (drawn = given)
export const drawnFor = () => drawn

/** Where unsaved texts of this browser are kept, which the server knows nothing of: use_backup.ts. */
export const BACKUPS = 'caidence:backup:'
/** Where the rail becomes a bar at the bottom (Tailwind's `md`). */
export const NARROW = '(max-width: 767px)'

/**
 * Whether the server's drawing is what this browser would draw. It is taken over then; otherwise the page is drawn anew.
 * The server guessed how wide the window is.
 */
export function takesOver(place: HTMLElement): boolean {
  const { drawn } = place.dataset
  isTakenOver = drawn !== undefined && (drawn === 'narrow') === window.matchMedia(NARROW).matches && !backupNames().length
  return isTakenOver
}

/** On the page that was taken over, until the next one is opened. */
export const wasDrawn = () => isTakenOver
export const leaveDrawn = () => (isTakenOver = false)

/** Of everything that is kept here. */
export const backupNames = () => browserStore.namesFrom(BACKUPS)

const YEAR_S = 365 * 24 * 3600

/** A choice about how this browser shows things. In a cookie, so that the server draws the page accordingly. */
export function keep(name: string, value: string | null, { forSession = false } = {}) {
  document.cookie = `${name}=${encodeURIComponent(value ?? '')}; path=/; samesite=lax${value === null ? '; max-age=0' : forSession ? '' : `; max-age=${YEAR_S}`}`
}

export function kept(name: string): string | null {
  if (isDrawing) return drawn?.kept[name] ?? null
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`))
  return (found && decodeURIComponent(found.slice(name.length + 1))) || null
}
