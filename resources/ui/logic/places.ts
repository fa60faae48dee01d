import { COUNTRIES } from '~/api/profiles'

/** Names in the language of the page; what the browser has no name for is not offered. */
interface Choice {
  value: string
  label: string
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))

/** Written differently enough that one has to say which. */
const REGIONAL = ['de-AT', 'de-CH', 'en-AU', 'en-CA', 'en-GB', 'en-IN', 'en-US', 'es-419', 'es-ES', 'es-MX', 'fr-BE', 'fr-CA', 'fr-CH', 'nl-BE', 'pt-BR', 'pt-PT', 'sr-Latn', 'zh-Hans', 'zh-Hant']

const language = () => (typeof document === 'undefined' ? '' : document.documentElement.lang) || 'en'
const byName = (a: Choice, b: Choice) => a.label.localeCompare(b.label, language())
const remembered = new Map<string, Choice[]>()
function once(key: string, make: () => Choice[]) {
  // Two codes with one name (ak, tw) cannot be told apart by whoever chooses.
  const found = remembered.get(key) ?? make().sort(byName).filter(({ label }, at, list) => label !== list[at - 1]?.label)
  remembered.set(key, found)
  return found
}

/** A code that was replaced by another (`iw`, `in`) is not offered. */
const isCurrent = (tag: string) => Intl.getCanonicalLocales(tag)[0] === tag

function named(codes: string[], type: 'region' | 'language'): Choice[] {
  const names = new Intl.DisplayNames(language(), { type, fallback: 'none' })
  return codes.flatMap((value) => {
    const label = names.of(value)
    return label ? [{ value, label }] : []
  })
}

export const countries = () => once(`countries:${language()}`, () => named([...COUNTRIES], 'region'))
export const languages = () => once(`languages:${language()}`, () => named([...PAIRS.map((pair) => pair.toLowerCase()), 'fil', 'yue', ...REGIONAL].filter(isCurrent), 'language'))

export function currencies() {
  return once(`currencies:${language()}`, () => {
    const names = new Intl.DisplayNames(language(), { type: 'currency' })
    return Intl.supportedValuesOf('currency').map((value) => ({ value, label: `${value} · ${names.of(value)}` }))
  })
}

const nameOf = (list: Choice[], code: string) => list.find(({ value }) => value === code)?.label ?? code
export const countryName = (code: string) => nameOf(countries(), code)
export const languageName = (tag: string) => nameOf(languages(), tag)
