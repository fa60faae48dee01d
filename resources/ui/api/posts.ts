import { api } from './http'
import type { Page, Post, PostInput, TargetCheck } from './types'

const BASE = '/api/v1/posts'

export const posts = {
  list: (query: Record<string, string> = {}) => api<Page<Post>>('GET', `${BASE}?${new URLSearchParams(query)}`),
  find: (id: string) => api<{ data: Post }>('GET', `${BASE}/${id}`).then(({ data }) => data),
  check: (input: PostInput & { postId?: string }, signal?: AbortSignal) =>
    api<{ data: { targets: TargetCheck[] } }>('POST', `${BASE}/check`, { body: input, signal }).then(({ data }) => data.targets),
  /** The same key on a second try makes the server answer with the post of the first. */
  create: (input: PostInput, key: string) => api<{ data: Post }>('POST', BASE, { body: input, key }).then(({ data }) => data),
  update: (id: string, input: Omit<PostInput, 'when' | 'brandId'> & Partial<PostInput>) => api<{ data: Post }>('PATCH', `${BASE}/${id}`, { body: input }).then(({ data }) => data),
  remove: (id: string) => api<void>('DELETE', `${BASE}/${id}`),
  cancel: (id: string) => api<{ data: Post }>('POST', `${BASE}/${id}/cancel`, { body: {} }).then(({ data }) => data),
  publish: (id: string, deliveryIds?: string[], confirm?: string[]) =>
    api<{ data: Post }>('POST', `${BASE}/${id}/publish`, { body: { ...(deliveryIds && { deliveryIds }), ...(confirm && { confirm }) } }).then(({ data }) => data),
  /** Where the platform offers no way to look: what did a person find? */
  resolve: (id: string, input: { deliveryId: string; found: 'live' | 'absent' | 'look_again'; permalink?: string }) =>
    api<{ data: Post }>('POST', `${BASE}/${id}/resolve`, { body: input }).then(({ data }) => data),
}
