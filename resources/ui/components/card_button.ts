import { onIntent } from '~/composables/on_intent'

/** A card beside a button, which weighs nothing until somebody comes to the button. */
export const CardButton = onIntent(() => import('./CardBubble.vue'), { says: { 'aria-haspopup': 'dialog', 'aria-expanded': 'false' }, opensOnClick: true })
