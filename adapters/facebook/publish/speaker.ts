import type { Call } from '@caidence/sdk'
import type { Speaker } from '@caidence/meta-graph'

export function speakerOf(call: Call): Speaker {
  return { variant: 'facebook', token: call.token.reveal(), signal: call.signal }
}

export const pageOf = (call: Call) => call.connection.account.remoteId
