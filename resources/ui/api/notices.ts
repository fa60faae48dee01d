import type { Choice, ShownNotice } from '../../../core/services/notices/shapes.ts'
import { api } from './http'

export type Notice = ShownNotice
export type { Choice }
export type Unread = { unread: number; isMore: boolean; zone: string | null }

export type NoticeSettings = {
  choices: { kind: string; choice: Choice; usual: Choice }[]
  quiet: { from: string; to: string } | null
  timeZone: string | null
  zone: string
}
export type SettingsChange = { choices?: { kind: string; choice: Choice }[]; quiet?: { from: string; to: string } | null; timeZone?: string | null }

const BASE = '/api/v1/notices'
const data = <T>(answer: { data: T }) => answer.data

export const notices = {
  latest: (limit: number) => api<{ data: Notice[] }>('GET', `${BASE}?limit=${limit}`).then(data),
  count: () => api<{ data: Unread }>('GET', `${BASE}/count`).then(data),
  /** Without ids: all of them. `keepalive`: the page may be left at the same moment. */
  mark: (isRead: boolean, ids?: string[]) => api<{ data: Unread }>('POST', `${BASE}/mark`, { body: { isRead, ...(ids && { ids }) }, keepalive: true }).then(data),
  saveSettings: (change: SettingsChange) => api<{ data: NoticeSettings }>('PUT', '/api/v1/me/notice-settings', { body: change }).then(data),
}
