import { api } from './http'
import type { Page } from './types'
import type { Clicks } from '../../../core/services/links/shapes.ts'
import type { Data } from '@generated/data'

export { addressesIn } from '../../../core/services/links/addresses.ts'
export { UTM_NAMES } from '../../../core/services/links/utm.ts'
export { LONGEST_LABEL, LONGEST_TAG, LONGEST_URL } from '../../../core/services/links/limits.ts'

export type { Clicks }
export type ShortLink = Data.Links.ShortLink
export type UtmName = 'source' | 'medium' | 'campaign' | 'term' | 'content'
export type Utm = Partial<Record<UtmName, string | null>>
export type LinkDefaults = Record<UtmName, string | null> & { sources: { adapterId: string; source: string }[] }

const BASE = '/api/v1/links'

export const links = {
  ofCodes: (codes: string[]) => api<Page<ShortLink>>('GET', `${BASE}?${new URLSearchParams({ codes: codes.join(',') })}`).then(({ data }) => data),
  create: (link: { brandId: string; url: string; label?: string | null; tag?: boolean; utm?: Utm }) => api<{ data: ShortLink }>('POST', BASE, { body: link }).then(({ data }) => data),
  remove: (id: string) => api<void>('DELETE', `${BASE}/${id}`),
  clicks: (id: string) => api<{ data: Clicks }>('GET', `${BASE}/${id}/clicks`).then(({ data }) => data),
  shorten: (wanted: { brandId: string; postId: string | null; texts: { text: string; connectionId: string | null }[]; tag: boolean; utm: Utm }) =>
    api<{ data: { texts: { text: string; links: ShortLink[] }[] } }>('POST', `${BASE}/shorten-text`, { body: wanted }).then(({ data }) => data.texts),
}

const defaultsPath = (brandId: string) => `/api/v1/brands/${brandId}/link-defaults`
export const linkDefaults = {
  of: (brandId: string) => api<{ data: LinkDefaults }>('GET', defaultsPath(brandId)).then(({ data }) => data),
  save: (brandId: string, tags: LinkDefaults) => api<{ data: LinkDefaults }>('PUT', defaultsPath(brandId), { body: tags }).then(({ data }) => data),
}
