import { api } from './http'
import type { Page } from './types'
import type { AgencySections, BrandSections, CreatorSections, Profile } from '../../../core/services/profiles/shapes.ts'

export type * from '../../../core/services/profiles/shapes.ts'
export type { FontId } from '../../../core/services/profiles/fonts.ts'
export { APPROVAL_POLICIES, AVAILABILITIES, EMOJI_POLICIES, KIT_PARTS, RATE_UNITS, TEAM_SIZES } from '../../../core/services/profiles/shapes.ts'
export { BUNDLED_FONTS } from '../../../core/services/profiles/fonts.ts'
export { COUNTRIES } from '../../../core/services/profiles/countries.ts'
export { FIRST_YEAR, LONGEST, LONGEST_TURNAROUND_DAYS, MOST, OLDEST_AGE } from '../../../core/services/profiles/limits.ts'

/** What an editor says of its fields: path → sentence, such as `company.website`. */
export type FieldErrors = Record<string, string>

export interface LinkPreview {
  title: string | null
  description: string | null
  mediaId: string | null
}

/** A post that stands at a platform already, as it was read from there. */
export interface ImportedPost {
  id: string
  connectionId: string
  adapterId: string
  handle: string
  text: string | null
  permalink: string | null
  publishedAt: string | null
  mediaId: string | null
}

/** `save` takes any sections; the others stay. A revision that is no longer the newest is a 412 with `current`. */
function profileAt<Sections>(path: string) {
  const unwrap = ({ data }: { data: Profile<Sections> }) => data
  return {
    read: (signal?: AbortSignal) => api<{ data: Profile<Sections> }>('GET', path, { signal }).then(unwrap),
    save: (sections: Partial<Sections>, revision?: number) => api<{ data: Profile<Sections> }>('PUT', path, { body: sections, ifMatch: revision }).then(unwrap),
  }
}

export const profiles = {
  agency: () => profileAt<AgencySections>('/api/v1/agency/profile'),
  brand: (id: string) => profileAt<BrandSections>(`/api/v1/brands/${id}/profile`),
  creator: (id: string) => profileAt<CreatorSections>(`/api/v1/creators/${id}/profile`),

  /** Title and picture of a page, read by the server; the picture is kept in the brand's library. */
  previewLink: (url: string, brandId: string | null, signal?: AbortSignal) =>
    api<{ data: LinkPreview }>('POST', '/api/v1/link-previews', { body: { url, ...(brandId && { brandId }) }, signal }).then(({ data }) => data),
  importedPosts: (query: { brand?: string; cursor?: string }) => api<Page<ImportedPost>>('GET', `/api/v1/imported-posts?${new URLSearchParams(query)}`),
}

/** For editors: the errors of a refused save by the path of their field. */
export const errorsByPath = (errors: { path: string; message: string }[]): FieldErrors => Object.fromEntries(errors.map(({ path, message }) => [path, message]))
