import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A cold start on a busy machine. */
const START_WITHIN_MS = 10_000

export const hasRedis = () => spawnSync('redis-server', ['--version']).status === 0

/** Printed where tests of a shared Redis cannot run. `npm test` installs it on Debian. */
export const NO_REDIS = 'redis-server is not installed (Debian: apt-get install redis-server)'

/** A Redis of its own for one test: nothing is written to disk, and it ends with the test. */
export class RedisServer {
  #process?: ChildProcess
  #folder = mkdtempSync(join(tmpdir(), 'caidence-redis-'))

  constructor(readonly port: number) {}

  static async start() {
    const server = new RedisServer(await freePort())
    await server.start()
    return server
  }

  get url() {
    return `redis://127.0.0.1:${this.port}/0`
  }

  async start() {
    this.#process = spawn('redis-server', ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', this.#folder], { stdio: 'ignore' })
    const until = Date.now() + START_WITHIN_MS
    while (!(await this.answers())) {
      if (Date.now() > until) throw new Error('redis-server did not start')
      await wait(50)
    }
  }

  /** As a machine that is switched off. */
  async kill() {
    const process = this.#process
    this.#process = undefined
    if (!process || process.exitCode !== null) return
    const ended = new Promise((resolve) => process.once('exit', resolve))
    process.kill('SIGKILL')
    await ended
  }

  /** Takes connections and answers nothing. */
  stall() {
    this.#process?.kill('SIGSTOP')
  }

  goOn() {
    this.#process?.kill('SIGCONT')
  }

  async stop() {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** One command as redis-cli would send it; the raw answer. */
  command(...words: string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket: Socket = connect(this.port, '127.0.0.1')
      socket.setTimeout(2_000, () => socket.destroy(new Error('no answer')))
      socket.once('error', reject)
      socket.once('data', (data) => (socket.destroy(), resolve(data.toString())))
      socket.write(`*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`)
    })
  }

  private async answers() {
    return (await this.command('PING').catch(() => '')).startsWith('+PONG')
  }
}

async function freePort(): Promise<number> {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
