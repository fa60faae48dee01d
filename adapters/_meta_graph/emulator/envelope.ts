import { json, type Answer } from '@caidence/testkit/emulators'

interface GraphErrorFacts {
  code: number
  subcode?: number
  message: string
  status?: number
  type?: string
  isTransient?: boolean
  /** `error_data`, where the platform adds facts of its own. */
  data?: Record<string, unknown>
}

/** Thrown by handlers; answered as the Graph error envelope. */
export class GraphError extends Error {
  constructor(readonly facts: GraphErrorFacts) {
    super(facts.message)
  }
}

export function graphError(code: number, subcode: number | undefined, message: string): GraphError {
  return new GraphError({ code, subcode, message })
}

export function envelope(
  {
    code,
    subcode,
    message,
    status,
    type = 'OAuthException',
    isTransient = false,
    data,
  }: GraphErrorFacts,
  trace: string
): Answer {
  return json(
    {
      error: {
        message: `(#${code}) ${message}`,
        type,
        code,
        ...(subcode !== undefined && { error_subcode: subcode }),
        is_transient: isTransient,
        ...(data && { error_data: data }),
        fbtrace_id: trace,
      },
    },
    status ?? 400
  )
}
