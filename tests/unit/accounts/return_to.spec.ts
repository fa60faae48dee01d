import { test } from '@japa/runner'
import { returnTo } from '#services/accounts/return_to'
import { elsewhere } from '#tests/support/elsewhere'

const HOST = 'https://app.example.test'

test.group('Accounts / return to', () => {
  test('S9 no URL of the corpus leaves the host', ({ assert }) => {
    const left = elsewhere.filter((url) => new URL(returnTo(url), HOST).origin !== HOST)

    assert.isAtLeast(new Set(elsewhere).size, 200)
    assert.deepEqual(left, [])
  })

  test('S9 what is no string goes to the fallback')
    .with([undefined, null, 1, true, [], ['/posts'], {}, { toString: () => '/posts' }])
    .run(({ assert }, value) => {
      assert.equal(returnTo(value), '/')
    })

  test('paths of this host are kept as they are')
    .with(['/', '/posts', '/posts?state=failed&page=2', '/posts/1#timeline', '/login?next=%2Fposts', '/a%20b', '/search?q=https://elsewhere.test/'])
    .run(({ assert }, path) => {
      assert.equal(returnTo(path), path)
    })
})
