import { accountFor, missing, pagesOf, tasksOf, type Speaker } from './access.ts'
import { json, type Answer } from '@caidence/testkit/emulators'
import { graphError } from './envelope.ts'
import { collection, parseFields, pick } from './fields.ts'
import { FOLLOWERS } from './page_insights.ts'
import { pageToken } from './oauth.ts'
import type { Incoming } from './request.ts'
import type { Account, Page } from './seed.ts'
import type { State } from './state.ts'

/** GET /me: a person, a page or an account, depending on the token. */
export function me(state: State, speaker: Speaker, { params }: Incoming, base: string): Answer {
  const fields = parseFields(params.fields ?? 'id,name')
  const { token } = speaker
  if (token.kind === 'instagram') {
    const account = accountFor(state, speaker, 'me')!
    // `id` is scoped to the app here; only `user_id` is the account's own.
    const facts = {
      ...withoutWords(profile(state, account, base)),
      user_id: account.id,
      id: `26${account.id.slice(-14)}`,
      account_type: 'BUSINESS',
    }
    return json(pick(facts, fields))
  }
  if (token.kind === 'page')
    return json(pick(pageFacts(state, speaker, pagesOf(state, speaker)[0], base), fields))
  return json(pick({ ...state.data.people.find(({ id }) => id === token.user) }, fields))
}

/** GET /me/accounts: only a person's token lists pages. */
export function accounts(state: State, speaker: Speaker, incoming: Incoming, base: string): Answer {
  if (speaker.token.kind !== 'user')
    throw graphError(100, undefined, 'Tried accessing nonexisting field (accounts)')
  if (!speaker.token.scopes.includes('pages_show_list')) return json({ data: [] })
  const fields = parseFields(incoming.params.fields ?? 'access_token,category,name,id,tasks')
  const items = pagesOf(state, speaker).map((page) =>
    pick(pageFacts(state, speaker, page, base), fields)
  )
  return json(collection(items, incoming.params, `https://${incoming.host}${incoming.path}`))
}

/** GET /{id} for pages and accounts. Null when the id is neither, so that other objects may be tried. */
export function identity(
  state: State,
  speaker: Speaker,
  id: string,
  { params }: Incoming,
  base: string
): Answer | null {
  const page =
    speaker.token.kind === 'instagram'
      ? undefined
      : pagesOf(state, speaker).find((candidate) => candidate.id === id)
  if (page)
    return json(
      pick(pageFacts(state, speaker, page, base), parseFields(params.fields ?? 'id,name'))
    )
  const account = accountFor(state, speaker, id)
  return account
    ? json(pick(profile(state, account, base), parseFields(params.fields ?? 'id')))
    : null
}

function pageFacts(
  state: State,
  speaker: Speaker,
  page: Page,
  base: string
): Record<string, unknown> {
  const sees = speaker.token.scopes.includes('instagram_basic')
  return {
    id: page.id,
    name: page.name,
    category: page.category,
    username: page.username,
    picture: { data: { url: `${base}/www.facebook.com/avatars/${page.id}.svg` } },
    link: `${base}/www.facebook.com/${page.id}`,
    is_published: true,
    followers_count: FOLLOWERS,
    fan_count: FOLLOWERS,
    about: `${page.name} on Facebook`,
    website: `https://${page.username}.example/`,
    tasks: tasksOf(page, speaker.token.user),
    access_token:
      speaker.token.kind === 'page' ? speaker.secret : pageToken(state, speaker.token, page.id),
    ...(page.account && sees && { instagram_business_account: profile(state, page.account, base) }),
  }
}

/** Instagram Login knows neither the words of a profile nor its website. */
function withoutWords({ biography, website, ...rest }: Record<string, unknown>) {
  return rest
}

function profile(state: State, account: Account, base: string): Record<string, unknown> {
  const mediaCount = Object.values(state.data.media).filter(
    (media) => media.account === account.id
  ).length
  return {
    id: account.id,
    username: account.username,
    name: account.name,
    profile_picture_url: `${base}/www.instagram.com/avatars/${account.id}.svg`,
    biography: `${account.name} on Instagram`,
    website: `https://${account.username}.example/`,
    followers_count: FOLLOWERS,
    follows_count: 88,
    media_count: mediaCount,
  }
}

export function permissions(
  state: State,
  { token }: Speaker,
  { method, segments }: Incoming
): Answer {
  if (method === 'GET') {
    const asked = Object.values(state.data.codes).filter(({ user }) => user === token.user)
    const known = new Set([...token.scopes, ...asked.flatMap(({ scopes }) => scopes)])
    return json({
      data: [...known].map((permission) => ({
        permission,
        status: token.scopes.includes(permission) ? 'granted' : 'declined',
      })),
    })
  }
  if (method !== 'DELETE') throw graphError(100, undefined, 'Unsupported post request.')
  if (segments[0] !== 'me' && segments[0] !== token.user) throw missing(segments[0])

  const [, , one] = segments
  for (const other of Object.values(state.data.tokens)) {
    if (other.user !== token.user || other.kind === 'instagram') continue
    if (one) other.scopes = other.scopes.filter((scope) => scope !== one)
    else other.dead = 458
  }
  state.changed()
  return json({ success: true })
}
