import { Pool } from 'undici'
import { processorOf } from './ground.ts'

/** Callers at once: below the ten database connections of a web process, so that neither server waits for one. */
export const CONCURRENCY = 8

export interface Server {
  url: string
  pid: number
}

export interface Target {
  server: Server
  /** Asked in turn. */
  paths: string[]
  headers: Record<string, string>
  /** What every answer has to be; 200 unless said otherwise. */
  status?: number
}

export interface Measured {
  count: number
  perSecond: number
  /** Processor time of the server process for one request, in milliseconds. */
  processorMs: number
}

/** A closed loop: each caller sends the next request when it has read the whole answer to the last one. */
export async function drive({ server, paths, headers, status = 200 }: Target, seconds: number): Promise<Measured> {
  const pool = new Pool(server.url, { connections: CONCURRENCY, pipelining: 1 })
  try {
    const [began, processor] = [performance.now(), processorOf(server.pid)]
    const until = began + seconds * 1000
    let count = 0
    const caller = async (number: number) => {
      for (let turn = number; performance.now() < until; turn++) {
        const path = paths[turn % paths.length]
        const { statusCode, body } = await pool.request({ path, method: 'GET', headers })
        const text = await body.text()
        if (statusCode !== status) throw new Error(`${path} was answered with ${statusCode}: ${text.slice(0, 300)}`)
        count++
      }
    }
    await Promise.all(Array.from({ length: CONCURRENCY }, (_, number) => caller(number)))
    const elapsed = (performance.now() - began) / 1000
    return { count, perSecond: count / elapsed, processorMs: ((processorOf(server.pid) - processor) * 1000) / count }
  } finally {
    await pool.close()
  }
}
