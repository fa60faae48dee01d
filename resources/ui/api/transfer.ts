import { translate } from '~/composables/use_text'
import { api, ApiProblem, problemOf, xsrfToken } from './http'

// Types, not interfaces: page props are made of them, and those have to be plain JSON.

export type WorkspaceExport = {
  id: string
  state: 'waiting' | 'making' | 'ready' | 'failed'
  progress: number
  bytes: number | null
  sha256: string | null
  rows: number | null
  files: number | null
  missing: number | null
  fault: { code: string; sentence: string } | null
  createdAt: string
  finishedAt: string | null
  expiresAt: string | null
}

export type Findings = {
  version: number
  exportedAt: string
  workspace: { id: string; name: string; profileType: string; timeZone: string }
  nouns: { name: string; rows: number; isImported: boolean }[]
  files: number
  fileBytes: number
  missing: number
}

export type Outcome = {
  nouns: { name: string; rows: number; added: number }[]
  files: number
  filesOf: number
  missing: number
  failed: number
  failures: { noun: string; id: string; reason: string }[]
}

export type WorkspaceImport = {
  id: string
  state: 'receiving' | 'arrived' | 'checking' | 'checked' | 'refused' | 'asked' | 'bringing' | 'done' | 'failed'
  progress: number
  fileName: string
  name: string | null
  findings: Findings | null
  outcome: Outcome | null
  bytes: number
  received: number
  fault: { code: string; sentence: string } | null
  workspaceId: string | null
  createdAt: string
  finishedAt: string | null
  expiresAt: string
}

const EXPORTS = '/api/v1/exports'
const IMPORTS = '/settings/transfer/imports'
const dataOf = <T>({ data }: { data: T }) => data

export const fileOf = (id: string) => `${EXPORTS}/${id}/file`

export const exports = {
  list: () => api<{ data: WorkspaceExport[] }>('GET', EXPORTS).then(dataOf),
  create: (key: string) => api<{ data: WorkspaceExport }>('POST', EXPORTS, { key }).then(dataOf),
  remove: (id: string) => api<void>('DELETE', `${EXPORTS}/${id}`),
  /** Whoever has to confirm who they are does so here, and a refusal is a sentence and not a file. */
  check: (id: string) => api<void>('GET', `${fileOf(id)}?check=1`),
}

export const imports = {
  list: () => api<{ data: WorkspaceImport[] }>('GET', IMPORTS).then(dataOf),
  show: (id: string) => api<{ data: WorkspaceImport }>('GET', `${IMPORTS}/${id}`).then(dataOf),
  create: (file: { fileName: string; bytes: number }, key: string) => api<{ data: WorkspaceImport }>('POST', IMPORTS, { body: file, key }).then(dataOf),
  start: (id: string, name: string) => api<{ data: WorkspaceImport }>('POST', `${IMPORTS}/${id}/start`, { body: { name } }).then(dataOf),
  remove: (id: string) => api<void>('DELETE', `${IMPORTS}/${id}`),

  /** The bytes from `offset` on. */
  async send(id: string, offset: number, part: Blob, signal: AbortSignal): Promise<WorkspaceImport> {
    let response: Response
    try {
      response = await fetch(`${IMPORTS}/${id}/bytes?offset=${offset}`, { method: 'PUT', headers: { 'accept': 'application/json', 'content-type': 'application/octet-stream', 'x-xsrf-token': xsrfToken() }, body: part, signal })
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error
      throw new ApiProblem(0, 'E_NETWORK', translate('app.problem.network'))
    }
    const body = await response.text()
    if (!response.ok) throw await problemOf(response.status, body)
    return (JSON.parse(body) as { data: WorkspaceImport }).data
  },
}
