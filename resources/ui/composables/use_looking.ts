import { computed, onBeforeUnmount, watch } from 'vue'

/** Somebody looks at a bar that moves. */
const EVERY_MS = 1_500

/** Looks again and again, for as long as something is under way. A look that fails is made up for by the next one. */
export function useLooking(isUnderWay: () => boolean, look: () => Promise<unknown>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isGone = false
  const isOn = computed(isUnderWay)
  const plan = () => {
    clearTimeout(timer)
    if (isOn.value && !isGone) timer = setTimeout(() => void look().catch(() => {}).then(plan), EVERY_MS)
  }
  watch(isOn, plan, { immediate: true })
  // A look that is under way then ends without another one.
  onBeforeUnmount(() => {
    isGone = true
    clearTimeout(timer)
  })
}
