import { pageLocale } from '~/composables/page_language'

/** Above this a number is no longer exact, and no rate is meant. */
const MOST_MINOR = Number.MAX_SAFE_INTEGER

/** What the browser knows of a currency; what is no currency has none. */
export function decimalsOf(currency: string) {
  try {
    return new Intl.NumberFormat(pageLocale(), { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}

const GROUPED = /^\d{1,3}([., ']\d{3})+$/

/**
 * Minor units of what was typed: null for nothing, undefined for what is no amount. Both "1,250.50" and "1.250,50" are
 * understood; a single separator before exactly three digits groups thousands, unless the currency has three decimals.
 */
export function parseMinor(text: string, currency: string): number | null | undefined {
  const typed = text.replaceAll(/[\s\u00A0\u202F]+/gu, ' ').trim()
  if (typed === '') return null
  const decimals = decimalsOf(currency)

  const last = Math.max(typed.lastIndexOf('.'), typed.lastIndexOf(','))
  const [whole, fraction] = last >= 0 && isDecimal(typed, last, decimals) ? [typed.slice(0, last), typed.slice(last + 1)] : [typed, '']
  if (!/^\d*$/.test(fraction) || fraction.length > decimals) return undefined
  if (!/^\d+$/.test(whole) && !GROUPED.test(whole)) return undefined
  if (new Set(whole.replaceAll(/\d/g, '')).size > 1) return undefined

  const minor = Number(BigInt(whole.replaceAll(/\D/g, '') + fraction.padEnd(decimals, '0')))
  return minor <= MOST_MINOR ? minor : undefined
}

function isDecimal(typed: string, at: number, decimals: number) {
  const sign = typed[at]
  const isOnlyOne = typed.indexOf(sign) === at
  const hasOther = /[.,]/.test(typed.replaceAll(sign, ''))
  if (!isOnlyOne) return false
  if (hasOther) return true
  const after = typed.length - at - 1
  return after !== 3 || (decimals === 3 && sign === '.')
}

/** As it stands in the field: "1250.50". */
export function typedAmount(minor: number | null, currency: string) {
  if (minor === null) return ''
  const decimals = decimalsOf(currency)
  const digits = String(minor).padStart(decimals + 1, '0')
  return decimals ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits
}

export const exampleAmount = (currency: string) => typedAmount(1250 * 10 ** decimalsOf(currency), currency)

/** The same amount after its currency was changed: 125.00 USD become 125 JPY, not 12500. */
export function inOtherCurrency(minor: number | null, from: string, to: string) {
  return minor === null ? null : Math.round(minor * 10 ** (decimalsOf(to) - decimalsOf(from)))
}

/** "€1,250.50", for reading. */
export function formatMoney(minor: number, currency: string) {
  const decimals = decimalsOf(currency)
  return new Intl.NumberFormat(pageLocale(), { style: 'currency', currency }).format(minor / 10 ** decimals)
}
