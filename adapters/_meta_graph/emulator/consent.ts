import {
  consentPage,
  formValues,
  redirect,
  refusedConsent,
  tickedScopes,
  type Answer,
} from '@caidence/testkit/emulators'
import { appOf } from './apps.ts'
import type { Incoming } from './request.ts'
import type { State } from './state.ts'

/** What a login configuration asks for. */
const CONFIGURED_SCOPES = [
  'instagram_basic',
  'instagram_content_publish',
  'pages_show_list',
  'pages_read_engagement',
  'pages_manage_posts',
]

interface Ask {
  login: 'facebook' | 'instagram'
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
  if (incoming.method === 'GET') return question(state, ask)
  return incoming.params.decision === 'approve'
    ? approve(state, ask, incoming)
    : cancel(ask, incoming)
}

/** A text means: show it here. A wrong redirect URI must never be redirected to. */
function readAsk(
  { host, query: params }: Incoming,
  registered: string[] | undefined
): Ask | string {
  const login = host === 'www.facebook.com' ? 'facebook' : 'instagram'
  if (!appOf(params.client_id))
    return 'Invalid App ID: the provided app ID does not look like a valid app ID.'
  const redirectUri = URL.parse(params.redirect_uri ?? '')
  if (!redirectUri) return 'URL blocked: the redirect URI is missing or not a URL.'
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(redirectUri.hostname)
  if (redirectUri.protocol !== 'https:' && !isLocal)
    return 'URL blocked: the redirect URI must use https.'
  if (registered && !registered.includes(params.redirect_uri))
    return 'URL blocked: the redirect URI is not registered for this app.'
  if (login === 'instagram' && params.response_type !== 'code') return 'Invalid response_type.'

  const scopes = (params.scope ?? '').split(/[\s,]+/).filter(Boolean)
  const asked = scopes.length ? scopes : params.config_id ? CONFIGURED_SCOPES : []
  if (!asked.length) return 'Invalid Scopes: at least one permission is needed.'
  const unknown = asked.find(
    (scope) => !/^(instagram|pages|business|ads|public|email|read|leads)_?[a-z_]*$/.test(scope)
  )
  if (unknown) return `Invalid Scopes: ${unknown}.`
  return { login, redirectUri, scopes: asked }
}

function approve(state: State, ask: Ask, incoming: Incoming): Answer {
  const { params, query } = incoming
  const person =
    state.data.people.find(({ id, name }) => id === params.person || name === params.person) ??
    state.data.people[0]
  const linked = state.data.pages.filter(({ account }) => account)
  const chosen = linked.find(({ account }) => account!.id === params.account)
  const account = (chosen ?? linked.find(({ owners }) => owners.includes(person.id)))?.account
  const scopes = tickedScopes(ask.scopes, {
    isForm: params.form !== undefined,
    ticked: formValues(incoming, 'scope'),
    declined: formValues(incoming, 'decline'),
  })

  const code = state.secret('AQB')
  state.data.codes[code] = {
    login: ask.login,
    app: query.client_id,
    user: ask.login === 'instagram' && chosen ? chosen.owners[0] : person.id,
    ...(ask.login === 'instagram' && account && { account: account.id }),
    scopes,
    redirectUri: query.redirect_uri,
    issuedAt: state.now(),
    used: false,
  }
  state.changed()
  const target = back(ask, incoming, { code })
  target.hash = ask.login === 'facebook' ? '_=_' : '_'
  return redirect(target)
}

function cancel(ask: Ask, incoming: Incoming): Answer {
  const description =
    ask.login === 'facebook' ? 'Permissions error' : 'The user denied your request.'
  return redirect(
    back(ask, incoming, {
      error: 'access_denied',
      error_reason: 'user_denied',
      error_description: description,
    })
  )
}

function back({ redirectUri }: Ask, { query }: Incoming, answer: Record<string, string>): URL {
  const target = new URL(redirectUri)
  for (const [key, value] of Object.entries(answer)) target.searchParams.set(key, value)
  if (query.state !== undefined) target.searchParams.set('state', query.state)
  return target
}

function question(state: State, { login, scopes }: Ask): Answer {
  const accounts = state.data.pages.flatMap(({ account }) =>
    account ? [{ id: account.id, name: `@${account.username}` }] : []
  )
  const isInstagram = login === 'instagram'
  return consentPage({
    platform: isInstagram ? 'Instagram' : 'Facebook',
    question: `Allow this app to use your ${isInstagram ? 'Instagram account' : 'Pages and Instagram accounts'}?`,
    people: state.data.people,
    ...(isInstagram && { accounts }),
    scopes,
  })
}
