import type { HttpContext } from '@adonisjs/core/http'
import type User from '#models/user'

/**
 * The person of the session, on routes that do not ask for one, known to the rest of the request from here on: the page
 * names them. A disabled account is nobody's session.
 */
export async function visitorOf({ auth }: HttpContext): Promise<User | null> {
  return (await auth.check()) && !auth.user!.disabledAt ? auth.user! : null
}
