import { onIntent } from '~/composables/on_intent'

/** A menu that weighs nothing until somebody comes to its button. */
export const MenuButton = onIntent(() => import('./MenuList.vue'), { says: { 'aria-haspopup': 'menu', 'aria-expanded': 'false' }, opensOnClick: true })
