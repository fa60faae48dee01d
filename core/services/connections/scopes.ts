import type { CapabilityName, Finding, ScopeNeed } from '@caidence/sdk'
import i18nManager from '@adonisjs/i18n/services/main'

/** What a person left unticked, out of what was asked for. */
export const declined = (needed: ScopeNeed[], granted: string[]) => needed.filter(({ name }) => !granted.includes(name))

export const isPossible = (capability: CapabilityName, missing: ScopeNeed[]) => missing.every(({ neededBy }) => !neededBy.includes(capability))

/** One line per permission, for the channel's card: what is missing, what for, and what to do. */
export function scopeFindings(needed: ScopeNeed[], granted: string[]): Finding[] {
  const t = i18nManager.locale(i18nManager.defaultLocale)
  return needed.map(({ name, neededBy, helps = [], why }) => {
    const check = `${neededBy.at(-1) ?? helps.at(-1)}.scope.${name}`
    if (granted.includes(name)) return { check, status: 'pass', summary: t.t('connections.scope.granted', { why }) }
    return {
      check,
      status: neededBy.length ? 'fail' : 'warn',
      summary: t.t('connections.scope.missing', { why }),
      fix: t.t('connections.scope.fix', { name }),
    }
  })
}
