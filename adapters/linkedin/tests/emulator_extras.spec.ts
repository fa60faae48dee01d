import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { createEmulator } from '../emulator/index.ts'
import { COMMUNITY_APP } from '../emulator/sandbox.ts'
import { Client, signedIn } from './emulator_client.ts'
import { ADA, KESTREL } from './support.ts'

test.group('LinkedIn emulator / pages, restarts, notifications', () => {
  test('a post’s page shows it, harmless whatever it says', async ({ assert, cleanup }) => {
    const client = await signedIn(cleanup)
    await client.post({
      commentary: '\\<script\\>alert\\(1\\)\\</script\\>',
      content: { article: { source: 'https://x.test/"onload=', title: '<b>T</b>' } },
    })
    const [post] = client.emulator.posts()
    const response = await fetch(post.url)
    const page = await response.text()

    assert.equal(response.status, 200)
    assert.notMatch(page, /<script|<b>T|"onload/)
    assert.include(page, 'Kestrel Bakery')
    assert.equal(
      (await fetch(post.author!.pictureUrl!)).headers.get('content-type'),
      'image/svg+xml'
    )
    assert.equal(
      (await fetch(`${client.emulator.url}/www.linkedin.com/feed/update/urn:li:share:1/`)).status,
      404
    )
  })

  test('posts and tokens survive a restart', async ({ assert, cleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
    cleanup(() => rm(folder, { recursive: true }))
    const stateFile = join(folder, 'state.json')
    const first = await createEmulator({ stateFile })
    const client = await new Client(first).signIn()
    await client.post()
    await first.close()

    const second = await createEmulator({ stateFile })
    cleanup(() => second.close())
    const again = new Client(second)
    again.token = client.token

    assert.lengthOf(second.posts(), 1)
    assert.equal((await again.post()).status, 422)
  })

  test('an address is challenged before it is subscribed, and told of comments with a signature', async ({
    assert,
    cleanup,
  }) => {
    const client = await signedIn(cleanup)
    await client.post()
    let secret = 'wrong'
    const told: { body: string; signature: string }[] = []
    const url = await listening(cleanup, (request, response, body) => {
      const challengeCode = new URL(request.url!, 'http://x').searchParams.get('challengeCode')
      if (challengeCode) {
        const challengeResponse = createHmac('sha256', secret).update(challengeCode).digest('hex')
        return void response.end(JSON.stringify({ challengeCode, challengeResponse }))
      }
      told.push({ body, signature: String(request.headers['x-li-signature']) })
      response.end()
    })
    const key = `(developerApplication:${enc(`urn:li:developerApplication:${COMMUNITY_APP.id}`)},user:${enc(ADA)},entity:${enc(KESTREL)},eventType:ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS)`
    const subscribe = () => client.ask('PUT', `/rest/eventSubscriptions/${key}`, { webhook: url })

    assert.equal((await subscribe()).status, 400)
    secret = COMMUNITY_APP.secret
    assert.equal((await subscribe()).status, 204)
    assert.equal((await client.ask('GET', `/rest/eventSubscriptions/${key}`)).body.webhook, url)
    const answer = await fetch(`${client.emulator.url}/__admin/comments`, {
      method: 'POST',
      body: JSON.stringify({ text: 'Nice' }),
    })

    assert.deepEqual(((await answer.json()) as { statuses: number[] }).statuses, [200])
    const [{ body, signature }] = told
    assert.equal(signature, createHmac('sha256', secret).update(`hmacsha256=${body}`).digest('hex'))
    assert.equal(JSON.parse(body).notifications[0].organizationalEntity, KESTREL)
    assert.equal((await client.ask('DELETE', `/rest/eventSubscriptions/${key}`)).status, 204)
  })

  test('addresses inside are not reached when that is forbidden', async ({ assert, cleanup }) => {
    const client = await signedIn(cleanup, { allowLoopbackMedia: false })
    const answer = await fetch(`${client.emulator.url}/__admin/challenge`, {
      method: 'POST',
      body: JSON.stringify({ url: client.emulator.url }),
    })

    assert.deepEqual(await answer.json(), { passed: false })
  })
})

const enc = (urn: string) => encodeURIComponent(urn)

async function listening(
  cleanup: (work: () => Promise<void>) => void,
  handle: (request: IncomingMessage, response: ServerResponse, body: string) => void
): Promise<string> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => void (body += chunk.toString()))
    request.on('end', () => handle(request, response, body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanup(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
