import type { Connection } from '~/api/types'

export type Light = 'pass' | 'warn' | 'fail' | 'skip'
type Finding = Connection['findings'][number]

/** Never colour alone: each light has a sign, and a word beside it. */
export const LIGHTS: Record<Light, { icon: string; class: string }> = {
  pass: { icon: 'i-lucide-circle-check', class: 'text-success' },
  warn: { icon: 'i-lucide-triangle-alert', class: 'text-warning' },
  fail: { icon: 'i-lucide-circle-x', class: 'text-error' },
  skip: { icon: 'i-lucide-circle-dashed', class: 'text-muted' },
}

/** One light per capability, with what is to be said about it. */
export function lightsOf({ capabilities }: Pick<Connection, 'capabilities'>): { capability: string; status: Light; text: string }[] {
  return capabilities.map(({ capability, status, summary, fix }) => ({ capability, status, text: [summary, fix].filter(Boolean).join(' · ') }))
}

/** The first thing a person should do about a connection. */
export function worstFinding(findings: Finding[]): Finding | undefined {
  return findings.find(({ status }) => status === 'fail') ?? findings.find(({ status }) => status === 'warn')
}
