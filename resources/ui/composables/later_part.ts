import { defineAsyncComponent, defineComponent, h, nextTick, ref } from 'vue'
import { router } from '@inertiajs/vue3'
import { isDrawing, wasDrawn } from './drawn'
import { keepTyped } from './early_hands'

/** Whoever reloads or goes back wants to be where they were: then all of the page is there at once. */
const isArriving = () => (performance.getEntriesByType?.('navigation')[0] as PerformanceNavigationTiming | undefined)?.type === 'navigate'

/** Parts that wait, in their order. Each is a piece of work of its own, so that a tap in between is heard. */
const waiting: (() => void)[] = []
let isFirstPage = !isDrawing && isArriving()
let isAtWork = false
if (!isDrawing) router.on('start', () => (isFirstPage = false))

function goOn() {
  isAtWork = true
  setTimeout(async () => {
    waiting.shift()?.()
    await nextTick()
    if (waiting.length) return goOn()
    isAtWork = false
  })
}

function afterOthers(work: () => void) {
  waiting.push(work)
  if (!isAtWork) goOn()
}

/** What can wait until the page is at work: where the server drew it, in its turn. */
export const inTurn = (work: () => void) => (wasDrawn() ? afterOthers(work) : work())

/** Once all parts of the page that waited are at work. */
export const afterParts = (then: () => void) => setTimeout(() => afterOthers(then))

const Whole = defineComponent({ name: 'WholePart', setup: (_, { slots }) => () => slots.default?.() })

const Undrawn = defineComponent({
  name: 'UndrawnPart',
  setup(_, { slots }) {
    const isIn = ref(false)
    afterOthers(() => (isIn.value = true))
    return () => (isIn.value ? slots.default?.() : slots.before?.())
  },
})

/** The server and the browser go the same way, for elements get their ids by it. */
const isAsDrawn = () => isDrawing || wasDrawn()

/** Is seen already, and begins to answer in its turn. */
const Drawn = defineAsyncComponent({
  loader: async () => Whole,
  hydrate: (hydrate, forEachElement) => {
    afterOthers(() => {
      const giveBack = keepTyped(forEachElement)
      hydrate()
      void nextTick(giveBack)
    })
    return () => {}
  },
})

/** A part that is seen at once wherever it is drawn. Where that was the server, it comes to life in its turn. */
export const OwnPart = defineComponent({
  name: 'OwnPart',
  setup(_, { slots }) {
    const Part = isAsDrawn() ? Drawn : Whole
    return () => h(Part, null, slots)
  },
})

/**
 * What is below what a visitor first sees: drawn right after it. Only on the first page of a visit; later ones come
 * whole. `before` keeps the place of what stands above something else. Where the server drew the page, all is seen at
 * once, and these parts come to life one after the other.
 */
export const LaterPart = defineComponent({
  name: 'LaterPart',
  setup(_, { slots }) {
    const Part = isAsDrawn() ? Drawn : isFirstPage ? Undrawn : Whole
    return () => h(Part, null, slots)
  },
})
