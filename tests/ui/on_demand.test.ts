import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { defineComponent, h, watch } from 'vue'
import { onceNeeded } from '~/composables/once_needed'
import { onIntent } from '~/composables/on_intent'

afterEach(() => (document.body.innerHTML = ''))

test('a part comes when it is needed for the first time, sees itself being opened, and stays', async () => {
  const seen: boolean[] = []
  const Dialog = defineComponent({
    props: { open: Boolean },
    setup(props, { slots }) {
      watch(() => props.open, (isOpen) => seen.push(isOpen))
      return () => h('div', { 'data-dialog': '' }, props.open ? slots.default?.() : 'closed')
    },
  })
  const load = vi.fn(async () => ({ default: Dialog }))
  const wrapper = mount(onceNeeded(load, ({ open }) => open), { props: { open: false }, slots: { default: () => 'inside' } })

  expect(load).not.toHaveBeenCalled()
  await wrapper.setProps({ open: true })
  await flushPromises()
  expect(seen).toEqual([true])
  expect(wrapper.text()).toBe('inside')

  await wrapper.setProps({ open: false })
  await wrapper.setProps({ open: true })
  expect(seen).toEqual([true, false, true])
  expect(load).toHaveBeenCalledTimes(1)
})

test('a part that could not be fetched is asked for again', async () => {
  const load = vi.fn<() => Promise<{ default: object }>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue({ default: { render: () => h('p', 'there') } })
  const problems: unknown[] = []
  process.once('unhandledRejection', (error) => problems.push(error))
  const wrapper = mount(onceNeeded(load, ({ open }) => open) as any, { props: { open: true } })
  await flushPromises()
  await new Promise((resolve) => setTimeout(resolve))

  await wrapper.setProps({ open: false })
  await wrapper.setProps({ open: true })
  await flushPromises()
  expect(wrapper.text()).toBe('there')
  expect(problems).toHaveLength(1)
})

/** As a menu: around its button, and open when it is told to be. */
const Menu = defineComponent({ props: { defaultOpen: Boolean }, setup: (props, { slots }) => () => h('section', { 'data-menu': '', 'data-open': props.defaultOpen }, slots.default?.()) })
const menu = (load: () => Promise<{ default: typeof Menu }>) => mount(onIntent(load, { says: { 'aria-haspopup': 'menu' }, opensOnClick: true }), { slots: { default: () => h('button', { 'aria-label': 'Person' }, 'A') }, attachTo: document.body })

test('a button says that it has a menu before the menu is there, and keeps the focus when it comes', async () => {
  const load = vi.fn(async () => ({ default: Menu }))
  const wrapper = menu(load)
  expect(wrapper.find('button').attributes('aria-haspopup')).toBe('menu')
  expect(load).not.toHaveBeenCalled()

  wrapper.find('button').element.focus()
  await flushPromises()
  expect(wrapper.find('[data-menu]').attributes('data-open')).toBe('false')
  expect(document.activeElement).toBe(wrapper.find('button').element)
})

test('a click that is too early opens it once it is there; it does not take over under a finger', async () => {
  let arrive = (_: { default: typeof Menu }) => {}
  const wrapper = menu(() => new Promise((resolve) => (arrive = resolve)))

  await wrapper.find('button').trigger('pointerdown')
  arrive({ default: Menu })
  await flushPromises()
  expect(wrapper.find('[data-menu]').exists()).toBe(false)

  await wrapper.find('button').trigger('click')
  await flushPromises()
  expect(wrapper.find('[data-menu]').attributes('data-open')).toBe('true')
})
