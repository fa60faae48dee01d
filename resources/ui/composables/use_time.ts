import { isEnglish, languageOf, pageLocale } from './page_language.js'

/** For what is read by machines: its digits are in order whatever the page's language. */
const PLAIN = 'en-GB'

/** "Europe/Prague" → "Prague": what people call their zone. */
export function zoneName(zone: string) {
  return zone.split('/').at(-1)!.replaceAll('_', ' ')
}

export const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Making one costs as much as a hundred uses, and a calendar asks for the same few all over. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(zone: string, options: Intl.DateTimeFormatOptions, locale = PLAIN) {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone, hourCycle: 'h23' })
  formats.set(key, format)
  return format
}

function partsOf(instant: Date, zone: string, options: Intl.DateTimeFormatOptions) {
  const parts = formatIn(zone, options).formatToParts(instant)
  return Object.fromEntries(parts.map(({ type, value }) => [type, value])) as Record<Intl.DateTimeFormatPartTypes, string>
}

/** Date and clock as they read on a wall in that zone: `{ date: '2026-11-26', time: '09:30' }`. */
export function wallClock(instant: Date, zone: string) {
  const { year, month, day, hour, minute } = partsOf(instant, zone, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
  return { date: `${year}-${month}-${day}`, time: `${hour}:${minute}` }
}

/**
 * The instant at which clocks in that zone show this. A wall time that daylight saving skips moves on by the gap,
 * one that occurs twice means the first.
 */
export function instantOf(date: string, time: string, zone: string): Date | null {
  const wanted = Date.parse(`${date}T${time}:00Z`)
  if (Number.isNaN(wanted)) return null

  const shown = (instant: number) => {
    const clock = wallClock(new Date(instant), zone)
    return Date.parse(`${clock.date}T${clock.time}:00Z`)
  }
  const offsetAt = (instant: number) => shown(instant) - instant
  const DAY = 86_400_000
  const candidates = [offsetAt(wanted - DAY), offsetAt(wanted + DAY)].map((offset) => wanted - offset).sort((a, b) => a - b)
  return new Date(candidates.find((instant) => shown(instant) === wanted) ?? candidates[1])
}

function dayAndMonth(instant: Date, zone: string) {
  const { weekday, day, month, year } = partsOf(instant, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const thisYear = partsOf(new Date(), zone, { year: 'numeric' }).year
  if (!isEnglish()) return formatIn(zone, { weekday: 'short', day: 'numeric', month: 'short', ...(year === thisYear ? {} : { year: 'numeric' }) }, pageLocale()).format(instant)
  return `${weekday} ${day} ${month}${year === thisYear ? '' : ` ${year}`}`
}

/** "Thu 26 Nov, 09:30" */
export function formatInstant(iso: string, zone: string) {
  const instant = new Date(iso)
  return `${dayAndMonth(instant, zone)}, ${wallClock(instant, zone).time}`
}

/** "Thu 26 Nov, 09:30 · Prague" */
export const formatInstantWithZone = (iso: string, zone: string) => `${formatInstant(iso, zone)} · ${zoneName(zone)}`

/** "09:30:12", for what happens within a minute. */
export function formatClock(iso: string, zone: string) {
  const { hour, minute, second } = partsOf(new Date(iso), zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  return `${hour}:${minute}:${second}`
}

/** "Thu 09:30" within the next six days, "Thu 26 Nov, 09:30" beyond. */
export function formatSoon(instant: Date, zone: string, now = new Date()) {
  const { time } = wallClock(instant, zone)
  const distance = instant.getTime() - now.getTime()
  if (distance >= 0 && distance < 6 * 86_400_000) return `${formatIn(zone, { weekday: 'short' }, pageLocale()).format(instant)} ${time}`
  return formatInstant(instant.toISOString(), zone)
}

const relative = languageOf((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** "in 3 hours", "2 days ago". Only beside the exact time. */
export function relativeTo(iso: string, now = new Date()) {
  const seconds = (Date.parse(iso) - now.getTime()) / 1000
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS.at(-1)!
  return relative().format(Math.round(seconds / size), unit)
}

/** Whole days from now, never below zero. */
export const daysUntil = (iso: string, now = new Date()) => Math.max(0, Math.floor((Date.parse(iso) - now.getTime()) / 86_400_000))

/** "1:32" */
export function formatSeconds(seconds: number) {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** "3.2 MB" */
export function formatBytes(bytes: number) {
  if (bytes < 1_000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
