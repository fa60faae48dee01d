import { setTimeout as sleep } from 'node:timers/promises'
import { AdapterFault } from '@caidence/sdk'
import { StaleDelivery } from './ledger.ts'

/** The result of a write must reach the ledger even when the database is just restarting. */
const SAVE_TRIES = 20
const SAVE_PAUSE_MS = 500

/** SQLSTATE classes for a server that is away, full, stopping, or wants the transaction again. */
const SERVER_TROUBLE = /^(08|40|53|57)[0-9A-Z]{3}$/
/** A disk or a connection of this machine. */
const MACHINE_TROUBLE = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EIO', 'EMFILE', 'ENFILE', 'ENOSPC']
/** Drivers say these without a code. */
const LOST_CONNECTION = /^(Connection terminated|Client has encountered a connection error|Knex: Timeout acquiring a connection)/

/** A database or disk that is away for a moment. It passes, and says nothing of a delivery or an adapter. */
export function isOwnTrouble(error: unknown): boolean {
  if (!(error instanceof Error) || AdapterFault.is(error)) return false
  const { code = '' } = error as { code?: unknown }
  const known = typeof code === 'string' && (SERVER_TROUBLE.test(code) || MACHINE_TROUBLE.includes(code))
  return known || LOST_CONNECTION.test(error.message)
}

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
