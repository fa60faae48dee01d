import languages from 'virtual:languages'
import { languageOf, readIn } from '~/composables/page_language'

export type TextValues = Record<string, string | number | boolean | null | undefined>

/** As bin/lib/ui_texts.js leaves a text: whole, or in parts with the names of values. */
type Part = string | [name: string, kind?: 'number'] | [name: string, kind: 'plural' | 'select', options: Record<string, Part[]>]
type Texts = Record<string, string | Part[]>

/** In the first language, of the modules that are loaded. Each brings its own: bin/lib/ui_texts.js. */
const texts: Texts = {}
/** In the language of the page, where that is another. */
let translated: Texts = {}
const numbers = languageOf((locale) => new Intl.NumberFormat(locale))
const plurals = languageOf((locale) => new Intl.PluralRules(locale))

/** Keys that were asked for and that nobody wrote. Tests look here. */
export const missingTexts = new Set<string>()

export function addTexts(more: Texts) {
  Object.assign(texts, more)
}

/** Before anything is shown, so that no sentence changes under somebody's eyes. */
export async function loadLanguage(wanted = document.documentElement.lang) {
  if (!(wanted in languages)) return
  const { texts: words, library } = await languages[wanted]!()
  translated = words as Texts
  readIn(wanted, library)
}

/** Every language here writes small whole numbers alike; for them no format is made, which costs a slow telephone 50 ms. */
const inNumbers = (value: number) => (Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : numbers().format(value))
const pluralOf = (value: number) => plurals().select(value)

const find = (key: string) => translated[key] ?? texts[key]

function format(parts: Part[], values: TextValues, counted?: number): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part
      const [name, kind, options] = part
      if (name === '#') return inNumbers(counted!)
      if (!(name in values)) throw new Error(`A text needs a value for "${name}"`)
      const value = values[name]
      if (kind === 'number') return inNumbers(Number(value))
      if (kind === 'select') return format(options![String(value)] ?? options!.other!, values, counted)
      if (kind === 'plural') return format(options![`=${value}`] ?? options![pluralOf(Number(value))] ?? options!.other!, values, Number(value))
      return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    })
    .join('')
}

/** A text of resources/lang by `file.path.to.key`. A key nobody wrote shows as itself, so that it is seen and found. */
export function translate(key: string, values: TextValues = {}): string {
  const message = find(key)
  if (message === undefined) missingTexts.add(key)
  return message === undefined ? key : typeof message === 'string' ? message : format(message, values)
}

export const hasText = (key: string) => find(key) !== undefined

export function useText() {
  return { t: translate, has: hasText }
}
