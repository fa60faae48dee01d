import { tabStore } from './browser_store'

/** Of locks that a page holds as long as it lives: the browser gives them back with it, also when it crashes. */
const LOCK = 'caidence:page:'
/** What the page in this tab was called before it was loaded anew. A tab that was duplicated has the word of the first one. */
const LAST = 'caidence:page'
/** A page that is loaded anew may be there before the browser has given back the lock of the one it replaces. */
const GIVEN_BACK_MS = 300

let own = ''
/** Names of pages that kept something here and are no more, as `lookWhoIsGone` saw it last. */
let gone = new Set<string>()

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
  tabStore.write(LAST, own)
  return own
}

export const hasName = () => own !== ''
export const isOwn = (name: string) => hasName() && name === own
export const isGone = (name: string) => gone.has(name)

/**
 * Which of these pages are no more; one that is not among them may be alive. To be asked before what others kept is
 * read, with the names as they are there now: a page has its lock before it keeps anything.
 */
export async function lookWhoIsGone(names: string[]) {
  const before = tabStore.read(LAST)
  ownName()
  const held = await heldLocks()
  gone = new Set(names.filter((name) => !held.has(LOCK + name)))
  if (before === null || !names.includes(before) || !held.has(LOCK + before)) return
  await navigator.locks.request(LOCK + before, { mode: 'shared', signal: AbortSignal.timeout(GIVEN_BACK_MS) }, () => gone.add(before)).catch(() => {})
}
