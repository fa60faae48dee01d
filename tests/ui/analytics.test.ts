import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import type { WindowNumber } from '~/api/analytics'
import HeatTable from '~/components/analytics/HeatTable.vue'
import KpiCard from '~/components/analytics/KpiCard.vue'
import TrendFigure from '~/components/analytics/TrendFigure.vue'
import { dayName, deltaOf, gaps, highest, inOrder, missing, short } from '~/logic/analytics_numbers'

const number: WindowNumber = { name: 'views', unit: 'count', how: 'sum', value: 1_234, previous: 1_000, change: 234, told: 7, of: 7, asOf: '2026-11-27T10:00:00.000Z', series: [1, null, 3], before: [2, 2, null] }
/** The page around it has the provider that tooltips need. */
const global = { stubs: { Tooltip: { template: '<div><slot /></div>' } } }
const card = (change: Partial<WindowNumber> | null = {}) => mount(KpiCard, { props: { label: 'Views', number: change && { ...number, ...change }, days: 7, zone: 'UTC', compared: { from: '14 Nov', to: '20 Nov' } }, global })

test('a number says what changed in words and signs, not by colour alone', () => {
  expect(card().text()).toContain('1,234')
  expect(card().text()).toContain('+234 (+23.4%)')
  expect(card({ change: -234 }).text()).toContain('−234 (−23.4%)')
  expect(card({ change: 5, previous: 0 }).text()).toContain('+5')
})

test('what nobody told is not available: no 0, no dash, and nothing to press', () => {
  for (const wrapper of [card(null), card({ value: null })]) {
    expect(wrapper.text()).toContain('Not available')
    expect(wrapper.text()).not.toMatch(/\b0\b/)
    expect(wrapper.find('button').exists()).toBe(false)
  }
})

test('windows that cannot be compared say so', () => {
  expect(deltaOf({ change: null, previous: null, unit: 'count' })).toBeNull()
  expect(card({ change: null, previous: null }).text()).toContain('Not comparable')
})

test('a chart has a sentence for whoever hears it, and a table with every gap in words', async () => {
  const rows = ['2026-11-25', '2026-11-26', '2026-11-27'].map((day, at) => ({ label: dayName(day), long: dayName(day, true), now: number.series[at]!, before: number.before[at]! }))
  const wrapper = mount(TrendFigure, { props: { name: 'Views', title: 'Views by day', rows, format: String, showsBefore: true }, global: { stubs: { TrendChart: true, Suspense: false } } })

  expect(wrapper.get('.sr-only').text()).toBe('Views from Wed, 25 Nov 2026 to Fri, 27 Nov 2026. Highest: 3 on Fri, 27 Nov 2026. 1 day is not available.')
  await wrapper.get('button').trigger('click')

  const cells = wrapper.findAll('[data-trend-table] tbody tr').map((row) => row.findAll('td').map((cell) => cell.text()))
  expect(cells).toEqual([['1', '2'], ['Not available', '2'], ['3', 'Not available']])
})

test('each hour says how many posts and how they did', () => {
  const wrapper = mount(HeatTable, { props: { zone: 'Europe/Prague', cells: [{ weekday: 5, hour: 9, posts: 2, rate: 0.05, engagements: 12 }, { weekday: 1, hour: 18, posts: 1, rate: null, engagements: null }] }, global })

  expect(wrapper.text()).toContain('Fri 09:00: 2 posts, rate 5%')
  expect(wrapper.text()).toContain('Mon 18:00: 1 post, no numbers')
})

test('numbers that people ask about come first, and those that are missing are known', () => {
  expect(inOrder([{ name: 'saves' }, { name: 'reach' }, { name: 'followers' }]).map(({ name }) => name)).toEqual(['followers', 'reach', 'saves'])
  expect(missing([{ name: 'reach' }])).toEqual(['followers', 'views', 'engagements'])
  expect([short(99_999), short(1_234_567), short(90, 'seconds')]).toEqual(['99,999', '1.2m', '2 min'])
  expect(highest(['a', 'b', 'c'], [null, 2, 1])).toEqual({ day: 'b', value: 2 })
  expect(gaps([null, 1, null])).toBe(2)
})
