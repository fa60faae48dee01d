import { test } from '@japa/runner'
import { FAULTS, type FaultCode } from '@caidence/sdk'
import { backoff, decide, MAX_LOOKS, MAX_RESENDS, MAX_RESTARTS, MAX_RETRIES, type Standing } from '#services/publishing/protocol'

const at = (effect: 'none' | 'repeatable' | 'once', change: Partial<Standing> = {}): Standing => ({
  checkpoint: { step: 'step', effect, data: null },
  doubt: effect === 'once',
  restarts: 0,
  retries: 0,
  looks: 0,
  accepted: false,
  ...change,
})
const fault = (code: FaultCode, more: { looking?: boolean; freshToken?: boolean; retryAfter?: number } = {}) => ({
  kind: 'fault' as const,
  code,
  facts: { retryAfter: more.retryAfter },
  looking: more.looking ?? false,
  freshToken: more.freshToken ?? false,
})

/** What each code means for a step that may be repeated, and for a write that happens once. */
const TABLE: Record<FaultCode, { repeatable: string; once: string }> = {
  E_TOKEN_EXPIRED: { repeatable: 'preparing refresh', once: 'committing refresh doubt' },
  E_TOKEN_REVOKED: { repeatable: 'held end', once: 'held end' },
  E_SCOPE_MISSING: { repeatable: 'held end', once: 'held end' },
  E_ACCOUNT_BLOCKED: { repeatable: 'held end', once: 'held end' },
  E_CONTENT_INVALID: { repeatable: 'failed end', once: 'failed end' },
  E_CONTENT_DUPLICATE: { repeatable: 'failed end', once: 'failed end' },
  E_MEDIA_REJECTED: { repeatable: 'failed end', once: 'failed end' },
  E_RATE_LIMITED: { repeatable: 'preparing wait', once: 'committing wait doubt' },
  E_QUOTA_EXHAUSTED: { repeatable: 'preparing wait', once: 'committing wait doubt' },
  E_REMOTE_DOWN: { repeatable: 'preparing wait', once: 'committing wait doubt' },
  E_OUTCOME_UNKNOWN: { repeatable: 'preparing wait', once: 'committing wait doubt' },
  E_APP_MISCONFIGURED: { repeatable: 'failed end', once: 'failed end' },
  E_REMOTE_GONE: { repeatable: 'failed end', once: 'failed end' },
  E_HOOK_UNVERIFIED: { repeatable: 'failed end', once: 'failed end' },
  E_UNSUPPORTED: { repeatable: 'failed end', once: 'failed end' },
  E_ADAPTER_BUG: { repeatable: 'failed end', once: 'committing wait doubt' },
}

test.group('Protocol', () => {
  test('{code} at a {effect} step')
    .with((Object.keys(FAULTS) as FaultCode[]).flatMap((code) => (['repeatable', 'once'] as const).map((effect) => ({ code, effect }))))
    .run(({ assert }, { code, effect }) => {
      const { state, next, standing } = decide(at(effect), fault(code), 5)
      assert.equal([state, next.do, standing.doubt && 'doubt'].filter(Boolean).join(' '), TABLE[code][effect])
    })

  test('a token that was just renewed is not renewed again', ({ assert }) => {
    const { state, next, flagConnection } = decide(at('repeatable'), fault('E_TOKEN_EXPIRED', { freshToken: true }), 5)
    assert.deepEqual([state, next.do, flagConnection], ['held', 'end', true])
  })

  test('the time the platform asks for is kept, and its budget closed for as long', ({ assert }) => {
    const { next, closeBudgetFor } = decide(at('repeatable'), fault('E_RATE_LIMITED', { retryAfter: 77 }), 5)
    assert.deepEqual(next, { do: 'wait', seconds: 77, reason: 'E_RATE_LIMITED', then: 'step' })
    assert.equal(closeBudgetFor, 77)
  })

  test('however often a platform asks for time, waiting uses up no patience', ({ assert }) => {
    for (const code of ['E_RATE_LIMITED', 'E_QUOTA_EXHAUSTED'] as const) assert.equal(decide(at('repeatable', { retries: 3 }), fault(code), 5).standing.retries, 3)
  })

  test('a write that a quota refuses for a day is looked for within minutes, so that it can be cancelled for the rest', ({ assert }) => {
    const { next, closeBudgetFor } = decide(at('once'), fault('E_QUOTA_EXHAUSTED', { retryAfter: 86_400 }), 5)
    assert.deepEqual([next, closeBudgetFor], [{ do: 'wait', seconds: 300, reason: 'E_QUOTA_EXHAUSTED', then: 'look' }, 86_400])
    const verdict = { state: 'next' as const, checkpoint: { step: 'step', effect: 'once' as const, data: null } }
    assert.equal(decide(at('once'), { kind: 'looked', verdict }, 5).state, 'preparing')
  })

  test('a doubtful write waits the settle time of its format before the look', ({ assert }) => {
    const { next } = decide(at('once'), fault('E_OUTCOME_UNKNOWN'), 12)
    assert.deepEqual(next, { do: 'wait', seconds: 12, reason: 'settle', then: 'look' })
  })

  test('"certainly absent" starts over three times, then it has failed', ({ assert }) => {
    const again = decide(at('once', { restarts: MAX_RESTARTS - 1 }), { kind: 'looked', verdict: { state: 'absent' } }, 5)
    assert.deepEqual([again.replan, again.standing.doubt, again.standing.restarts], [true, false, MAX_RESTARTS])
    const over = decide(at('once', { restarts: MAX_RESTARTS }), { kind: 'looked', verdict: { state: 'absent' } }, 5)
    assert.equal(over.state, 'failed')
  })

  test('a write that is certainly not there is sent again a few times, then it has failed', ({ assert }) => {
    const verdict = { state: 'next' as const, checkpoint: { step: 'step', effect: 'once' as const, data: null } }
    assert.equal(decide(at('once', { retries: MAX_RESENDS - 1 }), { kind: 'looked', verdict }, 5).state, 'preparing')
    assert.equal(decide(at('once', { retries: MAX_RESENDS }), { kind: 'looked', verdict }, 5).state, 'failed')
  })

  test('a look that finds the write goes on to confirm it', ({ assert }) => {
    const verdict = { state: 'next' as const, checkpoint: { step: 'confirm', effect: 'none' as const, data: null } }
    const { state, standing } = decide(at('once'), { kind: 'looked', verdict }, 5)
    assert.deepEqual([state, standing.doubt, standing.accepted], ['confirming', false, true])
  })

  test('a look that does not work is tried for about a day, then a person looks', ({ assert }) => {
    assert.equal(decide(at('once', { looks: 3 }), fault('E_REMOTE_DOWN', { looking: true }), 5).next.do, 'wait')
    assert.equal(decide(at('once', { looks: MAX_LOOKS }), fault('E_REMOTE_DOWN', { looking: true }), 5).state, 'unconfirmed')
    const seconds = Array.from({ length: MAX_LOOKS }, (_, index) => backoff(index)).reduce((sum, value) => sum + value, 0)
    assert.closeTo(seconds / 3600, 24, 1)
  })

  test('a step that may be repeated is tried for about two hours', ({ assert }) => {
    assert.equal(decide(at('repeatable', { retries: MAX_RETRIES }), fault('E_REMOTE_DOWN'), 5).state, 'failed')
    const seconds = Array.from({ length: MAX_RETRIES }, (_, index) => backoff(index)).reduce((sum, value) => sum + value, 0)
    assert.closeTo(seconds / 3600, 2, 0.3)
  })

  test('after an accepted write nothing is called failed', ({ assert }) => {
    for (const code of Object.keys(FAULTS) as FaultCode[]) {
      for (const retries of [0, MAX_RETRIES]) assert.notInclude(['failed', 'held'], decide(at('none', { accepted: true, retries }), fault(code), 5).state, code)
    }
  })

  test('what was accepted and is gone is not sent again without a person', ({ assert }) => {
    const { state, replan } = decide(at('once', { accepted: true }), { kind: 'looked', verdict: { state: 'absent' } }, 5)
    assert.deepEqual([state, replan ?? false], ['unconfirmed', false])
  })

  test('a part of a post that is resent after an accepted one stays locked', ({ assert }) => {
    const verdict = { state: 'next' as const, checkpoint: { step: 'second', effect: 'once' as const, data: null } }
    assert.equal(decide(at('once', { accepted: true }), { kind: 'looked', verdict }, 5).state, 'confirming')
    assert.equal(decide(at('once', { accepted: true, retries: MAX_RESENDS }), { kind: 'looked', verdict }, 5).state, 'unconfirmed')
  })

  test('a platform that could not be asked for a while costs a write none of its sends', ({ assert }) => {
    const verdict = { state: 'next' as const, checkpoint: { step: 'step', effect: 'once' as const, data: null } }
    let standing = at('once')
    for (let look = 0; look < MAX_RESENDS * 3; look++) standing = decide(standing, fault('E_REMOTE_DOWN', { looking: true }), 5).standing
    assert.equal(decide(standing, { kind: 'looked', verdict }, 5).next.do, 'wait')
  })

  test('a token that cannot be renewed for the moment is asked for again, later and later, and no account is flagged', ({ assert }) => {
    const first = decide(at('repeatable'), fault('E_TOKEN_EXPIRED'), 5)
    const second = decide(first.standing, fault('E_TOKEN_EXPIRED'), 5)
    assert.deepEqual([first.next, second.next], [{ do: 'refresh', seconds: backoff(0) }, { do: 'refresh', seconds: backoff(1) }])
    const last = decide(at('repeatable', { retries: MAX_RETRIES }), fault('E_TOKEN_EXPIRED'), 5)
    assert.deepEqual([last.state, last.flagConnection], ['held', false])
    const blind = decide(at('once', { looks: MAX_LOOKS }), fault('E_TOKEN_EXPIRED', { looking: true }), 5)
    assert.deepEqual([blind.state, blind.flagConnection], ['unconfirmed', false])
  })
})
