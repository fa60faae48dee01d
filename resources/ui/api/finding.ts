import { api } from './http'

/** What has the words in its text or its name, as far as the person may see it. */
export interface Found {
  posts: { id: string; state: string; words: string }[]
  brands: { id: string; name: string }[]
  channels: { id: string; adapter: string; handle: string; name: string | null }[]
}

export const find = (query: string, signal?: AbortSignal) => api<{ data: Found }>('GET', `/api/v1/search?query=${encodeURIComponent(query)}`, { signal }).then(({ data }) => data)
