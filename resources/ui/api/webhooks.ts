import type { Data } from '@generated/data'
import { api } from './http'

export type Webhook = Data.Webhooks.Webhook
export type WebhookCall = Data.Webhooks.WebhookCall
export type WebhookFields = { name: string; url: string; kinds: string[]; brandId: string | null; isActive?: boolean }

const BASE = '/api/v1/webhooks'
const data = <T>(answer: { data: T }) => answer.data

/** Addresses outside that events are sent to. */
export const webhooks = {
  create: (body: WebhookFields, key: string) => api<{ data: Webhook & { secret: string } }>('POST', BASE, { body, key }).then(data),
  update: (id: string, body: Partial<WebhookFields>) => api<{ data: Webhook }>('PATCH', `${BASE}/${id}`, { body }).then(data),
  remove: (id: string) => api<void>('DELETE', `${BASE}/${id}`),
  rotate: (id: string, key: string) => api<{ data: Webhook & { secret: string } }>('POST', `${BASE}/${id}/secret`, { body: {}, key }).then(data),
  test: (id: string) => api<{ data: WebhookCall }>('POST', `${BASE}/${id}/test`, { body: {} }).then(data),
  calls: (id: string, cursor?: string) => api<{ data: WebhookCall[]; nextCursor: string | null }>('GET', `${BASE}/${id}/calls?limit=20${cursor ? `&cursor=${cursor}` : ''}`),
  redeliver: (id: string, call: string) => api<{ data: WebhookCall }>('POST', `${BASE}/${id}/calls/${call}/redeliver`, { body: {} }).then(data),
}
