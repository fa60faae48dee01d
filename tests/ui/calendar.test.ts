import { mount } from '@vue/test-utils'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import type { Entry, PlannedPost } from '~/api/calendar'
import CalendarChip from '~/components/calendar/CalendarChip.vue'
import MonthGrid from '~/components/calendar/MonthGrid.vue'
import { bandsOf, byDay, CHIP_LOOKS, droppedAt, keyOf, lookOf, movedBy, stateOf } from '~/logic/calendar'
import { plusDays } from '~/api/calendar'

let count = 0
/** 168 chips take seconds on a machine that does much else. */
const MANY_NODES_MS = 30_000
const post = (values: Partial<PlannedPost> = {}): PlannedPost => ({
  ...{ id: `p${++count}`, at: '2027-03-10T08:30:00.000Z', day: '2027-03-10', timeZone: 'Europe/Prague', brandId: 'b', state: 'scheduled', version: 1, words: 'Buns', mediaId: null, authorId: null, campaignId: null, seriesId: null, lock: null },
  channels: [{ adapter: 'one', connectionId: 'c1', state: 'scheduled' }],
  ...values,
})
const entry = (startsOn: string, endsOn = startsOn): Entry => ({ id: `e${++count}`, kind: 'note', title: 'Shoot', body: '', colour: 'amber', brandId: null, startsOn, endsOn, startsAt: null, endsAt: null, timeZone: null, version: 1 }) as Entry
const names = (id: string) => (id === 'c1' ? 'One bakery' : undefined)
const clock = (at: string, zone: string) => DateTime.fromISO(at, { zone }).toFormat('HH:mm')

test('dropped on another day, a post keeps the time on the clock of its own zone across a change of clocks', () => {
  const before = post({ at: '2027-03-27T08:30:00.000Z' })

  expect(droppedAt(before, { day: '2027-03-28' }, 'Europe/Prague')).toBe('2027-03-28T07:30:00.000Z')
  // The calendar is looked at from elsewhere; the post’s own clock still counts.
  expect(droppedAt(before, { day: '2027-03-28' }, 'America/New_York')).toBe('2027-03-28T07:30:00.000Z')
})

test('dropped on another hour, it goes to that hour of the shown zone and keeps its minutes', () => {
  expect(droppedAt(post(), { day: '2027-03-11', hour: 14 }, 'Europe/Prague')).toBe('2027-03-11T13:30:00.000Z')
  expect(droppedAt(post(), { day: '2027-03-10', hour: 9 }, 'Europe/Prague')).toBe('2027-03-10T08:30:00.000Z')
})

test('moves by days show the same time wherever that time exists', () => {
  const zones = fc.constantFrom('Europe/Prague', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu')
  const minute = fc.integer({ min: Date.parse('2026-01-01') / 60_000, max: Date.parse('2029-01-01') / 60_000 })
  fc.assert(
    fc.property(minute, zones, fc.integer({ min: -400, max: 400 }), (at, timeZone, days) => {
      const from = new Date(at * 60_000).toISOString()
      const moved = movedBy({ at: from, timeZone }, days)
      const wanted = DateTime.fromISO(from, { zone: timeZone }).plus({ days })
      // Luxon moves a time that does not exist on by the gap.
      expect(clock(moved, timeZone)).toBe(wanted.toFormat('HH:mm'))
      expect(DateTime.fromISO(moved, { zone: timeZone }).toISODate()).toBe(wanted.toISODate())
    })
  )
})

test('days hold their posts in the order of time', () => {
  const [late, early, other] = [post({ at: '2027-03-10T12:00:00.000Z' }), post({ at: '2027-03-10T06:00:00.000Z' }), post({ at: '2027-03-11T06:00:00.000Z', day: '2027-03-11' })]

  const days = byDay([other, late, early])

  expect([...days].map(([day, posts]) => [day, posts.map(({ id }) => id)])).toEqual([['2027-03-10', [early.id, late.id]], ['2027-03-11', [other.id]]])
})

test('bands never cover each other, and stay within their row', () => {
  const row = Array.from({ length: 7 }, (_, at) => plusDays('2027-03-08', at))
  const entries = fc.array(fc.tuple(fc.integer({ min: -10, max: 16 }), fc.integer({ min: 0, max: 20 })).map(([from, length]) => entry(plusDays('2027-03-08', from), plusDays('2027-03-08', from + length))), { maxLength: 12 })
  fc.assert(
    fc.property(entries, (all) => {
      const bands = bandsOf(all, row)
      const taken = bands.flatMap(({ lane, start, length }) => Array.from({ length }, (_, at) => `${lane} ${start + at}`))
      expect(new Set(taken).size).toBe(taken.length)
      expect(bands.every(({ start, length }) => start >= 0 && length > 0 && start + length <= 7)).toBe(true)
      expect(bands.length).toBe(all.filter(({ startsOn, endsOn }) => startsOn <= row[6]! && endsOn >= row[0]!).length)
    })
  )
})

test('every state has an icon of its own kind and an edge; waiting for approval is told before the rest', () => {
  const looks = Object.values(CHIP_LOOKS).map(({ icon }) => icon)
  expect(new Set(looks).size).toBe(looks.length)
  const waiting = post({ state: 'draft', channels: [{ adapter: 'one', connectionId: 'c1', state: 'in_review' }] })
  expect(stateOf(waiting)).toBe('in_review')
  expect(looks).not.toContain(lookOf(waiting).icon)
})

test('a chip tells everything in words: time with its zone, state, channels and how it begins', () => {
  const chip = mount(CalendarChip, { props: { post: post(), zone: 'Europe/Prague', names, isMovable: true } })

  expect(chip.text()).toMatch(/^09:30.*Buns.*10 Mar 2027, 09:30 · Prague, Scheduled, One bakery$/s)
  expect(chip.attributes('draggable')).toBe('true')
  expect(chip.attributes('aria-label')).toBeUndefined()
})

test('a chip in another zone than its author’s tells the author’s clock as well, and one that stays cannot be dragged', () => {
  const chip = mount(CalendarChip, { props: { post: post({ lock: 'over', words: '', channels: [] }), zone: 'America/New_York', names, isMovable: false } })

  expect(chip.attributes('title')).toBe('09:30 · Prague')
  expect(chip.attributes('draggable')).toBe('false')
  expect(chip.text()).toContain('No channel yet')
})

function month(values: Record<string, unknown> = {}) {
  const posts = [post(), post(), post({ day: '2027-03-11', at: '2027-03-11T08:30:00.000Z' })]
  const props = { span: { from: '2027-03-01', to: '2027-04-05' }, month: '2027-03', today: '2027-03-10', zone: 'Europe/Prague', posts, totals: new Map([['2027-03-10', 7], ['2027-03-11', 1]]), entries: [entry('2027-03-06', '2027-03-09')], selected: new Set<string>(), over: null, hint: null, names, mayMove: () => true, mayAdd: true, ...values }
  return mount(MonthGrid, { props })
}

test('a day says how many posts it has and how many are not shown, and asks for them', async () => {
  const grid = month()

  expect(grid.findAll('[data-cell]')).toHaveLength(35)
  const day = grid.get('[data-cell="2027-03-10"]')
  expect(day.attributes('aria-label')).toMatch(/7 posts$/)
  expect(day.findAll('[data-chip]')).toHaveLength(2)
  await day.findAll('button').find((button) => button.text() === '+5 more')!.trigger('click')
  expect(grid.emitted('more')).toEqual([['2027-03-10']])
  expect(grid.get('[data-cell="2027-03-11"]').text()).not.toContain('more')
})

test('a band over two weeks is there in both, and opens its entry', async () => {
  const grid = month()

  const bands = grid.findAll('[data-band]')
  expect(bands).toHaveLength(2)
  await bands[1]!.trigger('click')
  expect((grid.emitted('entry')![0] as [Entry])[0].title).toBe('Shoot')
})

test('whoever may not add finds no place to', () => {
  expect(month({ mayAdd: false }).findAll('button').some((button) => /^Add something/.test(button.attributes('aria-label') ?? ''))).toBe(false)
})

test('what is dragged over shows the time it would have there', () => {
  const grid = month({ over: '2027-03-12', hint: 'Fri 12 Mar, 09:30 · Prague' })

  expect(grid.get('[data-cell="2027-03-12"]').text()).toContain('Fri 12 Mar, 09:30 · Prague')
})

test('a month of full days stays below 3 000 nodes', () => {
  const days = Array.from({ length: 42 }, (_, at) => plusDays('2027-02-22', at))
  const channels = [1, 2, 3, 4].map((at) => ({ adapter: 'one', connectionId: `c${at}`, state: 'scheduled' }))
  const posts = days.flatMap((day) => [6, 9, 12, 15].map((hour) => post({ day, at: `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`, channels })))
  const grid = month({ span: { from: '2027-02-22', to: '2027-04-05' }, posts, totals: new Map(days.map((day) => [day, 160])) })

  expect(new Set(posts.map(keyOf)).size).toBe(168)
  expect(grid.element.querySelectorAll('*').length).toBeLessThan(2_600)
}, MANY_NODES_MS)
