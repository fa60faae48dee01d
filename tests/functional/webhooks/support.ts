import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import app from '@adonisjs/core/services/app'
import { CallSender } from '#services/webhooks/call_sender'
import { OutsidePost } from '#services/webhooks/outside_post'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { api, call } from '#tests/functional/access/support'
import type { Author } from '#tests/functional/publishing/support'

interface Cleanup {
  cleanup: (work: () => void | Promise<void>) => void
}

export interface Received {
  headers: Record<string, string>
  body: string
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void
export const ok: Answer = (_, response) => void response.writeHead(204).end()
export const status = (code: number): Answer => (_, response) => void response.writeHead(code).end()
/** Takes the event and never says a word. */
export const silent: Answer = () => {}

/** Somebody else's server on this machine, which the operator allows. What it answers may change. */
export async function receiver({ cleanup }: Cleanup, answer: Answer = ok) {
  const got: Received[] = []
  const state = { answer }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      got.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString('utf8') })
      state.answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanup(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { host, url: `http://${host}/events`, got, state, close: () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))) }
}

/** Lets the application in this process call these hosts. */
export function allow({ cleanup }: Cleanup, ...allowed: string[]) {
  app.container.swap(OutsidePost, () => new OutsidePost({ allowed }))
  cleanup(() => app.container.restore(OutsidePost))
}

export async function addWebhook(owner: Author, fields: Record<string, unknown>) {
  const { body, status: code, text } = await call(owner, 'POST', `${api}/webhooks`, { name: 'Receiver', ...fields })
  if (code !== 201) throw new Error(`POST webhooks answered ${code}: ${text}`)
  return body.data as { id: string; secret: string }
}

/** One round of the worker, to its end. */
export async function deliver() {
  const sender = await app.container.make(CallSender)
  await sender.round()
  await sender.stop()
}

export const calls = async (owner: Author, id: string, query = '') => (await call(owner, 'GET', `${api}/webhooks/${id}/calls${query}`)).body.data as any[]
export const shownWebhook = async (owner: Author, id: string) => (await call(owner, 'GET', `${api}/webhooks/${id}`)).body.data
export const change = ({ actor }: Author, table: 'webhook_calls' | 'webhook_endpoints', where: Record<string, unknown>, columns: Record<string, unknown>) =>
  tenantTx({ workspaceId: actor.workspaceId, userId: null }, ({ client }) => client.from(table).where(where).update(columns))
/** As if its pause were over. */
export const dueNow = async (owner: Author, id: string) => {
  await change(owner, 'webhook_calls', { endpoint_id: id }, { next_at: new Date(0) })
  await change(owner, 'webhook_endpoints', { id }, { not_before: new Date(0) })
}
