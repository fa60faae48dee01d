import { AdapterFault, CLOCK, type Call, type Finding, type PluginClock } from '@caidence/sdk'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { Graph } from '@caidence/meta-graph'
import manifest from './package.json' with { type: 'json' }
import { Containers } from './publish/containers.ts'
import { speakerOf } from './publish/speaker.ts'

/** Enough for a person to act before posts start to fail. */
const WARN_DAYS_LEFT = 7

/** What this connection can do today, and what to do about what it cannot. */
@injectable()
export class Probe {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(Containers) private containers: Containers,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  async run(call: Call): Promise<Finding[]> {
    return [
      this.expiry(call),
      ...this.scopes(call),
      await this.account(call),
      await this.quota(call),
    ]
  }

  private expiry({ token }: Call): Finding {
    if (!token.expiresAt) return pass('authorize.token', 'The access has no end date')
    const days = Math.floor(
      DateTime.fromISO(token.expiresAt).diff(DateTime.fromJSDate(this.clock.now()), 'days').days
    )
    if (days < 0) return fail('authorize.token', 'The access has run out', 'Reconnect the account')
    if (days < WARN_DAYS_LEFT)
      return warn('authorize.token', `The access ends in ${days} days`, 'Reconnect the account')
    return pass('authorize.token', `The access ends in ${days} days`)
  }

  private scopes(call: Call): Finding[] {
    const { variant } = speakerOf(call)
    const needed = manifest.caidence.adapters[0].scopes.filter(({ when }) => when.is === variant)
    return needed.map(({ name, neededBy, why }) => {
      const check = `${neededBy.at(-1)}.scope.${name}`
      return call.token.scopes.includes(name)
        ? pass(check, `Granted: ${why}`)
        : fail(check, `Not granted: ${why}`, `Reconnect the account and allow "${name}"`)
    })
  }

  private async account(call: Call): Promise<Finding> {
    try {
      await this.graph.read(
        call.connection.account.remoteId,
        { fields: 'id,username' },
        speakerOf(call)
      )
      return pass('publish.account', 'The account answers')
    } catch (error) {
      return refused('publish.account', 'The account cannot be read', error)
    }
  }

  private async quota(call: Call): Promise<Finding> {
    try {
      const quota = await this.containers.quota(call)
      if (!quota)
        return {
          check: 'publish.quota',
          status: 'skip',
          summary: 'The platform does not say how many posts are left',
        }
      const left = quota.total - quota.used
      if (left <= 0)
        return warn(
          'publish.quota',
          `All ${quota.total} posts of the last 24 hours are used`,
          'Wait, or post less often'
        )
      return pass('publish.quota', `${left} of ${quota.total} posts left in 24 hours`)
    } catch (error) {
      return refused('publish.quota', 'The publishing limit cannot be read', error)
    }
  }
}

const FIXES: Partial<Record<string, string>> = {
  reconnect: 'Reconnect the account',
  refresh: 'Reconnect the account',
  operator: 'Check the app id, the app secret and the Graph API version in the plugin settings',
  wait: 'Try again later',
  retry: 'Try again in a few minutes',
}

function refused(check: string, summary: string, error: unknown): Finding {
  if (!AdapterFault.is(error)) throw error
  const status = error.remedy === 'wait' || error.remedy === 'retry' ? 'warn' : 'fail'
  return {
    check,
    status,
    summary: `${summary} (${error.code})`,
    fix: FIXES[error.remedy] ?? 'Reconnect the account',
  }
}

const pass = (check: string, summary: string): Finding => ({ check, status: 'pass', summary })
const warn = (check: string, summary: string, fix: string): Finding => ({
  check,
  status: 'warn',
  summary,
  fix,
})
const fail = (check: string, summary: string, fix: string): Finding => ({
  check,
  status: 'fail',
  summary,
  fix,
})
