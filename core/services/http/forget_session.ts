import type { HttpContext } from '@adonisjs/core/http'

/** Machines have no session: without this, each of their requests would store one and set cookies. A member's own stays untouched. */
export function forgetSession({ session, response }: Pick<HttpContext, 'session' | 'response'>) {
  session.commit = async () => {}
  response.removeHeader('set-cookie')
}
