import { shallowRef } from 'vue'

/** English as most of the world writes it: days before months. */
const FIRST = 'en-GB'
let locale = FIRST

/** What Nuxt UI says by itself (its pickers, its buttons to close). English, which it brings along, is undefined. */
export const libraryLanguage = shallowRef<any>()

/** Set once, before anything is shown: loadLanguage() in use_text.ts. */
export function readIn(language: string, library?: unknown) {
  locale = language === 'en' ? FIRST : language
  libraryLanguage.value = library
}

export const pageLocale = () => locale
export const isEnglish = () => locale === FIRST

/** A format of the page's language, made when it is first asked for: making one costs as much as a hundred uses. */
export function languageOf<Format>(make: (locale: string) => Format): () => Format {
  let made: { locale: string; format: Format } | undefined
  return () => (made?.locale === locale ? made : (made = { locale, format: make(locale) })).format
}
