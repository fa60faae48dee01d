import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { webhooks, pages } = controllers
const { ability, idempotency, policy, workspace } = middleware
const uuid = router.matchers.uuid()
const needs = 'webhooks.edit' as const

/** Addresses outside that events are sent to. Where data leaves to, and with which secret, takes a fresh proof of who asks. */
router
  .group(() => {
    router
      .group(() => {
        router.get('webhooks', [webhooks.Webhooks, 'index']).as('api.webhooks.index')
        router.get('webhooks/:id', [webhooks.Webhooks, 'show']).as('api.webhooks.show')
        router.get('webhooks/:id/calls', [webhooks.WebhookCalls, 'index']).as('api.webhook_calls.index')
      })
      .use([ability({ needs: 'access:read' }), workspace({ tx: true }), policy({ needs })])

    router
      .group(() => {
        router.post('webhooks', [webhooks.Webhooks, 'store']).as('api.webhooks.store').use([policy({ needs, stepUp: true }), idempotency({ tx: true, hold: true, secret: true })])
        router.post('webhooks/:id/secret', [webhooks.Webhooks, 'rotate']).as('api.webhooks.rotate').use([policy({ needs, stepUp: true }), idempotency({ tx: true, hold: true, secret: true })])
        router.patch('webhooks/:id', [webhooks.Webhooks, 'update']).as('api.webhooks.update').use([policy({ needs, stepUp: true }), idempotency({ tx: true, hold: true })])
        router.delete('webhooks/:id', [webhooks.Webhooks, 'destroy']).as('api.webhooks.destroy').use([policy({ needs }), idempotency({ tx: true })])
        router.post('webhooks/:id/test', [webhooks.WebhookCalls, 'test']).as('api.webhook_calls.test').use([policy({ needs }), idempotency({ tx: true })])
        router.post('webhooks/:id/calls/:call/redeliver', [webhooks.WebhookCalls, 'redeliver']).where('call', uuid).as('api.webhook_calls.redeliver').use([policy({ needs }), idempotency({ tx: true })])
      })
      .use([ability({ needs: 'access:write' }), workspace()])
  })
  .prefix('/api/v1')
  .where('id', uuid)
  .use(middleware.auth())

router.get('/settings/webhooks', [pages.Webhooks, 'index']).as('pages.webhooks.index').use([middleware.auth(), workspace({ tx: true }), policy({ needs })])
