import { DOMWrapper, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { h } from 'vue'
import UApp from '@nuxt/ui/components/App.vue'
import type { SeriesTimes, SeriesView } from '~/api/planning'
import SeriesTimesDialog from '~/components/planning/SeriesTimesDialog.vue'
import { repeatOf, ruleOf } from '~/logic/series_rule'

const series = { id: 's1', rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO', startsAt: '2026-03-16T09:30', timeZone: 'Europe/Prague', skipWeekends: false, version: 3 } as unknown as SeriesView
const body = new DOMWrapper(document.body)
let asked: Record<string, unknown>[]

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  vi.stubGlobal('fetch', async (_: string, { body: text }: RequestInit) => {
    const sent = JSON.parse(text as string)
    asked.push(sent)
    const change = sent.rule ? { goes: ['2026-03-30T07:30:00Z'], comes: ['2026-04-01T07:30:00Z', '2026-04-02T07:30:00Z'], stays: [] } : { goes: [], comes: [], stays: [] }
    const { rule, startsAt, timeZone, skipWeekends } = { ...series, ...sent }
    return Response.json({ data: { rule, startsAt, timeZone, skipWeekends, times: [], goesOn: false, change } })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

test('what a change does to the posts stands there before it can be saved', async () => {
  const saved: SeriesTimes[] = []
  const page = mount(() => h(UApp, () => h(SeriesTimesDialog, { series, from: '', isBusy: false, onSave: (times: SeriesTimes) => void saved.push(times) })), { attachTo: document.body })
  const settle = async () => {
    await vi.advanceTimersByTimeAsync(400)
    await flushPromises()
  }
  const save = () => body.findAll('button').find((button) => button.text() === 'Save')!
  await settle()

  expect(asked[0]).toEqual({ seriesId: 's1' })
  expect(save().attributes('disabled')).toBeDefined()

  await body.findAll('button').find((button) => button.text().includes('Thursday'))!.trigger('click')
  expect(save().attributes('disabled')).toBeDefined()
  await settle()

  expect(body.get('[data-foreseen]').text()).toContain('1 post is withdrawn')
  expect(body.get('[data-foreseen]').text()).toContain('2 posts are planned')
  await save().trigger('click')
  expect(saved).toEqual([{ rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TH', startsAt: '2026-03-16T09:30', timeZone: 'Europe/Prague', skipWeekends: false }])
  page.unmount()
})

test.each([
  'FREQ=DAILY;INTERVAL=3;COUNT=7',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20261231T235959',
  'FREQ=WEEKLY;INTERVAL=1',
  'FREQ=MONTHLY;INTERVAL=1;BYDAY=3MO',
  'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1',
])('%s comes back as it was chosen', (rule) => {
  const form = repeatOf({ rule, startsAt: '2026-03-16T09:30', skipWeekends: true })

  expect(form.own).toBeUndefined()
  expect(form.skipWeekends).toBe(true)
  expect(ruleOf(form, '2026-03-16')).toBe(rule.replace('T235959', ''))
})

test.each(['FREQ=YEARLY;INTERVAL=1', 'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15', 'FREQ=MONTHLY;INTERVAL=1;BYDAY=2FR'])('%s cannot be chosen, and is shown as it is written', (rule) => {
  const form = repeatOf({ rule, startsAt: '2026-03-16T09:30', skipWeekends: false })

  expect([form.own, ruleOf(form, '2026-03-16')]).toEqual([rule, rule])
})
