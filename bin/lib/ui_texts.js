import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'

/** Every text is written in it; other languages are laid over it. */
export const FIRST_LANGUAGE = 'en'
/** Whose sources are searched for keys. Tests render parts of the interface and ask for texts themselves. */
const SEARCHED = /\/(resources\/ui|tests\/ui)\/[^?]+\.(vue|ts)$/
/** Nuxt UI's own sentences, a file per language. */
const LIBRARY = join(process.cwd(), 'node_modules/@nuxt/ui/dist/runtime/locale')
const LANGUAGES = 'virtual:languages'
const LANGUAGE = 'virtual:language/'
/** Vite's mark for modules that are no files. */
const NO_FILE = '\0'

const languagesIn = (folder) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)

/** What the server alone says: refusals, by their English sentences. English has no such file. */
const SAID_BY_SERVER = 'refusals.json'

/** `file.path.to.key` → text, of one language. */
export function readTexts(folder, language) {
  const texts = new Map()
  const walk = (tree, path) => {
    for (const [name, below] of Object.entries(tree)) typeof below === 'string' ? texts.set(`${path}.${name}`, below) : walk(below, `${path}.${name}`)
  }
  for (const file of readdirSync(join(folder, language)).filter((name) => name.endsWith('.json') && name !== SAID_BY_SERVER)) walk(JSON.parse(readFileSync(join(folder, language, file), 'utf8')), file.replace('.json', ''))
  return texts
}

/**
 * The texts that a source can ask for: the keys written in it, and all below the beginnings that are written in it.
 * A key that is handed on as a value counts where it is written, so whoever is loaded brings what they ask for.
 */
export function textsIn(source, texts) {
  const found = new Map()
  const takeBelow = (path) => {
    for (const [key, text] of texts) if (key.startsWith(`${path}.`)) found.set(key, text)
  }
  for (const [, , key] of source.matchAll(/(['"`])([a-z_]+(?:\.[\w-]+)+)\1/g)) texts.has(key) ? found.set(key, texts.get(key)) : takeBelow(key)
  // `file.path.begin${…}`: what follows the last dot may be the half of a name.
  for (const [, begun] of source.matchAll(/`([a-z_]+(?:\.[\w-]*)*\.[\w-]*)\$\{/g)) takeBelow(begun.slice(0, begun.lastIndexOf('.')))
  return found
}

/** A text as resources/ui/composables/use_text.ts reads it: as it is, or in parts, so that no parser travels. */
export function compileText(text) {
  if (!text.includes('{')) return text
  // Kinds of elements as ICU's parser numbers them.
  const part = (element) => {
    const options = () => Object.fromEntries(Object.entries(element.options).map(([name, { value }]) => [name, value.map(part)]))
    if (element.type === 0) return element.value
    if (element.type === 1) return [element.value]
    if (element.type === 2 && !element.style) return [element.value, 'number']
    if (element.type === 5) return [element.value, 'select', options()]
    if (element.type === 6 && !element.offset && element.pluralType === 'cardinal') return [element.value, 'plural', options()]
    if (element.type === 7) return ['#']
    throw new Error(`The text "${text}" asks for a form that resources/ui/composables/use_text.ts does not know: use arguments, plain numbers, select and plural`)
  }
  return new IntlMessageFormat(text, FIRST_LANGUAGE, undefined, { ignoreTag: true }).getAst().map(part)
}

const compileAll = (texts) => Object.fromEntries([...texts].map(([key, text]) => [key, compileText(text)]))

/**
 * Puts beside each module the texts that it can ask for, in the first language. Other languages are a file of their own
 * each, for whoever reads them.
 */
export function uiTexts({ folder }) {
  let texts
  return {
    name: 'ui-texts',
    enforce: 'post',
    buildStart() {
      texts = readTexts(folder, FIRST_LANGUAGE)
    },
    watchChange(file) {
      if (file.startsWith(folder)) texts = readTexts(folder, FIRST_LANGUAGE)
    },
    resolveId: (id) => (id === LANGUAGES || id.startsWith(LANGUAGE) ? NO_FILE + id : undefined),
    load(id) {
      if (id === NO_FILE + LANGUAGES) return `export default {${languagesIn(folder).filter((name) => name !== FIRST_LANGUAGE).map((name) => `${JSON.stringify(name)}: () => import('${LANGUAGE}${name}')`)}}`
      if (id.startsWith(NO_FILE + LANGUAGE)) {
        const language = id.slice((NO_FILE + LANGUAGE).length)
        // What Nuxt UI says by itself, where it knows the language.
        const file = join(LIBRARY, `${language.replace('-', '_').toLowerCase()}.js`)
        const library = existsSync(file) ? `export { default as library } from ${JSON.stringify(file)};` : 'export const library = undefined;'
        return `${library}export const texts = ${JSON.stringify(compileAll(readTexts(folder, language)))}`
      }
    },
    transform(code, id) {
      if (!SEARCHED.test(id) || id.endsWith('/use_text.ts')) return
      texts ??= readTexts(folder, FIRST_LANGUAGE)
      // As it was written: compiled code has lost the form of what it was.
      const found = textsIn(readFileSync(id, 'utf8'), texts)
      if (!found.size) return
      for (const file of new Set([...found.keys()].map((key) => key.split('.')[0]))) this.addWatchFile(join(folder, FIRST_LANGUAGE, `${file}.json`))
      return { code: `import { addTexts as addOwnTexts } from '~/composables/use_text'; addOwnTexts(${JSON.stringify(compileAll(found))});${code}`, map: null }
    },
  }
}
