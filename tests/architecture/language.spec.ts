import { test } from '@japa/runner'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compileText, readTexts } from '../../bin/lib/ui_texts.js'
import { FAULTS } from '@caidence/sdk'
import { parse } from 'vue/compiler-sfc'
import { lineOf, projectFiles, read, root } from './support.ts'

type Tree = { [key: string]: string | Tree }
const texts: Tree = Object.fromEntries(
  readdirSync(join(root, 'resources/lang/en'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file.replace('.json', ''), JSON.parse(read(`resources/lang/en/${file}`)) as Tree])
)

const at = (key: string) => key.split('.').reduce<string | Tree | undefined>((tree, part) => (typeof tree === 'object' ? tree[part] : undefined), texts)

const isThere = (key: string, isWhole: boolean) => (isWhole ? typeof at(key) === 'string' : typeof at(key) === 'object')

/** The first argument of each call of `t(…)` and its like. */
function* firstArguments(text: string, name: RegExp) {
  for (const { index, 0: call } of text.matchAll(name)) {
    let depth = 0
    let end = index + call.length
    for (; end < text.length; end++) {
      if ('([{'.includes(text[end])) depth++
      if (depth === 0 && ',)'.includes(text[end])) break
      if (')]}'.includes(text[end])) depth--
    }
    yield { argument: text.slice(index + call.length, end), line: lineOf(text, index) }
  }
}

/** Keys written out, and the fixed beginnings of keys that are put together. */
function keysIn(file: string, name: RegExp) {
  return [...firstArguments(read(file), name)].flatMap(({ argument, line }) => {
    const whole = [...argument.matchAll(/(['"])([a-z_]+(?:\.[\w-]+)+)\1/g)].map(([, , key]) => ({ key, isWhole: true }))
    const begun = [...argument.matchAll(/`([a-z_]+(?:\.[\w-]+)*)\.?\$\{/g)].map(([, key]) => ({ key: key.replace(/\.\w*$/, (rest) => (at(key) ? rest : '')), isWhole: false }))
    const plain = [...argument.matchAll(/`([a-z_]+(?:\.[\w-]+)+)`/g)].map(([, key]) => ({ key, isWhole: true }))
    return [...whole, ...begun, ...plain].map((found) => ({ ...found, place: `${file}:${line}` }))
  })
}

/** Attributes whose value a person reads or hears. */
const READ_ALOUD = ['label', 'title', 'placeholder', 'alt', 'aria-label', 'description', 'text', 'hint', 'help']
/** Names that are the same in every language, and signs. */
const SAME_EVERYWHERE = /^(C\(AI\)DENCE|[^\p{L}]*|[A-Z]{1,3}|Esc|Ctrl|⌘?K)$/u

function literalsIn(file: string, text = read(file)) {
  const { descriptor } = parse(text, { filename: file })
  const found: string[] = []
  const visit = (node: any) => {
    const say = (words: string) => !SAME_EVERYWHERE.test(words.trim()) && found.push(`${file}:${node.loc.start.line} ${words.trim().slice(0, 60)}`)
    if (node.type === 2) say(node.content)
    for (const prop of node.props ?? []) if (prop.type === 6 && READ_ALOUD.includes(prop.name) && prop.value) say(prop.value.content)
    for (const child of node.children ?? []) if (typeof child === 'object') visit(child)
  }
  if (descriptor.template?.ast) visit(descriptor.template.ast)
  return found
}

const foldersIn = (folder: string) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name) : [])

/** Words and names that other languages share with English. */
const SHARED = /^[^\p{Ll}]*$|^(Workspace|Workspaces|Team|Dashboard|Status|Name|Plugins?|Sandbox|Details|Link|Links|Text|Details?|Video|Videos|Story|Reels?|Start|Version|Code|Feed|Optional|Person|Audit|Standard|Import|Export|Token|Tokens|Webhooks?|Browser|Format|Titel|Position|Indigo|Live|Violett|in|PDF|Medium|Tablet|Organisation|Creator|Analyst|Manager|Passkeys|Rate|Portfolio|Website|Logos?|Hashtags|Personas|Mission|Expertise|Mo|Fr|Sa|https|Buffer|Hootsuite|Postiz|Mixpost|webhookid|px|ms|s)$/u

type Piece = string | [name: string, kind?: string, options?: Record<string, Piece[]>]

/** What a text asks for, and how its plurals and choices branch. */
function shapeOf(text: string) {
  const values = new Set<string>()
  const branches: { name: string; kind: string; of: string[] }[] = []
  const visit = (pieces: Piece[] | string) => {
    for (const piece of Array.isArray(pieces) ? pieces : []) {
      if (typeof piece === 'string') continue
      const [name, kind, options] = piece
      if (name !== '#') values.add(name)
      if (options) branches.push({ name, kind: kind!, of: Object.keys(options) })
      Object.values(options ?? {}).forEach(visit)
    }
  }
  visit(compileText(text) as Piece[] | string)
  return { values: [...values].sort().join(), branches }
}

/** What is wrong with a text as the translation of another. */
function wrongIn(english: string, text: string, language: string): string | null {
  let shape: ReturnType<typeof shapeOf>
  try {
    shape = shapeOf(text)
  } catch (error) {
    return (error as Error).message
  }
  const first = shapeOf(english)
  if (shape.values !== first.values) return `asks for ${shape.values}, not for ${first.values}`
  for (const { name, kind, of } of shape.branches) {
    const needed = kind === 'plural' ? new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((category) => !of.includes(category) && !(category === 'one' && of.includes('=1')) && category !== 'many') : (first.branches.find((branch) => branch.name === name)?.of ?? []).filter((option) => !of.includes(option))
    if (needed.length) return `${name} lacks ${needed.join()}`
  }
  return text === english && !SHARED.test(text.replaceAll(/\{\w+\}/g, '').replaceAll(/[^\p{L} ]/gu, '').trim()) ? 'is as in English' : null
}

function faultsOf(english: Map<string, string>, other: Map<string, string>, language: string, { isWhole = true } = {}) {
  const strange = [...other.keys()].filter((key) => !english.has(key)).map((key) => `${key} is unknown`)
  const missing = isWhole ? [...english.keys()].filter((key) => !other.has(key)).map((key) => `${key} is missing`) : []
  const wrong = [...other].flatMap(([key, text]) => {
    const fault = english.has(key) ? wrongIn(english.get(key)!, text, language) : null
    return fault ? [`${key} ${fault}`] : []
  })
  return [...strange, ...missing, ...wrong]
}

test.group('Architecture / language', () => {
  test('every text the interface asks for is there', ({ assert }) => {
    const asked = projectFiles(/^resources\/ui\/.+\.(vue|ts)$/).flatMap((file) => keysIn(file, /\b(?:t|translate)\(/g))

    assert.isAbove(asked.length, 200)
    assert.deepEqual(asked.filter(({ key, isWhole }) => !isThere(key, isWhole)).map(({ place, key }) => `${place} ${key}`), [])
  })

  test('every text the server asks for is there', ({ assert }) => {
    const asked = projectFiles(/^core\/.+\.ts$/).flatMap((file) => keysIn(file, /\b(?:i18n|spoken\(\))\.(?:t|formatMessage)\(/g))

    assert.isAbove(asked.length, 15)
    assert.deepEqual(asked.filter(({ key, isWhole }) => !isThere(key, isWhole)).map(({ place, key }) => `${place} ${key}`), [])
  })

  test('templates hold no words of their own', ({ assert }) => {
    const templates = projectFiles(/^resources\/ui\/.+\.vue$/)

    assert.isAbove(templates.length, 50)
    assert.deepEqual(templates.flatMap((file) => literalsIn(file)), [])
    assert.lengthOf(literalsIn('a.vue', '<template><p title="Hello">Hi <b>{{ x }}</b> there<UButton :label="y" /></p></template>'), 3)
  })

  test('a translation says all that English says, with the same values and the plurals of its language', ({ assert }) => {
    const one = (english: string, text: string) => faultsOf(new Map([['a.b', english]]), new Map([['a.b', text]]), 'de')

    assert.deepEqual(one('{count, plural, one {# post} other {# posts}}', '{count, plural, one {# Beitrag} other {# Beiträge}}'), [])
    assert.deepEqual(one('{count, plural, one {# post} other {# posts}}', '{count, plural, other {# Beiträge}}'), ['a.b count lacks one'])
    assert.deepEqual(one('By {name}', 'Von {nome}'), ['a.b asks for nome, not for name'])
    assert.deepEqual(one('Next posts', 'Next posts'), ['a.b is as in English'])
    assert.lengthOf(one('By {name}', 'Von {name'), 1)
    assert.deepEqual(faultsOf(new Map([['a.b', 'x y']]), new Map([['a.c', 'z']]), 'de'), ['a.c is unknown', 'a.b is missing'])

    const english = readTexts(join(root, 'resources/lang'), 'en')
    for (const language of foldersIn('resources/lang').filter((name) => name !== 'en')) assert.deepEqual(faultsOf(english, readTexts(join(root, 'resources/lang'), language), language), [])
    // Not offered to anybody before they are whole: docs/languages.md.
    for (const language of foldersIn('resources/lang_unfinished')) assert.deepEqual(faultsOf(english, readTexts(join(root, 'resources/lang_unfinished'), language), language, { isWhole: false }), [])
  })

  test('every fault of the contract has a sentence and a next step', ({ assert }) => {
    const sentences = texts.faults as Record<string, { sentence?: string; action?: string }>

    assert.deepEqual(Object.keys(FAULTS).filter((code) => !sentences[code]?.sentence || !sentences[code]?.action), [])
  })
})
