import type { HttpResponse } from '@caidence/sdk'
import { test } from '@japa/runner'
import { faultOf } from '../api/faults.ts'
import { NOW } from './support.ts'

const answer = (status: number, body: unknown, more: Partial<HttpResponse> = {}): HttpResponse => ({
  status,
  headers: {},
  text: typeof body === 'string' ? body : JSON.stringify(body),
  json: undefined,
  ...more,
})
const coded = (status: number, code: string) => answer(status, { status, code, message: 'No' })

test.group('LinkedIn / faults', () => {
  test('{name} is {code}')
    .with([
      {
        name: 'revoked',
        response: coded(401, 'REVOKED_ACCESS_TOKEN'),
        code: 'E_TOKEN_REVOKED',
        field: undefined,
      },
      {
        name: '65601',
        response: answer(401, { status: 401, serviceErrorCode: 65601, message: 'x' }),
        code: 'E_TOKEN_REVOKED',
        field: undefined,
      },
      {
        name: '65602',
        response: answer(401, { status: 401, serviceErrorCode: 65602, message: 'x' }),
        code: 'E_TOKEN_EXPIRED',
        field: undefined,
      },
      {
        name: 'an unnamed 401',
        response: answer(401, ''),
        code: 'E_TOKEN_EXPIRED',
        field: undefined,
      },
      {
        name: 'a scope',
        response: coded(403, 'ACCESS_DENIED'),
        code: 'E_SCOPE_MISSING',
        field: undefined,
      },
      {
        name: 'a proxy’s 403',
        response: answer(403, '<h1>Forbidden</h1>'),
        code: 'E_REMOTE_DOWN',
        field: undefined,
      },
      { name: 'gone', response: coded(404, 'NOT_FOUND'), code: 'E_REMOTE_GONE', field: undefined },
      {
        name: 'no version',
        response: coded(400, 'VERSION_MISSING'),
        code: 'E_APP_MISCONFIGURED',
        field: 'apiVersion',
      },
      {
        name: 'an ended version',
        response: coded(426, 'NONEXISTENT_VERSION'),
        code: 'E_APP_MISCONFIGURED',
        field: 'apiVersion',
      },
      {
        name: 'too long',
        response: coded(400, 'FIELD_LENGTH_TOO_LONG'),
        code: 'E_CONTENT_INVALID',
        field: 'text',
      },
      {
        name: 'bad media',
        response: coded(400, 'MEDIA_ASSET_PROCESSING_FAILED'),
        code: 'E_MEDIA_REJECTED',
        field: 'media',
      },
      {
        name: 'too large',
        response: coded(413, 'TOO_LARGE'),
        code: 'E_MEDIA_REJECTED',
        field: 'media',
      },
      {
        name: 'a conflict',
        response: coded(409, 'CONFLICT'),
        code: 'E_REMOTE_DOWN',
        field: undefined,
      },
      {
        name: 'a duplicate',
        response: answer(422, {
          status: 422,
          message: 'x',
          errorDetails: { inputErrors: [{ code: 'DUPLICATE_POST' }] },
        }),
        code: 'E_CONTENT_DUPLICATE',
        field: 'text',
      },
      {
        name: 'a failing server that names a code',
        response: coded(500, 'REVOKED_ACCESS_TOKEN'),
        code: 'E_REMOTE_DOWN',
        field: undefined,
      },
      {
        name: 'half an answer',
        response: answer(200, '{"id":'),
        code: 'E_REMOTE_DOWN',
        field: undefined,
      },
      {
        name: 'an envelope of other types',
        response: answer(400, { status: '400', code: 7, message: ['x'] }),
        code: 'E_REMOTE_DOWN',
        field: undefined,
      },
    ])
    .run(({ assert }, { response, code, field }) => {
      const fault = faultOf(response, NOW)

      assert.equal(fault.code, code)
      assert.equal(fault.facts.field, field)
    })

  test('limits are counted per UTC day: asked again within the hour, and after midnight', ({
    assert,
  }) => {
    const limited = (at: string) => faultOf(coded(429, 'TOO_MANY_REQUESTS'), new Date(at))

    assert.equal(limited('2026-03-01T22:30:00Z').code, 'E_QUOTA_EXHAUSTED')
    assert.equal(limited('2026-03-01T22:30:00Z').facts.retryAfter, 3600)
    assert.equal(limited('2026-03-01T23:50:00Z').facts.retryAfter, 600)
    const told = faultOf(answer(429, '', { retryAfter: 17 }), NOW)
    assert.deepEqual([told.code, told.facts.retryAfter], ['E_RATE_LIMITED', 17])
  })

  test('a fault carries codes and the trace, and nothing of the message', ({ assert }) => {
    const response = answer(
      422,
      { status: 422, serviceErrorCode: 5, code: 'X', message: 'secret caption' },
      { headers: { 'x-li-uuid': 'trace-1' } }
    )
    const fault = faultOf(response, NOW)

    assert.equal(fault.facts.remoteCode, 'X/5')
    assert.equal(fault.facts.traceId, 'trace-1')
    assert.notInclude(JSON.stringify([fault.message, fault.facts]), 'caption')
  })
})
