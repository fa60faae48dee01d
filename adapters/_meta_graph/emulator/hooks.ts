import { createHmac } from 'node:crypto'
import type { App } from './apps.ts'
import { appOf, FACEBOOK_APP, INSTAGRAM_APP } from './apps.ts'
import type { State } from './state.ts'

/** The platform waits about this long for an answer. */
const DELIVERY_TIMEOUT_MS = 10_000

export interface Signed {
  headers: Record<string, string>
  body: string
}

/** As the platform signs: over exactly the bytes it sends, letters beyond ASCII escaped. */
export function signedEvent(secret: string, body: unknown): Signed {
  const text = JSON.stringify(body).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
  const signature = createHmac('sha256', secret).update(text).digest('hex')
  return {
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body: text,
  }
}

/** The form of the deauthorize and the data deletion callback. */
export function signedRequest(secret: string, facts: Record<string, unknown>): Signed {
  const payload = Buffer.from(JSON.stringify({ algorithm: 'HMAC-SHA256', ...facts })).toString(
    'base64url'
  )
  const signature = createHmac('sha256', secret).update(payload).digest('base64url')
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ signed_request: `${signature}.${payload}` }).toString(),
  }
}

export function commentEvent(now: number, post: string, comment: Told): object {
  const at = Math.floor(now / 1000)
  return {
    object: 'page',
    entry: [
      {
        id: comment.account,
        time: at,
        changes: [
          {
            field: 'feed',
            value: {
              item: 'comment',
              verb: 'add',
              post_id: post,
              parent_id: comment.parent ?? post,
              comment_id: comment.id,
              from: comment.author,
              message: comment.text,
              created_time: at,
            },
          },
        ],
      },
    ],
  }
}

export function mediaCommentEvent(now: number, media: string, comment: Told): object {
  const { id: person, name: username } = comment.author
  return {
    object: 'instagram',
    entry: [
      {
        id: comment.account,
        time: Math.floor(now / 1000),
        changes: [
          {
            field: 'comments',
            value: {
              id: comment.id,
              text: comment.text,
              from: { id: person, username },
              media: { id: media, media_product_type: 'FEED' },
              ...(comment.parent && { parent_id: comment.parent }),
            },
          },
        ],
      },
    ],
  }
}

interface Told {
  id: string
  account: string
  text: string
  author: { id: string; name: string }
  parent?: string
}

/** Tells every app that subscribed. Not waited for: the platform's comment is there whether anybody listens or not. */
export function announce(state: State, object: string, field: string, event: object): void {
  for (const hook of state.data.hooks) {
    const app = appOf(hook.app)
    if (!app || hook.object !== object || !hook.fields.includes(field)) continue
    deliver(hook.url, signedEvent(app.secret, event)).catch(() => {})
  }
}

export async function deliver(url: string, { headers, body }: Signed) {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS),
  })
  return { status: response.status, body: await response.text() }
}

/** Asks whether an address wants to be told; answers whether it repeated the challenge. */
export async function verifies(url: string, token: string): Promise<boolean> {
  const challenge = String(1_000_000_000 + Math.floor(Math.random() * 1_000_000_000))
  const target = new URL(url)
  target.searchParams.set('hub.mode', 'subscribe')
  target.searchParams.set('hub.challenge', challenge)
  target.searchParams.set('hub.verify_token', token)
  try {
    const response = await fetch(target, { signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS) })
    return response.status === 200 && (await response.text()) === challenge
  } catch {
    return false
  }
}

/**
 * `POST /__admin/hooks`: `{plugin, url, event, …}` sends one delivery to an address, or with `event: "subscribe"` asks
 * it and, when it agrees, tells it of comments from then on.
 */
export async function sendHook(state: State, body: Record<string, unknown>) {
  const app = appNamed(body.plugin)
  const url = String(body.url ?? '')
  if (!/^https?:\/\//.test(url)) throw new TypeError('"url" must be an address')
  const user = String(body.person ?? state.data.people[0].id)
  const issued = Math.floor(state.now() / 1000)
  switch (body.event) {
    case 'subscribe':
      return subscribe(state, app, url, String(body.verifyToken ?? ''))
    case 'deauthorize':
    case 'deletion':
      return deliver(url, signedRequest(app.secret, { user_id: user, issued_at: issued }))
    case 'raw':
      return deliver(url, signedEvent(app.secret, body.body))
    default:
      throw new TypeError('"event" must be subscribe, deauthorize, deletion or raw')
  }
}

async function subscribe(state: State, app: App, url: string, token: string) {
  const accepted = await verifies(url, token)
  if (accepted) {
    const [object, field] = app === INSTAGRAM_APP ? ['instagram', 'comments'] : ['page', 'feed']
    addHook(state, { app: app.id, object, url, fields: [field] })
  }
  return { accepted }
}

export function addHook(state: State, hook: State['data']['hooks'][number]): void {
  const { hooks } = state.data
  state.data.hooks = [
    ...hooks.filter(({ app, object }) => app !== hook.app || object !== hook.object),
    hook,
  ]
  state.changed()
}

function appNamed(plugin: unknown): App {
  if (plugin === 'instagram') return INSTAGRAM_APP
  if (plugin === 'facebook') return FACEBOOK_APP
  throw new TypeError('"plugin" must be facebook or instagram')
}
