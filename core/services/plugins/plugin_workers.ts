import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'

/** What a child says of itself, this often: that its event loop turns, and how much memory it holds. */
const PULSE_EVERY_MS = 2_000
/** A child that starts compiles its sources first. */
const FIRST_PULSE_WITHIN_MS = 120_000
/** Longer than any pause of a garbage collector: somebody's code goes round in circles. */
const SILENT_MS = 20_000
/** A worker holds about 300 MB; a step that reads a chunk of a file some ten more. */
const DEFAULT_MEMORY_MB = 768
/** What is under way may be finished; then it is ended. A little more than the workers' own grace. */
const GRACE_MS = 25_000
/** One that eats memory goes on eating while it is waited for. */
const GREEDY_GRACE_MS = 5_000
/** After it ended, doubled each time up to the second; forgiven after running for a while. */
const RESTART_FIRST_MS = 500
const RESTART_MOST_MS = 30_000
const FORGIVEN_AFTER_MS = 60_000

interface Pulse {
  rss: number
}

export interface PluginWorkersOptions {
  /** The command that serves one queue: this program's own start, as far as the queues. */
  command: { script: string; args: (queue: string) => string[]; flags?: string[] }
  memoryMb?: number
  /** Told of each end that nobody asked for. */
  onEnd?: (queue: string) => void
  /** Of tests: how often and how long. */
  times?: Partial<{ silentMs: number; graceMs: number; restartMs: number }>
}

/** Serves queues of plugins that are not ours, each in a process of its own: what one does to its process happens to nobody else. */
export class PluginWorkers {
  #stopping = false
  #children = new Map<string, ChildProcess>()
  #loops: Promise<void>[] = []
  #stop = new AbortController()

  constructor(private options: PluginWorkersOptions) {}

  start(queues: string[]) {
    this.#loops = queues.map((queue) => this.#keep(queue))
  }

  /** Process ids by queue. */
  get running(): Record<string, number> {
    return Object.fromEntries([...this.#children].flatMap(([queue, { pid }]) => (pid ? [[queue, pid]] : [])))
  }

  async stop() {
    this.#stopping = true
    this.#stop.abort()
    await Promise.all([...this.#children.values()].map((child) => this.#end(child, GRACE_MS)))
    await Promise.all(this.#loops)
  }

  async #keep(queue: string) {
    const { restartMs = RESTART_FIRST_MS } = this.options.times ?? {}
    let tries = 0
    while (!this.#stopping) {
      const began = Date.now()
      const why = await this.#run(queue)
      if (this.#stopping) return
      tries = Date.now() - began > FORGIVEN_AFTER_MS ? 1 : tries + 1
      this.options.onEnd?.(queue)
      logger.error({ queue, why }, 'A plugin’s worker ended and is started again')
      await sleep(Math.min(restartMs * 2 ** (tries - 1), RESTART_MOST_MS), undefined, { signal: this.#stop.signal }).catch(() => {})
    }
  }

  /** One life of a child; answers why it ended. */
  async #run(queue: string): Promise<string> {
    const { script, args, flags = process.execArgv } = this.options.command
    const { silentMs = SILENT_MS } = this.options.times ?? {}
    const most = (this.options.memoryMb ?? DEFAULT_MEMORY_MB) * 1024 * 1024
    const child = fork(script, args(queue), { execArgv: flags, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    this.#children.set(queue, child)
    let reason: string | null = null
    const endFor = (why: string, graceMs: number) => {
      if (reason) return
      reason = why
      void this.#end(child, graceMs)
    }

    let isStarted = false
    let lastPulse = Date.now()
    child.on('message', ({ rss }: Pulse) => {
      isStarted = true
      lastPulse = Date.now()
      if (rss > most) endFor(`it held ${Math.round(rss / 1024 / 1024)} MB`, GREEDY_GRACE_MS)
    })
    child.on('error', () => {})
    const watch = setInterval(() => {
      if (Date.now() - lastPulse > (isStarted ? silentMs : FIRST_PULSE_WITHIN_MS)) endFor('it did not answer any more', 0)
    }, Math.min(PULSE_EVERY_MS, silentMs / 2))

    try {
      const [code, signal] = await once(child, 'exit')
      return reason ?? String(signal ?? `code ${code}`)
    } catch (error) {
      return (error as Error).name
    } finally {
      clearInterval(watch)
      this.#children.delete(queue)
    }
  }

  /** Asked first; one that hangs does not hear it, and is not waited for. */
  async #end(child: ChildProcess, graceMs: number) {
    if (child.exitCode !== null || child.signalCode) return
    const gone = once(child, 'exit').catch(() => {})
    if (graceMs > 0) {
      child.kill('SIGTERM')
      if ((await Promise.race([gone, sleep(this.options.times?.graceMs ?? graceMs, 'late', { ref: false })])) !== 'late') return
    }
    child.kill('SIGKILL')
    await gone
  }
}

/** In a child: says that it lives, and ends with its parent. Answers what stops it. */
export function tellParent(onOrphaned: () => void): () => void {
  if (!process.send) return () => {}
  const tell = () => process.connected && process.send!({ rss: process.memoryUsage.rss() } satisfies Pulse)
  const timer = setInterval(tell, PULSE_EVERY_MS)
  process.once('disconnect', onOrphaned)
  tell()
  return () => {
    clearInterval(timer)
    process.off('disconnect', onOrphaned)
    if (process.connected) process.disconnect()
  }
}
