import { json, type Answer } from '@caidence/testkit/emulators'
import { needScope, needTask, type Speaker } from './access.ts'
import { appOf } from './apps.ts'
import { graphError } from './envelope.ts'
import type { Incoming } from './request.ts'
import type { Page } from './seed.ts'
import type { State } from './state.ts'

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
  const { app } = speaker.token
  const key = `${app}:${page.id}`
  const { subscribed } = state.data
  if (method === 'GET') {
    const fields = subscribed[key]
    return json({
      data: fields ? [{ id: app, name: appOf(app)!.name, subscribed_fields: fields }] : [],
    })
  }

  needTask(speaker, page, 'MODERATE')
  if (method === 'DELETE') {
    delete subscribed[key]
  } else {
    const fields = (params.subscribed_fields ?? '').split(',').filter(Boolean)
    const unknown = fields.find((field) => !FIELDS.includes(field))
    if (fields.length === 0 || unknown)
      throw graphError(100, undefined, `subscribed_fields must be among ${FIELDS.join(', ')}`)
    subscribed[key] = fields
  }
  state.mustKeep()
  return json({ success: true })
}
