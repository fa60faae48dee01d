import { onBeforeUnmount, ref } from 'vue'

/** Where the rail becomes a bar at the bottom (Tailwind's `md`). */
const NARROW = '(max-width: 767px)'

/** Whether the window is as narrow as a telephone, as long as the component is there. */
export function useNarrow() {
  const query = window.matchMedia(NARROW)
  const isNarrow = ref(query.matches)
  const follow = () => (isNarrow.value = query.matches)
  query.addEventListener('change', follow)
  onBeforeUnmount(() => query.removeEventListener('change', follow))
  return isNarrow
}
