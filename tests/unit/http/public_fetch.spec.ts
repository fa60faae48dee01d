import { gzipSync, brotliCompressSync } from 'node:zlib'
import { test } from '@japa/runner'
import { Unfetched } from '#services/http/public_fetch'
import { html, PUBLIC, publicWeb, redirect } from '#tests/support/public_web'

const wanted = { accept: '*/*', maxBytes: 10_000 }

/** Addresses that lead into networks of others, or nowhere. */
const PRIVATE = [
  ...['127.0.0.1', '127.1.2.3', '10.0.0.1', '10.255.255.254', '172.16.0.1', '172.31.255.1', '192.168.0.1', '192.168.255.255', '169.254.169.254', '169.254.0.1', '100.64.0.1', '100.127.255.254'],
  ...['0.0.0.0', '0.1.2.3', '192.0.2.1', '198.18.0.1', '198.51.100.7', '203.0.113.9', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '192.0.0.1'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:169.254.169.254', '::7f00:1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fec0::1', 'ff02::1', '2001:db8::1', '100::1'],
]

const NUMBERS = ['2130706433', '0x7f000001', '017700000001', '0x7f.1', '127.1', '127.0.1', '0177.0.0.1', '0x7f.0x0.0x0.0x1', '2852039166', '0xa9fea9fe', '0251.0376.0251.0376', '3232235521', '0', '0.0.0.0', '%31%32%37.0.0.1', '①②⑦.0.0.1', '127。0。0。1', '１２７.0.0.1']
const literal = (address: string) => (address.includes(':') ? `[${address}]` : address)
const SHAPES = [
  (host: string) => `http://${host}/`,
  (host: string) => `https://${host}/latest/meta-data`,
  (host: string) => `https://${host}./`,
  (host: string) => `https://someone@${host}/`,
  (host: string) => `https://example.com@${host}/`,
  (host: string) => `https://${host}:8443/`,
  (host: string) => `HTTPS:\\\\${host}\\`,
  (host: string) => `http://${host}:80/`,
  (host: string) => `http://${host}:443/`,
]
const OTHERS = [
  ...['file:///etc/passwd', 'gopher://example.com/', 'ftp://example.com/', 'data:text/html,<title>x', 'javascript:alert(1)', 'blob:https://example.com/1', 'unix:/var/run/docker.sock', 'ws://example.com/', 'about:blank', 'dict://example.com:11211/', '//example.com/', '', 'http://', 'https:///', 'http:example', 'https://[::1', 'https://exa mple.com/', 'https://example.com:99999/', 'https://example.com:22/', 'http://example.com:8080/', 'https://example.com:80/', 'https://u:p@example.com/', 'https://example.com./', `https://example.com/${'x'.repeat(2_100)}`],
]

const reasonOf = (error: unknown) => (error instanceof Unfetched ? error.message : `not refused by us: ${String(error)}`)

test.group('HTTP / public fetch', () => {
  test('W1 no connection is made to what is not public, however it is written', async (context) => {
    const { assert } = context
    const urls = [...[...PRIVATE.map(literal), ...NUMBERS].flatMap((host) => SHAPES.map((shape) => shape(host))), ...OTHERS]
    // What no parser takes for a number is a name, and names lead home here.
    const web = await publicWeb(context, {}, () => ['127.0.0.1'])

    const outcomes = await Promise.all(urls.map((url) => web.fetch.get(url, wanted).then(() => `fetched ${url}`, reasonOf)))

    assert.isAtLeast(urls.length, 500)
    assert.deepEqual(outcomes.filter((outcome) => /^(fetched|not refused)/.test(outcome)), [])
    assert.deepEqual([web.dialled, web.asked], [[], []])
  })

  test('W1 a name with one private address among public ones is refused, and so is one without any', async (context) => {
    const { assert } = context
    const web = await publicWeb(context, {}, (name) => (name.startsWith('none') ? [] : [PUBLIC, '10.0.0.7']))

    for (const name of ['mixed.example.com', 'none.example.com']) await assert.rejects(() => web.fetch.get(`https://${name}/`, wanted), /Refused to contact/)

    assert.deepEqual(web.dialled, [])
  })

  test('W1 a name that changes its address between the look and the connection gains nothing', async (context) => {
    const { assert } = context
    let asked = 0
    const web = await publicWeb(context, { 'flip.example.com/': html('<title>Hello') }, () => (asked++ ? ['127.0.0.1'] : [PUBLIC]))

    await web.fetch.get('https://flip.example.com/', wanted)

    assert.equal(asked, 1, 'resolved once')
    assert.deepEqual(web.dialled, [PUBLIC])
    await assert.rejects(() => web.fetch.get('https://flip.example.com/', wanted), /Refused/)
    assert.lengthOf(web.dialled, 1)
  })

  test('W1 a redirect is a new address', async (context) => {
    const { assert } = context
    const targets = ['http://169.254.169.254/latest/meta-data', 'http://127.0.0.1/', 'http://[::1]/', 'file:///etc/passwd', 'https://inside.example.com/', 'http://example.com:6379/', '//10.0.0.1/']
    const pages = Object.fromEntries(targets.map((target, index) => [`go.example.com/${index}`, redirect(target, [301, 302, 303, 307, 308][index % 5])]))
    const web = await publicWeb(context, pages, (name) => (name.startsWith('inside') ? ['192.168.1.1'] : [PUBLIC]))

    const outcomes = await Promise.all(targets.map((_, index) => web.fetch.get(`https://go.example.com/${index}`, wanted).then(() => 'fetched', reasonOf)))

    assert.notInclude(outcomes, 'fetched')
    assert.deepEqual(web.asked.sort(), Object.keys(pages).sort())
  })

  test('redirects are followed, relative ones too, but not for ever', async (context) => {
    const { assert } = context
    const web = await publicWeb(context, { 'a.example.com/': redirect('https://b.example.com/start'), 'b.example.com/start': redirect('end#part'), 'b.example.com/end': html('<title>Here'), 'loop.example.com/': redirect('/') })

    const { url, type, charset } = await web.fetch.get('http://a.example.com', wanted)

    assert.deepEqual([url.href, type, charset], ['https://b.example.com/end', 'text/html', 'utf-8'])
    await assert.rejects(() => web.fetch.get('https://loop.example.com/', wanted), /redirects/)
  })

  test('answers are read up to the limit: cut off or refused, compressed ones too', async (context) => {
    const { assert } = context
    const long = 'x'.repeat(5_000_000)
    const coded = (name: string, body: Buffer) => (_: unknown, response: any) => void response.writeHead(200, { 'content-encoding': name }).end(body)
    const web = await publicWeb(context, { 'a.example.com/long': html(long), 'a.example.com/gzip': coded('gzip', gzipSync(long)), 'a.example.com/br': coded('br', brotliCompressSync(long)), 'a.example.com/short': coded('gzip', gzipSync('short')), 'a.example.com/odd': coded('zstd', Buffer.from('x')), 'a.example.com/broken': coded('gzip', Buffer.from('no gzip')) })
    const get = (path: string, cut: boolean) => web.fetch.get(`https://a.example.com/${path}`, { ...wanted, cut })

    for (const path of ['long', 'gzip', 'br']) {
      assert.lengthOf((await get(path, true)).bytes, wanted.maxBytes)
      await assert.rejects(() => get(path, false), /larger/)
    }
    assert.equal((await get('short', false)).bytes.toString(), 'short')
    for (const path of ['odd', 'broken']) await assert.rejects(async () => {
      await get(path, true).catch((error) => Promise.reject(new Error(reasonOf(error))))
    }, /coding|header|incorrect/i)
  })

  test('a server that says nothing, or never ends, is left at the end of the time', async (context) => {
    const { assert } = context
    const endless = (_: unknown, response: any) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'), 5)
      response.on('close', () => clearInterval(timer))
    }
    const web = await publicWeb(context, { 'a.example.com/silent': () => {}, 'a.example.com/endless': endless })

    for (const path of ['silent', 'endless']) {
      const error = await web.fetch.get(`https://a.example.com/${path}`, { ...wanted, signal: AbortSignal.timeout(300) }).catch((reason: unknown) => reason)

      assert.instanceOf(error, Unfetched)
    }
  })

  test('nothing of ours goes along: no cookie, no authorization, no referrer', async (context) => {
    const { assert } = context
    let sent: Record<string, unknown> = {}
    const web = await publicWeb(context, { 'a.example.com/': (request, response) => { sent = request.headers; response.setHeader('set-cookie', 'a=b'); response.end('x') } })

    await web.fetch.get('https://a.example.com/', wanted)
    await web.fetch.get('https://a.example.com/', wanted)

    assert.sameMembers(Object.keys(sent), ['host', 'connection', 'accept', 'accept-encoding', 'user-agent'])
  })
})
