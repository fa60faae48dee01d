import { test } from '@japa/runner'
import { faultOf } from '../faults.ts'
import { daysBeginningIn, secondsToQuotaReset } from '../pacific.ts'
import { NOW, refused } from './support.ts'

const response = (status: number, body: unknown, retryAfter?: number) => ({
  status,
  headers: {},
  text: typeof body === 'string' ? body : JSON.stringify(body),
  json: undefined,
  ...(retryAfter !== undefined && { retryAfter }),
})
const of = (status: number, reason: string) =>
  faultOf(response(status, refused(status, reason).json), NOW)

test.group('YouTube / faults', () => {
  test('{reason} ({status}) is {code}')
    .with([
      { status: 400, reason: 'invalidDescription', code: 'E_CONTENT_INVALID', field: 'text' },
      { status: 400, reason: 'invalidTags', code: 'E_CONTENT_INVALID', field: 'options.tags' },
      {
        status: 400,
        reason: 'invalidCategoryId',
        code: 'E_CONTENT_INVALID',
        field: 'options.category',
      },
      {
        status: 400,
        reason: 'invalidPublishAt',
        code: 'E_CONTENT_INVALID',
        field: 'options.publishAt',
      },
      { status: 400, reason: 'somethingNew', code: 'E_CONTENT_INVALID' },
      { status: 400, reason: 'mediaBodyRequired', code: 'E_ADAPTER_BUG' },
      { status: 401, reason: 'authError', code: 'E_TOKEN_EXPIRED' },
      { status: 401, reason: 'youtubeSignupRequired', code: 'E_ACCOUNT_BLOCKED' },
      { status: 403, reason: 'insufficientPermissions', code: 'E_SCOPE_MISSING' },
      { status: 403, reason: 'forbidden', code: 'E_ACCOUNT_BLOCKED' },
      {
        status: 403,
        reason: 'forbiddenPrivacySetting',
        code: 'E_CONTENT_INVALID',
        field: 'options.privacy',
      },
      { status: 403, reason: 'somethingNew', code: 'E_REMOTE_DOWN' },
      { status: 403, reason: 'rateLimitExceeded', code: 'E_RATE_LIMITED', retryAfter: 60 },
      { status: 404, reason: 'videoNotFound', code: 'E_REMOTE_GONE' },
      {
        status: 400,
        reason: 'uploadLimitExceeded',
        code: 'E_QUOTA_EXHAUSTED',
        retryAfter: 6 * 3600,
      },
      { status: 403, reason: 'quotaExceeded', code: 'E_QUOTA_EXHAUSTED', retryAfter: 20 * 3600 },
      { status: 503, reason: 'quotaExceeded', code: 'E_REMOTE_DOWN' },
    ] as { status: number; reason: string; code: string; field?: string; retryAfter?: number }[])
    .run(({ assert }, { status, reason, code, field, retryAfter }) => {
      const fault = of(status, reason)

      assert.equal(fault.code, code)
      assert.equal(fault.facts.field, field)
      assert.equal(fault.facts.retryAfter, retryAfter)
      assert.equal(fault.facts.remoteCode, reason)
    })

  test('the newer shape of errors is read as well', ({ assert }) => {
    const newer = (error: object) => faultOf(response(403, { error }), NOW).code

    assert.equal(
      newer({
        code: 403,
        status: 'PERMISSION_DENIED',
        details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
      }),
      'E_SCOPE_MISSING'
    )
    assert.equal(newer({ code: 403, status: 'PERMISSION_DENIED' }), 'E_ACCOUNT_BLOCKED')
  })

  test('what is no envelope is not the platform’s verdict', ({ assert }) => {
    for (const body of ['<html>', '', '[]', '{"error":"text"}', '{"error":[1]}']) {
      assert.equal(faultOf(response(403, body), NOW).code, 'E_REMOTE_DOWN')
      assert.equal(faultOf(response(401, body), NOW).code, 'E_TOKEN_EXPIRED')
      assert.equal(faultOf(response(429, body, 17), NOW).facts.retryAfter, 17)
    }
  })

  test('a text in place of a reason is not repeated', ({ assert }) => {
    const fault = of(400, 'the title "secret plans" is too long')
    assert.isUndefined(fault.facts.remoteCode)
    assert.notInclude(fault.message, 'secret')
  })

  test('names every object has are no reasons', ({ assert }) => {
    for (const reason of ['constructor', 'toString', '__proto__'])
      assert.include(['E_CONTENT_INVALID', 'E_REMOTE_DOWN'], of(400, reason).code)
  })
})

test.group('YouTube / days in California', () => {
  test('the quota begins anew at midnight there, through both changes of the clock', ({
    assert,
  }) => {
    assert.equal(secondsToQuotaReset(new Date('2026-07-01T06:59:00Z')), 60)
    assert.equal(secondsToQuotaReset(new Date('2026-07-01T07:00:00Z')), 86_400)
    // 2026-03-08 has 23 hours, 2026-11-01 has 25.
    assert.equal(secondsToQuotaReset(new Date('2026-03-08T08:00:00Z')), 23 * 3600)
    assert.equal(secondsToQuotaReset(new Date('2026-11-01T07:00:00Z')), 25 * 3600)
  })

  test('a window has the days that begin in it', ({ assert }) => {
    assert.deepEqual(daysBeginningIn('2026-03-01T00:00:00Z', '2026-03-04T00:00:00Z'), {
      startDate: '2026-03-01',
      endDate: '2026-03-03',
      from: '2026-03-01T08:00:00.000Z',
      to: '2026-03-04T08:00:00.000Z',
    })
    assert.isNull(daysBeginningIn('2026-03-01T08:00:01Z', '2026-03-02T08:00:00Z'))
    assert.isNull(daysBeginningIn('2026-03-01T08:00:00Z', '2026-03-01T08:00:00Z'))
  })

  test('windows one after the other have every day once, over a change of the clock', ({
    assert,
  }) => {
    const days: string[] = []
    for (
      let at = Date.parse('2026-03-06T15:00:00Z');
      at < Date.parse('2026-03-12T15:00:00Z');
      at += 86_400_000
    ) {
      const found = daysBeginningIn(
        new Date(at).toISOString(),
        new Date(at + 86_400_000).toISOString()
      )
      if (found)
        days.push(found.startDate, ...(found.endDate === found.startDate ? [] : [found.endDate]))
    }
    assert.deepEqual(days, [
      '2026-03-07',
      '2026-03-08',
      '2026-03-09',
      '2026-03-10',
      '2026-03-11',
      '2026-03-12',
    ])
  })
})
