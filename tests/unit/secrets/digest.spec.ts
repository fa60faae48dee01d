import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import { challengeOf, isSame, randomText, sha256 } from '#services/secrets/digest'

test.group('Digests', () => {
  test('the challenge of RFC 7636, appendix B', ({ assert }) => {
    assert.equal(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'), 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
  })

  test('O1: random texts hold 256 bits and fit a verifier', ({ assert }) => {
    const texts = new Set(Array.from({ length: 1000 }, randomText))
    assert.equal(texts.size, 1000)
    for (const text of texts) assert.match(text, /^[A-Za-z0-9_-]{43}$/)
  })

  test('K7: comparing works for every length', ({ assert }) => {
    assert.isTrue(isSame(sha256('a'), sha256('a')))
    for (const [one, other] of [['a', 'b'], ['a', 'aa'], ['', 'a'], ['ä', 'a']]) assert.isFalse(isSame(one, other))
    assert.isTrue(isSame('', ''))
  })

  test('K7: no secret of connections is compared with an operator', ({ assert }) => {
    const root = fileURLToPath(new URL('../../../core/services/', import.meta.url))
    const files = ['connections', 'secrets', 'plugins'].flatMap((folder) => globSync('**/*.ts', { cwd: join(root, folder) }).map((name) => join(root, folder, name)))
    const comparison = /[\w.]*(?:sig|hmac|token|secret|stateHash|boundTo|verifier|challenge|cipher)\w*\s*[!=]==?(?!=|\s*(?:null|undefined|'|\d))/gi
    const found = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(comparison)].map(([text]) => `${file}: ${text}`))
    assert.isAbove(files.length, 10)
    assert.deepEqual(found, [])
  })
})
