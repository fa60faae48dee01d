import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { h } from 'vue'
import MenuList from '~/components/MenuList.vue'

afterEach(() => (document.body.innerHTML = ''))

const settle = async () => {
  for (let turn = 0; turn < 5; turn++) {
    await flushPromises()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

test('what is chosen begins once the menu is gone and its button has the focus again', async () => {
  let focused: Element | null = null
  const onSelect = vi.fn(() => void (focused = document.activeElement))
  mount(MenuList, { props: { items: [[{ label: 'Remove', onSelect }]] }, attrs: { defaultOpen: true }, slots: { default: () => h('button', { 'data-button': '' }, 'More') }, attachTo: document.body })
  await settle()

  document.body.querySelector<HTMLElement>('[role=menuitem]')!.click()
  expect(onSelect).not.toHaveBeenCalled()
  await settle()

  expect(onSelect).toHaveBeenCalledTimes(1)
  expect(document.body.querySelector('[role=menu]')).toBe(null)
  expect((focused as Element | null)?.hasAttribute('data-button')).toBe(true)
})

test('a menu that is left does nothing', async () => {
  const onSelect = vi.fn()
  mount(MenuList, { props: { items: [{ label: 'Remove', onSelect }] }, attrs: { defaultOpen: true }, slots: { default: () => h('button', 'More') }, attachTo: document.body })
  await settle()
  document.body.querySelector('[role=menu]')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  await settle()

  expect(document.body.querySelector('[role=menu]')).toBe(null)
  expect(onSelect).not.toHaveBeenCalled()
})
