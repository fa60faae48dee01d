import { test } from '@japa/runner'
import { answerOf } from '#services/connections/callback_answer'

const HOSTS = ['login.example']
const base = { adapterId: 'x', boundTo: 'session:1', userId: '1' }
const ask = (query: object) => answerOf({ ...base, ...query }, HOSTS)

test.group('P23-001: callback answers', () => {
  test('a code with a state is a code', ({ assert }) => {
    assert.deepEqual(ask({ state: 's', code: 'c' }), { kind: 'code', state: 's', code: 'c' })
  })

  test('{error} means {faultCode}')
    .with([
      { error: 'access_denied', faultCode: 'E_CONNECT_CANCELLED' },
      { error: 'user_cancelled_authorize', faultCode: 'E_CONNECT_CANCELLED' },
      { error: 'invalid_scope', faultCode: 'E_APP_MISCONFIGURED' },
      { error: 'temporarily_unavailable', faultCode: 'E_REMOTE_DOWN' },
      { error: 'made_up', faultCode: 'E_CONNECT_FAILED' },
      { error: '__proto__', faultCode: 'E_CONNECT_FAILED' },
      { error: 'toString', faultCode: 'E_CONNECT_FAILED' },
    ])
    .run(({ assert }, { error, faultCode }) => {
      assert.deepEqual(ask({ state: 's', error }), { kind: 'refused', state: 's', faultCode })
    })

  test('what no platform sends is nothing', ({ assert }) => {
    const odd = [
      {},
      { state: 's' },
      { code: 'c' },
      { state: ['s', 's'], code: 'c' },
      { state: 's', code: ['c'] },
      { state: { a: 's' }, code: 'c' },
      { state: 's', code: 'c', error: 'access_denied' },
      { state: 's', error: ['a', 'b'] },
      { state: 's'.repeat(129), code: 'c' },
      { state: 's', code: 'c'.repeat(4097) },
      { state: '', code: 'c' },
      { state: 's', code: '' },
    ]
    for (const query of odd) assert.isNull(ask(query), JSON.stringify(query).slice(0, 80))
  })

  test('O4: a named issuer has to be a host of the plugin', ({ assert }) => {
    const from = (iss: unknown) => ask({ state: 's', code: 'c', iss })
    assert.isNotNull(from('https://login.example'))
    assert.isNotNull(from('https://login.example/path'))
    for (const iss of ['https://evil.example', 'https://login.example.evil.example', 'https://evil.example/login.example', 'login.example', '', [], 'https://login.example@evil.example']) {
      assert.isNull(from(iss), String(iss))
    }
  })
})
