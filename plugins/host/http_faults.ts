import { AdapterFault } from '@caidence/sdk'

/** `Retry-After` as whole seconds, from either of its two forms; undefined when absent or unreadable. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined
  const text = header.trim()
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text))
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000))
}

/**
 * What a broken exchange means. Before a connection existed nothing can have been sent; afterwards nobody can
 * tell, whatever the error calls itself, so the verdict rests on that one fact and not on error codes.
 */
export function transportFault(error: unknown, connected: boolean): AdapterFault {
  const fault = new AdapterFault(connected ? 'E_OUTCOME_UNKNOWN' : 'E_REMOTE_DOWN')
  fault.cause = withoutSecrets(error)
  return fault
}

/** Only the error's name and code: messages of network libraries quote URLs and headers. */
function withoutSecrets(error: unknown): Error {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown }
  const safe = new Error(typeof code === 'string' ? code : 'network error')
  safe.name = typeof name === 'string' ? name : 'Error'
  safe.stack = undefined
  return safe
}
