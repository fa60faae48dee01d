import { mount } from '@vue/test-utils'
import { nextTick, type Component } from 'vue'

/** An editor on a page, whose value lives in the page as it does in the product. */
export function edit<T>(editor: Component, value: T, props: Record<string, unknown> = {}) {
  const changes: T[] = []
  const wrapper = mount(editor, {
    attachTo: document.body,
    props: {
      ...props,
      'modelValue': value,
      'onUpdate:modelValue': (next: T) => {
        changes.push(next)
        void wrapper.setProps({ modelValue: next })
      },
    },
  })
  const at = (id: string) => wrapper.find(`[id="${id}"]`)
  return { wrapper, at, changes, last: () => changes.at(-1)!, settle: nextTick }
}
