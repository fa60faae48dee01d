import { readFileSync } from 'node:fs'
import { createContext, Script, type Context } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'

/*
 * Draws one page after the other, each in a world of its own: whatever a drawing left in a module's variables is gone
 * with it, so no page can show what belongs to somebody else. The next world is made while nobody waits.
 */

interface World extends Context {
  drawn: { draw(page: object, given: object): Promise<string>; drawable: string[] }
}

const code = readFileSync(workerData.file, 'utf8')
const first = new Script(code, { filename: 'drawn.js' })

/** What the interface's modules want to find; there is no window, no document and no way out. */
const world = (script: Script) => {
  const made = createContext({ URL, URLSearchParams, TextEncoder, TextDecoder, AbortController, crypto, Blob, File, FormData, Event, EventTarget, performance, queueMicrotask, setTimeout, clearTimeout, console: { log() {}, info() {}, debug() {}, warn() {}, error() {} } }) as World
  script.runInContext(made)
  return made
}

let next: World | null = world(first)
/** With what the first one has compiled, others are there in a few milliseconds. */
const script = new Script(code, { filename: 'drawn.js', cachedData: first.createCachedData() })
parentPort!.postMessage({ drawable: next.drawn.drawable })

parentPort!.on('message', async ({ page, given }: { page: string; given: string }) => {
  const own = next ?? world(script)
  next = null
  try {
    parentPort!.postMessage({ html: await own.drawn.draw(JSON.parse(page), JSON.parse(given)) })
  } catch (error) {
    parentPort!.postMessage({ error: error instanceof Error ? error.stack : String((error as Error)?.stack ?? error) })
  }
  setImmediate(() => (next ??= world(script)))
})
