import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { find, type Found } from '~/api/finding'
import { sentenceOf } from '~/api/http'

/** After the last letter. */
const PAUSE_MS = 200
/** What the server takes. */
const LEAST = 2
const MOST = 100

/** What the server finds for what is typed. The newest question's answer is the one that counts, whichever comes last. */
export function useFound(term: Ref<string>) {
  const found = shallowRef<Found | null>(null)
  const isLooking = ref(false)
  const problem = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let controller: AbortController | null = null

  async function look(query: string) {
    const own = (controller = new AbortController())
    try {
      const answer = await find(query, own.signal)
      if (own.signal.aborted) return
      found.value = answer
    } catch (error) {
      if (own.signal.aborted) return
      found.value = null
      problem.value = sentenceOf(error)
    }
    isLooking.value = false
  }
  function stop() {
    clearTimeout(timer)
    controller?.abort()
  }

  watch(
    () => term.value.trim().slice(0, MOST),
    (query) => {
      stop()
      problem.value = null
      isLooking.value = query.length >= LEAST
      if (isLooking.value) timer = setTimeout(look, PAUSE_MS, query)
      else found.value = null
    }
  )
  onScopeDispose(stop)

  return { found, isLooking, problem }
}
