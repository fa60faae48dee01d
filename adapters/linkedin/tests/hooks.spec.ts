import { AdapterFault, type RawRequest } from '@caidence/sdk'
import { test } from '@japa/runner'
import { notificationBody, signatureOf } from '../emulator/hooks.ts'
import { SANDBOX } from '../emulator/sandbox.ts'
import { LinkedinHooks } from '../channel/hooks.ts'
import { KESTREL, NOW } from './support.ts'

const { clientSecret } = SANDBOX.settings
const settings = {
  get: () => clientSecret,
  require: () => clientSecret,
  secret: () => clientSecret,
}
const hooks = new LinkedinHooks(settings, { now: () => NOW })

const request = (body: string, signature = signatureOf(body, clientSecret)): RawRequest => ({
  method: 'POST',
  path: 'notifications',
  headers: { 'x-li-signature': signature },
  query: {},
  rawBody: Buffer.from(body),
})
const comment = notificationBody({
  id: '9802100000000000001',
  organisation: KESTREL,
  action: 'COMMENT',
  post: 'urn:li:share:1',
  activity: 'urn:li:comment:(urn:li:share:1,2)',
  at: NOW.getTime(),
  subscriber: 'urn:li:person:x',
})
const eventsOf = (body: string) => hooks.parse(hooks.verify(request(body)))

test.group('LinkedIn / notifications', () => {
  test('ids keep every digit, and the event names the Page', ({ assert }) => {
    assert.deepEqual(eventsOf(comment), [
      {
        id: '9802100000000000001',
        kind: 'comment.created',
        account: KESTREL,
        ref: { post: 'urn:li:share:1', activity: 'urn:li:comment:(urn:li:share:1,2)' },
        at: NOW.toISOString(),
      },
    ])
  })

  test('the header may repeat the prefix', ({ assert }) => {
    const prefixed = request(comment, `hmacsha256=${signatureOf(comment, clientSecret)}`)
    assert.lengthOf(hooks.parse(hooks.verify(prefixed)), 1)
  })

  test('a signature of another shape is none: {given}')
    .with([
      { given: '' },
      { given: 'hmacsha256=' },
      { given: 'zz'.repeat(32) },
      { given: signatureOf(comment, 'x') },
      { given: `${signatureOf(comment, clientSecret)}00` },
    ])
    .run(({ assert }, { given }) => {
      try {
        hooks.verify(request(comment, given))
        assert.fail('it was accepted')
      } catch (error) {
        assert.equal(AdapterFault.is(error) && error.code, 'E_HOOK_UNVERIFIED')
      }
    })

  test('other messages, and entries that lack something, are no events: {body}')
    .with([
      { body: '{}' },
      { body: '[]' },
      { body: '7' },
      { body: '{"type":"LEAD_ACTION","leadAction":"CREATED"}' },
      { body: '{"type":"ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS"}' },
      {
        body: '{"type":"ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS","notifications":[null,{},{"notificationId":1},{"notificationId":1,"action":"LIKE"}]}',
      },
    ])
    .run(({ assert }, { body }) => {
      assert.deepEqual(eventsOf(body), [])
    })

  test('an action nobody knows yet is kept under its own name', ({ assert }) => {
    const [event] = eventsOf(comment.replace('"COMMENT"', '"APPLAUSE"'))
    assert.equal(event.kind, 'activity.applause')
  })

  test('only a well-formed challenge is answered', ({ assert }) => {
    const ask = (challengeCode: string, method = 'GET') =>
      hooks.handshake({ ...request(''), method, query: { challengeCode } })

    const answer = ask('890e4665-4dfe-4ab1-b689-ed553bceeed0')
    assert.deepEqual([answer?.status, answer?.type], [200, 'application/json'])
    assert.isNull(ask('890e4665'))
    assert.isNull(ask('890e4665-4dfe-4ab1-b689-ed553bceeed0', 'POST'))
  })
})
