import { nextTick } from 'vue'

/** A button that takes something away often goes with it; the focus then belongs to the field it stood beside. */
export async function focusBack(id: string) {
  await nextTick()
  document.getElementById(id)?.focus()
}
