import { AdapterFault, type HttpResponse } from '@caidence/sdk'
import { errorOf, faultOf } from './faults.ts'
import { idOf, objectOf, parseLossless, type JsonObject } from './json.ts'

/** The body of a success, or null where the answer does not say that the write was carried out. */
export function acceptedBody({ status, text }: HttpResponse): JsonObject | null {
  if (status < 200 || status >= 300) return null
  const body = objectOf(parseLossless(text))
  return body.error === undefined && Object.keys(body).length > 0 ? body : null
}

/** The id of what was made. */
export const acceptedId = (response: HttpResponse): string | null =>
  idOf(acceptedBody(response)?.id)

/** Only a refusal the platform worded itself, or the plain statuses for a dead token and a rate, counts as one. */
export function refusalIn(response: HttpResponse): AdapterFault | null {
  if (response.status < 400 || response.status >= 500) return null
  if (!errorOf(response) && ![401, 429].includes(response.status)) return null
  return faultOf(response)
}

/** The end of a write that may have been carried out, whatever the answer says. */
export function unknownOutcome(response: HttpResponse): AdapterFault {
  const { status, remoteCode, traceId } =
    response.status >= 400 ? faultOf(response).facts : { status: response.status }
  return new AdapterFault('E_OUTCOME_UNKNOWN', {
    status,
    ...(remoteCode && { remoteCode }),
    ...(traceId && { traceId }),
  })
}
