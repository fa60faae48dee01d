import { DEVICES } from '#services/links/visitors'
import { clicksValidator, createLinkValidator, linkDefaultsValidator, listLinksValidator, shortenTextValidator, updateLinkValidator } from '#validators/links/link'
import { boolean, described, instant, integer, list, nullable, object, oneOf, page, ref, string, uri, uuid, wrapped } from './openapi_schema.ts'
import type { Operations, Schema } from './openapi_types.ts'

const day: Schema = { type: 'string', format: 'date' }

export const shortLink = object({
  id: uuid,
  brandId: uuid,
  code: string,
  short: described('The address that is given out.', uri),
  url: described('As it was given.', string),
  target: described('Where it leads, with its tags. Never changes.', uri),
  label: nullable(string),
  postId: nullable(uuid),
  connectionId: described('The channel whose clicks it counts.', nullable(uuid)),
  isExpired: boolean,
  clicks: described('Of people, since it was made; null when its numbers are not yours to see.', nullable(integer)),
  createdAt: instant,
  expiresAt: nullable(instant),
})

const counted = {
  from: described('A day of the brand’s calendar.', day),
  to: day,
  timeZone: string,
  total: integer,
  days: list(object({ day, clicks: integer })),
  referrers: described('Hosts of the pages that people came from, most first; null: the browser did not say, or it was none of the most.', list(object({ host: nullable(string), clicks: integer }))),
  devices: list(object({ device: oneOf(DEVICES), clicks: integer })),
}

export const schemas = {
  ShortLink: shortLink,
  Clicks: object(counted),
  PostClicks: object({ ...counted, links: described('With their clicks in these days.', list(ref('ShortLink'))) }),
  LinkDefaults: object({
    source: nullable(string),
    medium: nullable(string),
    campaign: nullable(string),
    term: nullable(string),
    content: nullable(string),
    sources: described('What channels of an adapter are called as a source, in place of `source`.', list(object({ adapterId: string, source: string }))),
  }),
}

const tag = 'Links'

export const operations: Operations = {
  'api.links.index': {
    ...{ operationId: 'listLinks', tag, access: 'posts:read', query: listLinksValidator },
    summary: 'Short links, newest first',
    success: { status: 200, description: 'A page of them', schema: page(ref('ShortLink')) },
  },
  'api.links.show': {
    ...{ operationId: 'getLink', tag, access: 'posts:read' },
    summary: 'Show one short link',
    success: { status: 200, description: 'The link', schema: wrapped(ref('ShortLink')) },
  },
  'api.links.store': {
    ...{ operationId: 'createLink', tag, access: 'posts:write', body: createLinkValidator },
    summary: 'Make a short link',
    description: 'Tagged for measuring (utm_source and so on) with `utm`, else with what its brand has set, unless `tag` is false. Tags and everything else in the address stay as they are.',
    success: { status: 201, description: 'The link', schema: wrapped(ref('ShortLink')) },
  },
  'api.links.update': {
    ...{ operationId: 'updateLink', tag, access: 'posts:write', body: updateLinkValidator },
    summary: 'Change the name of a short link, or how long it works',
    description: 'Where it leads cannot change: a post that was approved with it keeps saying what it said. Make another link instead.',
    success: { status: 200, description: 'As it is now', schema: wrapped(ref('ShortLink')) },
  },
  'api.links.destroy': {
    ...{ operationId: 'deleteLink', tag, access: 'posts:write' },
    summary: 'End a short link; its clicks stay counted, its address is never used again',
    success: { status: 204, description: 'It leads nowhere any more' },
  },
  'api.links.shorten': {
    ...{ operationId: 'shortenTexts', tag, access: 'posts:write', body: shortenTextValidator },
    summary: 'Put short links in the place of the addresses in texts',
    description: 'Changes no post: put the texts where they belong and save them. Give each channel’s text with its `connectionId`, so that clicks are told apart. Short links of this installation are left alone, and with `postId` an address that was shortened before gets the same link again.',
    success: { status: 200, description: 'The texts, in the same order', schema: wrapped(object({ texts: list(object({ text: string, links: list(ref('ShortLink')) })) })) },
  },
  'api.links.clicks': {
    ...{ operationId: 'getLinkClicks', tag, access: 'posts:read', query: clicksValidator },
    summary: 'How often a short link was followed, by day, by page it stood on, and by kind of device',
    description: 'Of people: programs that call themselves one are not counted. Nothing is kept about who they are. Days are those of the brand’s time zone; the last thirty unless said otherwise, 366 at most.',
    success: { status: 200, description: 'The sums', schema: wrapped(ref('Clicks')) },
  },
  'api.posts.clicks': {
    ...{ operationId: 'getPostClicks', tag, access: 'posts:read', query: clicksValidator },
    summary: 'How often the short links of a post were followed',
    description: 'Of the links made for it, and of those that stand in its texts.',
    success: { status: 200, description: 'The sums', schema: wrapped(ref('PostClicks')) },
  },
  'api.link_defaults.show': {
    ...{ operationId: 'getLinkDefaults', tag, access: 'posts:read' },
    summary: 'What a brand’s links are tagged with',
    success: { status: 200, description: 'The tags', schema: wrapped(ref('LinkDefaults')) },
  },
  'api.link_defaults.update': {
    ...{ operationId: 'updateLinkDefaults', tag, access: 'posts:write', body: linkDefaultsValidator },
    summary: 'Change what a brand’s links are tagged with; links that are there stay as they are',
    description: 'What is not named stays. Without a source nothing is tagged, except on channels, which are called by their adapter’s id.',
    success: { status: 200, description: 'As they are now', schema: wrapped(ref('LinkDefaults')) },
  },
}
