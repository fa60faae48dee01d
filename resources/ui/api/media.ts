import { translate } from '~/composables/use_text'
import { api, ApiProblem, problemOf, xsrfToken } from './http'
import type { Media, Page } from './types'

const BASE = '/api/v1/media'

/** Told to the window for every upload, so that a page knows of those it would cut off. */
export const UPLOAD = 'caidence:upload'
export interface UploadNews {
  id: string
  name: string
  isRunning: boolean
}
const tell = (news: UploadNews) => window.dispatchEvent(new CustomEvent<UploadNews>(UPLOAD, { detail: news }))

function storedIn(answer: string): Media & { notice?: string | null } {
  const { data, notice } = JSON.parse(answer)
  return { ...data, notice }
}

export const media = {
  list: (query: Record<string, string> = {}) => api<Page<Media>>('GET', `${BASE}?${new URLSearchParams(query)}`),
  find: (id: string) => api<{ data: Media }>('GET', `${BASE}/${id}`).then(({ data }) => data),
  update: (id: string, input: { altText: string | null }) => api<{ data: Media }>('PATCH', `${BASE}/${id}`, { body: input }).then(({ data }) => data),
  remove: (id: string) => api<void>('DELETE', `${BASE}/${id}`),

  /** With XMLHttpRequest, since fetch tells nothing of the progress of what it sends. The notice says what was done to the file. */
  upload(file: File, brandId: string, onProgress: (ratio: number) => void, signal?: AbortSignal): Promise<Media & { notice?: string | null }> {
    const told = { id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, name: file.name }
    return new Promise<Media & { notice?: string | null }>((resolve, reject) => {
      tell({ ...told, isRunning: true })
      const request = new XMLHttpRequest()
      request.open('POST', BASE)
      request.setRequestHeader('accept', 'application/json')
      request.setRequestHeader('x-xsrf-token', xsrfToken())
      request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onProgress(loaded / total)
      request.onerror = () => reject(new ApiProblem(0, 'E_NETWORK', translate('app.problem.network')))
      request.onabort = () => reject(new DOMException('Aborted', 'AbortError'))
      request.onload = async () =>
        request.status < 300 ? resolve(storedIn(request.responseText)) : reject(await problemOf(request.status, request.responseText))
      signal?.addEventListener('abort', () => request.abort())

      const form = new FormData()
      // Without one the server takes the first brand that this person may upload to.
      if (brandId) form.set('brandId', brandId)
      form.set('file', file)
      request.send(form)
    }).finally(() => tell({ ...told, isRunning: false }))
  },
}
