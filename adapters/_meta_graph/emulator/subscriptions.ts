import { json, type Answer } from '@caidence/testkit/emulators'
import { needScope, needTask, type Speaker } from './access.ts'
import { appOf } from './apps.ts'
import { graphError } from './envelope.ts'
import type { Incoming } from './request.ts'
import type { Account, Page } from './seed.ts'
import type { State } from './state.ts'

const ACCOUNT_FIELDS = ['comments', 'live_comments', 'mentions', 'messages', 'story_insights']
const FIELDS = ['feed', 'leadgen', 'mention', 'messages', 'ratings', 'videos']

/** /{page}/subscribed_apps: of what on this Page the app is told. A new list takes the place of the old one. */
export function subscriptions(
  state: State,
  speaker: Speaker,
  page: Page,
  { method, params }: Incoming
): Answer {
  if (speaker.token.kind !== 'page')
    throw graphError(210, undefined, 'This call requires a Page access token')
  needScope(speaker.token, 'pages_manage_metadata')
  if (method !== 'GET') needTask(speaker, page, 'MODERATE')
  return answer(state, speaker.token.app, page.id, FIELDS, { method, params })
}

/** The same for an account with a sign-in of its own. */
export function accountSubscriptions(
  state: State,
  { token }: Speaker,
  account: Account,
  { method, params }: Incoming
): Answer {
  if (token.kind !== 'instagram')
    throw graphError(100, undefined, 'Accounts of a Page are subscribed through it')
  return answer(state, token.app, account.id, ACCOUNT_FIELDS, { method, params })
}

function answer(
  state: State,
  app: string,
  object: string,
  known: string[],
  { method, params }: Pick<Incoming, 'method' | 'params'>
): Answer {
  const key = `${app}:${object}`
  const { subscribed } = state.data
  if (method === 'GET') {
    const fields = subscribed[key]
    return json({
      data: fields ? [{ id: app, name: appOf(app)!.name, subscribed_fields: fields }] : [],
    })
  }
  if (method === 'DELETE') {
    delete subscribed[key]
  } else {
    const fields = (params.subscribed_fields ?? '').split(',').filter(Boolean)
    const unknown = fields.find((field) => !known.includes(field))
    if (fields.length === 0 || unknown)
      throw graphError(100, undefined, `subscribed_fields must be among ${known.join(', ')}`)
    subscribed[key] = fields
  }
  state.mustKeep()
  return json({ success: true })
}
