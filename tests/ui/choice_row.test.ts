import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import ChoiceRow from '~/components/ChoiceRow.vue'

const items = [
  { value: 'draft', label: 'Draft' },
  { value: 'now', label: 'Now' },
]

test('a choice is a group of radio buttons with a name, and says what was chosen', async () => {
  const row = mount(ChoiceRow, { props: { modelValue: 'draft', items, legend: 'When' } })

  expect(row.find('fieldset > legend').text()).toBe('When')
  expect(row.findAll('input').map(({ element }) => (element as HTMLInputElement).checked)).toEqual([true, false])
  await row.findAll('input')[1]!.setValue()
  expect(row.emitted('update:modelValue')).toEqual([['now']])
})

test('two of them on one page do not share their buttons', () => {
  const both = mount({ components: { ChoiceRow }, setup: () => ({ items }), template: '<ChoiceRow model-value="draft" :items="items" legend="One" /><ChoiceRow model-value="now" :items="items" legend="Two" />' })

  expect(new Set(both.findAll('input').map((input) => input.attributes('name'))).size).toBe(2)
})
