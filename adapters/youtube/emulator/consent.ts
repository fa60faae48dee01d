import {
  consentPage,
  formValues,
  redirect,
  refusedConsent,
  tickedScopes,
  type Answer,
  type Incoming,
} from '@caidence/testkit/emulators'
import { SCOPES } from '../scopes.ts'
import { SANDBOX } from './sandbox.ts'
import type { Channel, State } from './state.ts'

const KNOWN_SCOPES: string[] = [
  ...Object.values(SCOPES),
  'https://www.googleapis.com/auth/youtube',
  'openid',
  'https://www.googleapis.com/auth/userinfo.email',
  'https://www.googleapis.com/auth/userinfo.profile',
]
const LOCAL = ['localhost', '127.0.0.1', '[::1]']

interface Ask {
  redirectUri: URL
  scopes: string[]
}

/** The consent page: GET shows it, POST to the same address is the person's decision. */
export function consent(
  state: State,
  incoming: Incoming,
  registered: string[] | undefined
): Answer {
  const ask = readAsk(incoming, registered)
  if (typeof ask === 'string') return refusedConsent(ask)
  if (incoming.method === 'GET') {
    return consentPage({
      platform: 'Google',
      question: 'Choose a channel, and what the app may do with it',
      people: state.data.people,
      accounts: state.data.channels.map(({ id, title }) => ({ id, name: title })),
      scopes: ask.scopes,
    })
  }
  if (incoming.params.decision !== 'approve') return back(ask, incoming, { error: 'access_denied' })
  return approve(state, ask, incoming)
}

/** A text means: show it here. A wrong redirect URI must never be redirected to. */
function readAsk({ query }: Incoming, registered: string[] | undefined): Ask | string {
  if (query.client_id !== SANDBOX.settings.clientId)
    return 'Error 401: invalid_client. The OAuth client was not found.'
  const redirectUri = URL.parse(query.redirect_uri ?? '')
  if (!redirectUri)
    return 'Error 400: redirect_uri_mismatch. The redirect URI is missing or not a URL.'
  if (redirectUri.protocol !== 'https:' && !LOCAL.includes(redirectUri.hostname))
    return 'Error 400: redirect_uri_mismatch. The redirect URI must use https.'
  if (registered && !registered.includes(query.redirect_uri))
    return 'Error 400: redirect_uri_mismatch. The redirect URI is not registered for this client.'
  if (query.response_type !== 'code')
    return 'Error 400: invalid_request. response_type must be "code".'
  if (query.code_challenge && !['S256', 'plain'].includes(query.code_challenge_method ?? 'plain'))
    return 'Error 400: invalid_request. code_challenge_method is unknown.'
  const scopes = (query.scope ?? '').split(/\s+/).filter(Boolean)
  if (scopes.length === 0) return 'Error 400: invalid_request. Missing required parameter: scope.'
  const unknown = scopes.find((scope) => !KNOWN_SCOPES.includes(scope))
  if (unknown) return `Error 400: invalid_scope. Some requested scopes were invalid: ${unknown}`
  return { redirectUri, scopes }
}

function approve(state: State, ask: Ask, incoming: Incoming): Answer {
  const { query, params } = incoming
  const channel = chosenChannel(state, params)
  const scopes = tickedScopes(ask.scopes, {
    isForm: params.form === '1',
    ticked: formValues(incoming, 'scope'),
    declined: formValues(incoming, 'decline'),
  })
  if (scopes.length === 0) return back(ask, incoming, { error: 'access_denied' })
  const person = personFor(state, params.person, channel)
  const id = state.nextNumber('7')
  const isFirst = !Object.values(state.data.consents).some(
    (known) => known.person === person && known.channel === channel?.id
  )
  state.data.consents[id] = {
    person,
    channel: channel?.id ?? '',
    scopes,
    // Only the first consent brings one, unless the page was asked to be shown again.
    refresh:
      query.access_type === 'offline' && (isFirst || query.prompt === 'consent')
        ? state.secret('1//0g')
        : null,
    grantedAt: state.now(),
    usedAt: state.now(),
    isDead: false,
    isRoleLost: false,
  }
  const code = `4/0${state.secret('A')}`
  state.data.codes[code] = {
    consent: id,
    redirectUri: query.redirect_uri,
    challenge: query.code_challenge ?? null,
    method: query.code_challenge_method ?? 'plain',
    issuedAt: state.now(),
    used: false,
  }
  state.mustKeep()
  return back(ask, incoming, { code, scope: scopes.join(' ') })
}

/** The form names a channel; a script may name a person only, and then gets the first channel they manage. */
function chosenChannel(
  { data }: State,
  { account, person }: Record<string, string>
): Channel | undefined {
  const named = data.channels.find(({ id, title }) => id === account || title === account)
  if (named) return named
  const who = data.people.find(({ id, name }) => id === person || name === person) ?? data.people[0]
  return data.channels.find(({ managers }) => managers.includes(who.id))
}

function personFor(
  { data }: State,
  asked: string | undefined,
  channel: Channel | undefined
): string {
  const who = data.people.find(({ id, name }) => id === asked || name === asked)
  if (who && (!channel || channel.managers.includes(who.id))) return who.id
  return channel?.managers[0] ?? data.people[0].id
}

function back({ redirectUri }: Ask, { query }: Incoming, answer: Record<string, string>): Answer {
  const target = new URL(redirectUri)
  if (query.state !== undefined) target.searchParams.set('state', query.state)
  for (const [key, value] of Object.entries(answer)) target.searchParams.set(key, value)
  return redirect(target)
}
