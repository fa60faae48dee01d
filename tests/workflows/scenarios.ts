import type { OnboardingTurn } from '#workflows/onboarding/contract'
import type { Turn } from '#workflows/publishing/contract'

const step = (effect: 'none' | 'repeatable' | 'once'): Turn => ({ do: 'step', effect })
const end = (state: string): Turn => ({ do: 'end', state })

/** Ways a delivery can go. Their histories are kept, and replayed against every later version of the workflow. */
export const scenarios: Record<string, (call: { name: string; count: number }) => Turn> = {
  'straight': ({ name, count }) => {
    if (name === 'open') return step('repeatable')
    if (name === 'commit') return step('none')
    return count === 1 ? step('once') : end('live')
  },
  'waits': ({ name, count }) => {
    if (name === 'open') return count === 1 ? { do: 'wait', seconds: 1 } : step('once')
    return end('live')
  },
  'write in doubt': ({ name, count }) => {
    if (name === 'open') return count === 1 ? step('once') : { do: 'look' }
    if (name === 'commit') throw new Error('the connection broke')
    return end('live')
  },
  'repeatable step fails twice': ({ name, count }) => {
    if (name === 'open') return step('repeatable')
    if (count < 3) throw new Error('the database restarts')
    return end('live')
  },
  'cancelled before it fires': ({ name, count }) => (name === 'open' && count === 1 ? { do: 'wait', seconds: 3600 } : end('cancelled')),
}

const ACCOUNT = { workspaceId: '6f1f2f6e-0000-4000-8000-000000000001', connectionId: '6f1f2f6e-0000-4000-8000-000000000002', adapterId: 'made-up' }

/** Ways a journey can go, turn by turn. Kept and replayed in the same way. */
export const onboardingScenarios: Record<string, { turns: OnboardingTurn[]; isWoken?: true }> = {
  'onboarding to its end': { turns: [{ do: 'wait', seconds: 1 }, { do: 'remind' }, { do: 'import', accounts: [ACCOUNT] }, { do: 'end' }] },
  'onboarding woken': { turns: [{ do: 'wait', seconds: 86_400 }, { do: 'import', accounts: [ACCOUNT, ACCOUNT] }, { do: 'end' }], isWoken: true },
}
