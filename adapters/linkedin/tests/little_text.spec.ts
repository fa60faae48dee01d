import { test } from '@japa/runner'
import fc from 'fast-check'
import { readLittleText } from '../emulator/little_text.ts'
import { State } from '../emulator/state.ts'
import { plainTextOf, saysTheSame, toLittleText } from '../publish/little_text.ts'

const RESERVED = '\\|{}@[]()<>#*_~'

test.group('LinkedIn / text format', () => {
  test('{given} is written as {wanted}')
    .with([
      { given: 'plain, with ünïcode 🥖', wanted: 'plain, with ünïcode 🥖' },
      { given: 'a (b) [c] {d} <e>', wanted: 'a \\(b\\) \\[c\\] \\{d\\} \\<e\\>' },
      { given: '50% * off_ ~now~ | \\', wanted: '50% \\* off\\_ \\~now\\~ \\| \\\\' },
      {
        given: 'see #bakery, #night_shift',
        wanted: 'see {hashtag|\\#|bakery}, {hashtag|\\#|night\\_shift}',
      },
      {
        given: 'we are #1 in C# and me@example.com',
        wanted: 'we are \\#1 in C\\# and me\\@example.com',
      },
      {
        given: '@[Kestrel Bakery](urn:li:organization:11223001)!',
        wanted: '@[Kestrel Bakery](urn:li:organization:11223001)!',
      },
      { given: '@[A (B)](urn:li:person:x-1_Y)', wanted: '@[A \\(B\\)](urn:li:person:x-1_Y)' },
      {
        given: '@[no urn](https://x.test) https://x.test/#part',
        wanted: '\\@\\[no urn\\]\\(https://x.test\\) https://x.test/\\#part',
      },
    ])
    .run(({ assert }, { given, wanted }) => {
      assert.equal(toLittleText(given), wanted)
    })

  test('the platform reads back exactly what was written, whatever it was', ({ assert }) => {
    const state = new State({})
    const texts = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...RESERVED, 'a', 'ß', '1', ' ', '\n'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
      ),
    })
    fc.assert(
      fc.property(texts, (text) => {
        const { plain } = readLittleText(state, toLittleText(text))
        assert.equal(plain, text)
        assert.equal(plainTextOf(toLittleText(text)), text)
      }),
      { numRuns: 2_000 }
    )
  })

  test('unescaped, it would be cut off', ({ assert }) => {
    assert.equal(readLittleText(new State({}), 'Bread (and rolls)').plain, 'Bread ')
  })

  test('a mention stays one under its exact name only', ({ assert }) => {
    const state = new State({})
    const written = (name: string) =>
      readLittleText(state, toLittleText(`@[${name}](urn:li:organization:11223001)`)).commentary

    assert.equal(written('Kestrel Bakery'), '@[Kestrel Bakery](urn:li:organization:11223001)')
    assert.equal(written('Kestrel bakery'), 'Kestrel bakery')
  })

  test('texts are compared by what people read', ({ assert }) => {
    assert.isTrue(
      saysTheSame('Hi {hashtag|\\#|bread} \\(new\\)', 'Hi  {hashtag|#|bread}\n\\(new\\)')
    )
    assert.isTrue(saysTheSame('@[Kestrel](urn:li:organization:1)', 'Kestrel'))
    assert.isFalse(saysTheSame('Hi', 'Ho'))
  })
})
