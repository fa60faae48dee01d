/** Of locks that a page holds as long as it lives: the browser gives them back with it, also when it crashes. */
const LOCK = 'caidence:page:'
/** What the page in this tab was called before it was loaded anew. A tab that was duplicated has the word of the first one. */
const LAST = 'caidence:page'
/** A page that is loaded anew may be there before the browser has given back the lock of the one it replaces. */
const GIVEN_BACK_MS = 300

let own = ''
let living = new Set<string>()

/** Names of all locks of this browser. Where it has none, nobody is known to live. */
export async function heldLocks(): Promise<Set<string>> {
  const held = (await navigator.locks?.query().catch(() => null))?.held ?? []
  return new Set(held.map(({ name }) => name ?? ''))
}

/** What this page is called, from now on also for others: as long as it lives, what it keeps is its own. */
export function ownName(): string {
  if (own) return own
  own = Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('')
  void navigator.locks?.request(LOCK + own, () => new Promise(() => {})).catch(() => {})
  remember(own)
  return own
}

export const hasName = () => own !== ''
export const isOwn = (name: string) => hasName() && name === own
/** As `lookWhoLives` saw it last. */
export const isAlive = (name: string) => living.has(LOCK + name)

/** Before what others kept is read: after it, a page that opened in the same moment is known by its name as well. */
export async function lookWhoLives() {
  const before = remembered()
  ownName()
  living = await heldLocks()
  if (before === null || before === own || !isAlive(before)) return
  await navigator.locks.request(LOCK + before, { mode: 'shared', signal: AbortSignal.timeout(GIVEN_BACK_MS) }, () => living.delete(LOCK + before)).catch(() => {})
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(LAST)
  } catch {
    return null
  }
}
function remember(name: string) {
  try {
    sessionStorage.setItem(LAST, name)
  } catch {
    // Forbidden: a page that is loaded anew gets back what it kept once its lock is free.
  }
}
