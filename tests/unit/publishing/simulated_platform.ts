import type { Advance, Checkpoint, FaultCode, Verdict } from '@caidence/sdk'

/** What happens to one request: it is carried out or not, and answered, refused, or lost. */
export type Fate = { acts: boolean; answer: 'ok' | 'unknown' | 'rate-limited' | 'refused' | 'down' | 'expired' }

/**
 * A made-up platform with a step of each effect. Unlike real ones it lets the same write be carried out twice, so
 * that a protocol which sends twice is found out.
 */
export class SimulatedPlatform {
  posts = 0
  prepared = false
  /** Carried out after the answer, as late writes are; shown by the next look after the settle time. */
  late = 0

  constructor(private readable: boolean) {}

  plan(): Checkpoint {
    return { step: 'prepare', effect: 'repeatable', data: null }
  }

  advance(at: Checkpoint, fate: Fate): Advance | FaultCode {
    if (at.step === 'prepare') {
      if (fate.acts) this.prepared = true
      return this.answer(fate, { state: 'next', checkpoint: { step: 'publish', effect: 'once', data: null } })
    }
    if (at.step === 'publish') {
      if (fate.acts) this.posts++
      return this.answer(fate, { state: 'next', checkpoint: { step: 'confirm', effect: 'none', data: null } })
    }
    return this.answer(fate, { state: 'done', post: { remoteId: '1', url: 'https://example.test/1', publishedAt: '2026-01-01T00:00:00Z' } })
  }

  look(fate: Fate): Verdict | FaultCode {
    if (!this.readable) return { state: 'unsure' }
    if (fate.answer !== 'ok') return this.answer(fate, { state: 'next', checkpoint: this.plan() }) as FaultCode
    if (this.posts > 0) return { state: 'next', checkpoint: { step: 'confirm', effect: 'none', data: null } }
    return fate.acts ? { state: 'absent' } : { state: 'next', checkpoint: { step: 'publish', effect: 'once', data: null } }
  }

  private answer(fate: Fate, good: Advance): Advance | FaultCode {
    switch (fate.answer) {
      case 'ok':
        // An answer "done" for something that was not carried out would be a lie no protocol survives.
        return fate.acts ? good : 'E_OUTCOME_UNKNOWN'
      case 'unknown':
        return 'E_OUTCOME_UNKNOWN'
      case 'rate-limited':
        return 'E_RATE_LIMITED'
      case 'down':
        return 'E_REMOTE_DOWN'
      case 'expired':
        return fate.acts ? 'E_OUTCOME_UNKNOWN' : 'E_TOKEN_EXPIRED'
      case 'refused':
        // A platform that says "no" and means it.
        return fate.acts ? 'E_OUTCOME_UNKNOWN' : 'E_CONTENT_INVALID'
    }
  }
}
