import vine from '@vinejs/vine'
import { wellFormed } from '#validators/text'

/** Names are short words of emulators; ids of accounts are what platforms make them. */
const CALL_MOST = 60
const ACCOUNT_MOST = 200
/** A demonstration wants some; a thousand would be forgotten and look like a bug of the product. */
const TIMES_MOST = 100
/** Platforms ask for minutes, seldom for an hour. */
const RETRY_AFTER_MOST = 3_600
/** Longer than any adapter waits for an answer. */
const DELAY_MOST_MS = 120_000
/** Tokens of a year can be seen to end. */
const ADVANCE_MOST_SECONDS = 400 * 86_400

/** What the kit of emulators knows; kept here because nothing that serves people loads the kit. */
const FAULTS = ['500', '502', '503', '504', '429', 'reset', 'close-mid-body', 'stall', 'truncated-json', 'html-200', 'html-error', '400', 'late'] as const
const ACCESS = ['revoked', 'expired', 'password-changed', 'role-lost', 'active'] as const
export const OUTCOMES = ['fine', 'refused', 'broken', 'fault'] as const

const call = () => vine.string().trim().minLength(1).maxLength(CALL_MOST).use(wellFormed())
const account = () => vine.string().trim().minLength(1).maxLength(ACCOUNT_MOST).use(wellFormed()).optional()

export const faultValidator = vine.create({
  call: call(),
  kind: vine.enum(FAULTS),
  when: vine.enum(['before', 'after'] as const),
  times: vine.number().withoutDecimals().min(1).max(TIMES_MOST).optional(),
  skip: vine.number().withoutDecimals().min(0).max(TIMES_MOST).optional(),
  retryAfter: vine.number().withoutDecimals().min(0).max(RETRY_AFTER_MOST).optional(),
  delayMs: vine.number().withoutDecimals().min(0).max(DELAY_MOST_MS).optional(),
  account: account(),
})

export const accessValidator = vine.create({ state: vine.enum(ACCESS), account: account() })

export const clockValidator = vine.create({ advanceSeconds: vine.number().withoutDecimals().min(1).max(ADVANCE_MOST_SECONDS) })

export const requestsValidator = vine.create({ call: call().optional(), outcome: vine.enum(OUTCOMES).optional() })

/** Ids of posts are what platforms make them. */
export const feedValidator = vine.create({ cursor: vine.string().minLength(1).maxLength(ACCOUNT_MOST).optional() })
