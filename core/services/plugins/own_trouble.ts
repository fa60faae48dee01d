import { AdapterFault } from '@caidence/sdk'

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
