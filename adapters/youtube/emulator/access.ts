import type { CredentialChange, Incoming } from '@caidence/testkit/emulators'
import { SCOPES } from '../scopes.ts'
import { Refused } from './refusals.ts'
import type { Channel, Consent, State } from './state.ts'

/** Whose request it is. */
export interface Speaker {
  channel: Channel
  consent: Consent
  consentId: string
}

const FULL = 'https://www.googleapis.com/auth/youtube'
/** Any one of them will do. */
export const MAY = {
  read: [SCOPES.read, SCOPES.manage, FULL],
  upload: [SCOPES.upload, SCOPES.manage, FULL],
  change: [SCOPES.manage, FULL],
  comment: [SCOPES.manage],
  report: [SCOPES.analytics],
} satisfies Record<string, string[]>

/** The token in the header decides everything; its scopes are looked at before what is asked. */
export function speakerOf(state: State, incoming: Incoming, scopes: string[]): Speaker {
  const { consent, consentId } = consentOf(state, incoming)
  if (!scopes.some((scope) => consent.scopes.includes(scope)))
    throw new Refused(
      403,
      'insufficientPermissions',
      'Request had insufficient authentication scopes.',
      'global'
    )
  const channel = state.data.channels.find(({ id }) => id === consent.channel)
  if (!channel) throw new Refused(401, 'youtubeSignupRequired', 'Unauthorized', 'youtube.header')
  if (consent.isRoleLost)
    throw new Refused(
      403,
      'forbidden',
      'Access forbidden. The request may not be properly authorized.'
    )
  return { channel, consent, consentId }
}

function consentOf(state: State, { headers }: Incoming): { consent: Consent; consentId: string } {
  const secret = headers.authorization?.match(/^Bearer (.+)$/)?.[1]
  if (!secret) throw new Refused(401, 'required', 'Login Required.', 'global')
  const token = state.data.tokens[secret]
  const consent = token && state.data.consents[token.consent]
  if (!consent || consent.isDead || state.now() >= token.expiresAt)
    throw new Refused(401, 'authError', 'Invalid Credentials', 'global')
  return { consent, consentId: token.consent }
}

/** For switches that hit one channel only. */
export function channelOf(state: State, incoming: Incoming): string | null {
  const secret = incoming.headers.authorization?.replace(/^Bearer /, '') ?? ''
  const token = state.data.tokens[secret]
  return (token && state.data.consents[token.consent]?.channel) || null
}

export function changeCredentials({ data }: State, { state, account }: CredentialChange): void {
  for (const [id, consent] of Object.entries(data.consents)) {
    if (account && consent.channel !== account) continue
    switch (state) {
      case 'revoked':
      case 'password-changed':
        consent.isDead = true
        break
      case 'role-lost':
        consent.isRoleLost = true
        break
      case 'expired':
        for (const token of Object.values(data.tokens))
          if (token.consent === id) token.expiresAt = 0
        break
      case 'active':
        consent.isDead = false
        consent.isRoleLost = false
    }
  }
}
