import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fixture, startMediaServer, type Emulator } from '@caidence/testkit'
import { test } from '@japa/runner'
import { createEmulator, SANDBOX } from '../emulator/index.ts'
import { Client, codes, PAGE } from './emulator_client.ts'

test.group('Facebook emulator', (group) => {
  let emulator: Emulator
  let client: Client
  group.each.setup(async () => {
    emulator = await createEmulator()
    client = await new Client(emulator).signIn()
    emulator.configure({ videoSeconds: 0 })
    return () => emulator.close()
  })

  async function hold(name = '1x1.jpg'): Promise<any> {
    const form = new FormData()
    const bytes = await readFile((await fixture(name)).file)
    form.set('source', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name)
    form.set('published', 'false')
    return client.post(`${PAGE}/photos`, form)
  }

  test('parameters are refused as documented: {name}')
    .with<{ name: string; form: Record<string, string>; expected: (number | undefined)[] }[]>([
      { name: 'nothing to say', form: {}, expected: [100, undefined] },
      { name: 'too long', form: { message: 'x'.repeat(63_207) }, expected: [100, undefined] },
      { name: 'no link', form: { link: 'nonsense' }, expected: [100, 2061006] },
      {
        name: 'its own site',
        form: { link: 'https://www.facebook.com/x' },
        expected: [100, 1609008],
      },
      { name: 'no place', form: { message: 'x', place: '1' }, expected: [100, undefined] },
      { name: 'tags without place', form: { message: 'x', tags: '1' }, expected: [100, undefined] },
      {
        name: 'a photo nobody has',
        form: { attached_media: '[{"media_fbid":"1"}]' },
        expected: [100, undefined],
      },
      {
        name: 'planned too soon',
        form: {
          message: 'x',
          published: 'false',
          unpublished_content_type: 'SCHEDULED',
          scheduled_publish_time: '1',
        },
        expected: [100, undefined],
      },
    ])
    .run(async ({ assert }, { form, expected }) => {
      assert.deepEqual(codes(await client.post(`${PAGE}/feed`, form)), expected)
      assert.lengthOf(emulator.posts(), 0)
    })

  test('a held photo becomes part of one post, and is dropped after a day', async ({ assert }) => {
    const [one, other] = [await hold(), await hold()]
    const attach = (id: string) =>
      client.post(`${PAGE}/feed`, { 'attached_media[0]': JSON.stringify({ media_fbid: id }) })

    const post = await attach(one.id)
    assert.equal((await client.get(one.id, { fields: 'page_story_id' })).page_story_id, post.id)
    assert.deepEqual(codes(await attach(one.id)), [100, 1366051])
    assert.deepEqual(codes(await client.post(`${PAGE}/photo_stories`, { photo_id: one.id })), [
      100, 1366051,
    ])
    emulator.advanceClock(86_401)
    assert.deepEqual(codes(await attach(other.id)), [100, undefined])
  })

  test('photos are judged by their bytes', async ({ assert }) => {
    assert.deepEqual(codes(await hold('1x1.webp')), [324, 1366046])
    assert.isOk((await hold('1x1.png')).id)
    const nowhere = { url: 'http://127.0.0.1:1/x.jpg' }
    assert.deepEqual(codes(await client.post(`${PAGE}/photos`, nowhere)), [324, 2069019])
  })

  test('chunks come at the offset that was asked for', async ({ assert }) => {
    emulator.configure({ chunkBytes: 4_000 })
    const bytes = await readFile((await fixture('16x9-5s.mp4')).file)
    const phase = (upload_phase: string, more: Record<string, string> = {}) =>
      client.post(`${PAGE}/videos`, { upload_phase, ...more })
    const { upload_session_id: session, video_id: video } = await phase('start', {
      file_size: String(bytes.length),
    })
    const send = (from: number, to: number) => {
      const form = new FormData()
      form.set('upload_phase', 'transfer')
      form.set('upload_session_id', session)
      form.set('start_offset', String(from))
      form.set('video_file_chunk', new Blob([new Uint8Array(bytes.subarray(from, to))]), 'chunk')
      return client.post(`${PAGE}/videos`, form)
    }

    assert.deepEqual(await send(0, 4_000), { start_offset: '4000', end_offset: '8000' })
    const refused = await send(0, 4_000)
    assert.deepEqual(codes(refused), [6001, 1363037])
    assert.equal(refused.error.error_data.start_offset, '4000')
    assert.deepEqual(codes(await phase('finish', { upload_session_id: session })), [
      6000,
      undefined,
    ])
    for (let from = 4_000; from < bytes.length; from += 4_000) await send(from, from + 4_000)
    assert.equal(
      (await client.get(video, { fields: 'status' })).status.uploading_phase.bytes_transfered,
      bytes.length
    )
    for (let count = 0; count < 2; count++)
      assert.isTrue((await phase('finish', { upload_session_id: session, title: 'T' })).success)
    assert.lengthOf(emulator.posts(), 1)
  })

  test('reels are judged: {name}')
    .with([
      { name: '1x1-5s.mp4', code: undefined },
      { name: '9x16-2s.mp4', code: 1363128 },
      { name: '300x540-5s.mp4', code: 1363127 },
      { name: '400x960-5s.mp4', code: 1363040 },
    ])
    .run(async ({ assert, cleanup }, { name, code }) => {
      const media = await startMediaServer()
      cleanup(() => media.close())
      const { file } = await fixture(name)
      const { video_id: id, upload_url: url } = await client.post(`${PAGE}/video_reels`, {
        upload_phase: 'start',
      })
      await fetch(url.replace('https://', `${emulator.url}/`), {
        method: 'POST',
        headers: {
          authorization: `OAuth ${client.token}`,
          file_url: media.publish(file, 'video/mp4').href,
        },
      })
      const { status } = await client.get(id, { fields: 'status' })

      assert.equal(status.processing_phase.error?.code, code, JSON.stringify(status))
    })

  test('a person\u2019s own token publishes nothing, and a page\u2019s nothing elsewhere', async ({
    assert,
  }) => {
    const other = '104500000000002'
    assert.deepEqual(codes(await client.post(`${other}/feed`, { message: 'x' })), [100, 33])
    await client.admin('tasks', { page: PAGE, tasks: ['ANALYZE'] })
    assert.deepEqual(codes(await client.post(`${PAGE}/feed`, { message: 'x' })), [200, undefined])
  })

  test('one retired name fails the whole call; days end at midnight in California', async ({
    assert,
  }) => {
    emulator.advanceClock(86_400)
    const until = Math.floor(emulator.now().getTime() / 1000)
    const window = { period: 'day', since: String(until - 3 * 86_400), until: String(until) }
    const read = (metric: string) => client.get(`${PAGE}/insights`, { ...window, metric })

    const [views] = (await read('page_media_view')).data
    assert.isAtLeast(views.values.length, 2)
    assert.match(views.values[0].end_time, /T08:00:00\+0000$/)
    emulator.configure({ retiredMetric: 'page_media_view' })
    assert.deepEqual(codes(await read('page_media_view,page_post_engagements')), [100, undefined])
    assert.deepEqual(codes(await read('')), [3001, 1504028])
    assert.deepEqual(
      codes(await client.get(`${PAGE}/insights`, { ...window, since: '1', metric: 'page_follows' })),
      [100, undefined]
    )
  })

  test('an address is asked before it is told, and told with a signature', async ({
    assert,
    cleanup,
  }) => {
    const told: { headers: Record<string, unknown>; body: string }[] = []
    const server = createServer(async (request, response) => {
      const url = new URL(request.url!, 'http://x')
      if (request.method === 'GET') {
        const known = url.searchParams.get('hub.verify_token') === 'mine'
        return response
          .writeHead(known ? 200 : 403)
          .end(known ? url.searchParams.get('hub.challenge') : '')
      }
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      told.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      response.end('{}')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    cleanup(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`
    const { clientId, clientSecret } = SANDBOX.settings
    client.token = `${clientId}|${clientSecret}`
    const subscribe = (verify_token: string) =>
      client.post(`${clientId}/subscriptions`, {
        object: 'page',
        callback_url: url,
        verify_token,
        fields: 'feed',
      })

    assert.deepEqual(codes(await subscribe('other')), [2200, undefined])
    assert.isTrue((await subscribe('mine')).success)
    assert.equal(
      (await client.get(`${clientId}/subscriptions`)).data[0].callback_url,
      url
    )
    await client.signIn()
    const post = await client.post(`${PAGE}/feed`, { message: 'x' })
    await client.admin('comments', { post: post.id, text: 'Grüße' })
    const answer = await client.admin('hooks', { plugin: 'facebook', event: 'deletion', url })

    assert.equal(answer.status, 200)
    const [comment, deletion] = told.sort((a, b) => b.body.length - a.body.length)
    assert.match(String(comment.headers['x-hub-signature-256']), /^sha256=[0-9a-f]{64}$/)
    assert.include(comment.body, 'Gr\\u00fc\\u00dfe')
    assert.match(deletion.body, /^signed_request=[\w-]+\.[\w-]+$/)
  })
})
