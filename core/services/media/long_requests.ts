import type { Server } from 'node:http'
import type { HttpRequest } from '@adonisjs/core/http'
import { UPLOAD_TOTAL_MS } from './limits.ts'

const running = new WeakMap<Server, { uploads: number; before: number }>()

/**
 * Node ends every request that takes longer than five minutes to arrive, which is too short for a video on a
 * home line, and knows one figure per server. It is raised while uploads are under way and put back after the last;
 * headers keep their own, short limit all the time.
 */
export async function withLongRequests<T>({ request }: HttpRequest, work: () => Promise<T>): Promise<T> {
  const server = (request.socket as unknown as { server?: Server }).server
  if (!server) return work()

  const state = running.get(server) ?? { uploads: 0, before: server.requestTimeout }
  running.set(server, state)
  if (state.uploads++ === 0) state.before = server.requestTimeout
  server.requestTimeout = Math.max(state.before, UPLOAD_TOTAL_MS)
  try {
    return await work()
  } finally {
    if (--state.uploads === 0) server.requestTimeout = state.before
  }
}
