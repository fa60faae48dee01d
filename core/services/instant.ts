import { DateTime } from 'luxon'

/** Clocks on earth stand between 12 hours behind UTC and 14 ahead of it: another offset is a typing mistake, not a moment. */
const OFFSET = /(Z|\+(0\d|1[0-3]):?[0-5]\d|\+14:?00|-(0\d|1[01]):?[0-5]\d|-12:?00)$/i

/** An ISO 8601 time with its offset, in UTC; invalid where it is none. Without an offset it would mean another moment in every zone. */
export const readInstant = (text: string): DateTime => (OFFSET.test(text) ? DateTime.fromISO(text, { zone: 'utc' }) : DateTime.invalid('offset'))
