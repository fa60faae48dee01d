import { AdapterFault } from './fault.ts'
import type { Finding } from './types.ts'

export const pass = (check: string, summary: string): Finding => ({
  check,
  status: 'pass',
  summary,
})

/** Neither good nor bad: the platform does not say. */
export const skip = (check: string, summary: string): Finding => ({
  check,
  status: 'skip',
  summary,
})

/** Works, and will not for long, or not in full. `fix` says what a person does about it. */
export const warn = (check: string, summary: string, fix: string): Finding => ({
  check,
  status: 'warn',
  summary,
  fix,
})

export const fail = (check: string, summary: string, fix: string): Finding => ({
  check,
  status: 'fail',
  summary,
  fix,
})

const RECONNECT = 'Reconnect the account'
const FIXES: Partial<Record<string, string>> = {
  wait: 'Try again later',
  retry: 'Try again in a few minutes',
}

/**
 * What a question that was refused says about the connection: what passes by itself is a warning, the rest a failure.
 * `fixes` are sentences by the fault's remedy, where an adapter knows better; anything but an `AdapterFault` is thrown on.
 */
export function refused(
  check: string,
  summary: string,
  error: unknown,
  fixes: Partial<Record<AdapterFault['remedy'], string>> = {}
): Finding {
  if (!AdapterFault.is(error)) throw error
  const passes = error.remedy === 'wait' || error.remedy === 'retry'
  const finding = passes ? warn : fail
  return finding(
    check,
    `${summary} (${error.code})`,
    fixes[error.remedy] ?? FIXES[error.remedy] ?? RECONNECT
  )
}
