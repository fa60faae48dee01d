import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Exception } from '@adonisjs/core/exceptions'
import type { HttpRequest } from '@adonisjs/core/http'
import { E_MEDIA_TOO_LARGE, E_UPLOAD_BROKEN_OFF, E_UPLOAD_SHAPE, E_UPLOAD_TOO_SLOW } from './errors.ts'
import { kindOf, refuseLies, type Kind } from './kinds.ts'
import { DRAIN_MS, SNIFF_BYTES, UPLOAD_IDLE_MS, UPLOAD_TOTAL_MS } from './limits.ts'
import { displayName } from './names.ts'
import { readable } from './sizes.ts'
import { withLongRequests } from './long_requests.ts'
import { mustHaveVideoTools } from './videos.ts'

/** A file that arrived whole. Its content is not believed yet. */
export interface Received {
  path: string
  name: string
  kind: Kind
  bytes: number
  sha256: string
}

/**
 * Streams the one file of a multipart request into `folder`: counting and hashing as it passes, never holding
 * more than a chunk. A wrong type is refused at the first bytes, a file that is too large at its limit.
 */
export async function receiveUpload(request: HttpRequest, folder: string): Promise<{ file: Received; fields: Record<string, unknown> }> {
  const { multipart } = request
  if (!multipart) throw new E_UPLOAD_SHAPE(['This is not a multipart/form-data upload'])

  let arriving: Promise<Received> | undefined
  let current: Part | undefined
  let ended = false
  const abort = (error: Error) => {
    if (ended) return
    multipart.abort(error)
    // The parser only stops reading; whoever waits for the rest of the part must hear of it, too.
    current?.destroy(error)
  }
  const watch = new Watch(abort)

  multipart.onFile('*', { deferValidations: true }, async (part) => {
    if (part.name !== 'file') return abort(new E_UPLOAD_SHAPE([`The file came in the field "${String(part.name).slice(0, 40)}"`]))
    if (arriving) return abort(new E_UPLOAD_SHAPE(['The request holds more than one file']))
    current = part as unknown as Part
    arriving = receivePart(current, join(folder, 'arrived'), () => watch.progress())
    await arriving.catch(abort)
  })

  try {
    await withLongRequests(request, () => multipart.process())
  } catch (error) {
    await arriving?.catch(() => {})
    await drain(request)
    throw error instanceof Exception && error.code?.startsWith('E_') && error.code !== 'E_INVALID_MULTIPART_REQUEST' ? error : new E_UPLOAD_BROKEN_OFF(['not all of it arrived'])
  } finally {
    ended = true
    watch.stop()
  }
  if (!arriving) throw new E_UPLOAD_SHAPE(['The request holds no file'])
  return { file: await arriving, fields: request.only(['brandId', 'altText']) }
}

async function receivePart(part: Part, path: string, onProgress: () => void): Promise<Received> {
  const hash = createHash('sha256')
  let bytes = 0
  let kind: Kind | undefined

  async function judge(head: Buffer) {
    kind = await kindOf(head)
    mustHaveVideoTools(kind)
    refuseLies(kind, part.filename, part.headers?.['content-type'])
    return kind
  }

  await pipeline(
    part,
    async function* (chunks) {
      let head: Buffer[] | null = []
      for await (const chunk of chunks as AsyncIterable<Buffer>) {
        onProgress()
        bytes += chunk.length
        if (head) {
          head.push(chunk)
          if (bytes < SNIFF_BYTES) continue
          await judge(Buffer.concat(head))
        }
        if (bytes > kind!.maxBytes) throw new E_MEDIA_TOO_LARGE([kind!.family, readable(kind!.maxBytes)])
        for (const piece of head ?? [chunk]) {
          hash.update(piece)
          yield piece
        }
        head = null
      }
      if (!head) return
      await judge(Buffer.concat(head))
      hash.update(Buffer.concat(head))
      yield Buffer.concat(head)
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600 })
  )
  return { path, name: displayName(part.filename, kind!), kind: kind!, bytes, sha256: hash.digest('hex') }
}

type Part = Readable & { name: string; filename: string; headers?: Record<string, string> }

/** How long an upload may stand still, and take in all. Shortened by tests. */
export const patience = { idleMs: UPLOAD_IDLE_MS, totalMs: UPLOAD_TOTAL_MS }

/** Ends uploads that stand still or take forever. */
class Watch {
  #idle: NodeJS.Timeout
  #total: NodeJS.Timeout

  constructor(abort: (error: Error) => void) {
    const end = (reason: string) => abort(new E_UPLOAD_TOO_SLOW([reason]))
    this.#idle = setTimeout(() => end(`nothing arrived for ${patience.idleMs / 1000} seconds`), patience.idleMs)
    this.#total = setTimeout(() => end(`it took longer than ${patience.totalMs / 60_000} minutes`), patience.totalMs)
  }

  progress() {
    this.#idle.refresh()
  }

  stop() {
    clearTimeout(this.#idle)
    clearTimeout(this.#total)
  }
}

/** Most clients read the answer only after they have sent everything; give them the time, but not without end. */
async function drain({ request, response }: HttpRequest) {
  if (request.complete || request.destroyed) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, DRAIN_MS)
    function done() {
      clearTimeout(timer)
      resolve()
    }
    request.once('end', done).once('close', done).resume()
  })
  if (!request.complete && !response.headersSent) response.setHeader('connection', 'close')
}
