import { test } from '@japa/runner'
import fc from 'fast-check'
import { NO_TAGS, tagged, tagsFor, UTM_NAMES, type Tags } from '#services/links/utm'

const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.isWellFormed() && text.trim() === text)
const someTags: fc.Arbitrary<Tags> = fc.record(Object.fromEntries(UTM_NAMES.map((name) => [name, fc.option(word)])) as Record<string, fc.Arbitrary<string | null>>)
const part = fc.stringMatching(/^[a-z0-9%.~-]{0,8}$/).map((text) => text.replaceAll('%', '%20'))
const address = fc
  .record({ path: part, query: fc.option(fc.array(fc.tuple(part, part).map(([name, value]) => `${name}=${value}`), { maxLength: 4 })), fragment: fc.option(part) })
  .map(({ path, query, fragment }) => `https://example.com/${path}${query === null ? '' : `?${query.join('&')}`}${fragment === null ? '' : `#${fragment}`}`)

test.group('Links / UTM', () => {
  test('{url} becomes {expected}')
    .with([
      { url: 'https://a.example/x', expected: 'https://a.example/x?utm_source=s&utm_medium=m' },
      { url: 'https://a.example', expected: 'https://a.example?utm_source=s&utm_medium=m' },
      { url: 'https://a.example/x?b=1&b=2#part', expected: 'https://a.example/x?b=1&b=2&utm_source=s&utm_medium=m#part' },
      { url: 'https://a.example/x?', expected: 'https://a.example/x?utm_source=s&utm_medium=m' },
      { url: 'https://a.example/x?b&', expected: 'https://a.example/x?b&utm_source=s&utm_medium=m' },
      { url: 'https://a.example/x?UTM_Source=theirs', expected: 'https://a.example/x?UTM_Source=theirs&utm_medium=m' },
      { url: 'https://a.example/x?utm%5Fsource=theirs&utm_medium', expected: 'https://a.example/x?utm%5Fsource=theirs&utm_medium' },
      { url: 'https://a.example/#/route?utm_source=not-a-query', expected: 'https://a.example/?utm_source=s&utm_medium=m#/route?utm_source=not-a-query' },
      { url: 'https://a.example/x?bad=%zz', expected: 'https://a.example/x?bad=%zz&utm_source=s&utm_medium=m' },
    ])
    .run(({ assert }, { url, expected }) => {
      assert.equal(tagged(url, { source: 's', medium: 'm', campaign: null, term: '' }), expected)
    })

  test('twice is once; path, query and fragment stay to the letter; each tag is there once, as it was given', () => {
    fc.assert(
      fc.property(address, someTags, (url, tags) => {
        const once = tagged(url, tags)
        const [before, fragment = ''] = url.split(/(?=#)/)
        const read = new URL(once).searchParams
        const given = UTM_NAMES.filter((name) => tags[name])
        return (
          tagged(once, tags) === once &&
          once.startsWith(before) &&
          once.endsWith(fragment) &&
          given.every((name) => read.getAll(`utm_${name}`).length === 1 && read.get(`utm_${name}`) === tags[name]) &&
          [...read.keys()].filter((name) => name.startsWith('utm_')).length === given.length
        )
      })
    )
  })

  test('what was asked for goes before the brand’s source for the channel, its source for all, and the channel’s name', ({ assert }) => {
    const brand = { ...NO_TAGS, source: 'brand', campaign: 'spring', sources: { tube: 'video' } }

    assert.equal(tagsFor(brand, { source: 'asked' }, 'tube').source, 'asked')
    assert.equal(tagsFor(brand, {}, 'tube').source, 'video')
    assert.equal(tagsFor(brand, {}, 'toString').source, 'brand')
    assert.equal(tagsFor(NO_TAGS, {}, 'tube').source, 'tube')
    assert.deepEqual(tagsFor(brand, { campaign: 'now' }, null), { source: 'brand', medium: 'social', campaign: 'now', term: null, content: null })
    assert.deepEqual(tagsFor({ ...NO_TAGS, campaign: 'spring' }, { medium: 'x' }, null), {})
  })
})
