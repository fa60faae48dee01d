import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from '@japa/runner'
import env from '#start/env'
import { checkReachable, forgetReachability } from '#services/media/reachability'

type Cleanup = (work: () => void) => void

function sandbox(value: boolean, cleanup: Cleanup) {
  const before = env.get('SANDBOX') ?? false
  cleanup(() => env.set('SANDBOX', before))
  env.set('SANDBOX', value)
  forgetReachability()
}

async function serve(handler: RequestListener, cleanup: Cleanup) {
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanup(() => {
    server.closeAllConnections()
    server.close()
    forgetReachability()
  })
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/m/x/media.jpg`)
}

test.group('Media / reachability', () => {
  test('W1: private addresses are told apart before anything is sent', async ({ assert, cleanup }) => {
    sandbox(false, cleanup)
    let asked = 0
    const { port } = await serve(() => asked++, cleanup)
    const hosts = [
      `127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, `127.1:${port}`, `2130706433:${port}`, `0x7f.0.0.1:${port}`, `0177.0.0.1:${port}`, `[::ffff:127.0.0.1]:${port}`,
      `0.0.0.0:${port}`, '10.0.0.1', '192.168.1.2', '172.16.0.9', '169.254.169.254', '100.64.0.1', '[fd00::1]', '[fe80::1]', '[64:ff9b::7f00:1]', 'media.local', 'caidence.internal', `localhost.:${port}`,
    ]
    for (const host of hosts) {
      forgetReachability()
      const answer = await checkReachable(new URL(`http://${host}/m/x/media.jpg`))
      assert.isFalse(answer.ok, host)
      if (!answer.ok) assert.match(answer.reason, /MEDIA_URL must be an address that is publicly reachable/)
    }
    assert.equal(asked, 0)
  })

  test('in the sandbox a private address is asked, and the answer counts', async ({ assert, cleanup }) => {
    sandbox(true, cleanup)
    const cases: [RequestListener, RegExp | null][] = [
      [(_, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(), null],
      [(request, response) => (request.method === 'HEAD' ? response.writeHead(405) : response.writeHead(206, { 'content-type': 'video/mp4' })).end(), null],
      [(_, response) => response.writeHead(302, { location: 'https://example.com/' }).end(), /redirects/],
      [(_, response) => response.writeHead(404).end(), /status 404/],
      [(_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(), /text\/html instead of the file/],
      [(request) => request.socket.destroy(), /nothing answered/],
    ]
    for (const [handler, words] of cases) {
      forgetReachability()
      const answer = await checkReachable(await serve(handler, cleanup))
      assert.equal(answer.ok, words === null)
      if (!answer.ok) assert.match(answer.reason, words!)
    }
  })

  test('one answer serves a minute', async ({ assert, cleanup }) => {
    sandbox(true, cleanup)
    let asked = 0
    const url = await serve((_, response) => {
      asked++
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end()
    }, cleanup)

    await Promise.all([checkReachable(url), checkReachable(url)])
    await checkReachable(url)
    assert.equal(asked, 1)
    await checkReachable(url, Date.now() + 61_000)
    assert.equal(asked, 2)
  })
})
