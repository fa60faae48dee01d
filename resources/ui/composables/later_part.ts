import { defineComponent, nextTick, ref } from 'vue'
import { router } from '@inertiajs/vue3'

/** Whoever reloads or goes back wants to be where they were: then all of the page is there at once. */
const isArriving = () => (performance.getEntriesByType?.('navigation')[0] as PerformanceNavigationTiming | undefined)?.type === 'navigate'

/** Parts that wait, in their order. Each is a piece of work of its own, so that a tap in between is heard. */
const waiting: (() => void)[] = []
let isFirstPage = isArriving()
let isAtWork = false
router.on('start', () => (isFirstPage = false))

function goOn() {
  isAtWork = true
  setTimeout(async () => {
    waiting.shift()?.()
    await nextTick()
    if (waiting.length) return goOn()
    isAtWork = false
  })
}

/**
 * What is below what a visitor first sees: drawn right after it. Only on the first page of a visit; later ones come
 * whole. `before` keeps the place of what stands above something else.
 */
export const LaterPart = defineComponent({
  name: 'LaterPart',
  setup(_, { slots }) {
    const isIn = ref(!isFirstPage)
    if (!isIn.value) {
      waiting.push(() => (isIn.value = true))
      if (!isAtWork) goOn()
    }
    return () => (isIn.value ? slots.default?.() : slots.before?.())
  },
})
