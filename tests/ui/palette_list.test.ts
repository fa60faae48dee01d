import { mount, flushPromises } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import AppPalette from '~/components/app/AppPalette.vue'

vi.mock('@inertiajs/vue3', async (original) => ({ ...(await original<object>()), usePage: () => ({ url: '/', props: { access: { permissions: {} }, pages: {}, workspaces: [] } }) }))
afterEach(() => {
  vi.useRealTimers()
  document.body.innerHTML = ''
})

test('the list has a name, and is no list while nothing is in it', async () => {
  const found = { posts: [{ id: 'p1', state: 'draft', words: 'The harbour opens' }], brands: [], channels: [] }
  vi.stubGlobal('fetch', async (path: string) => new Response(JSON.stringify({ data: path.includes('harbour') ? found : { posts: [], brands: [], channels: [] } })))
  const palette = mount(AppPalette, { props: { open: true }, attachTo: document.body })
  const type = async (words: string) => {
    const field = document.querySelector('input')!
    field.value = words
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await new Promise((done) => setTimeout(done, 400))
    await flushPromises()
    await nextTick()
  }
  await flushPromises()

  await type('zzqq')
  expect(document.querySelector('[role=listbox]')).toBeNull()
  expect(document.body.textContent).toContain('Nothing matches')

  await type('harbour')
  expect(document.querySelector('[role=listbox]')?.getAttribute('aria-label')).toBe('Search and commands')
  expect(document.querySelector('[role=option]')?.textContent).toContain('The harbour opens')
  palette.unmount()
})
