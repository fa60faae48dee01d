import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { onboarding, pages } = controllers
const { ability, idempotency, policy, workspace } = middleware
const needs = 'workspace.edit' as const

/** The way from registering to a workspace that is set up. */
router
  .group(() => {
    router.get('onboarding/progress', [onboarding.Progress, 'show']).as('api.onboarding.show').use([ability({ needs: 'access:read' }), workspace({ tx: true }), policy({ needs })])
    // No transaction around it: invitations are counted before it and sent after it.
    router.put('onboarding/progress', [onboarding.Progress, 'update']).as('api.onboarding.update').use([ability({ needs: 'access:write' }), workspace(), idempotency(), policy({ needs })])
    router.post('onboarding/complete', [onboarding.Progress, 'complete']).as('api.onboarding.complete').use([ability({ needs: 'access:write' }), workspace(), idempotency({ tx: true }), policy({ needs })])
    router.get('imported-posts', [onboarding.ImportedPosts, 'index']).as('api.imported_posts.index').use([ability({ needs: 'access:read' }), workspace({ tx: true }), policy({ needs: 'connections.view' })])
  })
  .prefix('/api/v1')
  .use(middleware.auth())

router.get('/onboarding', [pages.Onboarding, 'show']).as('pages.onboarding.show').use([middleware.auth(), workspace({ tx: true }), policy({ needs })])
