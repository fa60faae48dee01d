import type { Advance, Checkpoint, FaultCode, FaultFacts, Json, RemotePost, Verdict } from '@caidence/sdk'
import type { DeliveryState } from './transitions.ts'

/*
 * The publish protocol as pure decisions: what a step's end means for the delivery. No database, no clock, no
 * platform; `Deliveries` carries the decisions out, and the property simulation runs them against a made-up platform.
 *
 * Its one law: a step with effect `once` begins only while `doubt` is false, and raises `doubt` before its first
 * byte leaves. Doubt is lowered by the platform's acceptance, by a definite refusal, or by a look, and by nothing else.
 */

/** What the protocol knows of a delivery. */
export interface Standing {
  checkpoint: Checkpoint
  doubt: boolean
  /** Times "certainly absent" led back to the first step. */
  restarts: number
  /** Tries of the current step in a row that came to nothing; sends, where the step is a write. */
  retries: number
  /** Looks at the write in doubt that did not work. Not counted as tries: a platform that could not be asked has refused nothing. */
  looks: number
  /** A write of this generation was accepted, so what follows only confirms it. */
  accepted: boolean
}

/** How a step or a look ended. */
export type Ending =
  | { kind: 'advanced'; advance: Advance }
  | { kind: 'looked'; verdict: Verdict }
  | {
      kind: 'fault'
      code: FaultCode
      facts: FaultFacts
      looking: boolean
      /** The token is newer than the one that met this very fault before, so renewing it again will not help. */
      freshToken: boolean
    }

/** What happens next. Seconds are before jitter and before the scale of tests. */
export type Next =
  | { do: 'step' }
  | { do: 'wait'; seconds: number; reason: WaitReason; then: 'step' | 'look' }
  /** Renew the token; when that does not work now, come back after `seconds`. */
  | { do: 'refresh'; seconds: number }
  | { do: 'end' }

export type WaitReason = 'platform' | 'settle' | 'retry' | 'spacing' | 'E_RATE_LIMITED' | 'E_QUOTA_EXHAUSTED'

export interface Decision {
  state: DeliveryState
  standing: Standing
  next: Next
  /** How the ledger row of the attempt is closed. */
  ledger: 'accepted' | 'refused' | 'unknown' | 'waiting'
  post?: RemotePost
  fault?: { code: FaultCode; facts: FaultFacts }
  heldReason?: 'connection_lost'
  /** Start over from the adapter's first step. */
  replan?: boolean
  /** The connection itself needs its owner. */
  flagConnection?: boolean
  /** Nothing may be sent for this account or app before this many seconds. */
  closeBudgetFor?: number
  evidence?: Json
}

/** After this many times "certainly absent" a person has to look: something undoes what we do. */
export const MAX_RESTARTS = 3
/** A write that is certainly not there may be sent again this often; then the platform does not want it. */
export const MAX_RESENDS = 5
/** Waits between such sends. Short first: most failures are over in seconds. */
const RESEND_SECONDS = [2, 15, 60, 180, 300]
/** Steps that may be repeated, and looks, back off from here … */
const RETRY_FIRST_SECONDS = 2
/** … up to here: a platform that is down for long is not asked more often than this. */
const RETRY_MOST_SECONDS = 300
/** Platforms that limit without saying for how long are asked again after this. */
const RATE_LIMIT_SECONDS = 60
const QUOTA_SECONDS = 15 * 60
/** A write that a limit refused is looked for within this, however long the limit lasts. */
const LIMITED_LOOK_SECONDS = 5 * 60

/** About two hours of trying a step that may be repeated, at the pauses below. */
export const MAX_RETRIES = 30
/** About a day of looking for a write in doubt. A platform's outage rarely lasts longer. */
export const MAX_LOOKS = 295

/** Waits grow with each try in a row: 2, 4, 8 … 300 seconds. */
export const backoff = (retries: number) => Math.min(RETRY_FIRST_SECONDS * 2 ** retries, RETRY_MOST_SECONDS)

const running = (standing: Standing): DeliveryState => (standing.accepted ? 'confirming' : 'preparing')

export function begin(standing: Standing): Standing {
  if (standing.checkpoint.effect !== 'once') return standing
  if (standing.doubt) throw new Error('A write was about to be sent while an earlier one is in doubt')
  return { ...standing, doubt: true, looks: 0 }
}

export function decide(standing: Standing, ending: Ending, settleSeconds: number): Decision {
  switch (ending.kind) {
    case 'advanced':
      return afterAdvance(standing, ending.advance)
    case 'looked':
      return afterLook(standing, ending.verdict)
    case 'fault':
      return ending.looking ? afterBlindLook(standing, ending) : afterFault(standing, ending, settleSeconds)
  }
}

/** The platform answered as documented. */
function afterAdvance(standing: Standing, advance: Advance): Decision {
  const wrote = standing.checkpoint.effect === 'once'
  if (advance.state === 'done') return live(standing, advance.post)

  if (advance.state === 'wait') {
    // A write that answers "later" was not done, but only a look may say so for certain.
    const kept = { ...standing, checkpoint: advance.checkpoint, retries: 0 }
    return {
      state: wrote ? 'committing' : running(kept),
      standing: kept,
      next: { do: 'wait', seconds: advance.seconds, reason: reasonOf(advance.reason), then: wrote ? 'look' : 'step' },
      ledger: 'waiting',
    }
  }

  const onward = { ...standing, checkpoint: advance.checkpoint, doubt: false, retries: 0, accepted: standing.accepted || wrote }
  return { state: running(onward), standing: onward, next: { do: 'step' }, ledger: 'accepted' }
}

const reasonOf = (reason?: string): WaitReason => (reason === 'E_QUOTA_EXHAUSTED' || reason === 'E_RATE_LIMITED' ? reason : 'platform')

const live = (standing: Standing, post: RemotePost): Decision => ({
  state: 'live',
  standing: { ...standing, doubt: false, accepted: true },
  next: { do: 'end' },
  ledger: 'accepted',
  post,
})

/** What the platform shows, asked without writing. */
function afterLook(standing: Standing, verdict: Verdict): Decision {
  switch (verdict.state) {
    case 'done':
      return live(standing, verdict.post)

    case 'wait':
      return {
        state: 'committing',
        standing: { ...standing, checkpoint: verdict.checkpoint },
        next: { do: 'wait', seconds: verdict.seconds, reason: 'settle', then: 'look' },
        ledger: 'waiting',
      }

    case 'next': {
      const again = verdict.checkpoint.effect === 'once'
      if (!again) {
        const found = { ...standing, checkpoint: verdict.checkpoint, doubt: false, retries: 0, accepted: standing.accepted || standing.doubt }
        return { state: running(found), standing: found, next: { do: 'step' }, ledger: 'accepted' }
      }
      // Certainly not there: the same write may be sent again, a few times.
      const cleared = { ...standing, checkpoint: verdict.checkpoint, doubt: false, retries: standing.retries + 1 }
      if (cleared.retries > MAX_RESENDS) return { state: givenUp(standing), standing: cleared, next: { do: 'end' }, ledger: 'refused' }
      const seconds = RESEND_SECONDS[Math.min(standing.retries, RESEND_SECONDS.length - 1)]
      return { state: running(cleared), standing: cleared, next: { do: 'wait', seconds, reason: 'retry', then: 'step' }, ledger: 'refused' }
    }

    case 'absent': {
      // What was accepted once and is gone may have been taken down. Sending all of it again is for a person to say.
      if (standing.accepted) return { state: 'unconfirmed', standing, next: { do: 'end' }, ledger: 'unknown', evidence: { gone: true } }
      const restarts = standing.restarts + 1
      const cleared = { ...standing, doubt: false, restarts, retries: 0 }
      if (restarts > MAX_RESTARTS) return { state: 'failed', standing: cleared, next: { do: 'end' }, ledger: 'refused' }
      return { state: 'preparing', standing: cleared, next: { do: 'step' }, ledger: 'refused', replan: true, evidence: { restart: restarts } }
    }

    case 'unsure':
      return { state: 'unconfirmed', standing, next: { do: 'end' }, ledger: 'unknown', evidence: verdict.evidence ?? null }
  }
}

/** The look itself did not work. Nothing is known, so nothing is sent; it is tried again until patience ends. */
function afterBlindLook(standing: Standing, { code, facts, freshToken }: Extract<Ending, { kind: 'fault' }>): Decision {
  const fault = { code, facts }
  const stale = code === 'E_TOKEN_EXPIRED' && !freshToken
  const blind = !stale && ['E_TOKEN_EXPIRED', 'E_TOKEN_REVOKED', 'E_SCOPE_MISSING', 'E_ACCOUNT_BLOCKED'].includes(code)
  if (blind || standing.looks >= MAX_LOOKS) {
    return { state: 'unconfirmed', standing, next: { do: 'end' }, ledger: 'unknown', fault, flagConnection: blind }
  }
  const seconds = facts.retryAfter ?? backoff(standing.looks)
  const tried = { ...standing, looks: standing.looks + 1 }
  if (stale) return { state: 'committing', standing: tried, next: { do: 'refresh', seconds }, ledger: 'unknown', fault }
  return {
    state: 'committing',
    standing: tried,
    next: { do: 'wait', seconds, reason: 'settle', then: 'look' },
    ledger: 'unknown',
    fault,
    closeBudgetFor: code === 'E_RATE_LIMITED' ? seconds : undefined,
  }
}

/** A step threw. What that means depends on whether it could have written something. */
function afterFault(standing: Standing, { code, facts, freshToken }: Extract<Ending, { kind: 'fault' }>, settleSeconds: number): Decision {
  const wrote = standing.checkpoint.effect === 'once'
  const fault = { code, facts }
  const cleared = { ...standing, doubt: false }

  switch (code) {
    case 'E_TOKEN_EXPIRED': {
      // The host renews the token once; then the same step, or the look where something may have been written.
      if (freshToken) return reconnect(cleared, fault)
      // A renewal that never gets through says nothing of the account: its owner is asked, the account is not flagged.
      if (standing.retries >= MAX_RETRIES) return { ...reconnect(cleared, fault), flagConnection: false }
      const kept = wrote ? standing : { ...standing, retries: standing.retries + 1 }
      return { state: wrote ? 'committing' : running(kept), standing: kept, next: { do: 'refresh', seconds: backoff(standing.retries) }, ledger: wrote ? 'unknown' : 'refused', fault }
    }

    case 'E_TOKEN_REVOKED':
    case 'E_SCOPE_MISSING':
    case 'E_ACCOUNT_BLOCKED':
      return reconnect(cleared, fault)

    case 'E_RATE_LIMITED':
    case 'E_QUOTA_EXHAUSTED': {
      const seconds = facts.retryAfter ?? (code === 'E_RATE_LIMITED' ? RATE_LIMIT_SECONDS : QUOTA_SECONDS)
      return {
        // Said to be not done. For a write we look all the same: some platforms limit the answer, not the act.
        state: wrote ? 'committing' : running(standing),
        // Waiting as asked is no try that came to nothing.
        standing,
        // The look comes soon: until then nobody can change their mind. The rest of the time the budget is closed.
        next: { do: 'wait', seconds: wrote ? Math.min(seconds, LIMITED_LOOK_SECONDS) : seconds, reason: code, then: wrote ? 'look' : 'step' },
        ledger: 'waiting',
        fault,
        closeBudgetFor: seconds,
      }
    }

    case 'E_REMOTE_DOWN':
    case 'E_OUTCOME_UNKNOWN':
    case 'E_ADAPTER_BUG':
      if (wrote) {
        return { state: 'committing', standing, next: { do: 'wait', seconds: settleSeconds, reason: 'settle', then: 'look' }, ledger: 'unknown', fault }
      }
      if (code === 'E_ADAPTER_BUG' || standing.retries >= MAX_RETRIES) return ends(cleared, fault)
      return {
        state: running(standing),
        standing: { ...standing, retries: standing.retries + 1 },
        next: { do: 'wait', seconds: facts.retryAfter ?? backoff(standing.retries), reason: 'retry', then: 'step' },
        ledger: 'unknown',
        fault,
      }

    default:
      // Definitely refused: content, app settings, gone, unsupported.
      return ends(cleared, fault)
  }
}

/** After an accepted write something may be live, so nothing is called failed any more. */
const givenUp = (standing: Standing): DeliveryState => (standing.accepted ? 'unconfirmed' : 'failed')

const ends = (standing: Standing, fault: Decision['fault']): Decision => ({
  state: givenUp(standing),
  standing,
  next: { do: 'end' },
  ledger: 'refused',
  fault,
})

/** The account's owner has to sign in again. After an accepted write the post may be live: a person looks. */
const reconnect = (standing: Standing, fault: Decision['fault']): Decision => ({
  ...ends(standing, fault),
  state: standing.accepted ? 'unconfirmed' : 'held',
  heldReason: 'connection_lost',
  flagConnection: true,
})
