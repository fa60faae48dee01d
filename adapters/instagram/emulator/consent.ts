import { escapeHtml, html, redirect, type Answer } from './envelope.ts'
import { formValues, type Incoming } from './request.ts'
import { SANDBOX } from './sandbox.ts'
import type { State } from './state.ts'

const FACEBOOK_SCOPES = [
  'instagram_basic',
  'instagram_content_publish',
  'pages_show_list',
  'pages_read_engagement',
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
  if (typeof ask === 'string') return html(errorPage(ask), 400)
  if (incoming.method === 'GET') return html(consentPage(state, ask))
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
  if (params.client_id !== SANDBOX.settings.clientId)
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
  const asked = scopes.length ? scopes : params.config_id ? FACEBOOK_SCOPES : []
  if (!asked.length) return 'Invalid Scopes: at least one permission is needed.'
  const unknown = asked.find(
    (scope) => !/^(instagram|pages|business|ads|public|email|read)_?[a-z_]*$/.test(scope)
  )
  if (unknown) return `Invalid Scopes: ${unknown}.`
  return { login, redirectUri, scopes: asked }
}

function approve(state: State, ask: Ask, incoming: Incoming): Answer {
  const { params, query } = incoming
  const person =
    state.people.find(({ id, name }) => id === params.person || name === params.person) ??
    state.people[0]
  const linked = state.pages.filter(({ account }) => account)
  const chosen = linked.find(({ account }) => account!.id === params.account)
  const account = (chosen ?? linked.find(({ owners }) => owners.includes(person.id)))?.account
  const declined = formValues(incoming, 'decline')
  // Without the form's own mark it is a script that approves everything it does not decline.
  const ticked = params.form ? formValues(incoming, 'scope') : ask.scopes
  const scopes = ask.scopes.filter((scope) => ticked.includes(scope) && !declined.includes(scope))

  const code = state.secret('AQB')
  state.codes[code] = {
    login: ask.login,
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

const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText;display:grid;place-items:center;min-height:100vh}
main{width:min(30rem,100% - 2rem);padding:1.5rem 0}
h1{font-size:1.35rem;margin:.25rem 0 .5rem}
.note{border:1px solid;border-radius:.5rem;padding:.5rem .75rem;font-size:.9rem}
fieldset{border:1px solid;border-radius:.5rem;margin:1rem 0;padding:.75rem 1rem}
legend{padding:0 .35rem;font-weight:600}
label{display:flex;gap:.6rem;align-items:center;padding:.3rem 0}
select,button{font:inherit;padding:.55rem .9rem;border-radius:.5rem;border:1px solid;background:Canvas;color:CanvasText}
.row{display:flex;gap:.75rem;flex-wrap:wrap}
button[value=approve]{background:#1b4fd8;border-color:#1b4fd8;color:#fff;flex:1}
input{width:1.1rem;height:1.1rem}
:focus-visible{outline:3px solid #1b4fd8;outline-offset:2px}`

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`
}

function errorPage(message: string): string {
  return page(
    'Login error',
    `<h1>This login cannot continue</h1><p role="alert">${escapeHtml(message)}</p>`
  )
}

function consentPage(state: State, { login, scopes }: Ask): string {
  const name = login === 'facebook' ? 'Facebook' : 'Instagram'
  const people = state.people
    .map(({ id, name: label }) => `<option value="${id}">${escapeHtml(label)}</option>`)
    .join('')
  const accounts = state.pages
    .filter(({ account }) => account)
    .map(
      ({ account }) => `<option value="${account!.id}">@${escapeHtml(account!.username)}</option>`
    )
    .join('')
  const boxes = scopes
    .map(
      (scope) =>
        `<label><input type="checkbox" name="scope" value="${escapeHtml(scope)}" checked>${escapeHtml(scope)}</label>`
    )
    .join('')
  return page(
    `Log in with ${name} (emulator)`,
    `<p class="note">This is an emulator. No real ${name} account is involved.</p>
<h1>Allow this app to use your Instagram accounts?</h1>
<form method="post"><input type="hidden" name="form" value="1">
<fieldset><legend>Who signs in</legend><label>Person <select name="person">${people}</select></label>
${login === 'instagram' ? `<label>Account <select name="account">${accounts}</select></label>` : ''}</fieldset>
<fieldset><legend>What the app may do</legend>${boxes}</fieldset>
<div class="row"><button name="decision" value="approve">Approve</button><button name="decision" value="cancel">Cancel</button></div>
</form>`
  )
}
