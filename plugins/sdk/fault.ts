/** Who has to act, and how, for each code. The code is the behaviour; adapters never decide retries themselves. */
export const FAULTS = {
  E_TOKEN_EXPIRED: 'refresh',
  E_TOKEN_REVOKED: 'reconnect',
  E_SCOPE_MISSING: 'reconnect',
  E_ACCOUNT_BLOCKED: 'reconnect',
  E_CONTENT_INVALID: 'edit',
  E_CONTENT_DUPLICATE: 'edit',
  E_MEDIA_REJECTED: 'edit',
  E_RATE_LIMITED: 'wait',
  E_QUOTA_EXHAUSTED: 'wait',
  E_REMOTE_DOWN: 'retry',
  E_OUTCOME_UNKNOWN: 'reconcile',
  E_APP_MISCONFIGURED: 'operator',
  E_REMOTE_GONE: 'stop',
  E_HOOK_UNVERIFIED: 'stop',
  E_UNSUPPORTED: 'stop',
  E_ADAPTER_BUG: 'stop',
} as const

export type FaultCode = keyof typeof FAULTS
export type Remedy = (typeof FAULTS)[FaultCode]

export interface FaultFacts {
  /** HTTP status of the answer. */
  status?: number
  /** The platform's own code, e.g. `190/463`. */
  remoteCode?: string
  /** The platform's trace id, for its support. */
  traceId?: string
  /** Seconds until the platform wants to be asked again. */
  retryAfter?: number
  /** The input at fault: `text`, `media.0`, `options.location`, a settings key. */
  field?: string
}

/** The only error an adapter throws on purpose. Never holds response bodies, tokens or captions. */
export class AdapterFault extends Error {
  readonly remedy: Remedy

  constructor(
    readonly code: FaultCode,
    readonly facts: FaultFacts = {}
  ) {
    super(
      [code, facts.status && `status ${facts.status}`, facts.remoteCode, facts.field]
        .filter(Boolean)
        .join(' · ')
    )
    this.name = 'AdapterFault'
    this.remedy = FAULTS[code]
  }

  /** Plugins may bundle their own copy of the SDK, so `instanceof` is not enough. */
  static is(error: unknown): error is AdapterFault {
    return (
      error instanceof Error &&
      error.name === 'AdapterFault' &&
      typeof (error as { code?: unknown }).code === 'string' &&
      Object.hasOwn(FAULTS, (error as unknown as { code: string }).code)
    )
  }

  /** Anything that is not an `AdapterFault` becomes `E_ADAPTER_BUG`. */
  static from(error: unknown): AdapterFault {
    if (AdapterFault.is(error)) return error
    const bug = new AdapterFault('E_ADAPTER_BUG')
    bug.cause = error
    return bug
  }
}
