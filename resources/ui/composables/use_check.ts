import { onBeforeUnmount, ref, watch, type Ref } from 'vue'
import { posts } from '~/api/posts'
import type { PostInput, TargetCheck } from '~/api/types'
import { afterParts } from './later_part'

const DEBOUNCE_MS = 350

/** Asks the adapters what they think of what is typed. The newest answer wins; an older one is dropped. */
export function useCheck(input: Ref<PostInput>) {
  const checks = ref<TargetCheck[]>([])
  const isChecking = ref(false)
  const hasFailed = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let controller: AbortController | null = null
  let isGone = false

  async function check() {
    controller?.abort()
    if (!input.value.targets.length) {
      checks.value = []
      isChecking.value = false
      return
    }
    const own = (controller = new AbortController())
    try {
      checks.value = await posts.check(input.value, own.signal)
      hasFailed.value = false
    } catch {
      if (own.signal.aborted) return
      hasFailed.value = true
    }
    if (controller === own) isChecking.value = false
  }

  function ask() {
    clearTimeout(timer)
    if (!isGone) timer = setTimeout(check, DEBOUNCE_MS)
  }

  watch(
    input,
    (now, before) => {
      if (before && JSON.stringify(now) === JSON.stringify(before)) return
      isChecking.value = now.targets.length > 0
      if (before) ask()
      else afterParts(ask)
    },
    { immediate: true }
  )
  onBeforeUnmount(() => {
    isGone = true
    clearTimeout(timer)
    controller?.abort()
  })

  return { checks, isChecking, hasFailed }
}
