import { DateTime } from 'luxon'
import { call, type Author } from '#tests/functional/publishing/support'

export const calendar = '/api/v1/calendar'

/** A day well ahead, so that nothing on it is ever due. */
export const inDays = (days: number) => DateTime.utc().plus({ days }).toISODate()!
export const at = (days: number, time = '10:00') => `${inDays(days)}T${time}:00.000Z`

/** What the window from a week ago to 90 days ahead shows, narrowed by `query`. */
export async function windowOf(author: Pick<Author, 'token'>, query: Record<string, string> = {}) {
  const answer = await call(author, 'GET', `${calendar}?${new URLSearchParams({ from: inDays(-5), to: inDays(90), timeZone: 'UTC', perDay: '50', ...query })}`)
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`)
  return answer.body.data as { days: { day: string; total: number }[]; posts: any[]; entries: any[] }
}

export const change = (author: Pick<Author, 'token'>, body: Record<string, unknown>, headers = {}) => call(author, 'POST', `${calendar}/posts`, body, headers)
export const addEntry = async (author: Pick<Author, 'token'>, fields: Record<string, unknown> = {}) => {
  const answer = await call(author, 'POST', `${calendar}/entries`, { kind: 'note', title: 'Shoot', startsOn: inDays(10), ...fields })
  if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.text}`)
  return answer.body.data
}
