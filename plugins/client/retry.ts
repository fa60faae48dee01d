/** The first wait; each following one is twice as long. */
const FIRST_MS = 400
/** A server that asks for more than this gets its answer from whoever called. */
const LONGEST_MS = 60_000

export const RETRIED = {
  /** May be sent again when nobody knows whether the first arrived: they have one effect. A POST carries its key. */
  unanswered: new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'POST']),
  /** Said before anything was done: whatever was asked may be asked again. */
  notDone: new Set([429, 503]),
  /** Said by something in between, which does not know. */
  unclear: new Set([502, 504]),
}

/** Milliseconds before the next try, with jitter so that many clients do not come back at once; null when it would be too long. */
export function waitBefore(tried: number, retryAfter: number | null, random = Math.random): number | null {
  const backoff = FIRST_MS * 2 ** (tried - 1) * (0.75 + random() / 2)
  const wait = Math.max(backoff, retryAfter === null ? 0 : retryAfter * 1_000)
  return wait > LONGEST_MS ? null : wait
}

/** Seconds; the header is a number of them or a date. */
export function retryAfterOf(headers: Headers, now = Date.now()): number | null {
  const text = headers.get('retry-after')
  if (text === null) return null
  if (/^\d+$/.test(text.trim())) return Number(text)
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1_000))
}

export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', gone, { once: true })
    function done() {
      signal?.removeEventListener('abort', gone)
      resolve()
    }
    function gone() {
      clearTimeout(timer)
      reject(signal!.reason)
    }
  })
}
