import { ApiProblem, Unreachable } from '../problem.ts'
import { clean } from './output.ts'

/** What the command ends with. Scripts rely on these numbers: none changes its meaning. */
export const EXIT = {
  done: 0,
  /** The server's own mistake, or ours. */
  failed: 1,
  /** The command itself was not understood. */
  usage: 2,
  /** No token, or one that has ended. */
  signedOut: 3,
  /** The person, or the token, may not do this. */
  forbidden: 4,
  notFound: 5,
  /** What was sent is not accepted, or no longer fits what is there. */
  refused: 6,
  unreachable: 7,
  /** The server asks to wait longer than the command does. */
  later: 8,
  /** `watch`: at least one delivery definitely failed. */
  postFailed: 10,
  /** `watch`: a person has to act, or nothing will happen. */
  postWaits: 11,
  postCancelled: 12,
  /** `watch --timeout` ran out. */
  postUnsettled: 13,
  /** Ctrl-C. */
  interrupted: 130,
} as const

/** Said with exit code 2, and with how the command is written. */
export class Usage extends Error {}

const BY_STATUS: Record<number, number> = { 401: EXIT.signedOut, 403: EXIT.forbidden, 404: EXIT.notFound, 429: EXIT.later, 503: EXIT.later }

export function exitOf(error: unknown): number {
  if (error instanceof Usage) return EXIT.usage
  if (error instanceof Unreachable) return EXIT.unreachable
  if (error instanceof ApiProblem) return BY_STATUS[error.status] ?? (error.status < 500 ? EXIT.refused : EXIT.failed)
  if ((error as Error)?.name === 'AbortError') return EXIT.interrupted
  return EXIT.failed
}

/** What to do about it, beside what the server said. */
export function hintFor(error: unknown): string | null {
  if (!(error instanceof ApiProblem)) return null
  if (error.status === 401) return 'Make a token under "Access tokens" in your account, then: caidence login'
  if (error.code === 'E_MISSING_ABILITY') return 'Make a token with that ability under "Access tokens" in your account, then: caidence login'
  if (error.status === 403) return 'Your role does not allow it here; somebody who manages the team can change that.'
  if (error.status === 404) return 'Check the id. What belongs to another workspace or brand is not found either.'
  if (error.code === 'E_CONFIRMATION_NEEDED') return `If a person means it like this: ${codesOf(error).map((code) => `--confirm=${JSON.stringify(code)}`).join(' ')}`
  if (error.retryAfter !== null) return `Try again in ${error.retryAfter} seconds.`
  if (error.status >= 500 && error.instance) return `Tell whoever runs the server this number: ${error.instance}`
  return null
}

/** They come from the server, and are shown: as text, whatever they hold. */
const codesOf = ({ facts }: ApiProblem): string[] => (Array.isArray(facts.findings) ? facts.findings.map((finding) => clean(String((finding as { code?: unknown })?.code ?? ''))) : [])
