import { createHmac, timingSafeEqual } from 'node:crypto'
import { graphError } from './envelope.ts'
import type { Incoming } from './request.ts'
import { appOf } from './apps.ts'
import type { Account, Page } from './seed.ts'
import type { State, Token } from './state.ts'

/** Scopes each thing of an Instagram account needs, by the kind of token. */
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
  const app = appOf(secret.split('|')[0])
  if (app && secret === `${app.id}|${app.secret}`) return { token: appToken(app.id), secret }
  const token = state.data.tokens[secret]
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
  checkProof(state, token, secret, incoming)
  return { token, secret }
}

/** The app speaks for itself: it may search Pages and set up webhooks, and sees nothing of anybody. */
const appToken = (app: string): Token => ({
  kind: 'app',
  app,
  short: false,
  user: '',
  scopes: ['pages_read_engagement'],
  issuedAt: 0,
  expiresAt: 0,
})

function bearerOf({ headers, params }: Incoming): string | undefined {
  return headers.authorization?.match(/^(?:Bearer|OAuth) (.+)$/)?.[1] ?? params.access_token
}

function checkProof(state: State, { app }: Token, secret: string, { params }: Incoming): void {
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
  const wanted = createHmac('sha256', appOf(app)!.secret).update(secret).digest()
  const proof = Buffer.from(given, 'hex')
  if (proof.length !== wanted.length || !timingSafeEqual(proof, wanted)) {
    throw graphError(100, undefined, 'Invalid appsecret_proof provided in the API argument')
  }
}

export function needScopes({ token }: Speaker, need: keyof typeof NEEDS): void {
  for (const scope of NEEDS[need][token.kind === 'instagram' ? 'instagram' : 'facebook'])
    needScope(token, scope)
}

export function needScope({ scopes }: Token, scope: string): void {
  if (!scopes.includes(scope))
    throw graphError(
      10,
      undefined,
      `Application does not have permission for this action (${scope})`
    )
}

/** What the token's person may do on a Page; a role can be narrowed while the token lives on. */
export function needTask({ token }: Speaker, page: Page, task: string): void {
  if (!tasksOf(page, token.user).includes(task))
    throw graphError(
      200,
      undefined,
      `The user must be able to perform the task ${task} on this Page`
    )
}

const ALL_TASKS = ['ANALYZE', 'ADVERTISE', 'MODERATE', 'CREATE_CONTENT', 'MANAGE']
export const tasksOf = (page: Page, person: string): string[] => page.tasks?.[person] ?? ALL_TASKS

/** Pages the token's person has a role on; a page token speaks for one of them. */
export function pagesOf(state: State, { token }: Speaker): Page[] {
  return state.data.pages.filter(
    ({ id, owners }) => owners.includes(token.user) && (!token.page || token.page === id)
  )
}

/** The Page behind an id, if this token speaks as it. People's own tokens read Pages and write nothing on them. */
export function pageFor(state: State, speaker: Speaker, id: string): Page | null {
  const wanted = id === 'me' ? speaker.token.page : id
  return pagesOf(state, speaker).find((page) => page.id === wanted) ?? null
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
  return state.data.pages.find(({ account }) => account?.id === id)?.account ?? null
}

export function missing(id: string) {
  return graphError(
    100,
    33,
    `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`
  )
}

export function needPublishing(speaker: Speaker, page: Page): void {
  if (speaker.token.kind !== 'page')
    throw graphError(210, undefined, 'This call requires a Page access token')
  needScope(speaker.token, 'pages_manage_posts')
  needScope(speaker.token, 'pages_read_engagement')
  needTask(speaker, page, 'CREATE_CONTENT')
}
