import { fail, pass, refused, warn, type Call, type Finding, type ScopeNeed } from '@caidence/sdk'
import { DateTime } from 'luxon'
import type { TokenFacts } from './token_inspector.ts'

/** Enough for a person to act before posts start to fail. */
const WARN_DAYS_LEFT = 7

const FIXES = {
  operator: 'Check the app id, the app secret and the Graph API version in the plugin settings',
}

/** What a question that was not answered says about the connection. */
export const refusedFinding = (check: string, summary: string, error: unknown): Finding =>
  refused(check, summary, error, FIXES)

export function expiryFinding(expiresAt: string | undefined, now: Date): Finding {
  if (!expiresAt) return pass('authorize.token', 'The access has no end date')
  const days = Math.floor(DateTime.fromISO(expiresAt).diff(DateTime.fromJSDate(now), 'days').days)
  if (days < 0) return fail('authorize.token', 'The access has run out', 'Reconnect the account')
  if (days < WARN_DAYS_LEFT)
    return warn('authorize.token', `The access ends in ${days} days`, 'Reconnect the account')
  return pass('authorize.token', `The access ends in ${days} days`)
}

/** One finding per scope, so that people see what exactly is short. */
export function scopeFindings(needed: ScopeNeed[], { token }: Call): Finding[] {
  return needed.map(({ name, neededBy, helps = [], why }) => {
    const check = `${neededBy.at(-1) ?? helps.at(-1)}.scope.${name}`
    if (token.scopes.includes(name)) return pass(check, `Granted: ${why}`)
    const say = neededBy.length ? fail : warn
    return say(check, `Not granted: ${why}`, `Reconnect the account and allow "${name}"`)
  })
}

/** The platform ends its consent to data some time after the person was last active, whatever the token says. */
export function dataAccessFinding({ dataAccessEndsAt }: TokenFacts, now: Date): Finding | null {
  if (!dataAccessEndsAt) return null
  const days = Math.floor(
    DateTime.fromISO(dataAccessEndsAt).diff(DateTime.fromJSDate(now), 'days').days
  )
  const check = 'authorize.dataAccess'
  if (days >= WARN_DAYS_LEFT) return pass(check, `The consent to data lasts ${days} more days`)
  const summary =
    days < 0 ? 'The consent to data has run out' : `The consent to data ends in ${days} days`
  return warn(check, summary, 'Reconnect the account to renew the consent')
}
