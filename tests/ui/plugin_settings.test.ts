import { router } from '@inertiajs/vue3'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { ApiProblem } from '~/api/http'
import { plugins, type PluginSetting } from '~/api/plugins'
import PluginSettings from '~/components/admin/PluginSettings.vue'

vi.spyOn(router, 'reload').mockImplementation(() => {})

const field = (change: Partial<PluginSetting>) => ({ kind: 'text', origin: null, setAt: null, value: null, variable: `X_${change.key}`, problem: null, label: change.key, ...change }) as PluginSetting
const settings = [
  field({ key: 'mode', kind: 'select', default: 'a', options: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }], origin: 'default' } as Partial<PluginSetting>),
  field({ key: 'clientId', value: 'abc', origin: 'operator', setAt: '2026-03-01T10:00:00.000Z' }),
  field({ key: 'clientSecret', kind: 'secret', origin: 'operator', setAt: '2026-03-01T10:00:00.000Z' }),
  field({ key: 'verifyToken', kind: 'secret', origin: 'environment' }),
  field({ key: 'region', when: { key: 'mode', is: 'b' } }),
]
const form = (own = settings) => mount(PluginSettings, { props: { pluginId: 'sample', settings: own, timeZone: 'UTC' } })
const of = (wrapper: ReturnType<typeof form>, key: string) => wrapper.find(`[data-setting="${key}"]`)
const enter = vi.spyOn(plugins, 'enter')
afterEach(() => enter.mockReset())

test('what the environment sets cannot be typed, and says which variable it is', () => {
  const setting = of(form(), 'verifyToken')

  expect(setting.find('input').exists()).toBe(false)
  expect(setting.text()).toContain('Set by the environment: X_verifyToken')
})

test('a secret is never there to be read, and says since when it is set', () => {
  const setting = of(form(), 'clientSecret')

  expect((setting.find('input').element as HTMLInputElement).value).toBe('')
  expect(setting.find('input').attributes('type')).toBe('password')
  expect(setting.text()).toContain('Set on Sun 1 Mar, 10:00')
})

test('a field that depends on another comes with its value', () => {
  expect(of(form(), 'region').exists()).toBe(false)
  expect(of(form(settings.map((one) => (one.key === 'mode' ? { ...one, value: 'b', origin: 'operator' as const } : one))), 'region').exists()).toBe(true)
})

test('only what was typed is sent; what is typed back to what it was is not', async () => {
  enter.mockResolvedValue(undefined)
  const wrapper = form()

  await of(wrapper, 'clientId').find('input').setValue('def')
  await of(wrapper, 'clientSecret').find('input').setValue('new')
  await of(wrapper, 'clientId').find('input').setValue('abc')
  await wrapper.find('form').trigger('submit')
  await flushPromises()

  expect(enter.mock.calls).toEqual([['sample', { clientSecret: 'new' }]])
})

test('removing is sent as nothing, and can be taken back before', async () => {
  enter.mockResolvedValue(undefined)
  const wrapper = form()
  const press = (label: string) => of(wrapper, 'clientSecret').findAll('button').find((button) => button.text() === label)!.trigger('click')

  await press('Remove')
  await press('Keep it')
  await press('Remove')
  await wrapper.find('form').trigger('submit')
  await flushPromises()

  expect(enter.mock.calls).toEqual([['sample', { clientSecret: null }]])
})

test('a refusal stands at its field, and what was typed is still there', async () => {
  enter.mockRejectedValue(new ApiProblem(422, 'E_VALIDATION_ERROR', 'Some values are not accepted.', [{ path: 'settings.clientId', rule: 'pattern', message: 'Not of this form.' }]))
  const wrapper = form()

  await of(wrapper, 'clientId').find('input').setValue('x!')
  await wrapper.find('form').trigger('submit')
  await flushPromises()

  expect(of(wrapper, 'clientId').text()).toContain('Not of this form.')
  expect((of(wrapper, 'clientId').find('input').element as HTMLInputElement).value).toBe('x!')
})
