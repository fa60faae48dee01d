import { onBeforeUnmount, onMounted } from 'vue'
import { router } from '@inertiajs/vue3'
import { access } from '~/api/access'
import { REFUSED } from '~/api/http'

/** Coming back to the tab more often than this asks nothing new. */
const ASK_AGAIN_MS = 30_000

/**
 * Rights change while a page is open. After a refusal, and when somebody comes back to the tab, the server is asked
 * again: what they lost disappears, and what they typed stays.
 */
export function useFreshRights() {
  let askedAt = Date.now()
  let isAsking = false

  async function ask() {
    if (isAsking) return
    isAsking = true
    askedAt = Date.now()
    // Without an answer the page stays as it is; the server refuses all the same.
    const rights = await access.mine().catch(() => null)
    isAsking = false
    if (rights) router.replaceProp('access', rights)
  }
  const back = () => document.visibilityState === 'visible' && Date.now() - askedAt > ASK_AGAIN_MS && void ask()

  onMounted(() => {
    window.addEventListener(REFUSED, ask)
    document.addEventListener('visibilitychange', back)
  })
  onBeforeUnmount(() => {
    window.removeEventListener(REFUSED, ask)
    document.removeEventListener('visibilitychange', back)
  })
}
