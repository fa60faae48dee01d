import { translate } from '~/composables/use_text'
import { api, ApiProblem, problemOf, xsrfToken } from './http'
import type { Media, Page } from './types'

const BASE = '/api/v1/media'

export const media = {
  list: (query: Record<string, string> = {}) => api<Page<Media>>('GET', `${BASE}?${new URLSearchParams(query)}`),
  update: (id: string, input: { altText: string | null }) => api<{ data: Media }>('PATCH', `${BASE}/${id}`, { body: input }).then(({ data }) => data),
  remove: (id: string) => api<void>('DELETE', `${BASE}/${id}`),

  /** With XMLHttpRequest, since fetch tells nothing of the progress of what it sends. */
  upload(file: File, brandId: string, onProgress: (ratio: number) => void, signal?: AbortSignal): Promise<Media> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('POST', BASE)
      request.setRequestHeader('accept', 'application/json')
      request.setRequestHeader('x-xsrf-token', xsrfToken())
      request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onProgress(loaded / total)
      request.onerror = () => reject(new ApiProblem(0, 'E_NETWORK', translate('app.problem.network')))
      request.onabort = () => reject(new DOMException('Aborted', 'AbortError'))
      request.onload = async () =>
        request.status < 300 ? resolve(JSON.parse(request.responseText).data) : reject(await problemOf(request.status, request.responseText))
      signal?.addEventListener('abort', () => request.abort())

      const form = new FormData()
      form.set('brandId', brandId)
      form.set('file', file)
      request.send(form)
    })
  },
}
