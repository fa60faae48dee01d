import type { HttpContext } from '@adonisjs/core/http'
import { WORKSPACE_KEY } from '#middleware/workspace_middleware'

export default class WorkspacesController {
  /** Which workspace the person works in from now on. One they do not belong to is not there. */
  async select({ params, response, session, workspaces }: HttpContext) {
    if (!workspaces.some(({ id }) => id === params.id)) return response.notFound()
    session.put(WORKSPACE_KEY, params.id)
    return response.redirect('/')
  }
}
