import type { CapabilityName, Finding, ScopeNeed } from '@caidence/sdk'
import i18nManager from '@adonisjs/i18n/services/main'
import { declined } from './scopes.ts'

export interface CapabilityHealth {
  capability: CapabilityName
  /** `skip`: nobody has looked yet. */
  status: Finding['status']
  /** What is wrong, when something is. */
  summary: string | null
  fix: string | null
}

interface Facts {
  /** As the manifest names them. */
  capabilities: CapabilityName[]
  needed: ScopeNeed[]
  granted: string[]
  findings: Finding[]
  isChecked: boolean
}

/** Worst first; a check that could not be made says nothing against the others. */
const ORDER: Finding['status'][] = ['fail', 'warn', 'pass']
/** Every capability stands on being let in at all. */
const BASE: CapabilityName = 'authorize'

/** What a channel can do today, one capability at a time: the findings of its last check, and the permissions it was given. */
export function capabilityHealth({ capabilities, needed, granted, findings, isChecked }: Facts): CapabilityHealth[] {
  const missing = declined(needed, granted)
  const own = (capability: CapabilityName) =>
    findings.filter(({ check }) => {
      const about = check.split('.')[0]
      return about === capability || (capability === BASE && !capabilities.includes(about as CapabilityName))
    })
  const base = worstOf(own(BASE))

  return capabilities.map((capability) => {
    const lacking = missing.find(({ neededBy }) => neededBy.includes(capability))
    if (lacking) return { capability, ...lackingOf(lacking, 'fail') }
    const worst = worstOf(own(capability))
    const found = base?.status === 'fail' ? base : (worst ?? (base && { ...base, status: 'pass' as const }))
    const short = missing.find(({ helps }) => helps?.includes(capability))
    if (short && found?.status !== 'fail') return { capability, ...lackingOf(short, 'warn') }
    if (!found) return { capability, status: isChecked ? 'pass' : 'skip', summary: null, fix: null }
    const isWell = found.status === 'pass' || found.status === 'skip'
    return { capability, status: found.status, summary: isWell ? null : found.summary, fix: isWell ? null : (found.fix ?? null) }
  })
}

function worstOf(findings: Finding[]): Finding | undefined {
  const told = ORDER.map((status) => findings.find((finding) => finding.status === status)).find(Boolean)
  return told ?? findings[0]
}

function lackingOf({ name, why }: ScopeNeed, status: 'fail' | 'warn') {
  const t = i18nManager.locale(i18nManager.defaultLocale)
  return { status, summary: t.t('connections.scope.missing', { why }), fix: t.t('connections.scope.fix', { name }) }
}
