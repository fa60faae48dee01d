import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { h } from 'vue'
import SectionEditor from '~/components/profile_pages/SectionEditor.vue'

afterEach(() => (document.body.innerHTML = ''))

async function opened(target: string | null) {
  const wrapper = mount(SectionEditor, {
    props: { isOpen: false, title: 'Identity', target, isDirty: false, isSaving: false, problem: null, conflict: null },
    slots: { default: () => [h('input', { id: 'identity.tagline' }), h('input', { id: 'identity.story' })] },
    attachTo: document.body,
  })
  await wrapper.setProps({ isOpen: true })
  await flushPromises()
  await new Promise((resolve) => setTimeout(resolve, 100))
}

test('a section that is opened as a whole begins at its first field', async () => {
  await opened(null)
  expect(document.activeElement?.id).toBe('identity.tagline')
})

test('a section that is opened for one field begins there', async () => {
  await opened('identity.story')
  expect(document.activeElement?.id).toBe('identity.story')
})
