import i18nManager from '@adonisjs/i18n/services/main'
import type { I18n } from '@adonisjs/i18n'
import { spoken } from './language.ts'

interface Known {
  pattern: RegExp
  text: string
}

/** Of one language, by code: sentences as they are, and those with values in them, the most exact first. */
type Phrases = Map<string, { whole: Map<string, string>; open: Known[] }>

const FILE = 'refusals.'
/** What stands in an English sentence for a value: as in createError, and for `${…}` too. */
const VALUE = /%[sd]/g

const phrasesOf = new WeakMap<object, Phrases>()

/**
 * A refusal's sentence in the language of the request. English is written where the refusal is thrown; other languages say
 * it in resources/lang/<language>/refusals.json, by code and English sentence. Values that are sentences themselves are
 * looked up in the same way. What is not there stays English.
 */
export function refusalIn(code: string, sentence: string, i18n: I18n = spoken()): string {
  const known = phrases(i18n.locale).get(code)
  if (!known) return sentence
  const whole = known.whole.get(sentence)
  if (whole !== undefined) return whole
  for (const { pattern, text } of known.open) {
    const values = pattern.exec(sentence)?.slice(1)
    if (values) return i18n.formatRawMessage(text, Object.fromEntries(values.map((value, index) => [index, refusalIn(code, value, i18n)])))
  }
  return sentence
}

/** The same for what was thrown. */
export const sentenceIn = ({ code, message }: { code?: string; message: string }, i18n?: I18n): string => (code ? refusalIn(code, message, i18n) : message)

/** What is wrong with single values. Validators speak the language already; services write English. */
export const inputIn = <Issue extends { message: string }>(issues: Issue[], i18n?: I18n): Issue[] => issues.map((issue) => ({ ...issue, message: refusalIn('E_VALIDATION_ERROR', issue.message, i18n) }))

function phrases(locale: string): Phrases {
  const texts = i18nManager.getTranslationsFor(locale)
  const known = phrasesOf.get(texts)
  if (known) return known
  const made: Phrases = new Map()
  for (const [key, text] of Object.entries(texts)) {
    if (!key.startsWith(FILE)) continue
    const [, code, sentence] = /^refusals\.([A-Z0-9_]+)\.(.*)$/s.exec(key)!
    const ofCode = made.get(code) ?? { whole: new Map<string, string>(), open: [] as Known[] }
    made.set(code, ofCode)
    if (sentence.search(VALUE) < 0) ofCode.whole.set(sentence, text)
    else ofCode.open.push({ pattern: patternOf(sentence), text })
  }
  for (const { open } of made.values()) open.sort((one, other) => other.pattern.source.length - one.pattern.source.length)
  phrasesOf.set(texts, made)
  return made
}

function patternOf(sentence: string): RegExp {
  const between = sentence.split(VALUE).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  const values = sentence.match(VALUE)!.map((value) => (value === '%d' ? String.raw`(-?\d+)` : '(.*?)'))
  return new RegExp(`^${between.map((part, index) => part + (values[index] ?? '')).join('')}$`, 's')
}
