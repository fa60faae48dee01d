import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { addTexts, hasText, missingTexts, translate, type TextValues } from '~/composables/use_text'
import { compileText } from '../../bin/lib/ui_texts.js'

type Tree = { [key: string]: string | Tree }
const FOLDER = 'resources/lang/en'

function* textsOf(tree: Tree): Generator<string> {
  for (const below of Object.values(tree)) typeof below === 'string' ? yield below : yield* textsOf(below)
}
const all = readdirSync(FOLDER).flatMap((file) => [...textsOf(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Tree)])

/** Names of values, and what a select asks for. */
function valuesFor(text: string, count: number): TextValues {
  const values: TextValues = {}
  const walk = (parts: any) => {
    for (const part of Array.isArray(parts) ? parts : []) {
      if (!Array.isArray(part) || part[0] === '#') continue
      const [name, kind, options] = part
      if (kind === 'select') values[name] = Object.keys(options)[count % Object.keys(options).length]
      else values[name] ??= kind ? count : count % 2 ? count : `${name} «${count}»`
      if (kind) Object.values(options ?? {}).forEach(walk)
      if (kind === 'plural') values[name] = count
    }
  }
  walk(compileText(text))
  return values
}

test.each([0, 1, 2, 1234])('every text reads as ICU has it, with %s', (count) => {
  expect(all.length).toBeGreaterThan(3000)
  all.forEach((text, at) => {
    const values = valuesFor(text, count)
    addTexts({ [`made.up.${at}`]: compileText(text) })
    const expected = text.includes('{') ? String(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).format(values as any)) : text
    expect(translate(`made.up.${at}`, values)).toBe(expected)
  })
})

test('a value that is missing is an error, a key that is missing is seen and noted', () => {
  addTexts({ 'made.up.greeting': compileText('Hello {name}') })
  expect(() => translate('made.up.greeting')).toThrow('needs a value for "name"')
  expect(translate('made.up.greeting', { name: null })).toBe('Hello ')

  expect(hasText('made.up.nothing')).toBe(false)
  expect(translate('made.up.nothing')).toBe('made.up.nothing')
  expect([...missingTexts]).toEqual(['made.up.nothing'])
  missingTexts.clear()
})

test('what this module names is there without being asked for', () => {
  expect(translate('app.dashboard.title')).toBe('Dashboard')
})
