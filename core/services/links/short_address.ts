import { randomInt } from 'node:crypto'
import env from '#start/env'

/** Without characters that people mistake for each other: short links are read out and typed. */
const LETTERS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** 58 bits: a million guesses a second find the first of a million links after some thousand years. */
const LENGTH = 10
const CODE = new RegExp(`^[${LETTERS}]{${LENGTH}}$`)

export const newCode = () => Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
export const isCode = (text: unknown): text is string => typeof text === 'string' && CODE.test(text)

/** `/` at the end or not, with a path or not: from configuration, never from a request. */
const bases = () => [env.get('SHORT_LINK_URL'), env.get('APP_URL')].flatMap((base) => (base ? [base.replace(/\/+$/, '')] : []))

export const shortUrl = (code: string) => `${bases()[0]}/l/${code}`

/** Codes of short links of ours in a text, each once; hosts without a dot are found as well, as ours may be one. */
export function codesIn(text: string): string[] {
  const starts = bases().map((base) => `${base}/l/`.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const found = text.matchAll(new RegExp(`(?:${starts.join('|')})([${LETTERS}]{${LENGTH}})(?![0-9A-Za-z])`, 'gi'))
  return [...new Set([...found].map(([, code]) => code))].filter(isCode)
}

/** The code in an address of ours, also one from before SHORT_LINK_URL was set; null for any other address. */
export function codeOf(address: string): string | null {
  for (const base of bases()) {
    const start = `${base}/l/`
    if (!address.toLowerCase().startsWith(start.toLowerCase())) continue
    const code = address.slice(start.length).split(/[/?#]/, 1)[0]
    if (isCode(code)) return code
  }
  return null
}
