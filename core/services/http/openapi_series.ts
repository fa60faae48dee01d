import { changeSeriesValidator, createSeriesValidator, listSeriesValidator, previewSeriesValidator, skipSeriesValidator } from '#validators/planning/series'
import { confirmation } from './openapi_posts.ts'
import { boolean, described, instant, integer, list, nullable, object, oneOf, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const fields = {
  id: uuid,
  brandId: uuid,
  templatePostId: described('A draft that itself never goes out: what each post of the series is made of.', uuid),
  excerpt: described('How its text begins.', string),
  rule: described('RFC 5545, of the wall clock.', string),
  startsAt: described('Date and time of the first, as a clock in the zone shows them.', string),
  timeZone: string,
  skipWeekends: boolean,
  state: oneOf(['active', 'ended']),
  endedReason: nullable(oneOf(['finished', 'by_person', 'no_right', 'split'])),
  version: integer,
  nextAt: nullable(instant),
  createdAt: instant,
}

export const series = object(fields)
export const schemas = {
  Series: series,
  SeriesWithPosts: object({
    ...fields,
    upcoming: described('What is to come of the next 60 days, at most 50 posts.', list(object({ at: instant, state: described('`refused`: the post could not be planned, for the reason given; it is tried again until its time.', oneOf(['made', 'skipped', 'refused'])), postId: nullable(uuid), reason: nullable(string) }))),
  }),
}

const change = object({
  goes: described('Times whose posts are withdrawn.', list(instant)),
  comes: described('Times that get a post.', list(instant)),
  stays: described('Posts that a person changed or moved by themselves: they stay, at times that the series no longer has.', list(instant)),
})

const tag = 'Planning'
const shown = (description: string, status = 200) => ({ status, description, schema: wrapped(ref('SeriesWithPosts')) })
const ended = 'The series has ended.'

export const operations: Operations = {
  'api.series.index': {
    ...{ operationId: 'listSeries', tag, access: 'posts:read', query: listSeriesValidator },
    summary: 'List series, newest first',
    success: { status: 200, description: 'One page', schema: page(ref('Series')) },
  },
  'api.series.show': {
    ...{ operationId: 'getSeries', tag, access: 'posts:read' },
    summary: 'Show one series with the posts that are to come',
    success: shown('The series'),
  },
  'api.series.store': {
    ...{ operationId: 'createSeries', tag, access: 'posts:write', body: createSeriesValidator },
    summary: 'Begin a series',
    description: 'Its posts are made 60 days ahead, at most 50 at once, and go through the same checks and approvals as every post. Times are those of the wall clock: one that daylight saving leaves out moves on by the gap, one that comes twice is the first. With `postId` a draft becomes its template.',
    success: { ...shown('The new series', 201), headers: { Location: described('Address of the series.', { type: 'string', format: 'uri-reference' }) } },
    refusals: { 422: confirmation.why },
    refusalSchemas: { 422: confirmation.schema },
  },
  'api.series.preview': {
    ...{ operationId: 'previewSeries', tag, access: 'posts:write', body: previewSeriesValidator },
    summary: 'The next times of a rule',
    description: 'Nothing is stored. With `seriesId`, and `from` for what follows one of its times, what is left out is as the series has it, and `change` says what an update would do.',
    success: {
      status: 200,
      description: 'The times',
      schema: wrapped(object({ rule: string, startsAt: string, timeZone: string, skipWeekends: boolean, times: list(object({ at: instant, local: string, clockChange: described('`moved`: the time does not exist that day. `first`: it comes twice, and this is the first.', nullable(oneOf(['moved', 'first']))) })), goesOn: boolean, change }, ['change'])),
    },
  },
  'api.series.update': {
    ...{ operationId: 'updateSeries', tag, access: 'posts:write', body: changeSeriesValidator },
    summary: 'Change all that is to come, or what comes from one time on',
    description: 'Posts that a person changed or moved by themselves stay as they are. With `scope: following` the part from `from` on becomes a series of its own, which is answered. One post alone is changed like any other post.',
    success: shown('The series as it is now'),
    refusals: { 409: `${ended} Or somebody saved a newer version, or nothing is to come at that time.`, 422: confirmation.why },
    refusalSchemas: { 422: confirmation.schema },
  },
  'api.series.skip': {
    ...{ operationId: 'skipOccurrence', tag, access: 'posts:write', body: skipSeriesValidator },
    summary: 'Leave one time out, or take it back in',
    description: 'With `isSkipped: false` a time that was left out has its post again.',
    success: shown('The series as it is now'),
    refusals: { 409: `${ended} Or nothing is to come at that time, or its post is being sent.` },
  },
  'api.series.end': {
    ...{ operationId: 'endSeries', tag, access: 'posts:write' },
    summary: 'Make no more posts; those that are planned stay',
    success: shown('The series as it is now'),
    refusals: { 409: ended },
  },
  'api.series.destroy': {
    ...{ operationId: 'deleteSeries', tag, access: 'posts:write' },
    summary: 'Delete a series with all of its posts that were not sent',
    success: { status: 204, description: 'Deleted' },
  },
}
