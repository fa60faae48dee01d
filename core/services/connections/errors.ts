import { createError, Exception } from '@adonisjs/core/exceptions'
import type { AdapterFault, FaultCode, Remedy } from '@caidence/sdk'

/** The id is nobody's here: not this workspace's, or not there at all. Which of these is not told. */
export const E_CONNECTION_NOT_FOUND = createError('There is no such channel', 'E_CONNECTION_NOT_FOUND', 404)
export const E_CONNECT_ATTEMPT_NOT_FOUND = createError('There is no such connect attempt', 'E_CONNECT_ATTEMPT_NOT_FOUND', 404)
export const E_BRAND_NOT_FOUND = createError('There is no such brand', 'E_BRAND_NOT_FOUND', 404)
export const E_CHANNEL_UNKNOWN = createError<[id: string]>('No installed plugin connects "%s"', 'E_CHANNEL_UNKNOWN', 404)

export const E_BRAND_REQUIRED = createError('Say which brand the channel belongs to: brandId', 'E_BRAND_REQUIRED', 422)
export const E_CHOICE_UNKNOWN = createError('Pick from the accounts that were offered', 'E_CHOICE_UNKNOWN', 422)
export const E_CONNECTION_AMBIGUOUS = createError<[ids: string]>(
  'There are several channels of this platform; say which one with ?connection=: %s',
  'E_CONNECTION_AMBIGUOUS',
  422
)

/** The redirect cannot be trusted: its state is missing, unknown, of another person or browser, or it ran out. */
export const E_CONNECT_REFUSED = createError('This connect link is not valid here (any more)', 'E_CONNECT_REFUSED', 400)
/** The person waited too long before picking an account; the consent has to be given again. */
export const E_CONNECT_EXPIRED = createError('The time to pick an account is over; start again', 'E_CONNECT_EXPIRED', 410)

/**
 * Which HTTP status a platform's refusal becomes where a person waits for the answer. 424 where the cause lies outside:
 * a 5xx would be shown as a fault of this application, without its sentence.
 */
const STATUS: Record<Remedy, number> = {
  refresh: 409,
  reconnect: 409,
  edit: 422,
  wait: 429,
  retry: 424,
  reconcile: 424,
  operator: 424,
  stop: 424,
}

/** A platform's refusal on its way to a person. The sentence is ours; nothing of the platform's answer is in it. */
export class ChannelFault extends Exception {
  constructor(
    fault: AdapterFault,
    sentence: string,
    readonly action: string
  ) {
    super(`${sentence} ${action}.`, { code: fault.code, status: STATUS[fault.remedy], cause: fault })
  }
}

/** Why a connect attempt ended without a channel: a fault of the platform, or one of ours. */
export type ConnectFault = FaultCode | 'E_CONNECT_CANCELLED' | 'E_CONNECT_EXPIRED' | 'E_CONNECT_NO_ACCOUNTS' | 'E_CHANNEL_OFF' | 'E_CONNECT_FAILED'
