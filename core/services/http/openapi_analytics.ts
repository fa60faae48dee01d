import { METRICS } from '@caidence/sdk'
import { BEST_BY } from '#services/analytics/post_rules'
import { REPORT_FORMATS, REPORT_KINDS, REPORT_PARTS } from '#services/reports/shapes'
import { bestPostsValidator, questionValidator, tableValidator } from '#validators/analytics/question'
import { reportValidator } from '#validators/reports/report'
import { boolean, described, instant, integer, list, nullable, number, object, oneOf, ref, string, uri, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const day = { type: 'string', format: 'date' }
const name = described('Means the same on every platform.', oneOf(Object.keys(METRICS)))
const unit = oneOf(['count', 'seconds'])
const value = described('Null: not told. It never means 0.', nullable(integer))
const series = (what: string) => described(what, list(nullable(integer)))
const rate = described('Engagements for each one reached, or each view. Null where either was not told.', nullable(number))
const average = nullable(number)

export const windowNumber = object({
  ...{ name, unit, value },
  how: described('How days become one number: `sum`, `mean` of a day, `level` (a state, such as followers), or `gain` (a difference of totals).', oneOf(['sum', 'mean', 'level', 'gain'])),
  previous: described('In the window before. Null where the two cannot be compared.', nullable(integer)),
  change: described('As far as channels were counted in both.', nullable(integer)),
  told: described('Days with a number, added up over channels.', integer),
  of: integer,
  asOf: described('Until when it holds; of several channels, that of the one asked longest ago.', nullable(instant)),
  series: series('By day of the window.'),
  before: series('By day of the window before.'),
})

export const contentNumber = object({
  ...{ name, unit, value, previous: nullable(integer), change: nullable(integer) },
  told: described('Posts whose platform told it.', integer),
  of: described('Posts that went out.', integer),
  asOf: nullable(instant),
  series: series('By the day on which posts went out.'),
  before: series('By day of the window before.'),
})

const counted = {
  ...{ deliveryId: uuid, postId: uuid, channelId: uuid, adapterId: string, format: string, publishedAt: instant },
  numbers: described('The newest of each; what was not told is not there.', { type: 'object', additionalProperties: integer }),
  ...{ asOf: nullable(instant), engagements: nullable(integer), rate },
  basis: described('What the rate is measured by.', nullable(oneOf(['reach', 'views', 'impressions']))),
}

export const countedPost = object({ ...counted, text: described('Its first letters; null where the asker may not read posts.', nullable(string)), permalink: nullable(uri), mediaId: described('Of its first file.', nullable(uuid)), shortLinkClicks: described('How often its own short links were followed, as counted here. Null: it went out with none of its own.', nullable(integer)) })

const channel = object({
  ...{ id: uuid, brandId: uuid, adapterId: string, platform: string, handle: string, name: nullable(string), pictureUrl: nullable(string) },
  state: oneOf(['active', 'needs_reauth', 'disconnected']),
  numbers: list(ref('WindowNumber')),
})

const posts = object({
  ...{ published: integer, publishedBefore: integer, perDay: list(integer), perDayBefore: list(integer), numbers: list(ref('ContentNumber')) },
  formats: list(object({ adapterId: string, format: string, posts: integer, engagements: average, views: average, rate })),
  heat: described('By weekday (1 is Monday) and hour of the reader’s clock.', list(object({ weekday: integer, hour: integer, posts: integer, rate, engagements: average }))),
  isCut: described('There were more than ten thousand: the newest are in it.', boolean),
})

export const shortLinks = object({
  value: described('How often the short links of posts were followed in the window, as counted here; never a platform’s `clicks`. Null: no post went out with one. It never means 0.', nullable(integer)),
  previous: described('In the window before. Null where links were not there from its beginning.', nullable(integer)),
  ...{ change: nullable(integer), links: integer, posts: integer },
  series: series('By day of the window, in the brand’s calendar; null before the first link was made.'),
  before: series('By day of the window before.'),
  channels: described('Of links that one channel alone went out with.', list(object({ channelId: uuid, clicks: integer }))),
  brands: list(object({ brandId: uuid, clicks: integer })),
  shared: described('Of links that several channels share, which are told of none of them.', integer),
})

export const report = object({
  ...{ id: uuid, title: string, kind: oneOf(REPORT_KINDS), format: oneOf(REPORT_FORMATS) },
  state: oneOf(['waiting', 'making', 'ready', 'failed']),
  progress: described('From 0 to 1.', number),
  ...{ from: day, to: day, timeZone: string, brand: nullable(uuid), channel: nullable(uuid), campaign: nullable(uuid), parts: list(oneOf(REPORT_PARTS)) },
  fault: described('Why there is none.', nullable(object({ code: string, sentence: string }))),
  ...{ bytes: nullable(integer), sha256: nullable(string), createdAt: instant, finishedAt: nullable(instant) },
  expiresAt: described('Its file is removed then.', nullable(instant)),
})

export const schemas = {
  Report: report,
  WindowNumber: windowNumber,
  ContentNumber: contentNumber,
  CountedPost: countedPost,
  ShortLinkClicks: shortLinks,
  WindowNumbers: object({
    timeZone: string,
    ...{ from: day, to: described('Included.', day), days: list(day), before: object({ from: day, to: day }) },
    numbers: described('Of all channels together. None with a campaign, which has posts only.', list(ref('WindowNumber'))),
    channels: list(channel),
    posts,
    shortLinks: ref('ShortLinkClicks'),
  }),
  PostCurves: object({ deliveryId: uuid, channelId: uuid, adapterId: string, format: string, publishedAt: instant, curves: list(object({ name, unit, points: list(object({ at: instant, value: integer })) })) }),
}

const tag = 'Analytics'
const common = { tag, access: 'posts:read' } as const
const reporting = { tag: 'Reports' } as const
const windows = 'Without `from`, the window is the last `days` (30) until `to`, or today. Days are those of `timeZone`, else of the person’s own zone; the number of a channel’s day is that of the UTC day with its noon in it.'

export const operations: Operations = {
  'api.reports.index': {
    ...{ operationId: 'listReports', ...reporting, access: 'reports:read' },
    summary: 'Reports that the person asked for, newest first',
    success: { status: 200, description: 'Of the last days', schema: wrapped(list(ref('Report'))) },
  },
  'api.reports.store': {
    ...{ operationId: 'createReport', ...reporting, access: 'reports:write', body: reportValidator },
    summary: 'Ask for a report',
    description: `A worker makes it; ask for it again, or wait for the event \`report.finished\`. ${windows} \`numbers\` is a PDF with the parts named; \`proof\` says of each post where it is, when and how that was made sure, what was sent (SHA-256) and who approved it.`,
    success: { status: 202, description: 'It waits to be made', schema: wrapped(ref('Report')) },
    refusals: { 409: 'Too many are being made, or this server makes no PDFs.' },
  },
  'api.reports.show': {
    ...{ operationId: 'getReport', ...reporting, access: 'reports:read' },
    summary: 'Show how far a report is',
    success: { status: 200, description: 'The report', schema: wrapped(ref('Report')) },
  },
  'api.reports.file': {
    ...{ operationId: 'getReportFile', ...reporting, access: 'reports:read' },
    summary: 'A report’s file, until it expires',
    success: { status: 200, description: 'PDF or CSV', schema: { type: 'string', format: 'binary' }, contentType: 'application/pdf', otherTypes: ['text/csv'] },
    refusals: { 409: 'It is not ready yet.' },
  },
  'api.reports.destroy': {
    ...{ operationId: 'deleteReport', ...reporting, access: 'reports:write' },
    summary: 'Remove a report and its file',
    success: { status: 204, description: 'It is gone' },
  },
  'api.analytics.show': {
    ...{ operationId: 'getAnalytics', ...common, query: questionValidator },
    summary: 'Numbers of channels and posts in a window, compared with the one before',
    description: `${windows} What the asker may not see is not in it.`,
    success: { status: 200, description: 'The numbers', schema: wrapped(ref('WindowNumbers')) },
  },
  'api.analytics.posts': {
    ...{ operationId: 'listBestPosts', ...common, query: bestPostsValidator },
    summary: `Posts of a window with their numbers, by ${BEST_BY.join(', ')} or the newest first`,
    description: `${windows} At most fifty; all of them are in the table.`,
    success: { status: 200, description: 'The first ones', schema: wrapped(list(ref('CountedPost'))) },
  },
  'api.analytics.curves': {
    ...{ operationId: 'getPostCurves', ...common },
    summary: 'How the numbers of a post grew, by delivery',
    success: { status: 200, description: 'Of what is live', schema: wrapped(list(ref('PostCurves'))) },
  },
  'api.analytics.table': {
    ...{ operationId: 'exportAnalytics', ...common, query: tableValidator },
    summary: 'Numbers of days, channels or posts as a table',
    description: `${windows} What was not told is an empty cell.`,
    success: { status: 200, description: 'RFC 4180, UTF-8', schema: string, contentType: 'text/csv' },
  },
}
