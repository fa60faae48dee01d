import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { Brands } = controllers.access
const { policy } = middleware

/** Brands, as JSON. */
router
  .group(() => {
    router
      .get('brands', [Brands, 'index'])
      .as('api.brands.index')
      .use([middleware.ability({ needs: 'access:read' }), middleware.workspace({ tx: true }), policy({ needs: 'brands.view' })])
    router
      .group(() => {
        router.post('brands', [Brands, 'store']).as('api.brands.store').use(policy({ needs: 'brands.create' }))
        router.patch('brands/:id', [Brands, 'update']).as('api.brands.update').where('id', router.matchers.uuid()).use(policy({ needs: 'workspace.edit' }))
      })
      .use([middleware.ability({ needs: 'access:write' }), middleware.workspace(), middleware.idempotency({ tx: true })])
  })
  .prefix('/api/v1')
  .use(middleware.auth())
