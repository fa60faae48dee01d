import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { transfer } = controllers
const { ability, idempotency, policy, workspace } = middleware
const uuid = router.matchers.uuid()
const needs = 'workspace.transfer'

/** The whole workspace as an archive that a worker makes. */
router
  .group(() => {
    router
      .group(() => {
        router.get('exports', [transfer.Exports, 'index']).as('index').use(policy({ needs }))
        router.get('exports/:id', [transfer.Exports, 'show']).as('show').use(policy({ needs }))
      })
      .use([ability({ needs: 'exports:read' }), workspace({ tx: true })])
    // No tenant transaction around it: it is read by whoever downloads it, as slowly as they like.
    router.get('exports/:id/file', [transfer.ExportFiles, 'show']).as('file').use([ability({ needs: 'exports:read' }), workspace(), policy({ needs, stepUp: true })])
    router
      .group(() => {
        router.post('exports', [transfer.Exports, 'store']).as('store').use([policy({ needs, stepUp: true }), idempotency({ tx: true, hold: true })])
        router.delete('exports/:id', [transfer.Exports, 'destroy']).as('destroy').use([policy({ needs }), idempotency({ tx: true, hold: true })])
      })
      .use([ability({ needs: 'exports:write' }), workspace()])
  })
  .prefix('/api/v1')
  .where('id', uuid)
  .as('api.exports')
  .use(middleware.auth())

/** Archives that people upload, and the workspaces that are made of them: for pages. Parts travel as they are, and are long. */
router
  .group(() => {
    router
      .group(() => {
        router.get('', [transfer.Imports, 'index']).as('index').use(policy({ needs }))
        router.get(':id', [transfer.Imports, 'show']).as('show').use(policy({ needs }))
      })
      .use(workspace({ tx: true }))
    router.post('', [transfer.Imports, 'store']).as('store').use([workspace(), policy({ needs, stepUp: true }), idempotency({ tx: true, hold: true })])
    router.put(':id/bytes', [transfer.ImportParts, 'update']).as('bytes').use([workspace(), policy({ needs })])
    router.post(':id/start', [transfer.Imports, 'start']).as('start').use([workspace(), policy({ needs, stepUp: true }), idempotency({ tx: true, hold: true })])
    router.delete(':id', [transfer.Imports, 'destroy']).as('destroy').use([workspace(), policy({ needs }), idempotency({ tx: true, hold: true })])
  })
  .prefix('/settings/transfer/imports')
  .where('id', uuid)
  .as('transfer.imports')
  .use(middleware.auth())
