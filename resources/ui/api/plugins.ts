import { api } from './http'
import type { Field, Json } from './types'

export type Status = 'pass' | 'warn' | 'fail' | 'skip'

export type PluginSummary = {
  id: string | null
  source: string
  name: string | null
  version: string | null
  state: 'ready' | 'refused'
  reason: string | null
  fix: string | null
  isOn: boolean
  adapters: { id: string; kind: string; capabilities: string[] }[]
  level: { level: string; passed: number; failed: number; skipped: number; version: string | null; testedAt: string } | null
  openSettings: number
  recentFaults: number
  channels: { connected: number; lost: number }
}

export type PluginSetting = Field & {
  origin: 'environment' | 'operator' | 'sandbox' | 'default' | null
  setAt: string | null
  value: string | null
  variable: string
  problem: string | null
}

export type PluginFormat = {
  adapter: string
  id: string
  name: string
  delivery: 'pull' | 'push'
  text: { max: number }
  media: { min: number; max: number; types: string[]; maxBytes?: number; videoMaxBytes?: number; maxSeconds?: number }
  verified: { on: string; source: string }
}

export type PluginScope = {
  adapter: string
  name: string
  why: string
  neededBy: string[]
  review: 'none' | 'required'
  isAsked: boolean
  approvedAt: string | null
}

export type PluginDetail = PluginSummary & {
  id: string
  name: string
  sdk: string
  hosts: string[]
  settings: PluginSetting[]
  redirects: { adapter: string; url: string }[]
  webhooks: { path: string; label: string; events: string[]; url: string }[]
  scopes: PluginScope[]
  formats: PluginFormat[]
  budgets: { adapter: string; scope: 'app' | 'account'; limit: number; per: string }[]
  documents: { setup: string | null; limits: string | null }
  faults: { adapterId: string | null; kind: 'bug' | 'hang' | 'worker'; operation: string | null; reason: string; times: number; firstAt: string; lastAt: string }[]
  changes: { at: string; action: string; actorName: string | null; before: Record<string, Json> | null; after: Record<string, Json> | null }[]
}

export type Finding = {
  check: string
  status: Status
  summary: string
  fix?: string
}

export type OfferedChannel = {
  id: string
  name: string
  adapters: string[]
  isOffered: boolean
  isOn: boolean
  connections: number
}

const BASE = '/api/v1/admin/plugins'

export const plugins = {
  check: (id: string) => api<{ data: { status: Status; findings: Finding[] } }>('POST', `${BASE}/${id}/check`, { body: {} }).then(({ data }) => data),
  enter: (id: string, settings: Record<string, string | null>) => api<unknown>('PUT', `${BASE}/${id}/settings`, { body: { settings } }),
  turn: (id: string, isOn: boolean) => api<unknown>('PUT', `${BASE}/${id}/state`, { body: { isOn } }),
  review: (id: string, review: { adapter: string; scope: string; isApproved: boolean }) => api<unknown>('PUT', `${BASE}/${id}/reviews`, { body: review }),
}

export const offers = {
  list: () => api<{ data: OfferedChannel[] }>('GET', '/api/v1/workspace/channels').then(({ data }) => data),
  offer: (id: string, isOffered: boolean) => api<{ data: OfferedChannel }>('PUT', `/api/v1/workspace/channels/${id}`, { body: { isOffered } }).then(({ data }) => data),
}
