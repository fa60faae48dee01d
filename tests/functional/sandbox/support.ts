import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import type { TestContext } from '@japa/runner/core'
import SocialConnection from '#models/social_connection'
import { tenantTx } from '#services/tenancy/tenant_tx'
import type { Author } from '#tests/functional/publishing/support'
import { addConnection } from '#tests/functional/publishing/support'
import { SAMPLE, usePlugins } from '#tests/support/plugin_folder'

export const PLUGIN = 'sample'
const HOST = 'api.sample.test'

interface Heard {
  method: string
  path: string
  body: any
}

type Reply = { status?: number; type?: string; body?: string | Buffer; location?: string; isSilent?: true }

/** What stands in for the sample's platform, as far as the sandbox page asks it: every answer is the test's. */
export interface FakeEmulator {
  origin: string
  heard: Heard[]
  /** By `GET /path`; what is missing answers 404. */
  replies: Record<string, Reply>
}

const json = (value: unknown): Reply => ({ type: 'application/json', body: JSON.stringify(value) })

/** The application's sandbox, with the test kit's sample plugin and a platform that the test plays. */
export async function useEmulator(context: Pick<TestContext, 'cleanup'>, posts: unknown[] = []): Promise<FakeEmulator> {
  const fake: FakeEmulator = {
    origin: '',
    heard: [],
    replies: {
      'GET /__admin/posts': json({ posts }),
      'GET /__admin/log': json({ log: [] }),
      'GET /__admin/state': json({ now: new Date().toISOString(), faults: [] }),
      'GET /__admin/calls': json({ calls: [{ name: 'publish', about: 'Makes a note visible.', publishes: true }] }),
      ...Object.fromEntries(['POST faults', 'DELETE faults', 'POST credentials', 'POST clock', 'POST reset'].map((call) => [call.replace(' ', ' /__admin/'), json({ ok: true })])),
    },
  }
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, 'http://fake')
    fake.heard.push({ method: request.method!, path: request.url!, body: await bodyOf(request) })
    const { status = 200, type, body, location, isSilent } = fake.replies[`${request.method} ${pathname}`] ?? { status: 404, body: 'nothing' }
    if (isSilent) return
    response.writeHead(status, { ...(type && { 'content-type': type }), ...(location && { location }) }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  fake.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  context.cleanup(() => {
    server.closeAllConnections()
    server.close()
  })
  await usePlugins(context, { folders: [SAMPLE], platformHosts: `${HOST}=${fake.origin}/${HOST}` })
  return fake
}

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text ? JSON.parse(text) : null
}

/** A channel of the sample's platform. */
export async function addSample(author: Author, values: { brandId?: string } = {}) {
  const connection = await addConnection(author, values)
  await tenantTx(author.actor, () => SocialConnection.query().where({ workspaceId: author.workspaceId, id: connection.id }).update({ adapterId: PLUGIN }))
  return connection
}

/** As emulators tell it. */
export const postOf = (account: string, fields: Record<string, unknown> = {}) => ({ id: randomUUID(), account, format: 'sample.note', text: 'A note', url: 'https://elsewhere.example/1', publishedAt: new Date().toISOString(), ...fields })

/** Puts posts in after the emulator has begun. */
export const publish = (fake: FakeEmulator, posts: unknown[]) => void (fake.replies['GET /__admin/posts'] = json({ posts }))
export const tell = (fake: FakeEmulator, call: string, answer: unknown) => void (fake.replies[`GET /__admin/${call}`] = json(answer))
