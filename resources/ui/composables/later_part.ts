import { defineAsyncComponent, defineComponent, h, nextTick, ref } from 'vue'
import { router } from '@inertiajs/vue3'
import { isDrawing, wasDrawn } from './drawn'
import { keepTyped } from './early_hands'

/** Whoever reloads or goes back wants to be where they were: then all of the page is there at once. */
const isArriving = () => (performance.getEntriesByType?.('navigation')[0] as PerformanceNavigationTiming | undefined)?.type === 'navigate'

/** Parts that wait, in their order. Each is a piece of work of its own, so that a tap in between is heard. */
const waiting: (() => void)[] = []
/** What asks the server for something: once all parts are at work, so that none of them finds other data than it was drawn with. */
const last: (() => void)[] = []
let isFirstPage = !isDrawing && isArriving()
let isAtWork = false
if (!isDrawing) router.on('start', () => (isFirstPage = false))

function goOn() {
  isAtWork = true
  setTimeout(async () => {
    // A part brings its inner ones with it: whether there are any is known now, and not when the one before had its turn.
    const work = waiting.shift() ?? last.shift()
    work?.()
    await nextTick()
    if (waiting.length || last.length) return goOn()
    isAtWork = false
  })
}

function putIn(queue: (() => void)[], work: () => void) {
  queue.push(work)
  if (!isAtWork) goOn()
}

const afterOthers = (work: () => void) => putIn(waiting, work)

/** Once all parts of the page are at work, in the order in which it was asked for. At once where the server did not draw it. */
export const afterParts = (work: () => void) => (wasDrawn() ? putIn(last, work) : work())

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
