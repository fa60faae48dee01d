import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'

/** From the application's folder. Made by bin/up.js from resources/ui/drawn.ts. */
const FILE = 'build/drawn/drawn.js'
/** A drawing takes 20 to 60 ms. Drawn by the browser, a page is seen a second later on a phone: longer than half of that nobody waits. */
const PATIENCE_MS = 500
/** So long takes only what will never end. */
const STUCK_MS = 5_000
/** Each waits for those before it; more could not be drawn within the patience of the last. */
const WAITING_MOST = 4
/** What a drawing leaves behind is thrown away with its world: room for several, so that collecting does not interrupt one. */
const LIMITS = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 }
/** After a failure of the worker itself, before another is tried. */
const REST_MS = 10_000

type Answer = { drawable?: string[]; html?: string; error?: string }
interface Job {
  component: string
  page: string
  given: string
  done: (html: string | null) => void
  /** Nobody waits for it any more. */
  isLate?: boolean
}

/**
 * Pages drawn on the server, for whoever opens one: seen before its scripts have run. Beside the server's own thread,
 * one at a time, and only ever an advantage: what cannot be drawn in time, or at all, is drawn by the browser.
 */
export class Drawings {
  #worker: Worker | null = null
  #drawable: string[] | null = null
  #waiting: Job[] = []
  #current: Job | null = null
  #stuck: NodeJS.Timeout | undefined
  #restUntil = 0

  constructor(
    private file = FILE,
    public patienceMs = PATIENCE_MS
  ) {}

  /** Begins before somebody asks. Without a build there is nothing to begin. */
  start() {
    const file = resolve(app.makePath(), this.file)
    if (this.#worker || Date.now() < this.#restUntil || !existsSync(file)) return
    const entry = new URL(`./draw_worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url)
    const worker = new Worker(entry, { workerData: { file }, resourceLimits: LIMITS, name: 'drawings' })
    worker.unref()
    worker.on('message', (answer: Answer) => this.#hear(answer))
    worker.on('error', (error) => logger.error({ err: error }, 'the pages cannot be drawn on the server; browsers draw them'))
    worker.once('exit', () => this.#worker === worker && this.#lose())
    this.#worker = worker
  }

  get isReady() {
    return this.#drawable !== null
  }

  /** @returns the page's HTML; null where the browser has to draw it. */
  async draw(component: string, page: object, given: { isNarrow: boolean; language: string; kept: Record<string, string> }): Promise<string | null> {
    this.start()
    if (!this.#drawable?.includes(component) || this.#waiting.length >= WAITING_MOST) return null
    return new Promise((resolve) => {
      const job: Job = { component, page: JSON.stringify(page), given: JSON.stringify(given), done: resolve }
      setTimeout(() => {
        job.isLate = true
        resolve(null)
      }, this.patienceMs).unref()
      this.#waiting.push(job)
      this.#goOn()
    })
  }

  async stop() {
    const worker = this.#worker
    this.#lose()
    await worker?.terminate()
  }

  #goOn() {
    if (this.#current || !this.#worker) return
    this.#waiting = this.#waiting.filter(({ isLate }) => !isLate)
    const job = this.#waiting.shift()
    if (!job) return
    this.#current = job
    this.#stuck = setTimeout(() => {
      logger.error({ component: job.component }, 'a page was not drawn within seconds; the browser draws it')
      void this.stop()
    }, STUCK_MS).unref()
    this.#worker.postMessage({ page: job.page, given: job.given })
  }

  #hear({ drawable, html, error }: Answer) {
    if (drawable) this.#drawable = drawable
    else {
      clearTimeout(this.#stuck)
      const job = this.#current
      this.#current = null
      if (error) logger.error({ component: job?.component, stack: error }, 'a page could not be drawn on the server; the browser draws it')
      job?.done(html ?? null)
    }
    this.#goOn()
  }

  #lose() {
    clearTimeout(this.#stuck)
    for (const job of [this.#current, ...this.#waiting]) job?.done(null)
    this.#worker = this.#current = this.#drawable = null
    this.#waiting = []
    this.#restUntil = Date.now() + REST_MS
  }
}

export const drawings = new Drawings()
