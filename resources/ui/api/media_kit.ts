import { api } from './http'
import type { KitPart } from '../../../core/services/profiles/shapes.ts'
import type { Data } from '@generated/data'

export { KIT_PARTS } from '../../../core/services/profiles/shapes.ts'
export { LONGEST_DAYS, USUAL_DAYS } from '../../../core/services/media_kit/limits.ts'
export type { KitPart }
export type KitLink = Data.MediaKit.KitLink

/** Links under which others see a creator's media kit. */
export const kitLinks = (creatorId: string) => {
  const path = `/api/v1/creators/${creatorId}/kit-links`
  return {
    /** `pdfBlocker`: why this server makes no PDF, for people. */
    list: () => api<{ data: KitLink[]; pdfBlocker: string | null }>('GET', path),
    /** The address is in this answer and nowhere else. */
    create: (link: { label: string | null; days: number; parts: KitPart[] }) => api<{ data: KitLink & { url: string } }>('POST', path, { body: link }).then(({ data }) => data),
    revoke: (id: string) => api<void>('DELETE', `${path}/${id}`),
  }
}

export const kitPdfPath = (creatorId: string) => `/api/v1/creators/${creatorId}/media-kit.pdf`
