import type { Instant, Json } from '@caidence/sdk'
import { DateTime } from 'luxon'
import { numberOf } from './json.ts'

/** The end of a token's life. No or zero seconds means that the platform set no end. */
export function expiryOf(expiresIn: Json | undefined, now: Date): Instant | undefined {
  const seconds = numberOf(expiresIn)
  return seconds ? instantOf(DateTime.fromJSDate(now).plus({ seconds })) : undefined
}

export function instantOf(time: DateTime): Instant {
  return time.toUTC().toISO()!
}
