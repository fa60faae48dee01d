import type { HttpContext } from '@adonisjs/core/http'

/** For monitors and load balancers: how each check fares, and nothing of what it found. `node ace doctor` says that. */
export default class HealthController {
  async show({ response }: HttpContext) {
    // Not before the application has started: the checks hold its database.
    const { healthChecks } = await import('#start/health')
    const { isHealthy, status, checks } = await healthChecks.run()
    response.status(isHealthy ? 200 : 503).header('cache-control', 'no-store')
    return { status, checks: checks.map((check) => ({ name: check.name, status: check.status })) }
  }
}
