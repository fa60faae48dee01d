import { json, type Answer } from '@caidence/testkit/emulators'
import type { Speaker } from './access.ts'
import { graphError } from './envelope.ts'
import { addHook, verifies } from './hooks.ts'
import type { Incoming } from './request.ts'
import type { State } from './state.ts'

const OBJECTS = ['page', 'instagram', 'permissions', 'user']

/** /{app}/subscriptions, with the app's own token: where it wants to be told. The address is asked at once. */
export async function appSubscriptions(
  state: State,
  { token }: Speaker,
  { method, params, segments }: Incoming
): Promise<Answer> {
  if (token.kind !== 'app' || segments[0] !== token.app)
    throw graphError(15, undefined, 'This method must be called with an app access token')
  const own = state.data.hooks.filter(({ app }) => app === token.app)
  if (method === 'GET') {
    return json({
      data: own.map(({ object, url, fields }) => ({
        object,
        callback_url: url,
        active: true,
        fields: fields.map((name) => ({ name, version: 'v25.0' })),
      })),
    })
  }
  const { object } = params
  if (method === 'DELETE') {
    state.data.hooks = state.data.hooks.filter(
      (hook) => hook.app !== token.app || (object && hook.object !== object)
    )
    state.changed()
    return json({ success: true })
  }
  const { callback_url: url, verify_token: verifyToken, fields } = params
  if (!OBJECTS.includes(object ?? '') || !url || !verifyToken || !fields)
    throw graphError(100, undefined, 'object, callback_url, verify_token and fields are required')
  if (!(await verifies(url, verifyToken)))
    throw graphError(2200, undefined, 'Callback verification failed')
  addHook(state, { app: token.app, object: object!, url, fields: fields.split(',') })
  return json({ success: true })
}
