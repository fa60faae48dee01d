import { onBeforeUnmount, ref, watch, type Ref } from 'vue'
import { channels, type RemoteOption } from '~/api/channels'
import { sentenceOf } from '~/api/http'

/** After the last letter: a platform is asked for words, not for every keystroke. */
const DEBOUNCE_MS = 300

/** What a platform offers for what is typed. The newest answer wins; nothing is asked before the list is opened. */
export function useRemoteOptions(channelId: Ref<string>, source: Ref<string>, query: Ref<string>, isOpen: Ref<boolean>) {
  const options = ref<RemoteOption[]>([])
  const isLoading = ref(false)
  const problem = ref<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let controller: AbortController | null = null

  async function load() {
    controller?.abort()
    const own = (controller = new AbortController())
    isLoading.value = true
    try {
      options.value = await channels.options(channelId.value, source.value, query.value.trim(), own.signal)
      problem.value = null
    } catch (error) {
      if (own.signal.aborted) return
      options.value = []
      problem.value = sentenceOf(error)
    }
    if (controller === own) isLoading.value = false
  }

  watch([query, isOpen, channelId, source], (_now, [, wasOpen]) => {
    if (!isOpen.value) return
    isLoading.value = true
    clearTimeout(timer)
    timer = setTimeout(load, wasOpen ? DEBOUNCE_MS : 0)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    controller?.abort()
  })

  return { options, isLoading, problem, load }
}
