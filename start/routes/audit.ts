import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { audit } = controllers
const { policy } = middleware

/** The audit and access logs, as JSON and as CSV. */
router
  .group(() => {
    router
      .group(() => {
        router.get('audit-logs', [audit.Logs, 'auditIndex']).as('api.audit_logs.index')
        router.get('access-logs', [audit.Logs, 'accessIndex']).as('api.access_logs.index')
      })
      .use([middleware.ability({ needs: 'access:read' }), middleware.workspace({ tx: true }), policy({ needs: 'audit.view' })])

    /** Without a transaction around them: the answer is streamed. */
    router
      .group(() => {
        router.get('audit-logs/export', [audit.Logs, 'auditExport']).as('api.audit_logs.export')
        router.get('access-logs/export', [audit.Logs, 'accessExport']).as('api.access_logs.export')
      })
      .use([middleware.ability({ needs: 'access:read' }), middleware.workspace(), policy({ needs: 'audit.export', stepUp: true })])

    router
      .post('audit-logs/verify', [audit.Logs, 'verify'])
      .as('api.audit_logs.verify')
      .use([middleware.ability({ needs: 'access:write' }), middleware.workspace(), policy({ needs: 'audit.view' }), middleware.idempotency()])
  })
  .prefix('/api/v1')
  .use(middleware.auth())
