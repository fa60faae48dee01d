import { nextTick, onMounted } from 'vue'

const FOCUSABLE = 'input, textarea, select, button, [tabindex="0"]'

/** Brings the field of that id into view and puts the focus there. Answers whether it exists. */
export function landOn(id: string) {
  const target = document.getElementById(id)
  if (!target) return false
  const focusable = target.matches(FOCUSABLE) ? target : target.querySelector<HTMLElement>(FOCUSABLE)
  target.scrollIntoView({ block: 'center' })
  focusable?.focus({ preventScroll: true })
  return true
}

/** A link such as `/agency#company.about` leads to its field, which is only there once the page is drawn. */
export function useLanding() {
  onMounted(async () => {
    const id = decodeURIComponent(location.hash.slice(1))
    if (!id) return
    await nextTick()
    landOn(id)
  })
}
