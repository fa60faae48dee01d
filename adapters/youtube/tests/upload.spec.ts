import { createHash } from 'node:crypto'
import type { Checkpoint } from '@caidence/sdk'
import type { World } from '@caidence/testkit'
import { test } from '@japa/runner'
import { CHUNK_BYTES } from '../publish/uploads.ts'
import {
  at,
  callFor,
  count,
  deliver,
  draft,
  faultOf,
  MARKER,
  media,
  openWorld,
  parts,
  pattern,
  patternBytes,
  refused,
  Scripted,
  videoDraft,
  videosIn,
} from './support.ts'

const MIB = 1024 * 1024

function hashOf(bytes: number): string {
  const hash = createHash('sha256')
  for (let from = 0; from < bytes; from += MIB)
    hash.update(patternBytes(from, Math.min(from + MIB, bytes)))
  return hash.digest('hex')
}

test.group('YouTube / upload', (group) => {
  let world: World
  group.each.timeout(60_000)
  group.each.setup(async () => {
    world = await openWorld()
    return () => world.close()
  })

  test('a large file goes up in chunks of 256 KiB multiples, and arrives as it is', async ({
    assert,
  }) => {
    const bytes = 2 * CHUNK_BYTES + 12_345
    const film = pattern(bytes)

    const outcome = await deliver(world, film.draft, { media: film.media })

    assert.equal(outcome.state, 'live')
    assert.deepEqual(film.ranges, [CHUNK_BYTES, CHUNK_BYTES, 12_345])
    assert.equal(CHUNK_BYTES % (256 * 1024), 0)
    assert.deepInclude((await videosIn(world))[0], { bytes, hash: hashOf(bytes) })
  })

  test('what the platform stored counts, not what was sent', async ({ assert }) => {
    const bytes = CHUNK_BYTES + 99
    const film = pattern(bytes)
    world.emulator.configure({ acceptBytes: 5 * MIB })

    const outcome = await deliver(world, film.draft, { media: film.media })

    assert.equal(outcome.state, 'live')
    assert.equal((await videosIn(world))[0].hash, hashOf(bytes))
    assert.equal(count(world, 'chunk'), 4)
  })

  test('{kind} {when} a chunk: goes on from the confirmed byte')
    .with([
      { kind: 'reset' as const, when: 'before' as const },
      { kind: 'reset' as const, when: 'after' as const },
      { kind: '503' as const, when: 'before' as const },
      { kind: '503' as const, when: 'after' as const },
      { kind: 'truncated-json' as const, when: 'after' as const },
      { kind: 'html-200' as const, when: 'after' as const },
      { kind: '400' as const, when: 'after' as const },
    ])
    .run(async ({ assert }, { kind, when }) => {
      const bytes = CHUNK_BYTES + 7
      for (const skip of [0, 1]) world.emulator.fault({ call: 'chunk', kind, when, skip })
      const film = pattern(bytes)

      const outcome = await deliver(world, film.draft, { media: film.media })

      assert.equal(outcome.state, 'live')
      const videos = await videosIn(world)
      assert.lengthOf(videos, 1)
      assert.equal(videos[0].hash, hashOf(bytes))
    })

  test('a worker that dies after any chunk costs no second one', async ({ assert }) => {
    const film = pattern(2 * CHUNK_BYTES + 7)
    const died = new Set<number>()

    const outcome = await deliver(world, film.draft, {
      media: film.media,
      dies: ({ index, checkpoint }) =>
        checkpoint.step === 'send' && index < 6 && died.add(index) !== undefined,
    })

    assert.equal(outcome.state, 'live')
    assert.isAbove(died.size, 2)
    assert.lengthOf(film.ranges, 3)
    assert.lengthOf(await videosIn(world), 1)
  })

  test('an access token that ends in the middle is renewed, and the same session goes on', async ({
    assert,
  }) => {
    const film = pattern(3 * CHUNK_BYTES)
    let isExpired = false

    const outcome = await deliver(world, film.draft, {
      media: film.media,
      before: ({ index }) => {
        if (index !== 2 || isExpired) return
        isExpired = true
        world.emulator.credentials({ state: 'expired' })
      },
    })

    assert.equal(outcome.state, 'live')
    assert.equal(count(world, 'session'), 1)
    assert.lengthOf(film.ranges, 3)
  })

  test('a session that is forgotten half way is replaced by one other', async ({ assert }) => {
    const film = pattern(2 * CHUNK_BYTES)
    world.emulator.configure({ sessionSeconds: 60 })
    let isLate = false

    const outcome = await deliver(world, film.draft, {
      media: film.media,
      before: ({ index }) => {
        if (index !== 2 || isLate) return
        isLate = true
        world.clock.advance(61)
      },
    })

    assert.equal(outcome.state, 'live')
    assert.equal(count(world, 'session'), 2)
    assert.lengthOf(await videosIn(world), 1)
  })

  test('a session that is forgotten after it became a video is no reason for a second video', async ({
    assert,
  }) => {
    world.emulator.configure({ sessionSeconds: 60, listLagSeconds: 12 })
    let isLost = false

    const outcome = await deliver(world, await videoDraft(world), {
      dies: ({ checkpoint }) => {
        if (checkpoint.step !== 'send' || isLost) return false
        isLost = true
        world.clock.advance(61)
        return true
      },
    })

    assert.equal(outcome.state, 'live')
    assert.equal(count(world, 'session'), 1)
    assert.lengthOf(await videosIn(world), 1)
  })

  test('the address of a session is in no checkpoint and no log', async ({ assert }) => {
    const seen: Checkpoint[] = []
    let addresses = ''
    await deliver(world, await videoDraft(world), {
      before: ({ checkpoint }) => void seen.push(checkpoint),
      after: () => void (addresses ||= JSON.stringify(world.emulator.log())),
    })

    const told = JSON.stringify([seen, world.logs])
    assert.isTrue(seen.some(({ step }) => step === 'send'))
    assert.notInclude(told, 'upload_id')
    assert.notMatch(told, /ABPtcP/)
    for (const checkpoint of seen) assert.isBelow(JSON.stringify(checkpoint).length, 4096)
  })
})

test.group('YouTube / upload session', () => {
  const location = (query = 'upload_id=ABPtcP1&part=snippet') =>
    `https://www.googleapis.com/upload/youtube/v3/videos?${query}`

  test('what is sealed opens again, for the same delivery and app only', ({ assert }) => {
    const { sessions } = parts(new Scripted(() => undefined))
    const sealed = sessions.seal(location(), MARKER)!

    assert.equal(sessions.open(sealed, MARKER)?.href, location())
    assert.isNull(sessions.open(sealed, 'another'))
    assert.isNull(
      parts(new Scripted(() => undefined), { secret: 'changed' }).sessions.open(sealed, MARKER)
    )
    assert.notEqual(sessions.seal(location(), MARKER), sealed)
  })

  test('what was tampered with opens nothing', ({ assert }) => {
    const { sessions } = parts(new Scripted(() => undefined))
    const bytes = Buffer.from(sessions.seal(location(), MARKER)!, 'base64url')
    for (const index of [0, 12, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[index] ^= 1
      assert.isNull(sessions.open(changed.toString('base64url'), MARKER))
    }
    for (const nothing of [null, '', 'AAAA']) assert.isNull(sessions.open(nothing, MARKER))
  })

  test('the platform chooses the address: {$self}')
    .with([
      'https://www.googleapis.com/resumable/1%2F2?upload_id=ABPtcP1',
      'https://www.googleapis.com/upload/sessions/ABPtcP1',
      'http://127.0.0.1:9001/google/up?upload_id=1',
    ])
    .run(({ assert }, chosen) => {
      const { sessions } = parts(new Scripted(() => undefined))

      assert.equal(sessions.open(sessions.seal(chosen, MARKER), MARKER)?.href, chosen)
    })

  test('an answer without a session is asked for again', async ({ assert }) => {
    for (const headers of [{}, { location: '' }, { location: 'urn:session:1' }] as Record<
      string,
      string
    >[]) {
      const { publisher } = parts(new Scripted(() => ({ status: 200, headers })))
      const fault = await faultOf(publisher.advance(at('open'), draft(), media, callFor()))
      assert.equal(fault.code, 'E_REMOTE_DOWN')
      assert.equal(fault.facts.remoteCode, 'incomplete-answer')
    }
  })

  test('without both scopes nothing is uploaded', async ({ assert }) => {
    const http = new Scripted(() => undefined)
    for (const scope of callFor().token.scopes.slice(0, 2)) {
      const fault = await faultOf(
        parts(http).publisher.advance(at('open'), draft(), media, callFor([scope]))
      )
      assert.equal(fault.code, 'E_SCOPE_MISSING')
    }
    assert.lengthOf(http.requests, 0)
  })

  const sending = (answers: (body: boolean) => object) => {
    const http = new Scripted(({ method, headers }) => {
      if (method !== 'PUT') return undefined
      return answers(!headers['content-range'].startsWith('bytes */'))
    })
    const { publisher, sessions } = parts(http)
    const progress = { session: sessions.seal(location(), MARKER), video: null }
    return { http, publisher, progress }
  }

  test('a platform that stores nothing is waited for, then given up', async ({ assert }) => {
    const { publisher, progress } = sending(() => ({ status: 308 }))
    const first = await publisher.advance(at('send', progress), draft(), media, callFor())
    const last = await faultOf(
      publisher.advance(at('send', { ...progress, stalls: 10 }), draft(), media, callFor())
    )

    assert.equal(first.state === 'wait' && first.reason, 'upload-stalled')
    assert.equal(last.facts.remoteCode, 'upload-stalled')
  })

  test('a range that cannot be read is no offset', async ({ assert }) => {
    for (const range of ['bytes=5-9', 'all', 'bytes=0-99999', 'bytes=0-']) {
      const { http, publisher, progress } = sending(() => ({ status: 308, headers: { range } }))
      const fault = await faultOf(
        publisher.advance(at('send', progress), draft(), media, callFor())
      )
      assert.equal(fault.code, 'E_REMOTE_DOWN', range)
      assert.lengthOf(http.requests, 1)
    }
  })

  test('all stored and no video yet is waited for, without sending again', async ({ assert }) => {
    const { http, publisher, progress } = sending(() => ({
      status: 308,
      headers: { range: 'bytes=0-999' },
    }))
    const turn = await publisher.advance(at('send', progress), draft(), media, callFor())

    assert.equal(turn.state, 'wait')
    assert.lengthOf(http.requests, 1)
  })

  test('404 and 410 lead to a search, not to another upload', async ({ assert }) => {
    for (const status of [404, 410]) {
      const { publisher, progress } = sending(() => ({ status }))
      const turn = await publisher.advance(at('send', progress), draft(), media, callFor())
      assert.equal(turn.state === 'next' && turn.checkpoint.step, 'recover')
    }
  })

  test('sessions are not replaced for ever', async ({ assert }) => {
    const { publisher } = parts(
      new Scripted(({ path }) =>
        path.endsWith('/playlistItems') ? { json: { items: [] } } : undefined
      )
    )
    const again = await publisher.advance(
      at('recover', { looks: 3, restarts: 2 }),
      draft(),
      media,
      callFor()
    )
    const fault = await faultOf(
      publisher.advance(at('recover', { looks: 3, restarts: 3 }), draft(), media, callFor())
    )

    assert.equal(again.state === 'next' && again.checkpoint.step, 'open')
    assert.equal((again as any).checkpoint.data.marker, MARKER)
    assert.equal(fault.facts.remoteCode, 'session-lost')
  })

  test('a chunk that is refused for what it says is the author’s to mend', async ({ assert }) => {
    const { publisher, progress } = sending((isChunk) =>
      isChunk ? refused(400, 'invalidTitle') : { status: 308 }
    )
    const fault = await faultOf(publisher.advance(at('send', progress), draft(), media, callFor()))

    assert.equal(fault.code, 'E_CONTENT_INVALID')
    assert.equal(fault.facts.field, 'options.title')
  })
})
