import { DateTime } from 'luxon'
import { call, type Author } from '#tests/functional/publishing/support'

export const slotsOf = (channelId: string) => `/api/v1/slots/channels/${channelId}`

/** The same times on every day of the week. */
export const everyDay = (...times: string[]) => [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => times.map((time) => ({ weekday, time })))

export async function setSlots(author: Pick<Author, 'token'>, channelId: string, slots: { weekday: number; time: string; enabled?: boolean }[], timeZone = 'Europe/Prague') {
  const answer = await call(author, 'PUT', slotsOf(channelId), { timeZone, slots })
  if (answer.status !== 200) throw new Error(`PUT slots answered ${answer.status}: ${answer.text}`)
  return answer.body.data
}

export const wall = (iso: string, zone: string) => DateTime.fromISO(iso).setZone(zone).toFormat('ccc HH:mm')
