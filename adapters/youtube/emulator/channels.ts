import type { Answer, Around, Incoming } from '@caidence/testkit/emulators'
import { MAY, speakerOf } from './access.ts'
import { page, requireParts } from './lists.ts'
import { COST, spend } from './quota.ts'
import { Refused } from './refusals.ts'
import { channelResource } from './resources.ts'
import type { State } from './state.ts'

const PARTS = [
  'id',
  'snippet',
  'contentDetails',
  'statistics',
  'status',
  'brandingSettings',
  'localizations',
  'topicDetails',
]

/** GET channels: the token's own, or any by id, which everybody may see. */
export function channels(state: State, incoming: Incoming, around: Around): Answer {
  const { channel } = speakerOf(state, incoming, MAY.read)
  const parts = requireParts(incoming, PARTS)
  spend(state, COST.list)
  const { mine, id } = incoming.query
  if (mine !== 'true' && !id)
    throw new Refused(
      400,
      'missingRequiredParameter',
      'No filter selected. Expected: id, mine',
      'youtube.parameter'
    )
  const found =
    mine === 'true'
      ? [channel]
      : state.data.channels.filter((one) => id.split(',').includes(one.id))
  return page(
    found.map((one) => channelResource(state, one, parts, around.base)),
    incoming,
    { kind: 'youtube#channelListResponse', max: 50 }
  )
}
