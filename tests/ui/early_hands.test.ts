import { createSSRApp, defineComponent, h, nextTick, ref } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { drawFor, kept, keep, leaveDrawn, takesOver } from '~/composables/drawn'
import { keepTyped, pressAgain } from '~/composables/early_hands'
import { LaterPart } from '~/composables/later_part'

let isNarrow = false
beforeEach(() => vi.spyOn(window, 'matchMedia').mockImplementation(() => ({ matches: isNarrow, addEventListener() {}, removeEventListener() {} }) as any))
afterEach(() => {
  vi.restoreAllMocks()
  leaveDrawn()
  localStorage.clear()
  document.body.innerHTML = ''
  isNarrow = false
})

const Field = defineComponent({
  setup() {
    const text = ref('')
    const count = ref(0)
    return () =>
      h('main', [
        h(LaterPart, () => [h('textarea', { value: text.value, onInput: (event: Event) => (text.value = (event.target as HTMLTextAreaElement).value) }), h('p', text.value)]),
        h('button', { onClick: () => count.value++ }, String(count.value)),
      ])
  },
})

/** A page as the server sends it. The test's own window stands in for none, so what is drawn later is drawn at once. */
async function drawn(form = 'wide') {
  document.body.innerHTML = `<div id="app" data-drawn="${form}"></div>`
  const place = document.getElementById('app')!
  drawFor({ isNarrow: false, kept: {} })
  takesOver(place)
  place.innerHTML = await renderToString(createSSRApp(Field))
  return place
}

test('what was typed before a page came to life is there once it has, and is heard', async () => {
  const place = await drawn()
  const field = place.querySelector('textarea')!
  field.value = 'Typed early'

  createSSRApp(Field).mount(place)
  expect(place.querySelector('textarea')).toBe(field)
  await vi.waitFor(() => expect(place.querySelector('p')!.textContent).toBe('Typed early'))
  expect(field.value).toBe('Typed early')
})

test('what was pressed before is pressed again, once', async () => {
  const place = await drawn()
  const button = place.querySelector('button')!
  const stop = vi.fn()
  window.early = { pressed: button, stop }
  createSSRApp(Field).mount(place)
  await nextTick()
  pressAgain(place)
  pressAgain(place)
  await nextTick()

  expect(button.textContent).toBe('1')
  expect(stop).toHaveBeenCalledTimes(1)
  expect(place.dataset.drawn).toBeUndefined()
})

test('marks and choices that were changed are told, and what was not touched is left alone', () => {
  document.body.innerHTML = '<form><input type="radio" name="view" value="a" checked><input type="radio" name="view" value="b"><input value="same"></form>'
  const form = document.querySelector('form')!
  const heard: string[] = []
  form.addEventListener('change', (event) => heard.push(`change ${(event.target as HTMLInputElement).value}`))
  form.addEventListener('input', (event) => heard.push(`input ${(event.target as HTMLInputElement).value}`))
  form.querySelectorAll('input')[1]!.checked = true

  keepTyped((take) => take(form))()
  expect(heard).toContain('change b')
  expect(heard.some((one) => one.includes('same'))).toBe(false)
})

test('a drawing is taken over where it is what the browser would draw, and drawn anew where it is not', async () => {
  const place = document.createElement('div')
  expect(takesOver(place)).toBe(false)

  place.dataset.drawn = 'wide'
  expect(takesOver(place)).toBe(true)
  isNarrow = true
  expect(takesOver(place)).toBe(false)
  place.dataset.drawn = 'narrow'
  expect(takesOver(place)).toBe(true)

  localStorage.setItem('caidence:backup:u1:w1:new', '{}')
  expect(takesOver(place)).toBe(false)
})

test('a choice of this browser is kept in a cookie, and is gone when it is taken back', () => {
  keep('caidence_rail', 'collapsed; yes')
  expect(kept('caidence_rail')).toBe('collapsed; yes')
  expect(kept('caidence')).toBeNull()
  keep('caidence_rail', null)
  expect(kept('caidence_rail')).toBeNull()
})
