import { E_EMULATOR_REFUSED, E_EMULATOR_SILENT, E_EMULATOR_STRANGE, E_NO_PICTURE } from './errors.ts'
import type { Platform } from './platforms.ts'

/** It runs on this machine and answers from memory; a page waits for it. */
const TIMEOUT_MS = 3_000
/** The newest thousand posts with long texts and comments have about a third of it. */
const MAX_JSON_BYTES = 16 * 1024 * 1024
/** Emulators keep small copies; nobody's feed shows more than this. */
const MAX_PICTURE_BYTES = 8 * 1024 * 1024
/** A refusal is read by a person. */
const MAX_REASON = 300
/** What an `img` shows. SVG too: it is served so that nothing in it runs. */
const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/svg+xml']

export interface Picture {
  type: string
  bytes: Buffer
}

/** Speaks to the emulator that stands in for a platform: to its own address, and to no other that an answer may name. */
export class EmulatorClient {
  constructor(private platform: Platform) {}

  read(path: string): Promise<unknown> {
    return this.#ask('GET', path)
  }

  async change(method: 'POST' | 'DELETE', path: string, body?: object): Promise<void> {
    await this.#ask(method, path, body)
  }

  /** `path` as the feed gave it out. Whatever is no picture at the emulator is none here. */
  async picture(path: string): Promise<Picture> {
    const url = URL.parse(path, this.platform.origin)
    if (!url || url.origin !== this.platform.origin || isAdmin(url)) throw new E_NO_PICTURE()
    const response = await this.#fetch(url, { headers: { accept: 'image/*' } })
    const type = response.headers.get('content-type')?.split(';')[0].trim().toLowerCase() ?? ''
    if (response.status !== 200 || !PICTURE_TYPES.includes(type)) {
      await response.body?.cancel()
      throw new E_NO_PICTURE()
    }
    const bytes = await bytesOf(response, MAX_PICTURE_BYTES)
    if (!bytes) throw new E_NO_PICTURE()
    return { type, bytes }
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const url = new URL(`/__admin/${path}`, this.platform.origin)
    const response = await this.#fetch(url, { method, ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) })
    const bytes = await bytesOf(response, MAX_JSON_BYTES)
    if (!bytes) throw this.#strange('its answer is too large; reset the emulator')
    const answer = jsonOf(bytes)
    if (response.status === 400) throw new E_EMULATOR_REFUSED([this.platform.name, reasonIn(answer)])
    if (response.status !== 200 || answer === undefined) throw this.#strange('it knows no such request')
    return answer
  }

  async #fetch(url: URL, request: RequestInit): Promise<Response> {
    try {
      return await fetch(url, { ...request, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    } catch {
      throw new E_EMULATOR_SILENT([this.platform.name])
    }
  }

  #strange(reason: string) {
    return new E_EMULATOR_STRANGE([this.platform.name, reason])
  }
}

/** However it is spelt: emulators decode what they are asked. */
function isAdmin({ pathname }: URL): boolean {
  try {
    return decodeURIComponent(pathname).includes('__admin')
  } catch {
    return true
  }
}

/** Null when there is more than `most`. */
async function bytesOf(response: Response, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (!response.body) return Buffer.alloc(0)
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

const reasonIn = (answer: unknown) => String((answer as { error?: unknown } | null)?.error ?? 'no reason was given').slice(0, MAX_REASON)
