import { HealthChecks } from '@adonisjs/core/health'
import { DbCheck } from '@adonisjs/lucid/database'
import db from '@adonisjs/lucid/services/db'
import { PluginsCheck } from '#services/health/plugins_check'

/** A monitor that asks every second must not make plugins be examined every second. */
const PLUGINS_EVERY = '30s'

/** What a process needs before it gets requests; `GET /health/ready` tells how each fares. */
export const healthChecks = new HealthChecks().register([new DbCheck(db.connection('app')), new PluginsCheck().cacheFor(PLUGINS_EVERY)])
