import type { Connection } from '~/api/types'

export type Light = 'pass' | 'warn' | 'fail' | 'skip'
type Finding = Connection['findings'][number]

/** Worst first. */
const ORDER: Light[] = ['fail', 'warn', 'skip', 'pass']

/** One light per capability: the worst of its findings. Findings are named `capability.check`. */
export function lightsOf(findings: Finding[]): { capability: string; status: Light; findings: Finding[] }[] {
  const groups = Map.groupBy(findings, ({ check }) => check.split('.')[0])
  return [...groups].map(([capability, list]) => ({
    capability,
    // A check that could not be made says nothing against the others.
    status: ORDER.find((status) => status !== 'skip' && list.some((finding) => finding.status === status)) ?? 'skip',
    findings: list,
  }))
}

/** The first thing a person should do about a connection. */
export function worstFinding(findings: Finding[]): Finding | undefined {
  return findings.find(({ status }) => status === 'fail') ?? findings.find(({ status }) => status === 'warn')
}
