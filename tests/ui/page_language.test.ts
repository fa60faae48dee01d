import { afterEach, expect, test } from 'vitest'
import { readIn } from '~/composables/page_language'
import { addTexts, translate } from '~/composables/use_text'
import { formatInstant, formatSoon, relativeTo, wallClock } from '~/composables/use_time'
import { exact, rounded } from '~/logic/analytics_numbers'
import { dayName, spanName } from '~/logic/calendar_names'

afterEach(() => readIn('en'))

const NOW = new Date('2026-11-27T10:00:00Z')

test('dates, numbers and distances are in the language of the page', () => {
  expect(dayName('2026-11-26')).toBe('Thu, 26 Nov 2026')
  readIn('de')

  expect(dayName('2026-11-26')).toBe('Do., 26. Nov. 2026')
  expect(spanName('month', '2026-12-01')).toBe('Dezember 2026')
  expect(formatInstant('2020-03-05T09:30:00Z', 'UTC')).toBe('Do., 5. März 2020, 09:30')
  expect(formatSoon(new Date('2026-11-28T09:30:00Z'), 'UTC', NOW)).toBe('Sa 09:30')
  expect(relativeTo('2026-11-27T13:00:00Z', NOW)).toBe('in 3 Stunden')
  expect(exact(12_480)).toBe('12.480')
  expect(rounded(1.25)).toBe('1,3')
  addTexts({ 'a.count': [['count', 'number']] })
  expect(translate('a.count', { count: 12_480 })).toBe('12.480')
})

test('what programs read stays as it is', () => {
  readIn('de')
  expect(wallClock(new Date('2026-11-26T09:05:00Z'), 'UTC')).toEqual({ date: '2026-11-26', time: '09:05' })
})
