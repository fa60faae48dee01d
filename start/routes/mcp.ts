import { controllers } from '#generated/controllers'
import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

/** For agents: bearer tokens only, never a session. Which tool may do what, the API decides that each of them asks. */
router
  .post('/mcp', [controllers.mcp.Mcp, 'store'])
  .as('mcp.store')
  .use([middleware.auth({ tokensOnly: true }), middleware.workspace(), middleware.policy({ member: 'every tool asks the API, whose policies decide' })])
