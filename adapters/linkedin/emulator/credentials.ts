import type { CredentialChange } from '@caidence/testkit/emulators'
import type { State } from './state.ts'

const STATES: CredentialChange['state'][] = [
  'revoked',
  'expired',
  'password-changed',
  'role-lost',
  'active',
]

/** Makes stored access worthless. `account` is a Page or a person; a Page is reached with its people's own tokens. */
export function changeCredentials(
  state: State,
  { state: wanted, account }: CredentialChange
): void {
  if (!STATES.includes(wanted))
    throw new TypeError(`Unknown state "${wanted}"; use one of ${STATES.join(', ')}`)
  if (wanted === 'role-lost') return loseRoles(state, account)
  const { tokens, refreshTokens } = state.data
  const concerned = people(state, account)
  for (const token of Object.values(tokens)) {
    if (!concerned(token.person)) continue
    if (wanted === 'active') delete token.dead
    else token.dead = wanted === 'expired' ? 'expired' : 'revoked'
  }
  // An access token that merely ran out can still be renewed.
  if (wanted === 'expired') return
  for (const token of Object.values(refreshTokens)) {
    if (!concerned(token.person)) continue
    if (wanted === 'active') delete token.dead
    else token.dead = true
  }
}

function loseRoles(state: State, account: string | undefined): void {
  for (const organisation of state.data.organisations)
    if (!account || `urn:li:organization:${organisation.id}` === account) organisation.roles = {}
}

function people(state: State, account: string | undefined): (person: string) => boolean {
  if (!account) return () => true
  const roles = state.organisation(account)?.roles
  return roles
    ? (person) => roles[person] !== undefined
    : (person) => account === `urn:li:person:${person}`
}
