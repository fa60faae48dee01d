import { json, type Answer } from '@caidence/testkit/emulators'

interface Facts {
  status: number
  code?: string
  serviceErrorCode?: number
  message: string
  /** Codes of single inputs, as newer resources answer them. */
  inputs?: string[]
}

/** Thrown by handlers; answered in the platform's own envelope. */
export class Refusal extends Error {
  constructor(readonly facts: Facts) {
    super(facts.message)
  }
}

export const refusal = (status: number, code: string, message: string, serviceErrorCode?: number) =>
  new Refusal({
    status,
    code,
    message,
    ...(serviceErrorCode !== undefined && { serviceErrorCode }),
  })

export const denied = (resource: string) =>
  refusal(403, 'ACCESS_DENIED', `Not enough permissions to access: ${resource}`, 100)

export function envelope(
  { status, code, serviceErrorCode, message, inputs }: Facts,
  trace: string
): Answer {
  return json(
    {
      ...(inputs && {
        errorDetailType: 'com.linkedin.common.error.BadRequest',
        errorDetails: {
          inputErrors: inputs.map((input) => ({ description: message, input: {}, code: input })),
        },
      }),
      status,
      ...(serviceErrorCode !== undefined && { serviceErrorCode }),
      ...(code && { code }),
      message,
    },
    status,
    { 'x-li-uuid': trace, 'x-li-fabric': 'emulator' }
  )
}
