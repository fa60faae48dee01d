import { assert } from '@japa/assert'
import { apiClient } from '@japa/api-client'
import type { Config } from '@japa/runner/types'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import { TIERS, useLimits } from '#services/limits/tiers'
import { signedInRequests } from './support/signed_in_requests.ts'

/** The suites that talk to the server over HTTP in this process, so that fakes reach it. Browsers get a stack of their own (bin/browser.js). */
const SERVED = ['functional', 'isolation']

/** All tests come from one address, and none of them is about being slowed down unless it says so. */
export const UNLIMITED = Object.fromEntries(TIERS.map((tier) => [tier, 1_000_000]))
useLimits(UNLIMITED)

export const plugins: Config['plugins'] = [assert(), apiClient({ baseURL: `http://${process.env.HOST}:${process.env.PORT}` }), pluginAdonisJS(app), signedInRequests(app)]

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = { setup: [], teardown: [] }

export const configureSuite: Config['configureSuite'] = (suite) => {
  if (SERVED.includes(suite.name)) return suite.setup(() => testUtils.httpServer().start())
}
