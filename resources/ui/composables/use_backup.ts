import { onBeforeUnmount, watch, type Ref } from 'vue'
import { useShared } from './use_shared'

const PREFIX = 'caidence:backup:'
const WRITE_AFTER_MS = 300

export interface Backup<T> {
  at: string
  value: T
}

/**
 * Keeps what somebody types in this browser until it is saved, so that a closed tab or a crash loses nothing.
 * The next person at this browser, or the same one in another workspace, does not see it.
 */
export function useBackup<T>(key: string, value: Ref<T>, isChanged: () => boolean) {
  const { user, workspace } = useShared().value
  const name = `${PREFIX}${user?.id}:${workspace?.id}:${key}`
  let timer: ReturnType<typeof setTimeout> | undefined

  function read(): Backup<T> | null {
    try {
      const stored = localStorage.getItem(name)
      return stored ? (JSON.parse(stored) as Backup<T>) : null
    } catch {
      return null
    }
  }

  function write() {
    clearTimeout(timer)
    timer = undefined
    try {
      if (isChanged()) localStorage.setItem(name, JSON.stringify({ at: new Date().toISOString(), value: value.value }))
      else localStorage.removeItem(name)
    } catch {
      // A full or forbidden store must not get in the way of typing.
    }
  }

  function clear() {
    clearTimeout(timer)
    timer = undefined
    localStorage.removeItem(name)
  }

  watch(value, () => (timer ??= setTimeout(write, WRITE_AFTER_MS)), { deep: true })
  window.addEventListener('pagehide', write)
  onBeforeUnmount(() => {
    if (timer) write()
    window.removeEventListener('pagehide', write)
  })

  return { read, clear }
}
