import { setTimeout as sleep } from 'node:timers/promises'
import { AdapterFault } from '@caidence/sdk'
import { isOwnTrouble } from '#services/plugins/own_trouble'
import { StaleDelivery } from './ledger.ts'

/** The result of a write must reach the ledger even when the database is just restarting. */
const SAVE_TRIES = 20
const SAVE_PAUSE_MS = 500

/** What a step threw, as a fault. Adapters read media and state through us: our trouble there is not their bug. */
export function faultOf(error: unknown): AdapterFault {
  const fault = AdapterFault.from(error)
  if (fault.code !== 'E_ADAPTER_BUG' || !isOwnTrouble(fault.cause)) return fault
  const ours = new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'own-trouble' })
  ours.cause = fault.cause
  return ours
}

/** The fault of an adapter that does not load. Trouble of our own is thrown: it is no verdict on anything. */
export function brokenAdapter(error: unknown): AdapterFault {
  if (isOwnTrouble(error)) throw error
  return faultOf(error)
}

/** The end of a write must be saved even while the database restarts. A stale row is an answer, not a failure. */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof StaleDelivery || attempt >= SAVE_TRIES) throw error
      await sleep(SAVE_PAUSE_MS)
    }
  }
}
