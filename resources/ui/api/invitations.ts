import type { Data } from '@generated/data'
import { ApiProblem, api, problemOf, xsrfToken } from './http'
import { translate } from '~/composables/use_text'

const BASE = '/api/v1/invitations'

export type Invitation = Data.Invitations.Invitation
export type OpenInvitation = Data.Invitations.OpenInvitation

export type OfferableRole = {
  id: string
  name: string
  description: string
  everywhere: boolean
  brandIds: string[]
}

export interface NewInvitation {
  email: string
  assignments: { roleId: string; scopeType: 'workspace' | 'brand'; scopeId: string }[]
  message?: string
}

export interface ImportedRow {
  line: number
  email: string
  status: 'invited' | 'ready' | 'already_member' | 'already_invited' | 'error'
  detail: string | null
  invitationId: string | null
}

export const invitations = {
  send: (input: NewInvitation) => api<{ data: Invitation }>('POST', BASE, { body: input }).then(({ data }) => data),
  resend: (id: string) => api<{ data: Invitation }>('POST', `${BASE}/${id}/resend`, { body: {} }).then(({ data }) => data),
  revoke: (id: string) => api<void>('DELETE', `${BASE}/${id}`),
  accept: (address: string, newcomer: { fullName: string; password: string; timeZone: string } | Record<string, never> = {}) =>
    api<{ data: { workspaceId: string } }>('POST', `/api/v1${address}/accept`, { body: newcomer }).then(({ data }) => data),
  importTable,
}

/** The file goes as it is: what it is written in, the server finds out. */
async function importTable(file: File, rehearse: boolean): Promise<ImportedRow[]> {
  let response: Response
  try {
    response = await fetch(`${BASE}/bulk?rehearse=${rehearse}`, { method: 'POST', headers: { 'accept': 'application/json', 'content-type': 'text/csv', 'x-xsrf-token': xsrfToken() }, body: await file.arrayBuffer() })
  } catch {
    throw new ApiProblem(0, 'E_NETWORK', translate('app.problem.network'))
  }
  const body = await response.text()
  if (!response.ok) throw await problemOf(response.status, body)
  return JSON.parse(body).data
}
