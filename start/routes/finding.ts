import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { Found } = controllers.finding

/** What the search of the app asks. Tokens have abilities for posts, brands and channels apart, and lists for each. */
router
  .get('/api/v1/search', [Found, 'index'])
  .as('api.search')
  .use([middleware.auth(), middleware.ability({ needs: 'session' }), middleware.workspace({ tx: true }), middleware.policy({ member: 'finds what the person may see of posts, brands and channels' })])
