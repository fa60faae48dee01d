import { json, UnreadableBody, type Answer } from '@caidence/testkit/emulators'

/** Thrown by handlers; answered in the words of Google's interfaces. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
    readonly domain = 'youtube'
  ) {
    super(message)
  }
}

/** Thrown by the token endpoints, which speak RFC 6749. */
export class TokenRefused extends Error {
  constructor(
    readonly word: string,
    description: string,
    readonly status = 400
  ) {
    super(description)
  }
}

export function answerFor(thrown: unknown): Answer {
  if (thrown instanceof Refused)
    return envelope(thrown.status, thrown.reason, thrown.message, thrown.domain)
  if (thrown instanceof TokenRefused)
    return json({ error: thrown.word, error_description: thrown.message }, thrown.status)
  if (thrown instanceof UnreadableBody)
    return thrown.reason === 'too-large'
      ? envelope(413, 'uploadTooLarge', 'The request is too large.', 'global')
      : envelope(400, 'parseError', 'The request body cannot be parsed.', 'global')
  return envelope(
    500,
    'backendError',
    thrown instanceof Error ? thrown.message : 'Backend Error',
    'global'
  )
}

const WORDINGS: Record<number, [reason: string, message: string]> = {
  400: ['badRequest', 'Bad Request'],
  429: ['rateLimitExceeded', 'Rate Limit Exceeded'],
}

/** What a fault switch makes of a request: the platform's shape, with the reason it gives for such a status. */
export function wording(status: number): Answer {
  const [reason, message] = WORDINGS[status] ?? ['backendError', 'Backend Error']
  return envelope(status, reason, message, 'global')
}

function envelope(code: number, reason: string, message: string, domain: string): Answer {
  return json({ error: { code, message, errors: [{ message, domain, reason }] } }, code)
}
