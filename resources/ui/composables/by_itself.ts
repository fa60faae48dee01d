import { shallowRef, watch, type Ref } from 'vue'

/** Follows `source`. What comes where there was nothing comes in a piece of work of its own, so that a tap in between is heard. */
export function byItself<T>(source: Ref<T | null | undefined>) {
  const shown = shallowRef(source.value)
  watch(source, (now, before) => {
    if (before) shown.value = now
    else setTimeout(() => (shown.value = source.value))
  })
  return shown
}
