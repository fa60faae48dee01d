import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue'
import { BACKUPS } from './drawn'
import { useShared } from './use_shared'

const WRITE_AFTER_MS = 300

export interface Backup<T> {
  at: string
  value: T
}

/** Of this person in this workspace: the next one at this browser does not see it. */
export function backupOf<T>(key: string) {
  const { user, workspace } = useShared().value
  const name = `${BACKUPS}${user?.id}:${workspace?.id}:${key}`

  return {
    read(): Backup<T> | null {
      try {
        const stored = localStorage.getItem(name)
        return stored ? (JSON.parse(stored) as Backup<T>) : null
      } catch {
        return null
      }
    },
    write(value: T) {
      try {
        localStorage.setItem(name, JSON.stringify({ at: new Date().toISOString(), value }))
      } catch {
        // A full or forbidden store must not get in the way of typing.
      }
    },
    clear() {
      try {
        localStorage.removeItem(name)
      } catch {
        // As above.
      }
    },
  }
}

/** Keeps what somebody types in this browser until it is saved, so that a closed tab or a crash loses nothing. The key is asked for each time: what is new gets a name when it is first saved. */
export function useBackup<T>(key: () => string, value: Ref<T>, isChanged: () => boolean) {
  const store = {
    read: () => backupOf<T>(key()).read(),
    write: (kept: T) => backupOf<T>(key()).write(kept),
    clear: () => backupOf<T>(key()).clear(),
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
