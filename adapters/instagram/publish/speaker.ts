import type { Call } from '@caidence/sdk'
import { objectOf, type Variant } from '@caidence/meta-graph'

/** Which Graph host and token speak for a connection; it keeps the sign-in it was made with. */
export function speakerOf(call: Call): { variant: Variant; token: string; signal: AbortSignal } {
  const { variant } = objectOf(call.connection.account.extra)
  return {
    variant: variant === 'instagram' ? 'instagram' : 'facebook',
    token: call.token.reveal(),
    signal: call.signal,
  }
}
