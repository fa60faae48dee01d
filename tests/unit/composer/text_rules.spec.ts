import { test } from '@japa/runner'
import fc from 'fast-check'
import { holdsWord, textFindings } from '#services/composer/text_rules'

const rulesOf = (text: string, guidelines: Partial<Record<'bannedWords' | 'disclosures' | 'hashtags', string[]>> | null = null) =>
  textFindings(text, guidelines && { bannedWords: [], disclosures: [], hashtags: [], ...guidelines }).map(({ rule }) => rule)

test.group('Composer / rules of texts', () => {
  test('a word counts as a word, whatever its case, and not inside another one')
    .with([
      { text: 'What a CHEAP pot', word: 'cheap', is: true },
      { text: 'Cheapest pots', word: 'cheap', is: false },
      { text: 'A party', word: 'art', is: false },
      { text: 'Das ist Größe.', word: 'größe', is: true },
      { text: 'ＣＨＥＡＰ', word: 'cheap', is: true },
      { text: 'no\u00a0 longer', word: 'no longer', is: true },
      { text: '#adventure', word: '#ad', is: false },
      { text: 'Nice #ad', word: '#ad', is: true },
      { text: 'x#ad', word: '#ad', is: true },
      { text: 'この茶が安い', word: '安い', is: true },
      { text: 'C++ is fine', word: 'c++', is: true },
      { text: 'Anything', word: '  ', is: false },
    ])
    .run(({ assert }, { text, word, is }) => assert.equal(holdsWord(text, word), is, `${word} in ${text}`))

  test('a word between two spaces is always found', ({ assert }) => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('tea', '#tea', 'größe', 'c++'), fc.string({ unit: 'grapheme' }), (before, word, after) => assert.isTrue(holdsWord(`${before} ${word} ${after}`, word))))
  })

  test('a text is said to shout only when it does')
    .with([
      { text: 'BUY ALL OF OUR POTS TODAY OR NEVER', shouts: true },
      { text: 'NASA and ESA meet in the USA to talk about it', shouts: false },
      { text: 'NEW POTS!', shouts: false },
      { text: '#EVERYTHING #THATISATAG https://EXAMPLE.COM/LOUD #MORETAGS', shouts: false },
      { text: '新しい茶碗が届きました。とても綺麗な色です。', shouts: false },
    ])
    .run(({ assert }, { text, shouts }) => assert.equal(rulesOf(text).includes('text.capitals'), shouts))

  test('an @ needs somebody behind it')
    .with([
      { text: 'With @ and friends', loose: true },
      { text: 'With @@tea', loose: true },
      { text: 'With @[Tea House', loose: true },
      { text: 'With @[Tea House](urn:li:organization:1)', loose: false },
      { text: 'With @tea, write to tea@example.com', loose: false },
      { text: 'Ends with @', loose: true },
    ])
    .run(({ assert }, { text, loose }) => assert.equal(rulesOf(text).includes('text.looseMention'), loose))

  test('spaces that nobody sees are found, indents and empty lines are left alone', ({ assert }) => {
    assert.include(rulesOf('One  two'), 'text.spaces')
    assert.include(rulesOf('One \ntwo'), 'text.spaces')
    assert.notInclude(rulesOf('One\n\n  two\nthree'), 'text.spaces')
  })

  test('nothing is said of nothing', ({ assert }) => {
    assert.deepEqual(rulesOf('  ', { disclosures: ['Ad'], hashtags: ['tea'] }), [])
    assert.deepEqual(rulesOf('Tea', null), [])
  })
})
