import { onIntent } from '~/composables/on_intent'

/** A list of choices that weighs nothing until somebody comes to its button. */
export const LateList = onIntent(() => import('./SelectList.vue'), { says: { 'aria-expanded': 'false' }, opensOnClick: true })
