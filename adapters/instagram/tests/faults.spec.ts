import type { FaultCode, HttpResponse } from '@caidence/sdk'
import { test } from '@japa/runner'
import { containerFault } from '../publish/container_fault.ts'
import { faultOf } from '@caidence/meta-graph'

const answer = (
  status: number,
  text: string,
  change: Partial<HttpResponse> = {}
): HttpResponse => ({ status, text, json: undefined, headers: {}, ...change })
const graph = (code: number, subcode?: number, change: object = {}, status = 400) =>
  answer(
    status,
    JSON.stringify({
      error: {
        message: 'token EAAG-canary',
        code,
        error_subcode: subcode,
        fbtrace_id: 'A1',
        ...change,
      },
    })
  )

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes */
const CODES: [code: number, subcode: number | undefined, fault: FaultCode, field?: string][] = [
  [190, 463, 'E_TOKEN_EXPIRED'],
  [190, 458, 'E_TOKEN_REVOKED'],
  [190, 460, 'E_TOKEN_REVOKED'],
  [190, 467, 'E_TOKEN_REVOKED'],
  [190, 492, 'E_TOKEN_REVOKED'],
  [190, 459, 'E_ACCOUNT_BLOCKED'],
  [190, 464, 'E_ACCOUNT_BLOCKED'],
  [190, undefined, 'E_TOKEN_REVOKED'],
  [190, 999, 'E_TOKEN_REVOKED'],
  [102, undefined, 'E_TOKEN_REVOKED'],
  [10, undefined, 'E_SCOPE_MISSING'],
  [200, undefined, 'E_SCOPE_MISSING'],
  [283, undefined, 'E_SCOPE_MISSING'],
  [299, 5, 'E_SCOPE_MISSING'],
  [4, undefined, 'E_RATE_LIMITED'],
  [17, undefined, 'E_RATE_LIMITED'],
  [32, undefined, 'E_RATE_LIMITED'],
  [613, undefined, 'E_RATE_LIMITED'],
  [80002, undefined, 'E_RATE_LIMITED'],
  [341, undefined, 'E_RATE_LIMITED'],
  [4, 2207051, 'E_ACCOUNT_BLOCKED'],
  [368, undefined, 'E_ACCOUNT_BLOCKED'],
  [25, 2207050, 'E_ACCOUNT_BLOCKED'],
  [9, 2207042, 'E_QUOTA_EXHAUSTED'],
  [1, undefined, 'E_REMOTE_DOWN'],
  [2, undefined, 'E_REMOTE_DOWN'],
  [9007, 2207027, 'E_REMOTE_DOWN'],
  [-1, 2207001, 'E_REMOTE_DOWN'],
  [-2, 2207003, 'E_REMOTE_DOWN'],
  [12345, undefined, 'E_REMOTE_DOWN'],
  [100, 33, 'E_REMOTE_GONE'],
  [24, 2207006, 'E_REMOTE_GONE'],
  [24, 2207008, 'E_REMOTE_GONE'],
  [100, undefined, 'E_CONTENT_INVALID'],
  [100, 2207028, 'E_CONTENT_INVALID', 'media'],
  [100, 2207040, 'E_CONTENT_INVALID', 'text'],
  [36004, 2207010, 'E_CONTENT_INVALID', 'text'],
  [36000, 2207004, 'E_MEDIA_REJECTED', 'media'],
  [36001, 2207005, 'E_MEDIA_REJECTED', 'media'],
  [36003, 2207009, 'E_MEDIA_REJECTED', 'media'],
  [352, 2207026, 'E_MEDIA_REJECTED', 'media'],
  [1, 2207057, 'E_CONTENT_INVALID', 'options.thumbOffset'],
  [9004, 2207052, 'E_APP_MISCONFIGURED', 'publicUrl'],
  [104, undefined, 'E_APP_MISCONFIGURED', 'clientSecret'],
  [101, undefined, 'E_APP_MISCONFIGURED', 'clientId'],
  [2635, undefined, 'E_APP_MISCONFIGURED', 'graphVersion'],
  [506, undefined, 'E_CONTENT_DUPLICATE', 'text'],
]

test.group('Instagram / faults', () => {
  test('{0}/{1} is {2}')
    .with(CODES)
    .run(({ assert }, [code, subcode, expected, field]) => {
      const fault = faultOf(graph(code, subcode))

      assert.equal(fault.code, expected)
      assert.equal(fault.facts.field, field)
      assert.equal(fault.facts.traceId, 'A1')
      assert.notInclude(JSON.stringify([fault.message, fault.facts]), 'canary')
    })

  test('a transient error is worth another try whatever its code', ({ assert }) => {
    assert.equal(faultOf(graph(100, undefined, { is_transient: true })).code, 'E_REMOTE_DOWN')
  })

  test('a failing server is in no position to judge', ({ assert }) => {
    assert.equal(faultOf(graph(190, 458, {}, 500)).code, 'E_REMOTE_DOWN')
    assert.equal(faultOf(graph(36003, 2207009, {}, 503)).code, 'E_REMOTE_DOWN')
  })

  test('codes may come as text', ({ assert }) => {
    assert.equal(
      faultOf(answer(400, '{"error":{"code":"190","error_subcode":"463"}}')).code,
      'E_TOKEN_EXPIRED'
    )
  })

  test('without an envelope the status decides', ({ assert }) => {
    const codes = [401, 403, 404, 429, 500, 502, 400, 302, 200].map(
      (status) => faultOf(answer(status, '<h1>?</h1>')).code
    )

    assert.deepEqual(codes, [
      'E_TOKEN_EXPIRED',
      'E_REMOTE_DOWN',
      'E_REMOTE_DOWN',
      'E_RATE_LIMITED',
      'E_REMOTE_DOWN',
      'E_REMOTE_DOWN',
      'E_REMOTE_DOWN',
      'E_REMOTE_DOWN',
      'E_REMOTE_DOWN',
    ])
  })

  test('the wait comes from Retry-After, then from the usage header in minutes, then from a default', ({
    assert,
  }) => {
    const usage = {
      'x-business-use-case-usage':
        '{"178":[{"type":"instagram","estimated_time_to_regain_access":0},{"estimated_time_to_regain_access":7}]}',
    }

    assert.equal(faultOf({ ...graph(4), retryAfter: 9, headers: usage }).facts.retryAfter, 9)
    assert.equal(faultOf({ ...graph(80002), headers: usage }).facts.retryAfter, 420)
    assert.equal(faultOf(graph(17)).facts.retryAfter, 300)
    assert.equal(faultOf(graph(9, 2207042)).facts.retryAfter, 3600)
    assert.isUndefined(faultOf(graph(1)).facts.retryAfter)
  })

  test('a container tells its subcode in words', ({ assert }) => {
    assert.equal(
      containerFault('Error: Media upload has failed with error code 2207026').facts.remoteCode,
      '2207026'
    )
    assert.equal(containerFault('Something new').code, 'E_MEDIA_REJECTED')
    assert.equal(containerFault(undefined).code, 'E_MEDIA_REJECTED')
  })
})
