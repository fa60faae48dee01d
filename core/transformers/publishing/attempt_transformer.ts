import { BaseTransformer } from '@adonisjs/core/transformers'
import type DeliveryAttempt from '#models/delivery_attempt'
import type { Plain } from '#services/tenancy/plain_rows'
import { faultSentence } from '#services/publishing/fault_sentences'

/** One row of the ledger. The checkpoint stays on the server: it is the adapter's own bookkeeping. */
export default class AttemptTransformer extends BaseTransformer<Plain<typeof DeliveryAttempt>> {
  /** `platforms` names the platform of each delivery. */
  constructor(
    resource: Plain<typeof DeliveryAttempt>,
    private platforms: Record<string, string> = {}
  ) {
    super(resource)
  }

  toObject() {
    const { resource: attempt } = this
    return {
      id: String(attempt.id),
      deliveryId: attempt.deliveryId,
      generation: attempt.generation,
      attempt: attempt.attempt,
      step: attempt.step,
      effect: attempt.effect,
      state: attempt.state,
      remoteRef: attempt.remoteRef,
      fault: attempt.faultCode ? { code: attempt.faultCode, sentence: faultSentence(attempt.faultCode, { platform: this.platforms[attempt.deliveryId] }).sentence } : null,
      evidence: attempt.evidence,
      begunAt: attempt.begunAt.toUTC().toISO()!,
      endedAt: attempt.endedAt?.toUTC().toISO() ?? null,
    }
  }
}
