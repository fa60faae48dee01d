import { ref, watch, type WatchSource } from 'vue'
import type { Preview } from '~/api/access'
import { sentenceOf } from '~/api/http'

/** After the last keystroke; each question makes and takes back a change on the server. */
const WAIT_MS = 350

/** Asks what would change whenever the form does. `ask` answers null while the form is not complete. */
export function usePreview(source: WatchSource | (WatchSource | object)[], ask: () => Promise<Preview> | null) {
  const preview = ref<Preview | null>(null)
  const problem = ref('')
  const isBusy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  async function run() {
    const mine = ++latest
    const asked = ask()
    if (!asked) {
      preview.value = null
      problem.value = ''
      isBusy.value = false
      return
    }
    isBusy.value = true
    try {
      const found = await asked
      if (mine === latest) [preview.value, problem.value] = [found, '']
    } catch (error) {
      if (mine === latest) [preview.value, problem.value] = [null, sentenceOf(error)]
    } finally {
      if (mine === latest) isBusy.value = false
    }
  }

  watch(
    source as WatchSource,
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void run(), WAIT_MS)
    },
    { deep: true, immediate: true }
  )
  return { preview, problem, isBusy }
}
