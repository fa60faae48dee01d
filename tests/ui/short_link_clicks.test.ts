import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import type { Answer, ShortLinkClicks } from '~/api/analytics'
import ShortLinkPanel from '~/components/analytics/ShortLinkPanel.vue'

const days = ['2026-03-01', '2026-03-02']
const clicks: ShortLinkClicks = { value: 12, previous: 10, change: 2, links: 3, posts: 2, series: [5, 7], before: [4, 6], channels: [{ channelId: 'a', clicks: 4 }, { channelId: 'b', clicks: 8 }], brands: [{ brandId: 'x', clicks: 12 }], shared: 3 }
const answer = { days, channels: [{ id: 'a', handle: 'kestrel', platform: 'Instagram' }, { id: 'b', handle: 'bakery', platform: 'Facebook' }] } as unknown as Answer
const panel = (change: Partial<ShortLinkClicks> = {}, isOfChannel = false) => mount(ShortLinkPanel, { props: { clicks: { ...clicks, ...change }, answer, brands: [{ id: 'x', name: 'Kestrel' }], isOfChannel, compared: { from: '1', to: '2' } }, global: { stubs: { TrendChart: true } } })

test('clicks that are counted here have their own name, what they were before, and who they came through', () => {
  const text = panel().text()

  expect(text).toContain('Short-link clicks12')
  expect(text).toContain('3 links in 2 posts')
  expect(text).toContain('+2 (+20%)')
  expect(text.indexOf('bakery · Facebook')).toBeLessThan(text.indexOf('kestrel · Instagram'))
  expect(text).toContain('3 clicks on links that several channels share')
  expect(panel({}, true).text()).not.toContain('bakery')
})

test('the days are there as a table', async () => {
  const wrapper = panel()
  await wrapper.findAll('button').find((button) => button.text() === 'Show as table')!.trigger('click')

  expect(wrapper.get('[data-trend-table]').findAll('tbody tr')).toHaveLength(2)
})

test('without a short link it is not available: no 0, no chart', () => {
  const wrapper = panel({ value: null, previous: null, change: null, channels: [], brands: [], shared: 0, series: [null, null], before: [null, null] })

  expect(wrapper.text()).toContain('Not available')
  expect(wrapper.text()).not.toMatch(/\b0\b/)
  expect(wrapper.find('figure').exists()).toBe(false)
})
