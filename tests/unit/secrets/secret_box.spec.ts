import { randomBytes } from 'node:crypto'
import { test } from '@japa/runner'
import { SecretBox } from '#services/secrets/secret_box'

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`
const PLACE = ['workspace-1', 'grant-1', 'access']

test.group('SecretBox', () => {
  test('what was sealed opens at the same place, and never looks the same twice', ({ assert }) => {
    const box = SecretBox.parse(key('k1'))

    const sealed = box.sealText('token-ä', PLACE)

    assert.equal(box.openText(sealed, PLACE), 'token-ä')
    assert.match(sealed, /^v1\.k1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/)
    assert.notEqual(box.sealText('token-ä', PLACE), sealed)
    assert.notInclude(sealed, 'token')
  })

  test('bytes survive, none included', ({ assert }) => {
    const box = SecretBox.parse(key('k1'))
    for (const bytes of [Buffer.alloc(0), randomBytes(1), randomBytes(100_000)]) {
      assert.isTrue(box.open(box.seal(bytes, PLACE), PLACE).equals(bytes))
    }
  })

  test('K1: a ciphertext moved to another workspace, row or field does not open', ({ assert }) => {
    const box = SecretBox.parse(key('k1'))
    const sealed = box.sealText('token', PLACE)

    for (const elsewhere of [
      ['workspace-2', 'grant-1', 'access'],
      ['workspace-1', 'grant-2', 'access'],
      ['workspace-1', 'grant-1', 'refresh'],
      ['workspace-1', 'grant-1access', ''],
      ['workspace-1grant-1', 'access'],
      ['workspace-1', 'grant-1', 'access', ''],
      [],
    ]) {
      assert.throws(() => box.openText(sealed, elsewhere), 'A stored secret cannot be opened')
    }
  })

  test('K1: a changed part is refused, each of them', ({ assert }) => {
    const box = SecretBox.parse(`${key('k1')},${key('k2')}`)
    const parts = box.sealText('token', PLACE).split('.')
    const flipped = (text: string) => (text[0] === 'A' ? 'B' : 'A') + text.slice(1)

    const broken = [
      parts.with(1, 'k2'),
      parts.with(2, flipped(parts[2])),
      parts.with(3, flipped(parts[3])),
      // Shorter tags are easier to guess; only the full length counts.
      parts.with(3, parts[3].slice(0, 8)),
      parts.with(4, flipped(parts[4])),
      parts.with(0, 'v2'),
      parts.slice(0, 4),
      [...parts, ''],
    ].map((list) => list.join('.'))

    for (const text of [...broken, '', 'token', '....']) assert.throws(() => box.open(text, PLACE), 'A stored secret cannot be opened')
  })

  test('K2: the first key encrypts, all decrypt; resealed secrets outlive the old key', ({ assert }) => {
    const [old, fresh] = [key('old'), key('new')]
    const sealed = SecretBox.parse(old).sealText('token', PLACE)
    const both = SecretBox.parse(`${fresh},${old}`)

    const resealed = both.reseal(sealed, PLACE)

    assert.isFalse(both.isCurrent(sealed))
    assert.isTrue(both.isCurrent(resealed))
    assert.equal(both.reseal(resealed, PLACE), resealed)
    assert.equal(SecretBox.parse(fresh).openText(resealed, PLACE), 'token')
    assert.throws(() => SecretBox.parse(fresh).open(sealed, PLACE), /made with the key "old"/)
  })

  test('K6: refuses {why}')
    .with([
      { why: 'an empty list', keys: '', reason: /empty/ },
      { why: 'an entry without a colon', keys: 'k1', reason: /needs an id/ },
      { why: 'an empty id', keys: key(''), reason: /needs an id/ },
      { why: 'a dot in an id', keys: key('a.b'), reason: /needs an id/ },
      { why: 'a short key', keys: 'k1:' + randomBytes(16).toString('base64'), reason: /must be 32 bytes.*it is 16/ },
      { why: 'a long key', keys: 'k1:' + randomBytes(33).toString('base64'), reason: /it is 33/ },
      { why: 'a key that is not base64', keys: 'k1:not base64 at all, really', reason: /must be 32 bytes/ },
      { why: 'a key of zeros', keys: 'k1:' + Buffer.alloc(32).toString('base64'), reason: /not random/ },
      { why: 'a repeated word', keys: 'k1:' + Buffer.alloc(32, 'secret').toString('base64'), reason: /not random/ },
    ])
    .run(({ assert }, { keys, reason }) => {
      assert.throws(() => SecretBox.parse(keys), reason)
    })

  test('K6: an id or a key that occurs twice is refused, without printing a key', ({ assert }) => {
    const one = key('k1')
    const same = one.slice(3)

    assert.throws(() => SecretBox.parse(`${one},${key('k1')}`), /"k1" occurs twice/)
    try {
      SecretBox.parse(`${one},k2:${same}`)
      assert.fail('accepted')
    } catch (error) {
      assert.match(error.message, /"k2" is the same/)
      assert.notInclude(error.message, same)
    }
  })
})
