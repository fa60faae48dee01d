import { computed, onBeforeUnmount, ref, watch, type Ref } from 'vue'
import { composer, type CheckedLink } from '~/api/composer'
import { linksIn } from '~/logic/text_fixes'

/** A link is written or pasted at once; its letters are no links. */
const PAUSE_MS = 1_200
/** As many as one request may ask about. */
const MOST = 20

/** Looks where the links of the texts lead, beside everything else: an answer may take seconds. What was asked is not asked again. */
export function useLinkChecks(texts: Ref<string[]>) {
  const known = ref(new Map<string, CheckedLink>())
  const isChecking = ref(false)
  const urls = computed(() => linksIn(texts.value).slice(0, MOST))
  let timer: ReturnType<typeof setTimeout> | undefined
  let controller: AbortController | null = null

  async function check() {
    const asked = urls.value.filter((url) => !known.value.has(url))
    if (!asked.length) return void (isChecking.value = false)
    controller?.abort()
    const own = (controller = new AbortController())
    try {
      for (const found of await composer.links(asked, own.signal)) known.value.set(found.url, found)
    } catch {
      // Whether a link leads anywhere stands in nobody's way; the next change asks again.
    }
    if (controller === own) isChecking.value = false
  }
  watch(
    () => urls.value.join('\n'),
    () => {
      clearTimeout(timer)
      isChecking.value = urls.value.some((url) => !known.value.has(url))
      if (isChecking.value) timer = setTimeout(() => void check(), PAUSE_MS)
    },
    { immediate: true }
  )
  onBeforeUnmount(() => {
    clearTimeout(timer)
    controller?.abort()
  })

  /** What is to be said of the links of one text. */
  const findingsOf = (text: string) => linksIn([text]).flatMap((url) => known.value.get(url) ?? []).filter(({ sentence }) => sentence !== null)
  return { isChecking, findingsOf }
}
