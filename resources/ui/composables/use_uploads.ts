import { computed, reactive } from 'vue'
import { media as mediaApi } from '~/api/media'
import { sentenceOf } from '~/api/http'
import type { Media } from '~/api/types'

export interface Upload {
  id: number
  name: string
  ratio: number
  /** In words; null while it runs. */
  error: string | null
  /** What was done to a file that is kept otherwise than it was sent; shown until the person has seen it. */
  notice: string | null
}
interface Queued extends Upload {
  file: File
  brandId: string
  isRunning: boolean
  controller: AbortController
}

/** More at once makes each slower and the order of failures confusing. */
const AT_ONCE = 2
let lastId = 0

/** Several files, each with its own progress and its own failure. */
export function useUploads(onDone: (media: Media) => void) {
  const queue = reactive<Queued[]>([])

  function add(files: File[], brandId: string) {
    for (const file of files) {
      queue.push({ id: ++lastId, name: file.name, ratio: 0, error: null, notice: null, file, brandId, isRunning: false, controller: new AbortController() })
    }
    pump()
  }

  function pump() {
    const waiting = queue.filter(({ isRunning, error, notice }) => !isRunning && !error && !notice)
    const free = AT_ONCE - queue.filter(({ isRunning }) => isRunning).length
    for (const upload of waiting.slice(0, Math.max(0, free))) void run(upload)
  }

  async function run(upload: Queued) {
    upload.isRunning = true
    try {
      const stored = await mediaApi.upload(upload.file, upload.brandId, (ratio) => (upload.ratio = ratio), upload.controller.signal)
      if (stored.notice) upload.notice = stored.notice
      else remove(upload.id)
      onDone(stored)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') remove(upload.id)
      else upload.error = sentenceOf(error)
    } finally {
      upload.isRunning = false
      pump()
    }
  }

  function remove(id: number) {
    const index = queue.findIndex((upload) => upload.id === id)
    if (index >= 0) queue.splice(index, 1)
  }

  function stop(id: number) {
    queue.find((upload) => upload.id === id)?.controller.abort()
    remove(id)
  }

  function retry(id: number) {
    const upload = queue.find((one) => one.id === id)
    if (!upload) return
    Object.assign(upload, { error: null, ratio: 0, controller: new AbortController() })
    pump()
  }

  const isUploading = computed(() => queue.some(({ error, notice }) => !error && !notice))
  return { uploads: queue as Upload[], add, stop, retry, isUploading }
}
