import { IntlMessageFormat } from 'intl-messageformat'

type Tree = { [key: string]: string | Tree }
export type TextValues = Record<string, string | number | boolean | null | undefined>

const files = import.meta.glob<Tree>(['../../lang/*/*.json', '!../../lang/*/faults.json'], { eager: true, import: 'default' })
const FALLBACK = 'en'

/** language → { file → tree } */
const languages: Record<string, Tree> = {}
for (const [path, tree] of Object.entries(files)) {
  const [, language, file] = path.match(/([^/]+)\/([^/]+)\.json$/)!
  ;(languages[language] ??= {})[file] = tree
}

const compiled = new Map<string, IntlMessageFormat>()

function find(language: string, key: string): string | undefined {
  let at: string | Tree | undefined = languages[language]
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined
  return typeof at === 'string' ? at : undefined
}

function currentLanguage() {
  const asked = typeof document === 'undefined' ? FALLBACK : document.documentElement.lang
  return asked in languages ? asked : FALLBACK
}

/** A text of resources/lang by `file.path.to.key`. A key nobody wrote shows as itself, so that it is seen and found. */
export function translate(key: string, values: TextValues = {}): string {
  const language = currentLanguage()
  const message = find(language, key) ?? find(FALLBACK, key)
  if (message === undefined) return key
  if (!message.includes('{')) return message

  const cacheKey = `${language}:${key}`
  if (!compiled.has(cacheKey)) compiled.set(cacheKey, new IntlMessageFormat(message, language, undefined, { ignoreTag: true }))
  return String(compiled.get(cacheKey)!.format(values as Record<string, string>))
}

export const hasText = (key: string) => find(currentLanguage(), key) !== undefined || find(FALLBACK, key) !== undefined

export function useText() {
  return { t: translate, has: hasText }
}
