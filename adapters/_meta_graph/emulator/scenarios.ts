import type { Scenario, State } from './state.ts'

const KINDS = ['stuck', 'error', 'expired', 'slow']

/** What happens to the next media that is handed over. */
export function addScenario(state: State, body: Record<string, unknown>): void {
  const scenario = body as unknown as Omit<Scenario, 'times'> & { times?: number }
  if (!KINDS.includes(scenario.kind))
    throw new TypeError(`"kind" must be one of ${KINDS.join(', ')}`)
  state.data.scenarios.push({ ...scenario, times: scenario.times ?? 1 })
  state.changed()
}

export function takeScenario(state: State, account: string): Scenario | null {
  const scenario = state.data.scenarios.find(
    (candidate) => candidate.times > 0 && (!candidate.account || candidate.account === account)
  )
  if (!scenario) return null
  scenario.times -= 1
  state.data.scenarios = state.data.scenarios.filter(({ times }) => times > 0)
  return scenario
}
