import { connect } from 'node:net'
import { FakeClock, type Emulator } from '@caidence/testkit'
import { test } from '@japa/runner'
import { createEmulator } from '../emulator/index.ts'
import { SCOPES } from '../scopes.ts'
import { Client, VIDEO, type Body } from './emulator_client.ts'
import { KESTREL, patternBytes, RECIPES } from './support.ts'

const GRAIN = 256 * 1024
const DAY = 86_400
const DATA = '/youtube/v3'

test.group('YouTube emulator / interface', (group) => {
  let emulator: Emulator
  let client: Client
  let clock: FakeClock
  group.each.setup(async () => {
    clock = new FakeClock()
    emulator = await createEmulator({ now: () => clock.now().getTime() })
    client = await new Client(emulator).signIn()
    return () => emulator.close()
  })
  const video = (change: object = {}, status: object = {}) => ({
    snippet: { ...VIDEO.snippet, ...change },
    status: { ...VIDEO.status, ...status },
  })

  test('an upload with {reason} is refused before a byte is sent')
    .with([
      { reason: 'invalidTitle', change: { title: '' } },
      { reason: 'invalidTitle', change: { title: 'x'.repeat(101) } },
      { reason: 'invalidTitle', change: { title: 'a<b' } },
      { reason: 'invalidDescription', change: { description: 'ü'.repeat(2501) } },
      { reason: 'invalidDescription', change: { description: '>' } },
      { reason: 'invalidTags', change: { tags: ['x'.repeat(501)] } },
      { reason: 'invalidTags', change: { tags: 'bread' } },
      { reason: 'invalidCategoryId', change: { categoryId: '30' } },
      {
        reason: 'invalidPublishAt',
        status: { privacyStatus: 'public', publishAt: '2026-05-01T00:00:00Z' },
      },
      { reason: 'invalidPublishAt', status: { publishAt: 'tomorrow' } },
      { reason: 'invalidVideoMetadata', status: { privacyStatus: 'friends' } },
      { reason: 'forbiddenLicenseSetting', status: { license: 'gpl' } },
    ])
    .run(async ({ assert }, { reason, change, status }) => {
      assert.equal((await client.session(1000, video(change, status))).reason, reason)
    })

  test('what is no video, and what has no size, is refused', async ({ assert }) => {
    assert.equal((await client.session(1000, VIDEO, 'image/png')).reason, 'badRequest')
    assert.equal((await client.session(Number.NaN)).reason, 'badRequest')
    assert.equal((await client.session(257 * 1024 ** 3)).reason, 'badRequest')
    assert.equal(
      (await client.json('POST', '/upload/youtube/v3/videos?part=snippet', VIDEO)).reason,
      'mediaBodyRequired'
    )
  })

  test('a session tells how far it is, and becomes a video with the last byte', async ({
    assert,
  }) => {
    const total = 2 * GRAIN + 10
    const { path } = await client.session(total)
    const ask = () => client.put(path, `bytes */${total}`)

    assert.deepInclude(await ask(), { status: 308 })
    assert.isNull((await ask()).headers.get('range'))
    const first = await client.put(path, `bytes 0-${GRAIN - 1}/${total}`, patternBytes(0, GRAIN))
    assert.equal(first.status, 308)
    assert.equal(first.headers.get('range'), `bytes=0-${GRAIN - 1}`)
    const rest = await client.put(
      path,
      `bytes ${GRAIN}-${total - 1}/${total}`,
      patternBytes(GRAIN, total)
    )
    assert.equal(rest.status, 200)
    assert.equal(rest.body.status.privacyStatus, 'private')
    assert.equal((await ask()).body.id, rest.body.id)
    assert.equal(
      (await client.put(path, `bytes 0-${GRAIN - 1}/${total}`, patternBytes(0, GRAIN))).body.id,
      rest.body.id
    )
  })

  test('a chunk {title} is refused and stores nothing')
    .with([
      { title: 'at the wrong place', from: GRAIN, to: 2 * GRAIN, total: 4 * GRAIN },
      { title: 'of the wrong size', from: 0, to: GRAIN + 1, total: 4 * GRAIN },
      { title: 'beyond the end', from: 0, to: 5 * GRAIN, total: 4 * GRAIN },
      { title: 'of another file', from: 0, to: GRAIN, total: 3 * GRAIN },
    ])
    .run(async ({ assert }, { from, to, total }) => {
      const { path } = await client.session(4 * GRAIN)

      assert.equal(
        (await client.put(path, `bytes ${from}-${to - 1}/${total}`, patternBytes(from, to))).status,
        400
      )
      assert.isNull((await client.put(path, `bytes */${4 * GRAIN}`)).headers.get('range'))
    })

  test('a session of another channel, an unknown one and an old one are not there', async ({
    assert,
  }) => {
    const { path } = await client.session(GRAIN)
    const other = await new Client(emulator).signIn({ person: 'Tomás Ferreira' })

    assert.equal((await other.put(path, `bytes */${GRAIN}`)).status, 404)
    assert.equal(
      (await client.put('/upload/youtube/v3/videos?uploadType=resumable&upload_id=no', 'bytes */1'))
        .status,
      404
    )
    clock.advance(3000)
    assert.equal((await client.put(path, `bytes */${GRAIN}`)).status, 308)
    emulator.configure({ sessionSeconds: 1000 })
    assert.equal((await client.put(path, `bytes */${GRAIN}`)).status, 404)
  })

  test('what arrived of a request that broke off is kept in whole steps', async ({ assert }) => {
    const total = 4 * GRAIN
    const { path } = await client.session(total)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1', () => {
        socket.write(
          `PUT ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${client.token}\r\ncontent-range: bytes 0-${total - 1}/${total}\r\ncontent-length: ${total}\r\n\r\n`
        )
        socket.write(patternBytes(0, 2 * GRAIN + 77), () => setTimeout(() => socket.destroy(), 50))
      })
      socket.on('close', () => setTimeout(resolve, 50))
    })

    assert.equal(
      (await client.put(path, `bytes */${total}`)).headers.get('range'),
      `bytes=0-${2 * GRAIN - 1}`
    )
  })

  test('{call} wants its own scope')
    .with([
      {
        call: 'channels',
        method: 'GET',
        path: `${DATA}/channels?part=id&mine=true`,
        scope: SCOPES.read,
      },
      {
        call: 'upload',
        method: 'POST',
        path: '/upload/youtube/v3/videos?uploadType=resumable&part=snippet',
        scope: SCOPES.upload,
      },
      { call: 'update', method: 'PUT', path: `${DATA}/videos?part=snippet`, scope: SCOPES.manage },
      {
        call: 'comments',
        method: 'GET',
        path: `${DATA}/commentThreads?part=id&videoId=x`,
        scope: SCOPES.manage,
      },
      {
        call: 'report',
        method: 'GET',
        path: '/v2/reports?ids=channel==MINE',
        scope: SCOPES.analytics,
      },
    ])
    .run(async ({ assert }, { method, path, scope }) => {
      const others = Object.values(SCOPES).filter(
        (one) => one !== scope && !(scope !== SCOPES.manage && one === SCOPES.manage)
      )
      const short = await new Client(emulator).signIn({
        decline: Object.values(SCOPES).filter((one) => !others.includes(one)),
      })
      const full = await new Client(emulator).signIn({ decline: others })
      const body =
        method === 'GET' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } }

      assert.equal((await short.ask(method, path, body)).reason, 'insufficientPermissions')
      assert.notEqual((await full.ask(method, path, body)).reason, 'insufficientPermissions')
    })

  test('without a token, with a wrong one and with an old one nothing is told', async ({
    assert,
  }) => {
    const path = `${DATA}/channels?part=id&mine=true`
    const reason = async (token: string) => {
      client.token = token
      return (await client.ask('GET', path)).reason
    }
    const { token } = client

    assert.equal(await reason(''), 'required')
    assert.equal(await reason('wrong'), 'authError')
    clock.advance(3599)
    assert.equal(await reason(token), 'authError')
  })

  test('lists want parts, filters and sensible pages', async ({ assert }) => {
    const reason = async (path: string) => (await client.ask('GET', DATA + path)).reason

    assert.equal(await reason('/videos?id=x'), 'missingRequiredParameter')
    assert.equal(await reason('/videos?part=everything&id=x'), 'unknownPart')
    assert.equal(await reason('/videos?part=id'), 'missingRequiredParameter')
    assert.equal(
      await reason('/playlists?part=snippet&mine=true&maxResults=51'),
      'invalidParameter'
    )
    assert.equal(await reason('/playlists?part=snippet&mine=true&pageToken=x'), 'invalidPageToken')
    assert.equal(await reason('/videoCategories?part=snippet'), 'invalidParameter')
    assert.equal(await reason('/playlistItems?part=id&playlistId=PLno'), 'playlistNotFound')
    assert.equal(await reason('/nothing'), 'notFound')
  })

  test('an update replaces whole parts, and only the owner’s', async ({ assert }) => {
    const id = await client.video(patternBytes(0, 1000))
    const update = (body: object, part = 'snippet,status') =>
      client.json('PUT', `${DATA}/videos?part=${part}`, body)

    const changed = await update({ id, snippet: { title: 'New', categoryId: '10' } }, 'snippet')
    assert.isUndefined(changed.body.snippet.tags)
    assert.equal(changed.body.snippet.description, '')
    assert.equal(
      (await update({ id, snippet: { title: 'New' } }, 'snippet')).reason,
      'invalidCategoryId'
    )
    assert.equal((await update({ id: 'no', ...VIDEO })).reason, 'videoNotFound')
    const other = await new Client(emulator).signIn({ person: 'Tomás Ferreira' })
    assert.equal(
      (await other.json('PUT', `${DATA}/videos?part=status`, { id, status: {} })).reason,
      'forbidden'
    )
  })

  test('a private video is there for its owner only, until its time comes', async ({ assert }) => {
    const id = await client.video(
      patternBytes(0, 1000),
      video({}, { publishAt: '2026-03-02T09:30:00Z' })
    )
    const other = await new Client(emulator).signIn({ person: 'Tomás Ferreira' })
    const seen = async () =>
      (await other.ask('GET', `${DATA}/videos?part=status&id=${id}`)).body.items.length
    const page = async () => (await fetch(`${emulator.url}/www.youtube.com/watch?v=${id}`)).status

    assert.deepEqual([await seen(), await page()], [0, 404])
    clock.advance(1800)
    assert.deepEqual([await seen(), await page()], [1, 200])
    const again = await client.json('PUT', `${DATA}/videos?part=status`, {
      id,
      status: { privacyStatus: 'private', publishAt: '2026-03-09T00:00:00Z' },
    })
    assert.equal(again.reason, 'invalidPublishAt')
  })

  test('the quota counts refused calls, and begins anew in California', async ({ assert }) => {
    emulator.configure({ dailyUnits: 51 })
    const ask = async () => (await client.ask('GET', `${DATA}/playlists?part=id&mine=true`)).reason

    await client.json('PUT', `${DATA}/videos?part=snippet,status`, { id: 'no', ...VIDEO })
    assert.isUndefined(await ask())
    assert.equal(await ask(), 'quotaExceeded')
    clock.advance(23 * 3600 - 1)
    await client.signIn()
    assert.equal(await ask(), 'quotaExceeded')
    clock.advance(1)
    assert.isUndefined(await ask())
  })

  test('thumbnails are looked at', async ({ assert }) => {
    const id = await client.video(patternBytes(0, 1000))
    const set = (body: Uint8Array, type = 'image/jpeg', video_ = id) =>
      client.ask('POST', `/upload/youtube/v3/thumbnails/set?videoId=${video_}&uploadType=media`, {
        body: body as Body,
        headers: { 'content-type': type },
      })

    assert.equal((await set(Buffer.from('no picture'))).reason, 'invalidImage')
    assert.equal((await set(new Uint8Array())).reason, 'mediaBodyRequired')
    assert.equal((await set(new Uint8Array(2 * 1024 * 1024 + 1))).reason, 'uploadTooLarge')
    assert.equal((await set(Buffer.from('x'), 'image/jpeg', 'no')).reason, 'videoNotFound')
  })

  test('a playlist takes the same video twice, and another channel’s list not at all', async ({
    assert,
  }) => {
    const videoId = await client.video(patternBytes(0, 1000))
    const add = (playlistId: string, id = videoId) =>
      client.json('POST', `${DATA}/playlistItems?part=snippet`, {
        snippet: { playlistId, resourceId: { kind: 'youtube#video', videoId: id } },
      })

    await add(RECIPES)
    await add(RECIPES)
    assert.lengthOf(
      (await client.ask('GET', `${DATA}/playlistItems?part=id&playlistId=${RECIPES}`)).body.items,
      2
    )
    assert.equal(
      (await add('PLharbourrepairs00000000000000003')).reason,
      'playlistItemsNotAccessible'
    )
    assert.equal((await add(RECIPES, 'no')).reason, 'videoNotFound')
  })

  test('comments want a video that can be seen, and words', async ({ assert }) => {
    const id = await client.video(patternBytes(0, 1000))
    const comment = (textOriginal: string, videoId = id) =>
      client.json('POST', `${DATA}/commentThreads?part=snippet`, {
        snippet: { videoId, topLevelComment: { snippet: { textOriginal } } },
      })

    assert.equal((await comment('Hi')).reason, 'commentsDisabled')
    await client.json('PUT', `${DATA}/videos?part=status`, {
      id,
      status: { privacyStatus: 'unlisted' },
    })
    assert.equal((await comment('Hi')).status, 200)
    assert.equal((await comment(' ')).reason, 'commentTextRequired')
    assert.equal((await comment('x'.repeat(10_001))).reason, 'commentTextTooLong')
    assert.equal((await comment('Hi', 'no')).reason, 'videoNotFound')
  })

  test('a report wants to be asked properly', async ({ assert }) => {
    const report = async (change: Record<string, string>) => {
      const query = new URLSearchParams({
        ids: 'channel==MINE',
        startDate: '2026-03-01',
        endDate: '2026-03-02',
        metrics: 'views',
        ...change,
      })
      return client.ask('GET', `/v2/reports?${query}`)
    }

    assert.isUndefined((await report({})).body.rows)
    for (const change of [
      { ids: `channel==UCother` },
      { startDate: '1.3.2026' },
      { endDate: '2026-02-28' },
      { metrics: 'joy' },
      { dimensions: 'video' },
      { filters: 'country==US' },
    ] as Record<string, string>[])
      assert.equal((await report(change)).status, 400, JSON.stringify(change))
    await client.video(patternBytes(0, 1000), video({}, { privacyStatus: 'public' }))
    clock.advance(2 * DAY)
    await client.signIn()
    const byDay = await report({ dimensions: 'day', sort: 'day', endDate: '2026-03-04' })
    assert.deepEqual(
      byDay.body.rows.map(([day]: string[]) => day),
      ['2026-03-02', '2026-03-03', '2026-03-04']
    )
  })

  test('the public pages show what was published, and escape it', async ({ assert }) => {
    const id = await client.video(
      patternBytes(0, 1000),
      video({ title: 'Salt & "pepper"' }, { privacyStatus: 'public' })
    )
    const page = await (await fetch(`${emulator.url}/www.youtube.com/watch?v=${id}`)).text()
    const channel = await (await fetch(`${emulator.url}/www.youtube.com/@kestrelbakery`)).text()

    assert.include(page, 'Salt &amp; &quot;pepper&quot;')
    assert.include(channel, id)
    assert.equal(
      (await fetch(`${emulator.url}/www.youtube.com/channel/${KESTREL}/picture.svg`)).headers.get(
        'content-type'
      ),
      'image/svg+xml'
    )
  })

  test('more channels can be had, and everything goes back to the beginning', async ({
    assert,
  }) => {
    await fetch(`${emulator.url}/__admin/accounts`, { method: 'POST', body: '{"count":3}' })
    const state = async () =>
      ((await (await fetch(`${emulator.url}/__admin/state`)).json()) as any).channels.length

    assert.equal(await state(), 6)
    emulator.reset()
    assert.equal(await state(), 3)
  })
})
