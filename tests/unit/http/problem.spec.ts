import { test } from '@japa/runner'
import { createError, Exception } from '@adonisjs/core/exceptions'
import { problemOf } from '../../../core/exceptions/problem.ts'

const http = (status: number, message: string) => Object.assign(new Error(message), { status })
const postgres = (code: string) => Object.assign(new Error('insert into "x" ("text") values ($1) - secret'), { code, severity: 'ERROR', routine: 'x' })

test.group('HTTP / problems', () => {
  test('{what} becomes {status} {code}')
    .with([
      { what: 'a sentence of ours', error: new (createError('Too late.', 'E_LATE', 409))(), status: 409, code: 'E_LATE', detail: /^Too late\.$/ },
      { what: 'a parser’s complaint', error: http(400, 'Maximum call stack size exceeded'), status: 400, code: 'E_HTTP_400', detail: /^The request cannot be read\.$/ },
      { what: 'broken JSON', error: Object.assign(new SyntaxError('Unexpected token s in secret'), { status: 400 }), status: 400, code: 'E_MALFORMED_JSON', detail: /not valid JSON/ },
      { what: 'a sender who left', error: Object.assign(new Error('stream is not readable'), { status: 500, type: 'stream.not.readable' }), status: 400, code: 'E_REQUEST_ABORTED', detail: /before all of it had come/ },
      { what: 'a scalar as body', error: http(422, 'Invalid JSON, only supports object and array'), status: 422, code: 'E_HTTP_422', detail: /must be a JSON object/ },
      { what: 'a status without a sentence', error: http(418, 'secret'), status: 418, code: 'E_HTTP_418', detail: /was refused/ },
      { what: 'an id that is none', error: postgres('22P02'), status: 404, code: 'E_NOT_FOUND', detail: /nothing at this address/ },
      { what: 'a NUL in a text', error: postgres('22021'), status: 422, code: 'E_INVALID_TEXT', detail: /cannot be stored/ },
      { what: 'a NUL in JSON', error: postgres('22P05'), status: 422, code: 'E_INVALID_TEXT', detail: /cannot be stored/ },
      { what: 'a row behind the wall', error: { ...postgres('42501'), routine: 'ExecWithCheckOptions' }, status: 403, code: 'E_BEHIND_WALL', detail: /not yours to change/ },
      { what: 'a right that the application’s role lacks', error: postgres('42501'), status: 500, code: 'E_SERVER_ERROR', detail: /broke on our side/ },
      { what: 'a broken constraint', error: postgres('23505'), status: 500, code: 'E_SERVER_ERROR', detail: /broke on our side/ },
      { what: 'a status of ours beyond 499', error: new Exception('secret', { status: 502, code: 'E_X' }), status: 500, code: 'E_SERVER_ERROR', detail: /broke on our side/ },
      { what: 'nothing at all', error: undefined, status: 500, code: 'E_SERVER_ERROR', detail: /broke on our side/ },
    ])
    .run(({ assert }, { error, status, code, detail }) => {
      const problem = problemOf(error)

      assert.deepEqual([problem.status, problem.code], [status, code])
      assert.match(problem.detail, detail)
      assert.notInclude(JSON.stringify(problem), 'secret')
    })

  test('facts of an error stand beside its sentence', ({ assert }) => {
    const error = Object.assign(new (createError('Changed.', 'E_CONFLICT', 409))(), { facts: { current: { id: 1 } } })

    assert.deepEqual(problemOf(error).facts, { current: { id: 1 } })
  })
})
