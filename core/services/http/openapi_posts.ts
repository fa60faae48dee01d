import { DELIVERY_STATES } from '#services/publishing/transitions'
import { checkPostValidator, createPostValidator, listPostsValidator, POST_STATES, publishPostValidator, resolveDeliveryValidator, selectDeliveriesValidator, updatePostValidator } from '#validators/publishing/post'
import { boolean, described, instant, integer, list, nullable, number, object, oneOf, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import { mediaFields } from './openapi_media.ts'
import type { Operations, Schema } from './openapi_types.ts'

const sentences = { sentence: described('What happened, in words.', string), action: described('The next click.', string) }

export const delivery = object({
  id: uuid,
  connectionId: uuid,
  adapter: string,
  adapterName: string,
  format: string,
  formatName: string,
  account: object({ handle: string, name: nullable(string), pictureUrl: nullable(string), isConnected: boolean }),
  text: described('Its own text; null means that of the post.', nullable(string)),
  options: { type: 'object' },
  fit: described('What becomes of files of another shape than the format takes: borders around all of it, or a cut from its middle.', oneOf(['pad', 'crop'])),
  mode: described('With `manual` nothing is sent: at its time a person is told, who posts it by hand.', oneOf(['auto', 'manual'])),
  slotAt: described('The queue slot it has.', nullable(instant)),
  state: oneOf(DELIVERY_STATES),
  version: integer,
  publishAt: nullable(instant),
  publishedAt: nullable(instant),
  settledAt: nullable(instant),
  permalink: nullable(string),
  remoteId: nullable(string),
  progress: described('Between 0 and 1 while something is sent.', nullable(number)),
  waitingUntil: nullable(instant),
  waitingFor: nullable(string),
  fault: nullable(object({ code: string, ...sentences, field: nullable(string) })),
  heldReason: nullable(object({ code: string, ...sentences })),
  isEditable: boolean,
  restarts: integer,
})

/** A file as it hangs on a post. */
export const postMedia = object({
  ...mediaFields,
  crop: described('The part of the picture or video that is shown, as shares of its width and height; null: all of it.', nullable(object({ x: number, y: number, width: number, height: number }))),
})

export const post = object({
  id: uuid,
  brandId: uuid,
  text: string,
  state: described('Follows from the deliveries.', oneOf(POST_STATES)),
  publishAt: nullable(instant),
  timeZone: described('Where the author looked at the clock.', string),
  version: described('Send it back with a change, so that nobody is overwritten.', integer),
  author: nullable(object({ id: uuid, name: string })),
  origin: oneOf(['web', 'api', 'demo']),
  seriesId: described('The series it was made by.', nullable(uuid)),
  campaignId: described('The campaign it belongs to: an entry of the calendar.', nullable(uuid)),
  createdAt: instant,
  updatedAt: instant,
  media: list(postMedia),
  deliveries: list(ref('Delivery')),
})

const json: Schema = { description: 'Any JSON value.' }

export const checkedTarget = object({
  connectionId: uuid,
  format: string,
  issues: list(
    object(
      {
        level: described('`error`: the platform refuses it. `warning`: look at it. `hint`: leave it alone if you like.', oneOf(['error', 'warning', 'hint'])),
        path: string,
        rule: string,
        params: { type: 'object', additionalProperties: json },
        sentence: string,
        fix: described('What would put it right: words at the end of the text, or needless spaces taken out of it.', object({ kind: oneOf(['append', 'tidy']), text: string }, ['text'])),
        mustConfirm: described('The brand forbids it: ask a person whether they mean it.', boolean),
        codes: described('With `mustConfirm`: what to send in `confirm` once they have said so. What was confirmed for this post before is not among them.', list(string)),
      },
      ['params', 'fix', 'mustConfirm', 'codes']
    )
  ),
  preview: nullable(
    object(
      {
        layout: string,
        ratio: number,
        text: object({ shown: string, folded: boolean }),
        media: list(object({ id: string, ratio: number })),
        badges: list(string),
        safeArea: object({ top: number, right: number, bottom: number, left: number }),
      },
      ['badges', 'safeArea']
    )
  ),
  text: described('Length as the platform counts it.', object({ count: integer, max: integer })),
})

/** The brand's guidelines speak against what would go out, and nobody has said that it is meant. */
const unconfirmed = object({ code: described('Sent back in `confirm`. Another word has another code.', string), rule: oneOf(['text.banned', 'text.disclosure']), path: string, sentence: string })

export const schemas = { Post: post, Delivery: delivery, CheckedTarget: checkedTarget, UnconfirmedFinding: unconfirmed }
/** For what plans or publishes. */
export const confirmation = {
  why: 'Or the code is `E_CONFIRMATION_NEEDED`: the brand’s guidelines speak against it. Ask a person, and send the codes of `findings` in `confirm`.',
  schema: { allOf: [ref('Problem'), { type: 'object', properties: { findings: list(ref('UnconfirmedFinding')) } }] } satisfies Schema,
}

const tag = 'Posts'
const locked = 'It is being sent, or it is over; the detail says which.'
const shown = (description: string) => ({ status: 200, description, schema: wrapped(ref('Post')) })

export const operations: Operations = {
  'api.posts.index': {
    ...{ operationId: 'listPosts', tag, access: 'posts:read', query: listPostsValidator },
    summary: 'List posts, newest first',
    success: { status: 200, description: 'One page', schema: page(ref('Post')) },
  },
  'api.posts.show': {
    ...{ operationId: 'getPost', tag, access: 'posts:read' },
    summary: 'Show one post with its deliveries',
    success: shown('The post'),
  },
  'api.posts.store': {
    ...{ operationId: 'createPost', tag, access: 'posts:write', body: createPostValidator },
    summary: 'Write a post: as a draft, to go out at a time, or now',
    description: 'Without `when` it is a draft, or planned if `publishAt` is given. A post that a platform would refuse is not scheduled; the answer names each reason at its place.',
    success: { status: 201, description: 'The new post', schema: wrapped(ref('Post')), headers: { Location: described('Address of the post.', { type: 'string', format: 'uri-reference' }) } },
    refusals: { 422: confirmation.why },
    refusalSchemas: { 422: confirmation.schema },
  },
  'api.posts.check': {
    ...{ operationId: 'checkPost', tag, access: 'posts:write', body: checkPostValidator },
    summary: 'Ask the channels what they think of a post',
    description: 'Nothing is stored. Channels and files that are not there are left out.',
    success: { status: 200, description: 'What each channel says', schema: wrapped(object({ targets: list(ref('CheckedTarget')) })) },
  },
  'api.posts.update': {
    ...{ operationId: 'updatePost', tag, access: 'posts:write', body: updatePostValidator },
    summary: 'Change or reschedule what is not yet being sent',
    description: 'What is left out stays as it is. `targets` and `media` replace what was there. `brandId` moves a draft that is in no campaign and no series to another brand; channels and files it has are of the old one, so `targets` and `media` are given with it.',
    success: shown('The post as it is now'),
    refusals: { 409: `${locked} Or somebody saved a newer version: then \`current\` is that post.`, 422: confirmation.why },
    refusalSchemas: { 422: confirmation.schema, 409: { allOf: [ref('Problem'), { type: 'object', properties: { current: ref('Post') } }] } },
  },
  'api.posts.destroy': {
    ...{ operationId: 'deletePost', tag, access: 'posts:write' },
    summary: 'Delete a post and withdraw what was not sent',
    success: { status: 204, description: 'Deleted' },
    refusals: { 409: locked },
  },
  'api.posts.publish': {
    ...{ operationId: 'publishPost', tag, access: 'posts:write', body: publishPostValidator },
    summary: 'Publish now, or again what failed or was held',
    description: 'Asking twice changes nothing.',
    success: shown('The post, on its way'),
    refusals: { 409: locked, 422: confirmation.why },
    refusalSchemas: { 422: confirmation.schema },
  },
  'api.posts.cancel': {
    ...{ operationId: 'cancelPost', tag, access: 'posts:write', body: selectDeliveriesValidator },
    summary: 'Cancel what has not been sent',
    success: shown('The post'),
    refusals: { 409: locked },
  },
  'api.posts.resolve': {
    ...{ operationId: 'resolveDelivery', tag, access: 'posts:write', body: resolveDeliveryValidator },
    summary: 'Say what became of a delivery that nobody could look up',
    success: shown('The post'),
    refusals: { 409: 'The delivery is not in doubt.' },
  },
}

