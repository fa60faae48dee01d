import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import TemplateEditor from '~/components/templates/TemplateEditor.vue'

vi.mock('@inertiajs/vue3', async (original) => ({ ...(await original<object>()), usePage: () => ({ url: '/templates', props: {} }) }))

const BRAND = { id: 'b1', name: 'Northwind', timeZone: 'UTC' }
let asked: { method: string; path: string; body: any }[]
let answer: { status: number; body: object }
const mounted: VueWrapper[] = []

beforeEach(() => {
  asked = []
  answer = { status: 201, body: { data: { id: 't1' } } }
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    asked.push({ method: method!, path, body: JSON.parse(body as string) })
    return Response.json(answer.body, { status: answer.status })
  })
})
afterEach(() => {
  for (const wrapper of mounted.splice(0)) wrapper.unmount()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

async function show(text: string) {
  const wrapper = mount(TemplateEditor, { props: { open: true, brand: BRAND as any, template: null, kinds: [{ id: 'a', name: 'A' }], begin: { text, variants: [] } }, attachTo: document.body })
  mounted.push(wrapper)
  await flushPromises()
  return wrapper
}
const button = (label: string) => [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === label)
async function press(label: string) {
  button(label)!.click()
  await flushPromises()
}
async function name(value: string) {
  const input = document.querySelector<HTMLInputElement>('#template input')!
  input.value = value
  input.dispatchEvent(new Event('input'))
  await flushPromises()
}

test('a gap that nothing fills is said, and put right with one click', async () => {
  await show('{{prodct}} by {{brand.nam}}')
  await name('Launch')

  expect(document.body.textContent).toContain('Nothing fills {{prodct}}.')
  expect(button('Save template')!.disabled).toBe(true)
  await press('Add it as a variable')
  await press('Use {{brand.name}}')
  expect(document.body.textContent).not.toContain('Nothing fills')
  expect(document.body.textContent).toContain('{{prodct}} by Northwind')
  await press('Save template')

  expect(asked).toEqual([{ method: 'POST', path: '/api/v1/templates', body: { name: 'Launch', text: '{{prodct}} by {{brand.name}}', variants: [], hashtags: [], variables: [{ name: 'prodct', description: null, fallback: null }], brandId: 'b1' } }])
})

test('what the server refuses stands beside its field', async () => {
  answer = { status: 422, body: { code: 'E_VALIDATION', detail: 'x', errors: [{ path: 'name', rule: 'unique', message: 'The brand has one of this name already.' }] } }
  const wrapper = await show('Text')
  await name('Launch')

  await press('Save template')

  expect(document.body.textContent).toContain('The brand has one of this name already.')
  expect(wrapper.emitted('done')).toBeUndefined()
})
