import { byHandValidator } from '#validators/planning/by_hand'
import { nextSlotsValidator, slotSetValidator, slotWindowValidator } from '#validators/planning/slots'
import { boolean, described, instant, integer, list, nullable, number, object, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const slots = list(object({ weekday: described('1 is Monday.', integer), time: described('As a clock in the zone shows it.', string), enabled: boolean }))

const bestTimes = object({
  times: described(
    'Best first; null while there are too few posts. `factor` 1.4 means 40 % more engagement than this channel’s usual post; each time counts with three average posts added, so that few posts move it little.',
    nullable(list(object({ weekday: integer, hour: integer, posts: integer, factor: number })))
  ),
  posts: described('Posts of the last 180 days whose engagement is known.', integer),
  needed: integer,
  timeZone: string,
})

export const schemas = {
  ChannelSlots: object({ timeZone: string, isOwn: described('False while the channel uses its brand’s slots.', boolean), slots, next: described('The next one that is free.', nullable(instant)), best: bestTimes }),
  BrandSlots: object({ timeZone: string, slots }),
}

const tag = 'Planning'
const channelSlots = { status: 200, description: 'The slots as they are now', schema: wrapped(ref('ChannelSlots')) }
const brandSlots = { status: 200, description: 'The slots as they are now', schema: wrapped(ref('BrandSlots')) }

export const operations: Operations = {
  'api.slots.index': {
    ...{ operationId: 'listSlots', tag, access: 'posts:read', query: slotWindowValidator },
    summary: 'The queue slots of channels between two times',
    success: { status: 200, description: 'Each slot, with the post that has it', schema: object({ data: list(object({ connectionId: uuid, at: instant, postId: nullable(uuid) })) }) },
  },
  'api.slots.next': {
    ...{ operationId: 'getNextSlots', tag, access: 'posts:read', query: nextSlotsValidator },
    summary: 'The next free slot of each channel',
    description: 'It is not kept for anybody: a post with `when: queue` takes the one that is free then.',
    success: { status: 200, description: 'The slots; null for a channel without one', schema: object({ data: list(object({ connectionId: uuid, at: nullable(instant) })) }) },
  },
  'api.channel_slots.show': {
    ...{ operationId: 'getChannelSlots', tag, access: 'posts:read' },
    summary: 'A channel’s queue slots, and when its posts did best',
    success: channelSlots,
  },
  'api.channel_slots.update': {
    ...{ operationId: 'setChannelSlots', tag, access: 'posts:write', body: slotSetValidator },
    summary: 'Give a channel slots of its own',
    description: 'Replaces the whole set. What is in the queue already keeps its time.',
    success: channelSlots,
  },
  'api.channel_slots.destroy': {
    ...{ operationId: 'clearChannelSlots', tag, access: 'posts:write' },
    summary: 'Let a channel use its brand’s slots again',
    success: channelSlots,
  },
  'api.brand_slots.show': {
    ...{ operationId: 'getBrandSlots', tag, access: 'posts:read' },
    summary: 'The slots of a brand’s channels that have none of their own',
    success: brandSlots,
  },
  'api.brand_slots.update': {
    ...{ operationId: 'setBrandSlots', tag, access: 'posts:write', body: slotSetValidator },
    summary: 'Set the slots of a brand',
    success: brandSlots,
  },
  'api.posts.by_hand': {
    ...{ operationId: 'settleByHand', tag, access: 'posts:write', body: byHandValidator },
    summary: 'Say that a post is out, or was left out, that was to be posted by hand',
    success: { status: 200, description: 'The post as it is now', schema: wrapped(ref('Post')) },
    refusals: { 409: 'Its time has not come, or it was settled before.' },
  },
}
