import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import '#start/routes/access'
import '#start/routes/accounts'
import '#start/routes/admin'
import '#start/routes/api'
import '#start/routes/audit'
import '#start/routes/brands'
import '#start/routes/channels'
import '#start/routes/hooks'
import '#start/routes/impersonation'
import '#start/routes/invitations'
import '#start/routes/media'
import '#start/routes/media_kit'
import '#start/routes/live'
import '#start/routes/onboarding'
import '#start/routes/pages'
import '#start/routes/profiles'
import '#start/routes/sandbox'
import '#start/routes/second_factors'
import '#start/routes/social'

/** May be asked by anybody: it tells names and states, no reasons. */
router.get('/health/ready', [controllers.system.Health, 'show']).as('health.ready').use(middleware.policy({ public: 'names of checks and whether they pass' }))

/** Answers as soon as the process serves; asks nothing of the database. */
router.get('/health/live', () => ({ status: 'ok' })).as('health.live').use(middleware.policy({ public: 'says only that the process serves' }))
