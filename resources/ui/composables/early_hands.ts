/*
 * A page that the server drew is seen before its scripts have run. What somebody typed into it by then, and the button
 * they last pressed (noted by resources/views/inertia_layout.edge), are not lost.
 */

declare global {
  interface Window {
    early?: { pressed: HTMLElement | null; stop: () => void }
  }
}

type Field = HTMLInputElement | HTMLTextAreaElement

const isMarked = (field: Field): field is HTMLInputElement => field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')
const isTouched = (field: Field) => (isMarked(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue)

/** What is in the fields of these elements, to be given to whoever takes them over: call what comes back once they have. */
export function keepTyped(forEachElement: (take: (element: Element) => boolean | void) => void) {
  const kept: { field: Field; value: string; isChecked: boolean }[] = []
  forEachElement((element) => {
    // What shows nothing is a comment.
    if (!(element instanceof Element)) return
    const fields = element.matches('input, textarea') ? [element as Field] : element.querySelectorAll<Field>('input, textarea')
    for (const field of fields) if (isTouched(field)) kept.push({ field, value: field.value, isChecked: 'checked' in field && field.checked })
  })
  return () => {
    for (const { field, value, isChecked } of kept) {
      if (isMarked(field)) field.checked = isChecked
      else field.value = value
      field.dispatchEvent(new Event(isMarked(field) ? 'change' : 'input', { bubbles: true }))
    }
  }
}

/** As a mouse does it: some answer to the pointer before there is a click. */
const PRESS = ['pointerdown', 'mousedown', 'pointerup', 'mouseup']

/** Presses again what was pressed before anything could answer. The page is at work from here on. */
export function pressAgain(place: HTMLElement) {
  delete place.dataset.drawn
  window.early?.stop()
  const { pressed } = window.early ?? {}
  delete window.early
  if (!pressed?.isConnected) return
  for (const type of PRESS) pressed.dispatchEvent(type.startsWith('pointer') ? new PointerEvent(type, { bubbles: true, pointerType: 'mouse' }) : new MouseEvent(type, { bubbles: true }))
  pressed.click()
}
