import { expect, test } from 'vitest'
import type { DeliveryEvent } from '~/api/types'
import { trackOf } from '~/logic/delivery_track'

const event = (fromState: string, toState: string, second: number) =>
  ({ id: String(second), deliveryId: 'd1', kind: 'state', fromState, toState, detail: null, actorId: null, at: `2026-11-26T08:30:${String(second).padStart(2, '0')}.000Z` }) as DeliveryEvent
const delivery = (state: string, publishedAt: string | null = null) => ({ state, publishAt: '2026-11-26T08:30:00.000Z', publishedAt }) as Parameters<typeof trackOf>[0]
const statuses = (...args: Parameters<typeof trackOf>) => trackOf(...args).map(({ status }) => status)

const started = [event('draft', 'scheduled', 0), event('scheduled', 'preparing', 1)]

test('a scheduled delivery has one beat behind it', () => {
  expect(statuses(delivery('scheduled'), [event('draft', 'scheduled', 0)])).toEqual(['done', 'ahead', 'ahead', 'ahead', 'ahead'])
})

test('what is being done is told apart from what is done', () => {
  expect(statuses(delivery('committing'), [...started, event('preparing', 'committing', 4)])).toEqual(['done', 'done', 'current', 'ahead', 'ahead'])
})

test('a live delivery shows when each beat was reached, and the platform’s time for the last', () => {
  const events = [...started, event('preparing', 'committing', 4), event('committing', 'confirming', 6), event('confirming', 'live', 9)]

  const track = trackOf(delivery('live', '2026-11-26T08:30:07.000Z'), events)

  expect(track.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done', 'done'])
  expect(track.map(({ at }) => at?.slice(17, 19))).toEqual(['00', '04', '06', '09', '07'])
})

test('a failure stops at the beat it happened in', () => {
  expect(statuses(delivery('failed'), [...started, event('preparing', 'failed', 3)])).toEqual(['done', 'stopped', 'ahead', 'ahead', 'ahead'])
})

test('a second start takes back what the first had reached', () => {
  const events = [...started, event('preparing', 'committing', 4), event('committing', 'failed', 5), event('failed', 'scheduled', 20), event('scheduled', 'preparing', 21)]

  const track = trackOf(delivery('preparing'), events)

  expect(track.map(({ status }) => status)).toEqual(['done', 'current', 'ahead', 'ahead', 'ahead'])
  expect(track[1].at).toBeNull()
})
