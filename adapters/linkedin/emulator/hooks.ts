import { createHmac, randomUUID } from 'node:crypto'
import {
  json,
  nothing,
  refusalOfUrl,
  vetAddress,
  type Answer,
  type Around,
  type Incoming,
} from '@caidence/testkit/emulators'
import { needAdministrator, tokenOf } from './access.ts'
import { addComment } from './comments.ts'
import { refusal } from './refusals.ts'
import { APPS, COMMUNITY_APP, type App } from './sandbox.ts'
import type { Post, State } from './state.ts'

const EVENT_TYPE = 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS'
const ACTIONS = [
  'LIKE',
  'COMMENT',
  'SHARE',
  'SHARE_MENTION',
  'ADMIN_COMMENT',
  'COMMENT_EDIT',
  'COMMENT_DELETE',
]
/** The challenge has to be answered within this. */
const CHALLENGE_MS = 3_000
const DELIVERY_MS = 10_000
const MS_PER_DAY = 86_400_000
const KEY = new RegExp(
  `^\\(developerApplication:(urn:li:developerApplication:[^,]+),user:(urn:li:person:[^,]+),entity:(urn:li:organization:\\d+),eventType:${EVENT_TYPE}\\)$`
)

/** The body of a notification as the platform sends it: ids are bare numbers beyond what JSON.parse keeps. */
export function notificationBody(input: {
  id: string
  organisation: string
  action: string
  post: string
  activity: string
  at: number
  subscriber: string
  text?: string
}): string {
  const { id, organisation, action, post, activity, at, subscriber, text } = input
  const entry = JSON.stringify({
    notificationId: 0,
    organizationalEntity: organisation,
    action,
    sourcePost: post,
    lastModifiedAt: at,
    generatedActivity: activity,
    decoratedGeneratedActivity:
      text === undefined
        ? {}
        : { comment: { entity: activity, text, owner: 'urn:li:person:f0aaQ1' } },
    subscriber,
  }).replace('"notificationId":0', `"notificationId":${id}`)
  return `{"type":"${EVENT_TYPE}","notifications":[${entry}]}`
}

/** `hmacsha256=` is part of what is signed, and not of the header. */
export const signatureOf = (body: string | Uint8Array, secret: string) =>
  createHmac('sha256', secret).update('hmacsha256=').update(body).digest('hex')

/** PUT, GET and DELETE /rest/eventSubscriptions/{key}: whom to tell of a Page's activity. */
export async function subscribe(state: State, incoming: Incoming, around: Around): Promise<Answer> {
  const token = tokenOf(state, incoming)
  const [, application, user, organisation] = KEY.exec(incoming.segments[2] ?? '') ?? []
  const isOwn =
    application === `urn:li:developerApplication:${token.app}` &&
    user === `urn:li:person:${token.person}`
  if (!organisation || !isOwn)
    throw refusal(400, 'ILLEGAL_ARGUMENT', 'The subscription key cannot be read')
  needAdministrator(state, token, organisation, 'eventSubscriptions')
  const others = state.data.subscriptions.filter(
    (each) =>
      each.organisation !== organisation || each.person !== token.person || each.app !== token.app
  )
  const mine = state.data.subscriptions.find((each) => !others.includes(each))
  if (incoming.method === 'GET') {
    if (!mine) throw refusal(404, 'NOT_FOUND', 'There is no such subscription')
    return json({ webhook: mine.webhook, expiresAt: state.now() + 60 * MS_PER_DAY })
  }
  if (incoming.method === 'DELETE') {
    state.data.subscriptions = others
    state.changed()
    return nothing()
  }
  const webhook = (incoming.json as { webhook?: unknown } | undefined)?.webhook
  if (typeof webhook !== 'string' || !URL.canParse(webhook))
    throw refusal(400, 'MISSING_FIELD', 'webhook is required')
  if (!(await answersChallenge(webhook, appOf(token.app), around)))
    throw refusal(
      400,
      'INVALID_VALUE_FOR_FIELD',
      'This URL did not pass the security challenge check'
    )
  state.data.subscriptions = [
    ...others,
    { app: token.app, person: token.person, organisation, webhook },
  ]
  state.changed()
  return nothing()
}

const appOf = (id: string): App => APPS.find((app) => app.id === id) ?? COMMUNITY_APP

async function reach(
  address: string,
  around: Around,
  init: RequestInit,
  timeoutMs: number
): Promise<Response> {
  const url = new URL(address)
  if (!around.allowLoopback) {
    const reason = refusalOfUrl(url)
    if (reason) throw new Error(reason)
    await vetAddress(url.hostname)
  }
  return fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
}

async function answersChallenge(webhook: string, app: App, around: Around): Promise<boolean> {
  const challengeCode = randomUUID()
  const url = new URL(webhook)
  url.searchParams.set('challengeCode', challengeCode)
  try {
    const response = await reach(url.href, around, {}, CHALLENGE_MS)
    const body = (await response.json()) as Record<string, unknown>
    const wanted = createHmac('sha256', app.secret).update(challengeCode).digest('hex')
    return (
      response.status === 200 &&
      body.challengeCode === challengeCode &&
      body.challengeResponse === wanted
    )
  } catch {
    return false
  }
}

/** `POST /__admin/hooks {url?, post?, action?, text?, id?}`: sends one notification, signed, and says how it was answered. */
export async function sendHook(state: State, body: Record<string, unknown>, around: Around) {
  const action = typeof body.action === 'string' ? body.action : 'COMMENT'
  if (!ACTIONS.includes(action))
    throw new TypeError(`Unknown action "${action}"; use one of ${ACTIONS.join(', ')}`)
  const post = findPost(state, body.post)
  const comment = post.comments.at(-1)
  return deliver(state, around, post, {
    action,
    activity: comment?.urn ?? post.urn,
    ...(typeof body.url === 'string' && { url: body.url }),
    ...(typeof body.text === 'string' && { text: body.text }),
    ...(typeof body.id === 'string' && { id: body.id }),
  })
}

/** `POST /__admin/comments {post, text, author?}`: somebody comments; those who subscribed are told. */
export async function commentFromOutside(
  state: State,
  body: Record<string, unknown>,
  around: Around
) {
  if (typeof body.text !== 'string') throw new TypeError('"text" must be a text')
  const post = findPost(state, body.post)
  const comment = addComment(
    state,
    post,
    typeof body.author === 'string' ? body.author : 'urn:li:person:f0aaQ1',
    body.text
  )
  const told = await deliver(state, around, post, {
    action: 'COMMENT',
    activity: comment.urn,
    text: body.text,
  })
  return { id: comment.urn, ...told }
}

/** `POST /__admin/challenge {url}`: the check an address has to pass, and passes again every two hours. */
export async function challenge(body: Record<string, unknown>, around: Around) {
  if (typeof body.url !== 'string') throw new TypeError('"url" must be an address')
  return { passed: await answersChallenge(body.url, COMMUNITY_APP, around) }
}

function findPost(state: State, urn: unknown): Post {
  const post =
    typeof urn === 'string' ? state.data.posts[urn] : Object.values(state.data.posts).at(-1)
  if (!post) throw new TypeError('There is no such post')
  return post
}

async function deliver(
  state: State,
  around: Around,
  post: Post,
  input: { action: string; activity: string; url?: string; text?: string; id?: string }
) {
  const targets = state.data.subscriptions
    .filter(({ organisation }) => organisation === post.author)
    .map(({ webhook, person, app }) => ({ url: webhook, person, secret: appOf(app).secret }))
  if (input.url) targets.push({ url: input.url, person: '782bbtaQ', secret: COMMUNITY_APP.secret })
  const statuses: number[] = []
  for (const { url, person, secret } of targets) {
    const body = notificationBody({
      id: input.id ?? state.nextNumber('9', 19),
      organisation: post.author,
      action: input.action,
      post: post.urn,
      activity: input.activity,
      at: state.now(),
      subscriber: `urn:li:person:${person}`,
      ...(input.text !== undefined && { text: input.text }),
    })
    const headers = {
      'content-type': 'application/json',
      'x-li-signature': signatureOf(body, secret),
    }
    const response = await reach(url, around, { method: 'POST', headers, body }, DELIVERY_MS)
    statuses.push(response.status)
  }
  return { statuses }
}
