import { onBeforeUnmount, onMounted, ref } from 'vue'
import { UPLOAD, type UploadNews } from '~/api/media'
import { heldLocks } from './living_pages'
import { sharedBackup } from './use_backup'

const lockOf = (id: string) => `caidence:upload:${id}`
type Noted = Record<string, string>

/** Which uploads of this page run, and which were cut off when it was left: the names, since the files are gone. */
export function useUnfinishedUploads() {
  const noted = sharedBackup<Noted>('uploads')
  const running = ref<UploadNews[]>([])
  const cutOff = ref<string[]>([])
  const release = new Map<string, () => void>()

  function note(change: (list: Noted) => void) {
    const list = noted.read()?.value ?? {}
    change(list)
    if (Object.keys(list).length) noted.write(list)
    else noted.clear()
  }

  function hear(event: Event) {
    const { detail } = event as CustomEvent<UploadNews>
    running.value = running.value.filter(({ id }) => id !== detail.id)
    if (detail.isRunning) {
      running.value.push(detail)
      note((list) => (list[detail.id] = detail.name))
      void navigator.locks?.request(lockOf(detail.id), () => (running.value.some(({ id }) => id === detail.id) ? new Promise<void>((resolve) => release.set(detail.id, resolve)) : undefined))
      return
    }
    note((list) => delete list[detail.id])
    release.get(detail.id)?.()
    release.delete(detail.id)
  }

  /** Where a browser has no locks, whatever is noted counts as cut off. */
  async function lookBack() {
    const [before, held] = [noted.read()?.value ?? {}, await heldLocks()]
    const dead = Object.entries(before).filter(([id]) => !held.has(lockOf(id)) && !running.value.some((one) => one.id === id))
    cutOff.value = dead.map(([, name]) => name)
    note((list) => dead.forEach(([id]) => delete list[id]))
  }

  onMounted(() => {
    window.addEventListener(UPLOAD, hear)
    void lookBack()
  })
  onBeforeUnmount(() => {
    window.removeEventListener(UPLOAD, hear)
  })
  return { running, cutOff }
}
