import { test } from '@japa/runner'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
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

test.group('Architecture / language', () => {
  test('every text the interface asks for is there', ({ assert }) => {
    const asked = projectFiles(/^resources\/ui\/.+\.(vue|ts)$/).flatMap((file) => keysIn(file, /\b(?:t|translate)\(/g))

    assert.isAbove(asked.length, 200)
    assert.deepEqual(asked.filter(({ key, isWhole }) => !isThere(key, isWhole)).map(({ place, key }) => `${place} ${key}`), [])
  })

  test('every text the server asks for is there', ({ assert }) => {
    const asked = projectFiles(/^core\/.+\.ts$/).flatMap((file) => keysIn(file, /\bi18n\.(?:t|formatMessage)\(/g))

    assert.isAbove(asked.length, 15)
    assert.deepEqual(asked.filter(({ key, isWhole }) => !isThere(key, isWhole)).map(({ place, key }) => `${place} ${key}`), [])
  })

  test('templates hold no words of their own', ({ assert }) => {
    const templates = projectFiles(/^resources\/ui\/.+\.vue$/)

    assert.isAbove(templates.length, 50)
    assert.deepEqual(templates.flatMap((file) => literalsIn(file)), [])
    assert.lengthOf(literalsIn('a.vue', '<template><p title="Hello">Hi <b>{{ x }}</b> there<UButton :label="y" /></p></template>'), 3)
  })

  test('every fault of the contract has a sentence and a next step', ({ assert }) => {
    const sentences = texts.faults as Record<string, { sentence?: string; action?: string }>

    assert.deepEqual(Object.keys(FAULTS).filter((code) => !sentences[code]?.sentence || !sentences[code]?.action), [])
  })
})
