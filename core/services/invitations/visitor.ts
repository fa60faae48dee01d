import type { HttpContext } from '@adonisjs/core/http'
import type User from '#models/user'

/** The person of the session, on routes that do not ask for one. A disabled account is nobody's session. */
export async function visitorOf({ auth }: HttpContext): Promise<User | null> {
  const web = auth.use('web')
  return (await web.check()) && !web.user!.disabledAt ? web.user! : null
}
