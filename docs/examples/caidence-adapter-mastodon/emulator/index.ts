import { createHash } from 'node:crypto'
import {
  consentPage,
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
  type Around,
  type Emulator,
  type EmulatorOptions,
  type Incoming,
  type Sandbox,
} from '@caidence/testkit/emulators'
import { CONFIG, PEOPLE, READER, seed, type Data, type Person, type Status } from './data.ts'

/** The app this emulator knows. Public on purpose: it opens nothing but the emulator. */
export const SANDBOX: Sandbox = {
  settings: { clientId: 'sandbox-mastodon-app', clientSecret: 'sandbox-mastodon-secret' },
  hosts: ['mastodon.social'],
  look: { layout: 'text', colour: '#6364ff' },
}

type State = EmulatorState<Data, typeof CONFIG>

/** https://docs.joinmastodon.org/entities/Instance/#configuration, the values a server has unless it changed them. */
const MAX_CHARACTERS = 500
const LINK_CHARACTERS = 23
const MAX_MEDIA = 4
const MAX_IMAGE_BYTES = 16_777_216
const MAX_VIDEO_BYTES = 103_809_024
const MAX_DESCRIPTION = 1500
const IMAGES = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/heic',
  'image/heif',
  'image/avif',
]
const VIDEOS = ['video/mp4', 'video/quicktime', 'video/webm']
/** Pictures kept for the post's page. */
const KEPT_PICTURE_BYTES = 2_000_000
const LISTED = 20
const MAX_LISTED = 40

class Refused extends Error {
  constructor(
    readonly status: number,
    message: string
  ) {
    super(message)
  }
}

export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const state: State = new EmulatorState(options, { seed, config: { ...CONFIG } })
  return serveEmulator(
    {
      sandbox: SANDBOX,
      state,
      guessHost: () => 'mastodon.social',
      isStreamed: ({ path, method }) => path === '/api/v2/media' && method === 'POST',
      callOf,
      calls: [
        { name: 'status', about: 'Makes a post visible.', publishes: true },
        { name: 'media', about: 'Sends a file.' },
        { name: 'processing', about: 'Asks how far a file is.' },
        { name: 'list', about: 'Lists the newest posts of an account.' },
        { name: 'read', about: 'Reads one post.' },
        { name: 'context', about: 'Reads answers to a post.' },
        { name: 'identity', about: 'Asks who is signed in.' },
        { name: 'token', about: 'Exchanges a code.' },
        { name: 'revoke', about: 'Gives access back.' },
        { name: 'consent', about: 'The page on which a person allows access.' },
        { name: 'page', about: 'A page that people open in a browser.' },
      ],
      isWrite: (call, { method }) => method === 'DELETE' || call === 'status' || call === 'media',
      accountOf: (incoming) => personIn(state, incoming)?.id ?? null,
      route: (incoming, around) => route(state, incoming, around),
      answerFor: (error) =>
        error instanceof Refused
          ? json({ error: error.message }, error.status)
          : json({ error: 'We’re sorry, but something went wrong on our end.' }, 500),
      wording: (status) =>
        json({ error: status === 429 ? 'Too many requests' : 'Unavailable' }, status),
      posts: (base) =>
        state.data.statuses
          .filter(({ parent }) => !parent)
          .map((status) => ({
            id: status.id,
            account: status.person,
            author: { name: personOf(status).name, handle: personOf(status).acct },
            format: isVideo(state, status) ? 'mastodon.video' : 'mastodon.status',
            kind: isVideo(state, status)
              ? ('video' as const)
              : status.media.length
                ? ('image' as const)
                : ('text' as const),
            text: status.text,
            pictures: picturesOf(state, status, base),
            visibility: status.visibility,
            url: addressOf(status, base),
            publishedAt: instant(status.at),
            comments: answersTo(state, status.id).map((answer) => ({
              author: personOf(answer).name,
              text: answer.text,
            })),
          })),
      credentials: ({ state: wanted, account }) => {
        for (const token of Object.values(state.data.tokens))
          if (!account || token.person === account) token.isDead = wanted !== 'active'
      },
      addAccounts: () => {},
      overview: () => ({
        people: PEOPLE.map((person) => ({ ...person })),
        statuses: state.data.statuses.length,
        tokens: Object.keys(state.data.tokens).length,
      }),
      admin: {
        'POST comments': ({ post, text }) => {
          const { id } = findStatus(state, String(post))
          const answer = keep(state, { person: READER.id, text: String(text), parent: id })
          return { id: answer.id }
        },
      },
    },
    options
  )
}

/** The names fault switches and the log use. */
function callOf({ path, method, segments }: Incoming): string {
  const [first, second, third, , last] = segments
  if (path === '/oauth/authorize') return 'consent'
  if (first === 'oauth') return second === 'token' ? 'token' : 'revoke'
  if (first !== 'api') return 'page'
  if (third === 'media') return method === 'POST' ? 'media' : 'processing'
  if (third === 'accounts') return last === 'statuses' ? 'list' : 'identity'
  if (third === 'statuses' && last === 'context') return 'context'
  return third === 'statuses' ? (method === 'POST' ? 'status' : 'read') : 'page'
}

async function route(
  state: State,
  incoming: Incoming,
  { base, redirectUris }: Around
): Promise<Answer> {
  const { segments, params, method, query } = incoming
  const id = segments[3] ?? ''
  const call = callOf(incoming)
  if (call === 'consent') return consent(state, incoming, redirectUris)
  if (call === 'page') return postPage(state, segments[1] ?? '', base)
  if (call === 'token') return token(state, params)
  if (call === 'revoke') return revoke(state, params)

  switch (call) {
    case 'identity': {
      const person = speak(state, incoming, 'read:accounts')
      return json({
        id: person.id,
        username: person.acct,
        acct: person.acct,
        display_name: person.name,
        followers_count: 120,
        statuses_count: state.data.statuses.filter(({ person: by }) => by === person.id).length,
      })
    }
    case 'media':
      return receive(state, speak(state, incoming, 'write:media'), incoming)
    case 'processing':
      return processing(state, speak(state, incoming, 'write:media'), id)
    case 'status':
      return publish(state, speak(state, incoming, 'write:statuses'), incoming, base)
    case 'list': {
      speak(state, incoming, 'read:statuses')
      const until = state.now() - state.config.listLagSeconds * 1000
      const own = state.data.statuses
        .filter(({ person, at }) => person === id && at <= until)
        .toReversed()
      const count = Math.min(Number(query.limit) || LISTED, MAX_LISTED)
      return json(own.slice(0, count).map((status) => shown(state, status, base)))
    }
    case 'context': {
      speak(state, incoming, 'read:statuses')
      const status = findStatus(state, id)
      return json({
        ancestors: [],
        descendants: answersTo(state, status.id).map((answer) => shown(state, answer, base)),
      })
    }
    default: {
      const person = speak(
        state,
        incoming,
        method === 'DELETE' ? 'write:statuses' : 'read:statuses'
      )
      const status = findStatus(state, id)
      if (method !== 'DELETE') return json(shown(state, status, base))
      if (status.person !== person.id) throw new Refused(404, 'Record not found')
      state.data.statuses = state.data.statuses.filter((other) => other !== status)
      state.mustKeep()
      return json(shown(state, status, base))
    }
  }
}

function consent(state: State, incoming: Incoming, registered?: string[]): Answer {
  const { query, params, method } = incoming
  const redirectUri = URL.parse(query.redirect_uri ?? '')
  // Never redirected: an address that is not registered would be handed the code.
  if (query.client_id !== SANDBOX.settings.clientId || query.response_type !== 'code')
    return refusedConsent('Client authentication failed due to unknown client.')
  if (!redirectUri || (registered && !registered.includes(query.redirect_uri)))
    return refusedConsent('The redirect uri included is not valid.')
  if (query.code_challenge && query.code_challenge_method !== 'S256')
    return refusedConsent('The code challenge method must be S256.')

  const asked = (query.scope ?? 'read').split(' ').filter(Boolean)
  if (method === 'GET') {
    return consentPage({
      platform: 'Mastodon',
      question: 'Authorize this application?',
      people: PEOPLE.map(({ id, name }) => ({ id, name })),
      scopes: asked,
    })
  }
  const back = new URL(redirectUri)
  if (query.state) back.searchParams.set('state', query.state)
  if (params.decision !== 'approve') {
    back.searchParams.set('error', 'access_denied')
    return redirect(back)
  }
  const person =
    PEOPLE.find(({ id, name }) => id === params.person || name === params.person) ?? PEOPLE[0]
  const code = state.secret('')
  state.data.codes[code] = {
    person: person.id,
    scopes: tickedScopes(asked, {
      isForm: Boolean(params.form),
      ticked: formValues(incoming, 'scope'),
      declined: formValues(incoming, 'decline'),
    }),
    challenge: query.code_challenge ?? '',
    redirectUri: query.redirect_uri,
  }
  state.changed()
  back.searchParams.set('code', code)
  return redirect(back)
}

function token(state: State, params: Record<string, string>): Answer {
  checkApp(params)
  const code = params.code ?? ''
  const found = Object.hasOwn(state.data.codes, code) ? state.data.codes[code] : undefined
  delete state.data.codes[code]
  const fits =
    found &&
    found.redirectUri === params.redirect_uri &&
    isProof(params.code_verifier, found.challenge)
  if (params.grant_type !== 'authorization_code' || !fits) throw new Refused(400, 'invalid_grant')
  const access = state.secret('')
  state.data.tokens[access] = { person: found.person, scopes: found.scopes }
  state.mustKeep()
  return json({
    access_token: access,
    token_type: 'Bearer',
    scope: found.scopes.join(' '),
    created_at: Math.floor(state.now() / 1000),
  })
}

function revoke(state: State, params: Record<string, string>): Answer {
  checkApp(params)
  delete state.data.tokens[params.token]
  state.changed()
  return json({})
}

function checkApp(params: Record<string, string>): void {
  const { clientId, clientSecret } = SANDBOX.settings
  if (params.client_id !== clientId || params.client_secret !== clientSecret)
    throw new Refused(401, 'invalid_client')
}

/** The kit's own challenge is not the hash of its verifier; everybody else's has to be. */
function isProof(verifier = '', challenge: string): boolean {
  if (!challenge || (verifier === 'kit-verifier' && challenge === 'kit-challenge')) return true
  return createHash('sha256').update(verifier).digest('base64url') === challenge
}

function personIn(state: State, { headers }: Incoming): Person | null {
  const secret = headers.authorization?.replace(/^Bearer /, '') ?? ''
  const found = Object.hasOwn(state.data.tokens, secret) ? state.data.tokens[secret] : undefined
  return PEOPLE.find(({ id }) => id === found?.person) ?? null
}

function speak(state: State, { headers }: Incoming, scope: string): Person {
  const secret = headers.authorization?.replace(/^Bearer /, '') ?? ''
  const found = Object.hasOwn(state.data.tokens, secret) ? state.data.tokens[secret] : undefined
  if (!found || found.isDead) throw new Refused(401, 'The access token was revoked')
  const isCovered = found.scopes.some((given) => given === scope || scope.startsWith(`${given}:`))
  if (!isCovered) throw new Refused(403, 'This action is outside the authorized scopes')
  return PEOPLE.find(({ id }) => id === found.person)!
}

/** https://docs.joinmastodon.org/methods/media/#v2 */
async function receive(
  state: State,
  person: Person,
  { stream, headers }: Incoming
): Promise<Answer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  const form = await new Response(Buffer.concat(chunks), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  })
    .formData()
    .catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File)) throw new Refused(422, 'Validation failed: File can’t be blank')
  const isFilm = VIDEOS.includes(file.type)
  if (!isFilm && !IMAGES.includes(file.type))
    throw new Refused(422, 'Validation failed: File content type is invalid')
  if (file.size > (isFilm ? MAX_VIDEO_BYTES : MAX_IMAGE_BYTES))
    throw new Refused(422, 'Validation failed: File file size must be less than the limit')
  const description = String(form!.get('description') ?? '')
  if (description.length > MAX_DESCRIPTION)
    throw new Refused(422, 'Validation failed: Description is too long')

  const id = state.nextNumber('11', 18)
  const picture =
    !isFilm && file.size <= KEPT_PICTURE_BYTES
      ? state.keepPicture(new Uint8Array(await file.arrayBuffer()), file.type)
      : undefined
  const readyAt = state.now() + (isFilm ? state.config.videoSeconds * 1000 : 0)
  state.data.media[id] = {
    owner: person.id,
    type: file.type,
    description,
    readyAt,
    ...(picture && { picture }),
  }
  state.changed()
  return json(
    { id, type: isFilm ? 'video' : 'image', url: isFilm ? null : `/media/${id}` },
    isFilm ? 202 : 200
  )
}

function processing(state: State, person: Person, id: string): Answer {
  const media = Object.hasOwn(state.data.media, id) ? state.data.media[id] : undefined
  if (!media || media.owner !== person.id) throw new Refused(404, 'Record not found')
  const isReady = state.now() >= media.readyAt
  return json({ id, url: isReady ? `/media/${id}` : null }, isReady ? 200 : 206)
}

/** https://docs.joinmastodon.org/methods/statuses/#create */
function publish(state: State, person: Person, incoming: Incoming, base: string): Answer {
  const { json: body, headers } = incoming
  const {
    status: text = '',
    media_ids: media = [],
    visibility = 'public',
    spoiler_text: warning = '',
  } = (body ?? {}) as {
    status?: string
    media_ids?: string[]
    visibility?: string
    spoiler_text?: string
  }
  const key = headers['idempotency-key'] && `${person.id} ${headers['idempotency-key']}`
  const earlier = key && Object.hasOwn(state.data.keys, key) ? state.data.keys[key] : undefined
  if (earlier && state.now() - earlier.at < state.config.keySeconds * 1000) {
    const made = state.data.statuses.find(({ id }) => id === earlier.status)
    if (made) return json(shown(state, made, base))
  }
  if (!text.trim() && media.length === 0)
    throw new Refused(422, 'Validation failed: Text can’t be blank')
  if (lengthOf(text + warning) > MAX_CHARACTERS)
    throw new Refused(422, `Validation failed: Text character limit of ${MAX_CHARACTERS} exceeded`)
  if (!['public', 'unlisted', 'private', 'direct'].includes(visibility))
    throw new Refused(422, 'Validation failed: Visibility is not included in the list')
  checkMedia(state, person, media)

  const made = keep(state, { person: person.id, text, media, visibility, warning })
  if (key) state.data.keys[key] = { status: made.id, at: state.now() }
  state.mustKeep()
  return json(shown(state, made, base))
}

function checkMedia(state: State, person: Person, ids: string[]): void {
  const media = ids.map((id) =>
    Object.hasOwn(state.data.media, id) ? state.data.media[id] : undefined
  )
  if (media.some((file) => file?.owner !== person.id)) throw new Refused(404, 'Record not found')
  if (media.length > MAX_MEDIA)
    throw new Refused(422, 'Validation failed: Cannot attach more than 4 files')
  if (media.length > 1 && media.some((file) => VIDEOS.includes(file!.type)))
    throw new Refused(
      422,
      'Validation failed: Cannot attach a video to a post that already contains images'
    )
  if (media.some((file) => state.now() < file!.readyAt))
    throw new Refused(
      422,
      'Cannot attach files that have not finished processing. Try again in a moment!'
    )
}

function lengthOf(text: string): number {
  const counted = text
    .replaceAll(/https?:\/\/\S+/g, 'x'.repeat(LINK_CHARACTERS))
    .replaceAll(/(@\w+)@[A-Za-z0-9.-]+[A-Za-z0-9]/g, '$1')
  return [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(counted)].length
}

function keep(state: State, made: Partial<Status> & Pick<Status, 'person' | 'text'>): Status {
  const status = {
    media: [],
    visibility: 'public',
    warning: '',
    ...made,
    id: state.nextNumber('11', 18),
    at: state.now(),
  }
  state.data.statuses.push(status)
  state.changed()
  return status
}

function findStatus(state: State, id: string): Status {
  const found = state.data.statuses.find((status) => status.id === id)
  if (!found) throw new Refused(404, 'Record not found')
  return found
}

const instant = (at: number) => new Date(at).toISOString()
const personOf = ({ person }: Status) => PEOPLE.find(({ id }) => id === person) ?? READER
const answersTo = (state: State, id: string) =>
  state.data.statuses.filter(({ parent }) => parent === id)
const addressOf = (status: Status, base: string) =>
  `${base}/mastodon.social/@${personOf(status).acct}/${status.id}`
const isVideo = (state: State, { media }: Status) =>
  media.some((id) => VIDEOS.includes(state.data.media[id].type))
const picturesOf = (state: State, { media }: Status, base: string) =>
  media.flatMap((id) => {
    const { picture } = state.data.media[id]
    return picture ? [`${base}/pictures/${picture}`] : []
  })

function shown(state: State, status: Status, base: string) {
  const person = personOf(status)
  const age = (state.now() - status.at) / 1000
  return {
    id: status.id,
    created_at: instant(status.at),
    in_reply_to_id: status.parent ?? null,
    visibility: status.visibility,
    spoiler_text: status.warning,
    content: `<p>${escapeHtml(status.text).replaceAll('\n', '<br />')}</p>`,
    url: addressOf(status, base),
    account: { id: person.id, acct: person.acct, display_name: person.name },
    media_attachments: status.media.map((id) => ({
      id,
      description: state.data.media[id].description,
    })),
    favourites_count: Math.floor(age / state.config.favouriteSeconds),
    reblogs_count: 0,
    replies_count: answersTo(state, status.id).length,
  }
}

function postPage(state: State, id: string, base: string): Answer {
  const status = state.data.statuses.find((candidate) => candidate.id === id)
  if (!status) return html('<!doctype html><title>Not found</title><h1>Not found</h1>', 404)
  const name = escapeHtml(personOf(status).name)
  const pictures = picturesOf(state, status, base).map(
    (src) => `<img src="${src}" alt="" width="480">`
  )
  return html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${name}</title><main style="font:16px/1.5 system-ui;max-width:32rem;margin:2rem auto;padding:0 1rem"><p>This post exists only in the emulator.</p><h1>${name}</h1><p style="white-space:pre-wrap">${escapeHtml(status.text)}</p>${pictures.join('')}</main></html>`
  )
}
