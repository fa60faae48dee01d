import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import type { Field } from '~/api/types'
import FieldInput from '~/components/FieldInput.vue'
import { shownFields, valuesToSend } from '~/logic/fields'

const render = (field: Field, modelValue?: string | number | boolean) => mount(FieldInput, { props: { field, modelValue } })

test('a text field shows its label, its help and its value', () => {
  const text = render({ key: 'audioName', kind: 'text', label: 'Name of the audio', help: 'As listeners see it', max: 100 }, 'Morning')

  expect(text.text()).toContain('Name of the audio')
  expect(text.text()).toContain('As listeners see it')
  expect(text.find('input').element.value).toBe('Morning')
})

test('a number leaves as a number, and an emptied one as not set', async () => {
  const number = render({ key: 'thumbOffset', kind: 'number', label: 'Cover frame', min: 0 })

  await number.find('input').setValue('1500')
  await number.find('input').setValue('')

  expect(number.emitted('update:modelValue')).toEqual([[1500], [undefined]])
})

test('a switch starts from its default', async () => {
  const toggle = render({ key: 'shareToFeed', kind: 'switch', label: 'Show in feed as well', default: true })

  const control = toggle.find('[role=switch]')
  expect(control.attributes('aria-checked')).toBe('true')
  await control.trigger('click')

  expect(toggle.emitted('update:modelValue')).toEqual([[false]])
})

test('a secret is not shown as it is typed', () => {
  expect(render({ key: 'token', kind: 'secret', label: 'Token' }).find('input').attributes('type')).toBe('password')
})

test('a field that waits for another one is neither shown nor sent until then', () => {
  const fields: Field[] = [
    { key: 'paid', kind: 'switch', label: 'Paid partnership', default: false },
    { key: 'partner', kind: 'text', label: 'Partner', when: { key: 'paid', is: true } },
  ]

  expect(shownFields(fields, {}).map(({ key }) => key)).toEqual(['paid'])
  expect(valuesToSend(fields, { paid: false, partner: 'left over' })).toEqual({ paid: false })
  expect(valuesToSend(fields, { paid: true, partner: 'Acme' })).toEqual({ paid: true, partner: 'Acme' })
})

test('a choice that has not come yet is the field of its label, and says what is wrong with it', () => {
  const field: Field = { key: 'privacy', kind: 'select', label: 'Who may see it', options: [{ value: 'public', label: 'Everybody' }], required: true }
  const choice = mount(FieldInput, { props: { field, modelValue: 'public', error: 'Choose one.' } })

  const button = choice.find('button[role=combobox]')
  expect(button.text()).toBe('Everybody')
  expect(choice.find('label').attributes('for')).toBe(button.attributes('id'))
  expect(button.attributes('aria-invalid')).toBe('true')
  expect(choice.find(`[id="${button.attributes('aria-describedby')}"]`).text()).toBe('Choose one.')
})
