import {
  CLOCK,
  fail,
  pass,
  refused,
  SETTINGS,
  skip,
  warn,
  type Call,
  type Finding,
  type PluginClock,
  type PluginSettings,
  type ScopeNeed,
} from '@caidence/sdk'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { Rest, speakerOf } from './api/rest.ts'
import { isOrganisation } from './api/urn.ts'
import { Members } from './channel/members.ts'
import { ADMINISTRATOR, Pages } from './channel/pages.ts'
import manifest from './package.json' with { type: 'json' }

/** Most apps cannot renew, so a person has to come; enough time for the one who is on holiday. */
const WARN_DAYS_LEFT = 14
/** A version is served for a year at least: https://learn.microsoft.com/en-us/linkedin/marketing/versioning, read 2026-09-19. */
const VERSION_LIFE = { years: 1 }
const WARN_VERSION_DAYS = 60
const SCOPES = (manifest as unknown as { caidence: { adapters: { scopes: ScopeNeed[] }[] } })
  .caidence.adapters[0].scopes
/** What speaks for Pages is no use to a profile, and the other way round. */
const PAGE_SCOPES = /organization/

/** What this connection can do today, and what to do about what it cannot. */
@injectable()
export class Probe {
  constructor(
    @inject(Rest) private rest: Rest,
    @inject(Members) private members: Members,
    @inject(Pages) private pages: Pages,
    @inject(SETTINGS) private settings: PluginSettings,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  async run(call: Call): Promise<Finding[]> {
    return [
      this.expiry(call),
      this.version(),
      ...this.scopes(call),
      await this.account(call),
      skip('publish.quota', 'The platform does not say how many posts are left today'),
    ]
  }

  private expiry({ token }: Call): Finding {
    if (!token.expiresAt) return pass('authorize.token', 'The access has no end date')
    const days = Math.floor(this.daysUntil(DateTime.fromISO(token.expiresAt)))
    if (days < 0) return fail('authorize.token', 'The access has run out', 'Reconnect the account')
    if (days < WARN_DAYS_LEFT)
      return warn(
        'authorize.token',
        `The access ends in ${days} days`,
        'Reconnect the account, unless the app renews it by itself'
      )
    return pass('authorize.token', `The access ends in ${days} days`)
  }

  private version(): Finding {
    const end = DateTime.fromFormat(this.rest.version, 'yyyyMM', { zone: 'utc' }).plus(VERSION_LIFE)
    const days = Math.floor(this.daysUntil(end))
    const fix = 'Choose a newer API version in the plugin settings'
    if (days < 0)
      return warn('publish.version', `API version ${this.rest.version} may have ended`, fix)
    if (days < WARN_VERSION_DAYS)
      return warn(
        'publish.version',
        `API version ${this.rest.version} ends in about ${days} days`,
        fix
      )
    return pass('publish.version', `API version ${this.rest.version}`)
  }

  private scopes({ connection, token }: Call): Finding[] {
    const products = this.settings.get('products') ?? 'share'
    const isPage = isOrganisation(connection.account.remoteId)
    const needed = SCOPES.filter(({ when }) => !when || when.is === products).filter(
      ({ name, neededBy }) => neededBy.includes('authorize') || PAGE_SCOPES.test(name) === isPage
    )
    return needed.map(({ name, neededBy, why }) => {
      const check = `${neededBy.at(-1)}.scope.${name}`
      return token.scopes.includes(name)
        ? pass(check, `Granted: ${why}`)
        : fail(
            check,
            `Not granted: ${why}`,
            `Add the product that holds "${name}" to the app, then reconnect the account`
          )
    })
  }

  private async account(call: Call): Promise<Finding> {
    const { remoteId } = call.connection.account
    try {
      if (!isOrganisation(remoteId)) {
        const { urn } = await this.members.me(speakerOf(call), call.token.scopes)
        return urn === remoteId
          ? pass('publish.account', 'The profile answers')
          : fail(
              'publish.account',
              'The access belongs to another member',
              'Reconnect the account as its owner'
            )
      }
      const role = (await this.pages.roles(speakerOf(call))).get(remoteId)
      if (!role)
        return fail(
          'publish.account',
          'The member has no role on the Page that may post',
          'Ask an administrator of the Page for the role of content administrator, or reconnect as somebody who has it'
        )
      if (role !== ADMINISTRATOR)
        return warn(
          'analytics.role',
          'The member may post on the Page, and may not read its statistics',
          'Ask for the role of super administrator, where numbers are wanted'
        )
      return pass('publish.account', 'The member administers the Page')
    } catch (error) {
      return refused('publish.account', 'The account cannot be read', error, FIXES)
    }
  }

  private daysUntil(end: DateTime): number {
    return end.diff(DateTime.fromJSDate(this.clock.now()), 'days').days
  }
}

const FIXES = {
  operator: 'Check the client ID, the client secret and the API version in the plugin settings',
}
