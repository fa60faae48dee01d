import { onIntent } from '~/composables/on_intent'

/** A tooltip that weighs nothing until somebody comes to what it explains. */
export const Tip = onIntent(() => import('./TipBubble.vue'))
