import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue'
import { browserStore } from './browser_store'
import { BACKUPS, backupNames } from './drawn'
import { hasName, isGone, isOwn, lookWhoIsGone, ownName } from './living_pages'
import { useShared } from './use_shared'

const WRITE_AFTER_MS = 300
/** In a name after its beginning: person, workspace, key, and the page whose it is. */
const OWNER_AT = 3

export interface Backup<T> {
  at: string
  value: T
}

interface Store<T> {
  read(): Backup<T> | null
  write(value: T): void
  clear(): void
}

/** Of this person in this workspace: the next one at this browser does not see it. */
function nameOf(key: string) {
  const { user, workspace } = useShared().value
  return `${BACKUPS}${user?.id}:${workspace?.id}:${key}`
}

/** One for all tabs of this browser. */
export const sharedBackup = <T>(key: string): Store<T> => storeAt<T>(nameOf(key))

/**
 * Of this page alone. What a page that is gone left under the same key is read once by the next one, the newest first,
 * and is that one's from then on; what another tab keeps while it lives is not touched: it is still being typed there.
 */
export function ownBackup<T>(key: string): Store<T> {
  const name = nameOf(key)
  const own = () => storeAt<T>(`${name}:${ownName()}`)
  return {
    read() {
      const left = leftUnder<T>(name)[0]
      if (!left) return null
      if (!isOwn(left.owner)) {
        // In this order: a full store has room for one of them.
        storeAt(left.name).clear()
        own().write(left.backup.value, left.backup.at)
      }
      return left.backup
    },
    write: (value: T) => own().write(value),
    clear: () => hasName() && own().clear(),
  }
}

/** Whose texts may be read from now on. Before a page that may read some: what is kept later belongs to pages that live. */
export async function lookForLeft() {
  const owners = backupNames().map((name) => name.slice(BACKUPS.length).split(':')[OWNER_AT] ?? '')
  if (owners.length) await lookWhoIsGone(owners)
}

/** What may be read under a name, the newest first: this page's, and what belongs to nobody any more. */
function leftUnder<T>(name: string) {
  return backupNames()
    .filter((one) => one === name || one.startsWith(`${name}:`))
    .map((one) => ({ name: one, owner: one.slice(name.length + 1), backup: storeAt<T>(one).read() }))
    .filter((one): one is typeof one & { backup: Backup<T> } => typeof one.backup?.at === 'string' && (isOwn(one.owner) || isGone(one.owner)))
    .sort((one, other) => other.backup.at.localeCompare(one.backup.at))
}

function storeAt<T>(name: string) {
  return {
    read(): Backup<T> | null {
      try {
        return JSON.parse(browserStore.read(name) ?? 'null') as Backup<T> | null
      } catch {
        return null
      }
    },
    write: (value: T, at = new Date().toISOString()) => browserStore.write(name, JSON.stringify({ at, value })),
    clear: () => browserStore.clear(name),
  }
}

/** Keeps what somebody types in this browser until it is saved, so that a closed tab or a crash loses nothing. The key is asked for each time: what is new gets a name when it is first saved. */
export function useBackup<T>(key: () => string, value: Ref<T>, isChanged: () => boolean) {
  const store = {
    read: () => ownBackup<T>(key()).read(),
    write: (kept: T) => ownBackup<T>(key()).write(kept),
    clear: () => ownBackup<T>(key()).clear(),
  }
  let timer: ReturnType<typeof setTimeout> | undefined

  function stop() {
    clearTimeout(timer)
    timer = undefined
  }
  function write() {
    stop()
    if (isChanged()) store.write(value.value)
    else store.clear()
  }
  function clear() {
    stop()
    store.clear()
  }

  watch(value, () => (timer ??= setTimeout(write, WRITE_AFTER_MS)), { deep: true })
  onMounted(() => window.addEventListener('pagehide', write))
  onBeforeUnmount(() => {
    if (timer) write()
    window.removeEventListener('pagehide', write)
  })

  return { read: store.read, clear }
}
