import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { Impersonations } = controllers.access
const { policy } = middleware

/** Seeing the workspace as another member, for a while. */
router
  .group(() => {
    router
      .get('impersonations', [Impersonations, 'index'])
      .as('api.impersonations.index')
      .use([middleware.ability({ needs: 'access:read' }), middleware.workspace({ tx: true }), policy({ needs: 'members.impersonate' })])
    router
      .post('impersonations', [Impersonations, 'store'])
      .as('api.impersonations.store')
      .use([middleware.ability({ needs: 'session' }), middleware.workspace(), middleware.idempotency(), policy({ needs: 'members.impersonate', stepUp: true })])
    router
      .delete('impersonations/:id', [Impersonations, 'destroy'])
      .where('id', router.matchers.uuid())
      .as('api.impersonations.destroy')
      .use([middleware.ability({ needs: 'access:write' }), middleware.workspace(), middleware.idempotency(), policy({ member: 'the two whom it is about may end it; others the service asks' })])
  })
  .prefix('/api/v1')
  .use(middleware.auth())

router
  .post('/workspaces/impersonation/end', [Impersonations, 'end'])
  .as('pages.impersonation.end')
  .use([middleware.auth(), middleware.workspace(), policy({ member: 'ends what they began themselves' })])
