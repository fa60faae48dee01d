import { ENTRY_COLOURS, ENTRY_KINDS } from '#services/calendar/entry_kinds'
import { DELIVERY_STATES } from '#services/publishing/transitions'
import { changePostsValidator, createEntryValidator, createFeedValidator, exportValidator, importEntriesValidator, updateEntryValidator, windowValidator } from '#validators/calendar/calendar'
import { POST_STATES } from '#validators/publishing/post'
import { boolean, described, instant, integer, list, nullable, object, oneOf, ref, string, uri, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const day = { type: 'string', format: 'date' }

const entry = object({
  id: uuid,
  kind: oneOf(ENTRY_KINDS),
  title: string,
  body: string,
  colour: oneOf(ENTRY_COLOURS),
  brandId: described('Null: the whole workspace’s, for whoever works in all of it.', nullable(uuid)),
  startsOn: described('The first day, as it is called where it happens.', day),
  endsOn: described('The last day, included.', day),
  startsAt: described('Null for what is about whole days.', nullable(instant)),
  endsAt: nullable(instant),
  timeZone: nullable(string),
  version: described('Send it back with a change, so that nobody is overwritten.', integer),
})

const plannedPost = object({
  id: uuid,
  at: instant,
  day: described('In the zone asked for.', day),
  timeZone: described('Where the author looked at the clock.', string),
  brandId: uuid,
  state: oneOf(POST_STATES),
  version: integer,
  words: described('How it begins.', string),
  channels: list(object({ adapter: string, connectionId: uuid, state: oneOf(DELIVERY_STATES) })),
  mediaId: nullable(uuid),
  authorId: nullable(uuid),
  campaignId: nullable(uuid),
  seriesId: described('The series it was made by.', nullable(uuid)),
  lock: described('Why it cannot be moved as a whole: it is being sent, it is over, or its channels go out at different times.', nullable(oneOf(['sending', 'over', 'several_times']))),
})

const window = object({
  timeZone: string,
  days: described('Days that have posts, with how many there are in all.', list(object({ day, total: integer }))),
  posts: described('The first of each day, by time. One whose channels go out at different times is there once for each.', list(ref('PlannedPost'))),
  entries: list(ref('CalendarEntry')),
})

const changed = object({
  id: uuid,
  isDone: boolean,
  reason: described('Why not, for people.', nullable(string)),
  newId: described('Of the copy, when it was duplicated.', nullable(uuid)),
  publishAt: nullable(instant),
  before: described('The time it had, so that it can be put back.', nullable(instant)),
  version: nullable(integer),
})

const feed = { id: uuid, label: nullable(string), brandId: nullable(uuid), lastReadAt: nullable(instant), createdAt: instant }

export const schemas = { CalendarEntry: entry, PlannedPost: plannedPost, CalendarFeed: object(feed), NewCalendarFeed: object({ ...feed, url: described('The address for calendar programs. It is not kept, and never told again.', uri) }) }

const tag = 'Calendar'
const shown = (description: string, status = 200) => ({ status, description, schema: wrapped(ref('CalendarEntry')) })

export const operations: Operations = {
  'api.calendar.show': {
    ...{ operationId: 'getCalendar', tag, access: 'posts:read', query: windowValidator },
    summary: 'What stands on the calendar from a day up to another, which is not included',
    description: 'Without `timeZone` days are those of the person’s zone. `state=attention` is everything that somebody has to look at. Cancelled posts come only when asked for.',
    success: { status: 200, description: 'The window', schema: wrapped(window) },
  },
  'api.calendar.export': {
    ...{ operationId: 'exportCalendar', tag, access: 'posts:read', query: exportValidator },
    summary: 'The posts of a window as a table',
    success: { status: 200, description: 'CSV after RFC 4180, one line for each post and time', schema: string, contentType: 'text/csv' },
  },
  'api.calendar.posts': {
    ...{ operationId: 'changeCalendarPosts', tag, access: 'posts:write', body: changePostsValidator },
    summary: 'Move, duplicate, cancel or delete many posts, make drafts of them, or put them into a campaign',
    description: 'Each post is done or refused by itself, all in one transaction. `move` takes `days`, which keeps the time on the clock of the post’s zone, or a `publishAt` for each post. A draft that moves stays a draft.',
    success: { status: 200, description: 'What became of each', schema: wrapped(object({ posts: list(changed) })) },
  },
  'api.calendar_entries.show': { ...{ operationId: 'getCalendarEntry', tag, access: 'posts:read' }, summary: 'Show one entry', success: shown('The entry') },
  'api.calendar_entries.store': {
    ...{ operationId: 'createCalendarEntry', tag, access: 'posts:write', body: createEntryValidator },
    summary: 'Put a note, a campaign, a holiday or an event on the calendar',
    description: 'With `startTime` it is about that time of day in `timeZone`, without it about whole days.',
    success: { ...shown('The new entry', 201), headers: { Location: described('Address of the entry.', { type: 'string', format: 'uri-reference' }) } },
  },
  'api.calendar_entries.import': {
    ...{ operationId: 'importCalendarEntries', tag, access: 'posts:write', body: importEntriesValidator },
    summary: 'Read holidays or events from iCalendar, or from lines of date, title and last day',
    description: 'What is there already is left as it is, so the same text can be sent again. With `dryRun` nothing is stored.',
    success: {
      status: 200,
      description: 'What was added, and which rows were not understood',
      schema: wrapped(object({ added: list(object({ line: integer, title: string, startsOn: day, endsOn: day })), known: described('There already.', integer), problems: list(object({ line: integer, problem: string })) })),
    },
  },
  'api.calendar_entries.update': {
    ...{ operationId: 'updateCalendarEntry', tag, access: 'posts:write', body: updateEntryValidator },
    summary: 'Change an entry; its times are replaced together',
    success: shown('The entry as it is now'),
    refusals: { 409: 'Somebody saved a newer version.' },
  },
  'api.calendar_entries.destroy': {
    ...{ operationId: 'deleteCalendarEntry', tag, access: 'posts:write' },
    summary: 'Delete an entry; posts of a campaign stay',
    success: { status: 204, description: 'Deleted' },
  },
  'api.calendar_feeds.index': { ...{ operationId: 'listCalendarFeeds', tag, access: 'session' }, summary: 'One’s own calendar links', success: { status: 200, description: 'The links', schema: object({ data: list(ref('CalendarFeed')) }) } },
  'api.calendar_feeds.store': {
    ...{ operationId: 'createCalendarFeed', tag, access: 'session', body: createFeedValidator },
    summary: 'Make a secret address under which calendar programs read the calendar',
    description: 'It shows what its person may see at the moment of reading, until it is revoked.',
    success: { status: 201, description: 'The link, with its address', schema: wrapped(ref('NewCalendarFeed')) },
    refusals: { 409: 'There are too many links.' },
  },
  'api.calendar_feeds.destroy': {
    ...{ operationId: 'revokeCalendarFeed', tag, access: 'session' },
    summary: 'Revoke a calendar link',
    success: { status: 204, description: 'It opens nothing any more' },
  },
}
