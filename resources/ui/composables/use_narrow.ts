import { onBeforeUnmount, ref } from 'vue'
import { drawnFor, isDrawing, NARROW } from './drawn'

/** Whether the window is as narrow as a telephone, as long as the component is there. */
export function useNarrow() {
  if (isDrawing) return ref(drawnFor()!.isNarrow)
  const query = window.matchMedia(NARROW)
  const isNarrow = ref(query.matches)
  const follow = () => (isNarrow.value = query.matches)
  query.addEventListener('change', follow)
  onBeforeUnmount(() => query.removeEventListener('change', follow))
  return isNarrow
}
