import { test } from '@japa/runner'
import { join } from 'node:path'
import { compileText, FIRST_LANGUAGE, readTexts, textsIn } from '../../bin/lib/ui_texts.js'
import { lineOf, projectFiles, read, root } from './support.ts'

const texts: Map<string, string> = readTexts(join(root, 'resources/lang'), FIRST_LANGUAGE)
const sources = () => projectFiles(/^resources\/ui\/.+\.(vue|ts)$/)

/** What stands between the brackets of each call, up to its first comma. */
function* askedFor(file: string) {
  const text = read(file)
  for (const { index, 0: call } of text.matchAll(/(?<![\w.])(?:t|has|translate|hasText)\(/g)) {
    const rest = text.slice(index + call.length, index + call.length + 300)
    yield { argument: rest.slice(0, /[,)\n]/.exec(rest)?.index ?? rest.length), place: `${file}:${lineOf(text, index)}` }
  }
}

test.group('Architecture / texts of the interface', () => {
  test('a module brings every text whose key is written in it', ({ assert }) => {
    let written = 0
    const lost = sources().flatMap((file) => {
      const brought = textsIn(read(file), texts)
      const asked = [...askedFor(file)].flatMap(({ argument, place }) => [...argument.matchAll(/(['"`])([a-z_]+(?:\.[\w-]+)+)\1/g)].map(([, , key]) => ({ key, place })))
      written += asked.length
      return asked.filter(({ key }) => texts.has(key) && !brought.has(key)).map(({ key, place }) => `${place} ${key}`)
    })

    assert.isAbove(written, 500)
    assert.deepEqual(lost, [])
  })

  test('a key that is put together begins with what its module brings', ({ assert }) => {
    let begun = 0
    const lost = sources().flatMap((file) =>
      [...askedFor(file)]
        .filter(({ argument }) => argument.startsWith('`') && argument.includes('${'))
        .filter(({ argument }) => {
          begun++
          // A beginning that is a value, as `${texts}.role`, is written where it is given.
          return !argument.startsWith('`${') && textsIn(argument.endsWith('`') ? argument : `${argument}\``, texts).size === 0
        })
        .map(({ argument, place }) => `${place} ${argument}`)
    )

    assert.isAbove(begun, 100)
    assert.deepEqual(lost, [])
  })

  test('no key is put together with a plus, where nobody would find its beginning', ({ assert }) => {
    assert.deepEqual(sources().flatMap((file) => [...askedFor(file)].filter(({ argument }) => /['"`]\s*\+|\+\s*['"`]/.test(argument)).map(({ place, argument }) => `${place} ${argument}`)), [])
  })

  test('keys and beginnings are found however they are written', ({ assert }) => {
    const few = new Map([['a.b.one', '1'], ['a.b.two', '2'], ['a.c', '3'], ['d.e', '4']])
    const found = (source: string) => [...textsIn(source, few).keys()]

    assert.deepEqual(found("t('a.c')"), ['a.c'])
    assert.sameMembers(found('<X :label="t(`a.b.${name}`)" texts="d.e" />'), ['a.b.one', 'a.b.two', 'd.e'])
    assert.deepEqual(found('t(`a.b.o${rest}`)'), ['a.b.one', 'a.b.two'])
    assert.deepEqual(found('<X texts="a.b" />'), ['a.b.one', 'a.b.two'])
    assert.deepEqual(found("t('a.x')"), [])
  })

  test('every text is in a form that travels without a parser, and names the values it needs', ({ assert }) => {
    assert.isAbove(texts.size, 3000)
    // Throws with the text that is in another form.
    for (const text of texts.values()) compileText(text)
    assert.throws(() => compileText('{at, date, short}'), /does not know/)
    assert.deepEqual(compileText('Plain'), 'Plain')
    assert.deepEqual(compileText("It's {name}"), ["It's ", ['name']])
  })
})
