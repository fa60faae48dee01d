import { test } from '@japa/runner'
import { safeReturnTo, withQuery } from '#services/connections/return_to'

const HOST = 'evil.example'
const SCHEMES = ['http:', 'https:', 'HTTPS:', 'javascript:', 'data:', 'ftp:', 'vbscript:', 'file:', 'blob:', '']
const SLASHES = ['', '/', '//', '///', '////', '\\', '\\\\', '/\\', '\\/', '/\t/', '/\n/', '/\r/', '\t//', ' //', '//\u0000', '/%09/', '/.//', '/..//', '/./\\', '/\u00a0/', '/%2e%2e//', '/a/..//', '/@', '//@', '\u2028//']
const TAILS = ['', '/path?x=1', '@here', ':80', '#x']

/** Every way in which people have written a foreign address into a "return to". */
const corpus = SCHEMES.flatMap((scheme) => SLASHES.map((slashes) => scheme + slashes + HOST)).concat(SLASHES.flatMap((slashes) => TAILS.map((tail) => slashes + HOST + tail)))

test.group('Return address', () => {
  test('S9: no address of the corpus leaves the host', ({ assert }) => {
    assert.isAbove(corpus.length, 200)
    for (const wanted of corpus) {
      const path = safeReturnTo(wanted)
      // As a browser on any of our pages would follow it.
      assert.equal(new URL(path, 'https://app.example/api/v1/social/callback/x').origin, 'https://app.example', JSON.stringify(wanted))
      assert.equal(new URL(withQuery(path, { connected: '1' }), 'https://app.example').origin, 'https://app.example', JSON.stringify(wanted))
    }
  })

  test('a page of ours is kept, with its query', ({ assert }) => {
    for (const path of ['/channels', '/', '/onboarding?step=3&x=%2F%2Fy', '/a/b.c~d']) assert.equal(safeReturnTo(path), path)
    assert.equal(withQuery('/a?b=1', { connected: 'x y', connect_error: undefined }), '/a?b=1&connected=x+y')
  })

  test('everything else becomes the channels page', ({ assert }) => {
    for (const odd of [undefined, null, 7, [], {}, '', 'channels', '/' + 'x'.repeat(600), ['/posts']]) assert.equal(safeReturnTo(odd), '/channels')
  })
})
