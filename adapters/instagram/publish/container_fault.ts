import { AdapterFault } from '@caidence/sdk'
import { meaningOfSubcode } from '@caidence/meta-graph'

/** A container's subcode from its free-text status; nothing else of that text is ever looked at. */
export function containerFault(status: string | undefined): AdapterFault {
  const subcode = Number(status?.match(/22\d{5}/)?.[0])
  const [verdict, field] = meaningOfSubcode(subcode) ?? ['E_MEDIA_REJECTED', 'media']
  return new AdapterFault(verdict, {
    ...(subcode && { remoteCode: String(subcode) }),
    ...(field && { field }),
  })
}
