import { randomUUID } from 'node:crypto'
import Tokens from 'csrf'
import { ApiClient, ApiRequest } from '@japa/api-client'
import type { PluginFn } from '@japa/runner/types'
import { configProvider } from '@adonisjs/core'
import type { ApplicationService } from '@adonisjs/core/types'
import type User from '#models/user'

declare module '@japa/api-client' {
  interface ApiRequest {
    /** Sends the request in a session of this person. */
    loginAs(user: User): this
    /** Puts values into the session of the request. */
    withSession(values: Record<string, unknown>): this
    /** Sends a valid CSRF token of the request's session. */
    withCsrfToken(): this
  }
}

interface Wanted {
  user?: User
  values: Record<string, unknown>
}

/**
 * `client.post('/x').loginAs(user).withCsrfToken()` with real sessions: rows of the session table, tagged with
 * their person. The framework's own plugin knows only sessions in memory, which cannot be listed or ended.
 */
export function signedInRequests(app: ApplicationService): PluginFn {
  return async () => {
    const wanted = new WeakMap<ApiRequest, Wanted>()
    const of = (request: ApiRequest) => {
      if (!wanted.has(request)) wanted.set(request, { values: {} })
      return wanted.get(request)!
    }

    ApiRequest.macro('loginAs', function (this: ApiRequest, user: User) {
      of(this).user = user
      return this
    })
    ApiRequest.macro('withSession', function (this: ApiRequest, values: Record<string, unknown>) {
      Object.assign(of(this).values, values)
      return this
    })
    ApiRequest.macro('withCsrfToken', function (this: ApiRequest) {
      const tokens = new Tokens()
      const secret = tokens.secretSync()
      of(this).values['csrf-secret'] = secret
      return this.header('x-csrf-token', tokens.create(secret))
    })

    ApiClient.setup(async (request) => {
      const asked = wanted.get(request)
      if (!asked) return
      const config = (await configProvider.resolve<any>(app, app.config.get('session')))!
      const store = config.stores[config.store](null, config)
      const id = randomUUID()
      const now = Date.now()
      const signedIn = asked.user && { auth_web: asked.user.id, facts: { startedAt: now, seenAt: now, address: '127.0.0.1', userAgent: '' } }
      await store.write(id, { ...asked.values, ...signedIn })
      if (asked.user) await store.tag(id, asked.user.id)
      request.withCookie(config.cookieName, id)
    })
  }
}
