import { onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { composer, type Present } from '~/api/composer'
import { afterParts } from './later_part'

/** The server forgets who was silent for a minute. */
const BEAT_MS = 20_000

/** Says that this person has the post open, and tells who else has; `onVersion` hears which version there is. */
export function usePresence(postId: Ref<string | null>, onVersion: (version: number) => void) {
  const others = ref<Present[]>([])
  let timer: ReturnType<typeof setInterval> | undefined

  async function beat() {
    const id = postId.value
    // Whoever looks at another tab is not here.
    if (!id || document.hidden) return
    try {
      const found = await composer.here(id)
      if (postId.value !== id) return
      others.value = found.others
      onVersion(found.version)
    } catch {
      // The next beat tells. Saving says what is wrong.
      others.value = []
    }
  }
  const leave = () => void (postId.value && composer.left(postId.value).catch(() => {}))
  const seen = () => (document.hidden ? leave() : void beat())

  watch(postId, () => void beat())
  onMounted(() => {
    afterParts(() => void (timer && beat()))
    timer = setInterval(() => void beat(), BEAT_MS)
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('pagehide', leave)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    timer = undefined
    document.removeEventListener('visibilitychange', seen)
    window.removeEventListener('pagehide', leave)
    leave()
  })
  return { others }
}
