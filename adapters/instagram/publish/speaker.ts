import type { Call } from '@caidence/sdk'
import type { Variant } from '../graph.ts'
import { objectOf } from '../json.ts'

/** Which Graph host and token speak for a connection; it keeps the sign-in it was made with. */
export function speakerOf(call: Call): { variant: Variant; token: string; signal: AbortSignal } {
  const { variant } = objectOf(call.connection.account.extra)
  return {
    variant: variant === 'instagram' ? 'instagram' : 'facebook',
    token: call.token.reveal(),
    signal: call.signal,
  }
}
