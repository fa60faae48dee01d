import { CIRCUIT_AFTER, CIRCUIT_FIRST_SECONDS, CIRCUIT_MOST_SECONDS, JITTER, RETRY_SECONDS } from './limits.ts'

/** Seconds until the next try after so many; null: that was the last. `chance` between 0 and 1. */
export function retryAfter(tries: number, chance: number): number | null {
  const seconds = RETRY_SECONDS[tries - 1]
  return seconds === undefined ? null : Math.round(seconds * (1 + JITTER * chance))
}

/** Seconds for which a receiver is left alone after so many failures in a row. */
export const restAfter = (failures: number): number => (failures < CIRCUIT_AFTER ? 0 : Math.min(CIRCUIT_MOST_SECONDS, CIRCUIT_FIRST_SECONDS * 2 ** Math.min(failures - CIRCUIT_AFTER, 20)))

/** Received, and understood: everything else is tried again. */
export const isReceived = (status: number | null) => status !== null && status >= 200 && status < 300
