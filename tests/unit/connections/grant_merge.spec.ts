import { test } from '@japa/runner'
import { merged } from '#services/connections/grants'

const old = { access: 'A', refresh: 'R', scopes: ['x'], expiresAt: '2030-01-01T00:00:00.000Z', refreshExpiresAt: '2031-01-01T00:00:00.000Z', extra: { u: 1 } }

test.group('P23-001: what a refresh brought', () => {
  test('a rotated refresh token and a new end replace the old ones', ({ assert }) => {
    const fresh = { access: 'B', refresh: 'S', scopes: ['x', 'y'], expiresAt: '2040-01-01T00:00:00.000Z', refreshExpiresAt: '2041-01-01T00:00:00.000Z', extra: { u: 2 } }
    assert.deepEqual(merged(old, fresh), fresh)
  })

  test('what is missing or empty is kept', ({ assert }) => {
    for (const refresh of [undefined, '']) {
      assert.deepInclude(merged(old, { access: 'B', refresh, scopes: [] }), { refresh: 'R', scopes: ['x'], extra: { u: 1 }, refreshExpiresAt: old.refreshExpiresAt })
    }
  })

  test('an end date belongs to its token', ({ assert }) => {
    assert.isUndefined(merged(old, { access: 'B', scopes: ['x'] }).expiresAt)
    assert.equal(merged(old, { access: 'A', scopes: ['x'] }).expiresAt, old.expiresAt)
  })

  test('a grant without an access token is a bug of the adapter, not a new grant', ({ assert }) => {
    assert.throws(() => merged(old, { access: '', scopes: ['x'] }), /E_ADAPTER_BUG/)
  })
})
