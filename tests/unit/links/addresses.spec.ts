import { test } from '@japa/runner'
import fc from 'fast-check'
import { addressesIn, pageOf, replaceAddresses } from '#services/links/addresses'
import env from '#start/env'
import { codeOf, codesIn, isCode, newCode, shortUrl } from '#services/links/short_address'

const urls = (text: string) => addressesIn(text).map(({ url }) => url)

test.group('Links / addresses in texts', () => {
  test('in {text}')
    .with([
      { text: 'See https://a.example/x.', expected: ['https://a.example/x'] },
      { text: '(https://a.example/wiki_(x)), and HTTP://B.EXAMPLE!', expected: ['https://a.example/wiki_(x)', 'HTTP://B.EXAMPLE'] },
      { text: 'https://a.example/x?b=1,2&c=%20#d…', expected: ['https://a.example/x?b=1,2&c=%20#d'] },
      { text: 'https://a.example/é https://例え.jp/あ。', expected: ['https://a.example/é', 'https://例え.jp/あ'] },
      { text: '“https://a.example/q” <https://b.example>', expected: ['https://a.example/q', 'https://b.example'] },
      { text: 'mailto:a@b.example ftp://a.example javascript:alert(1) a.example www.a.example', expected: [] },
      { text: 'https://user:secret@a.example http://localhost/x https:// https://.', expected: [] },
    ])
    .run(({ assert }, { text, expected }) => {
      assert.deepEqual(urls(text), expected)
    })

  test('only addresses are replaced, each in its place', ({ assert }) => {
    const text = 'One https://a.example/x, two https://b.example/y. One again: https://a.example/x!'

    assert.equal(replaceAddresses(text, (url) => (url.includes('a.') ? 'SHORT' : null)), 'One SHORT, two https://b.example/y. One again: SHORT!')
  })

  test('replacing nothing changes nothing, in any text', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('https://a.example/x', ' ', '.', ')', '(', 'http://', '\n', '😀'))
    fc.assert(fc.property(fc.array(piece), (pieces) => replaceAddresses(pieces.join(''), () => null) === pieces.join('')))
  })

  test('where one leads fits into a header', ({ assert }) => {
    assert.equal(pageOf('https://例え.jp/あ x')?.href, 'https://xn--r8jz45g.jp/%E3%81%82%20x')
    assert.isNull(pageOf(`https://a.example/${'x'.repeat(2_000)}`))
    for (const wrong of ['javascript:alert(1)', 'data:text/html,x', '//a.example', 'https://a', 'https://u@a.example']) assert.isNull(pageOf(wrong), wrong)
  })

  test('codes have 58 bits of chance, and no letters that are mistaken for others', ({ assert }) => {
    const codes = Array.from({ length: 2_000 }, newCode)

    assert.lengthOf(new Set(codes), codes.length)
    assert.isTrue(codes.every(isCode))
    assert.isAbove(Math.log2(58) * 10, 48)
    for (const wrong of ['', 'short', '0OIl0OIl0O', `${codes[0]}x`, `${codes[0].slice(1)}/`, null, [codes[0]]]) assert.isFalse(isCode(wrong))
  })

  test('links of ours are found in texts, on any host, and on the one from before as well', ({ assert, cleanup }) => {
    const [short, usual] = [env.get('SHORT_LINK_URL'), env.get('APP_URL')]
    cleanup(() => {
      env.set('SHORT_LINK_URL', short)
      env.set('APP_URL', usual)
    })
    env.set('APP_URL', 'http://localhost:3333')
    env.set('SHORT_LINK_URL', 'https://go.example/')
    const [one, other] = [newCode(), newCode()]

    assert.equal(shortUrl(one), `https://go.example/l/${one}`)
    assert.deepEqual(codesIn(`See http://localhost:3333/l/${other}, ${shortUrl(one)}. ${shortUrl(one)}x https://else.example/l/${one}`), [other, one])
    assert.equal(codeOf(`HTTPS://GO.example/l/${one}?x=1`), one)
    assert.isNull(codeOf(`https://else.example/l/${one}`))
  })
})
