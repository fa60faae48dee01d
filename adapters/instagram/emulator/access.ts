import { createHmac, timingSafeEqual } from 'node:crypto'
import { graphError } from './envelope.ts'
import type { Incoming } from './request.ts'
import { SANDBOX } from './sandbox.ts'
import type { Account, Page } from './seed.ts'
import type { State, Token } from './state.ts'

/** Scopes each thing needs, by the kind of token. */
const NEEDS = {
  read: { facebook: ['instagram_basic'], instagram: ['instagram_business_basic'] },
  publish: {
    facebook: ['instagram_basic', 'instagram_content_publish', 'pages_read_engagement'],
    instagram: ['instagram_business_basic', 'instagram_business_content_publish'],
  },
}

export interface Speaker {
  token: Token
  secret: string
}

/** The token of a request, or the error the platform answers for its kind of death. */
export function speakerOf(state: State, incoming: Incoming): Speaker {
  const secret = bearerOf(incoming)
  if (!secret)
    throw graphError(104, undefined, 'An access token is required to request this resource.')
  const token = state.tokens[secret]
  const isInstagramHost = incoming.host === 'graph.instagram.com'
  if (!token || isInstagramHost !== (token.kind === 'instagram')) {
    throw graphError(190, undefined, 'Invalid OAuth access token - Cannot parse access token')
  }
  if (token.dead)
    throw graphError(
      190,
      token.dead,
      'Error validating access token: the session has been invalidated'
    )
  if (token.expiresAt && state.now() >= token.expiresAt) {
    throw graphError(190, 463, 'Error validating access token: Session has expired')
  }
  checkProof(state, secret, incoming)
  return { token, secret }
}

function bearerOf({ headers, params }: Incoming): string | undefined {
  return headers.authorization?.match(/^(?:Bearer|OAuth) (.+)$/)?.[1] ?? params.access_token
}

function checkProof(state: State, secret: string, { params }: Incoming): void {
  const given = params.appsecret_proof
  if (given === undefined) {
    if (state.config.requireProof)
      throw graphError(
        100,
        undefined,
        'API calls from the server require an appsecret_proof argument'
      )
    return
  }
  const wanted = createHmac('sha256', SANDBOX.settings.clientSecret).update(secret).digest()
  const proof = Buffer.from(given, 'hex')
  if (proof.length !== wanted.length || !timingSafeEqual(proof, wanted)) {
    throw graphError(100, undefined, 'Invalid appsecret_proof provided in the API argument')
  }
}

export function needScopes({ token }: Speaker, need: keyof typeof NEEDS): void {
  const wanted = NEEDS[need][token.kind === 'instagram' ? 'instagram' : 'facebook']
  const missing = wanted.find((scope) => !token.scopes.includes(scope))
  if (missing)
    throw graphError(
      10,
      undefined,
      `Application does not have permission for this action (${missing})`
    )
}

/** Pages the token's person has a role on; a page token speaks for one of them. */
export function pagesOf(state: State, { token }: Speaker): Page[] {
  return state.pages.filter(
    ({ id, owners }) => owners.includes(token.user) && (!token.page || token.page === id)
  )
}

/** The account behind an id, if this token may speak for it. */
export function accountFor(state: State, speaker: Speaker, id: string): Account | null {
  if (speaker.token.kind === 'instagram') {
    const account = findAccount(state, speaker.token.account!)
    return account && (id === 'me' || id === account.id) ? account : null
  }
  return pagesOf(state, speaker).find(({ account }) => account?.id === id)?.account ?? null
}

export function findAccount(state: State, id: string): Account | null {
  return state.pages.find(({ account }) => account?.id === id)?.account ?? null
}

export function missing(id: string) {
  return graphError(
    100,
    33,
    `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`
  )
}
