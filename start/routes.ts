import router from '@adonisjs/core/services/router'
import '#start/routes/accounts'
import '#start/routes/api'
import '#start/routes/media'
import '#start/routes/live'
import '#start/routes/pages'
import '#start/routes/social'

/** Answers as soon as the process serves; asks nothing of the database. */
router.get('/health/live', () => ({ status: 'ok' })).as('health.live')
