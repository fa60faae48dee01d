import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import StateBadge from '~/components/StateBadge.vue'

const STATES = ['draft', 'in_review', 'approved', 'scheduled', 'preparing', 'committing', 'confirming', 'publishing', 'live', 'partially_published', 'failed', 'unconfirmed', 'cancelled', 'held']

test.each(STATES)('%s has a word and an icon, not only a colour', (state) => {
  const badge = mount(StateBadge, { props: { state } })

  expect(badge.text()).not.toBe('')
  expect(badge.text()).not.toContain('app.state')
  expect(badge.find('svg, [class*="i-lucide"], [data-slot="leadingIcon"]').exists()).toBe(true)
})

test('no two states say the same', () => {
  const words = STATES.map((state) => mount(StateBadge, { props: { state } }).text())

  expect(new Set(words).size).toBe(STATES.length)
})
