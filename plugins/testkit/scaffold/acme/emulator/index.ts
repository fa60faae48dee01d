import { createHash } from 'node:crypto'
import {
  consentPage,
  drain,
  EmulatorState,
  escapeHtml,
  formValues,
  html,
  json,
  redirect,
  refusedConsent,
  serveEmulator,
  tickedScopes,
  type Answer,
  type Emulator,
  type EmulatorOptions,
  type Incoming,
  type Sandbox,
} from '@caidence/testkit/emulators'
import { ACCOUNT, CONFIG, seed, TOPICS, type Data, type Post } from './data.ts'

/** The app this emulator knows. Public on purpose: it opens nothing but the emulator. */
export const SANDBOX: Sandbox = {
  settings: { clientId: 'sandbox-acme-app', clientSecret: 'sandbox-acme-secret' },
  hosts: ['acme.example', 'api.acme.example'],
  look: { layout: 'text', colour: '#64748b' },
}

type State = EmulatorState<Data, typeof CONFIG>

const SCOPES = ['account.read', 'post.write']
const MAX_TEXT = 500
const MAX_MEDIA = 4
const PAGE = 50
const VIEWS_PER_HOUR = 40

/** Thrown by handlers; answered as this platform words errors. */
class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string
  ) {
    super(code)
  }
}

export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const state: State = new EmulatorState(options, { seed, config: { ...CONFIG } })
  return serveEmulator(
    {
      sandbox: SANDBOX,
      state,
      guessHost: (path) =>
        path.startsWith('/oauth/authorize') || path.startsWith('/posts/')
          ? 'acme.example'
          : 'api.acme.example',
      isStreamed: ({ method }) => method === 'PUT',
      callOf,
      calls: [
        { name: 'post', about: 'Makes a post visible.', publishes: true },
        { name: 'media', about: 'Announces a file.' },
        { name: 'chunk', about: 'Sends bytes of a file.' },
        { name: 'list', about: 'Lists the newest posts.' },
        { name: 'stats', about: 'Reads numbers.' },
        { name: 'token', about: 'Exchanges a code or renews a token.' },
        { name: 'consent', about: 'The page on which a person allows access.' },
      ],
      isWrite: (call, { method }) =>
        call === 'post' || (call === 'media' && method === 'POST') || call === 'chunk',
      route: (incoming, around) => route(state, incoming, around.base, around.redirectUris),
      answerFor: (error) =>
        error instanceof Refused
          ? json({ error: error.code }, error.status)
          : json({ error: 'internal' }, 500),
      wording: (status) => json({ error: status === 429 ? 'rate_limited' : 'unavailable' }, status),
      posts: (base) =>
        state.data.posts.map((post) => ({
          ...shown(post, base),
          account: ACCOUNT.id,
          author: { name: ACCOUNT.name, handle: ACCOUNT.handle },
          format: 'acme.post',
          kind: post.media.length ? ('image' as const) : ('text' as const),
          publishedAt: new Date(post.at).toISOString(),
          comments: post.comments.map(({ author, text }) => ({ author, text })),
        })),
      credentials: ({ state: wanted }) => {
        for (const token of Object.values(state.data.tokens)) {
          if (wanted === 'expired') token.expiresAt = state.now()
          else token.isRevoked = wanted !== 'active'
        }
        if (wanted !== 'expired' && wanted !== 'active') state.data.refreshes = {}
      },
      addAccounts: () => {},
      overview: () => ({ posts: state.data.posts.length, leads: state.data.leads.length }),
      admin: {
        'POST comments': ({ post, text }) => {
          const found = findPost(state, String(post))
          const id = state.nextNumber()
          found.comments.push({ id, text: String(text), author: 'A reader', at: state.now() })
          state.changed()
          return { id }
        },
        'POST leads': ({ email }) => {
          const id = state.nextNumber()
          state.data.leads.push({ id, email: String(email), at: state.now() })
          state.changed()
          return { id }
        },
      },
    },
    options
  )
}

/** The names fault switches and the log use. */
function callOf({ host, method, segments }: Incoming): string {
  const [first, second, third, fourth] = segments
  if (host === 'acme.example') return first === 'oauth' ? 'consent' : 'page'
  if (first === 'oauth') return second === 'token' ? 'token' : 'revoke'
  if (second === 'me') return third === 'stats' ? 'stats' : 'identity'
  if (second === 'media') return method === 'PUT' ? 'chunk' : 'media'
  if (second === 'posts') return fourth ?? (method === 'POST' ? 'post' : 'list')
  return second ?? 'page'
}

async function route(
  state: State,
  incoming: Incoming,
  base: string,
  registered?: string[]
): Promise<Answer> {
  const { params, segments, query } = incoming
  const id = segments[2] ?? ''
  const call = callOf(incoming)
  if (call === 'consent') return consent(state, incoming, registered)
  if (call === 'page') return postPage(state, segments[1] ?? '')
  if (call === 'token') return token(state, params)
  if (call === 'revoke') return revoke(state, params)

  speak(state, incoming, ['post', 'media', 'chunk'].includes(call) ? 'post.write' : 'account.read')
  switch (call) {
    case 'identity':
      return json(ACCOUNT)
    case 'media':
      return openMedia(state, incoming)
    case 'chunk':
      return receive(state, id, incoming)
    case 'post':
      return json(shown(publish(state, incoming), base), 201)
    case 'list': {
      const newest = state.data.posts.toReversed().slice(0, Number(query.limit) || PAGE)
      return json({ posts: newest.map((post) => shown(post, base)) })
    }
    case 'stats':
      return json(
        id === 'stats' ? { followers: 1200, as_of: instant(state.now()) } : numbers(state, id)
      )
    case 'topics': {
      const wanted = (query.query ?? '').toLowerCase()
      return json({ topics: TOPICS.filter(({ name }) => name.toLowerCase().includes(wanted)) })
    }
    case 'comments':
      return comments(state, id, query.after)
    case 'leads':
      return leads(state, id, query.after)
    default:
      throw new Refused(404, 'not_found')
  }
}

function consent(state: State, incoming: Incoming, registered?: string[]): Answer {
  const { query, params, method } = incoming
  const redirectUri = URL.parse(query.redirect_uri ?? '')
  // Never redirected: an address that is not registered would be handed the code.
  if (query.client_id !== SANDBOX.settings.clientId)
    return refusedConsent('This application is not known.')
  if (!redirectUri || (registered && !registered.includes(query.redirect_uri)))
    return refusedConsent('This redirect URI is not registered.')
  if (query.code_challenge_method !== 'S256' || !query.code_challenge)
    return refusedConsent('PKCE with S256 is required.')

  const asked = (query.scope ?? '').split(' ').filter((scope) => SCOPES.includes(scope))
  if (method === 'GET') {
    return consentPage({
      platform: 'Acme',
      question: 'Allow this app to use your account?',
      people: [{ id: ACCOUNT.id, name: ACCOUNT.name }],
      scopes: asked,
    })
  }
  const back = new URL(redirectUri)
  if (query.state) back.searchParams.set('state', query.state)
  if (params.decision !== 'approve') {
    back.searchParams.set('error', 'access_denied')
    return redirect(back)
  }
  const code = state.secret('code')
  state.data.codes[code] = {
    scopes: tickedScopes(asked, {
      isForm: Boolean(params.form),
      ticked: formValues(incoming, 'scope'),
      declined: formValues(incoming, 'decline'),
    }),
    challenge: query.code_challenge,
    redirectUri: query.redirect_uri,
  }
  state.changed()
  back.searchParams.set('code', code)
  return redirect(back)
}

function token(state: State, params: Record<string, string>): Answer {
  checkApp(params)
  if (params.grant_type === 'authorization_code') {
    const found = take(state.data.codes, params.code)
    if (
      !found ||
      found.redirectUri !== params.redirect_uri ||
      !fits(params.code_verifier, found.challenge)
    )
      throw new Refused(400, 'invalid_grant')
    return issue(state, found.scopes)
  }
  const found = take(state.data.refreshes, params.refresh_token)
  if (!found) throw new Refused(400, 'invalid_grant')
  return issue(state, found.scopes)
}

function issue(state: State, scopes: string[]): Answer {
  const [access, refresh] = [state.secret('at_'), state.secret('rt_')]
  const { tokenSeconds } = state.config
  state.data.tokens[access] = { scopes, expiresAt: state.now() + tokenSeconds * 1000 }
  state.data.refreshes[refresh] = { scopes }
  state.mustKeep()
  return json({
    access_token: access,
    refresh_token: refresh,
    expires_in: tokenSeconds,
    scope: scopes.join(' '),
    token_type: 'bearer',
  })
}

function revoke(state: State, params: Record<string, string>): Answer {
  checkApp(params)
  delete state.data.refreshes[params.token]
  delete state.data.tokens[params.token]
  state.changed()
  return json({})
}

function checkApp(params: Record<string, string>): void {
  const { clientId, clientSecret } = SANDBOX.settings
  if (params.client_id !== clientId || params.client_secret !== clientSecret)
    throw new Refused(401, 'invalid_client')
}

function take<T>(from: Record<string, T>, key = ''): T | undefined {
  if (!Object.hasOwn(from, key)) return undefined
  const found = from[key]
  delete from[key]
  return found
}

/** The kit's own challenge is not the hash of its verifier; everybody else's has to be. */
function fits(verifier = '', challenge: string): boolean {
  const hash = createHash('sha256').update(verifier).digest('base64url')
  return hash === challenge || (verifier === 'kit-verifier' && challenge === 'kit-challenge')
}

function speak(state: State, { headers }: Incoming, scope: string): void {
  const secret = headers.authorization?.replace(/^Bearer /, '') ?? ''
  const found = Object.hasOwn(state.data.tokens, secret) ? state.data.tokens[secret] : undefined
  if (!found || found.isRevoked) throw new Refused(401, 'token_revoked')
  if (found.expiresAt <= state.now()) throw new Refused(401, 'token_expired')
  if (!found.scopes.includes(scope)) throw new Refused(403, 'missing_scope')
}

function openMedia(state: State, { json: body }: Incoming): Answer {
  const { type, bytes } = body as { type?: string; bytes?: number }
  if (!['image/jpeg', 'image/png'].includes(String(type)) || typeof bytes !== 'number')
    throw new Refused(400, 'media_unsupported')
  const id = state.nextNumber()
  state.data.media[id] = { type: String(type), bytes, received: 0 }
  state.changed()
  return json({ id }, 201)
}

/** Bytes that were already received may come again; a gap may not. */
async function receive(state: State, id: string, { stream, query }: Incoming): Promise<Answer> {
  const media = Object.hasOwn(state.data.media, id) ? state.data.media[id] : undefined
  if (!media) throw new Refused(404, 'media_not_found')
  const offset = Number(query.offset)
  const size = await drain(stream)
  if (!(offset <= media.received)) throw new Refused(409, 'wrong_offset')
  media.received = Math.max(media.received, offset + size)
  state.changed()
  return json({ received: media.received })
}

function publish(state: State, { json: body }: Incoming): Post {
  const { text = '', media = [], reference, topic } = body as Partial<Post>
  if ([...text].length > MAX_TEXT) throw new Refused(400, 'text_too_long')
  if (media.length > MAX_MEDIA) throw new Refused(400, 'too_many_media')
  const isComplete = media.every((id) => {
    const file = state.data.media[id]
    return file && file.received === file.bytes
  })
  if (!isComplete) throw new Refused(400, 'media_incomplete')
  if (topic && !TOPICS.some(({ id }) => id === topic)) throw new Refused(400, 'unknown_topic')
  const post: Post = {
    id: state.nextNumber(),
    text,
    media,
    reference,
    topic,
    at: state.now(),
    comments: [],
  }
  state.data.posts.push(post)
  state.mustKeep()
  return post
}

const instant = (at: number) => new Date(at).toISOString()

const shown = ({ id, text, reference, at }: Post, base: string) => ({
  id,
  text,
  reference,
  published_at: instant(at),
  url: `${base}/acme.example/posts/${id}`,
})

function findPost(state: State, id: string): Post {
  const found = state.data.posts.find((post) => post.id === id)
  if (!found) throw new Refused(404, 'post_not_found')
  return found
}

function numbers(state: State, id: string) {
  const hours = (state.now() - findPost(state, id).at) / 3_600_000
  const isReady = hours * 3600 >= state.config.numbersAfterSeconds
  return { views: isReady ? Math.floor(hours * VIEWS_PER_HOUR) : null, as_of: instant(state.now()) }
}

function comments(state: State, id: string, after = ''): Answer {
  const all = findPost(state, id).comments
  const from = all.findIndex((comment) => comment.id === after) + 1
  const page = all.slice(from, from + PAGE)
  return json({
    comments: page.map(({ at, ...comment }) => ({ ...comment, at: instant(at) })),
    next: from + PAGE < all.length ? page.at(-1)!.id : null,
  })
}

function leads(state: State, id: string, after = ''): Answer {
  const shape = ({ id: leadId, email, at }: Data['leads'][number]) => ({
    id: leadId,
    created_at: instant(at),
    form: 'Newsletter',
    answers: [{ key: 'email', label: 'E-mail', value: email }],
  })
  if (id) {
    const found = state.data.leads.find((lead) => lead.id === id)
    if (!found) throw new Refused(404, 'lead_not_found')
    return json(shape(found))
  }
  const from = state.data.leads.findIndex((lead) => lead.id === after) + 1
  return json({ leads: state.data.leads.slice(from, from + PAGE).map(shape) })
}

function postPage(state: State, id: string): Answer {
  const post = state.data.posts.find((candidate) => candidate.id === id)
  if (!post) return html('<!doctype html><title>Not found</title><h1>Not found</h1>', 404)
  return html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(ACCOUNT.name)}</title><p>${escapeHtml(post.text)}</p></html>`
  )
}
