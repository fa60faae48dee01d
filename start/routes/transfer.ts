import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

/** No tenant transaction around it: it is read by whoever downloads it, as slowly as they like. */
router
  .get('/settings/export.tar', [controllers.transfer.Archives, 'show'])
  .as('archives.show')
  .use([middleware.auth(), middleware.workspace(), middleware.policy({ needs: 'workspace.transfer', stepUp: true })])
