import type { Adapter } from '@caidence/sdk'
import { drive, World, type FaultSwitch, type Outcome, type Turn } from '@caidence/testkit'
import { test } from '@japa/runner'
import options from './conformance_options.ts'
import { PAGE } from './emulator_client.ts'

test.group('Facebook / whole deliveries', (group) => {
  let world: World
  group.each.setup(async () => {
    world = await World.open({ folder: `${import.meta.dirname}/..`, kit: options })
    return () => world.close()
  })

  interface Case {
    media?: string[]
    more?: Record<string, string>
    before?(turn: Turn): void
  }

  async function deliver(format: string, { media, more, before }: Case = {}): Promise<Outcome> {
    const choice = await world.connect()
    const draft = options.drafts[format]
    return drive({
      publisher: (world.adapter as Adapter<'publish'>).publish,
      draft: await world.draft(format, {
        ...draft,
        ...(media && { media }),
        options: { ...draft.options, ...more },
      }),
      media: world.media,
      call: () => world.call(choice),
      clock: world.clock,
      settleSeconds: 5,
      before,
    })
  }
  const comments = () => world.emulator.posts()[0]?.comments?.map(({ text }) => text)
  const hit = (fault: Partial<FaultSwitch>) =>
    world.emulator.fault({ call: 'comment', kind: '500', when: 'after', ...fault })

  test('{0} gets its first comment')
    .with([['facebook.text'], ['facebook.photos'], ['facebook.video'], ['facebook.reel']])
    .run(async ({ assert }, [format]) => {
      const outcome = await deliver(format, { more: { firstComment: 'Order at the counter' } })

      assert.equal(outcome.state, 'live')
      assert.deepEqual(comments(), ['Order at the counter'])
    })

  test('a comment whose answer is lost is found, and never written twice')
    .with(['500', 'reset', 'truncated-json', 'html-200', '504'] as const)
    .run(async ({ assert }, kind) => {
      hit({ kind })

      const outcome = await deliver('facebook.text', { more: { firstComment: 'Once' } })

      assert.equal(outcome.state, 'live')
      assert.deepEqual(comments(), ['Once'])
    })

  test('a comment that may be lost is left out; the post stays live')
    .with(['500', 'reset', 'html-200'] as const)
    .run(async ({ assert }, kind) => {
      hit({ kind, when: 'before' })

      const outcome = await deliver('facebook.text', { more: { firstComment: 'Never' } })

      assert.equal(outcome.state, 'live')
      assert.deepEqual(comments(), [])
      assert.include(world.logs.join(), 'The first comment was left out')
      assert.notInclude(world.logs.join(), 'Never')
    })

  test('a throttled comment comes later, a refused one not at all', async ({ assert }) => {
    hit({ kind: '429', when: 'before', retryAfter: 30 })
    assert.equal((await deliver('facebook.text', { more: { firstComment: 'Later' } })).state, 'live')
    assert.deepEqual(comments(), ['Later'])

    world.emulator.reset()
    hit({ kind: '400', when: 'before', code: 200 })
    assert.equal((await deliver('facebook.text', { more: { firstComment: 'No' } })).state, 'live')
    assert.deepEqual(comments(), [])
  })

  test('a throttle that was answered to a comment that is there makes no second one', async ({
    assert,
  }) => {
    hit({ kind: '429', when: 'after', code: 9 })

    assert.equal((await deliver('facebook.text', { more: { firstComment: 'Once' } })).state, 'live')
    assert.deepEqual(comments(), ['Once'])
  })

  test('a worker that dies around the comment leaves one at most', async ({ assert }) => {
    const choice = await world.connect()
    const outcome = await drive({
      publisher: (world.adapter as Adapter<'publish'>).publish,
      draft: await world.draft('facebook.text', {
        text: 'x',
        media: [],
        options: { firstComment: 'Once' },
      }),
      media: world.media,
      call: () => world.call(choice),
      clock: world.clock,
      settleSeconds: 5,
      dies: ({ checkpoint }) => checkpoint.step === 'comment',
    })

    assert.equal(outcome.state, 'live')
    assert.deepEqual(comments(), ['Once'])
  })

  test('a picture beside a video becomes its cover; a refused one leaves the video as it is', async ({
    assert,
  }) => {
    const media = ['9x16-5s.mp4', '9x16.jpg']
    assert.equal((await deliver('facebook.reel', { media })).state, 'live')
    const covers = world.emulator.log().filter(({ call }) => call === 'cover')
    assert.lengthOf(covers, 1)
    assert.notInclude(world.emulator.posts()[0].pictures![0], 'frame-')

    world.emulator.reset()
    world.emulator.fault({ call: 'cover', kind: '400', when: 'before', code: 324 })
    assert.equal((await deliver('facebook.reel', { media })).state, 'live')
    assert.include(world.logs.join(), 'The cover was left out')
  })

  test('the task taken away before the post is due asks for its owner', async ({ assert }) => {
    const tasks = (list: string[]) =>
      fetch(`${world.emulator.url}/__admin/tasks`, {
        method: 'POST',
        body: JSON.stringify({ page: PAGE, tasks: list }),
      })
    const choice = await world.connect()
    await tasks(['ANALYZE', 'MODERATE'])
    const outcome = await drive({
      publisher: (world.adapter as Adapter<'publish'>).publish,
      draft: await world.draft('facebook.text', options.drafts['facebook.text']),
      media: world.media,
      call: () => world.call(choice),
      clock: world.clock,
      settleSeconds: 5,
    })

    assert.equal(outcome.state === 'failed' && outcome.fault.code, 'E_SCOPE_MISSING')
    assert.lengthOf(world.emulator.posts(), 0)
  })

  test('a refusal that was carried out all the same is found: {0}')
    .with([100, 10, 200, 368, 506, 324, 1366051])
    .run(async ({ assert }, code) => {
      world.emulator.fault({ call: 'publish', kind: '400', when: 'after', code })

      const outcome = await deliver('facebook.photo')

      assert.equal(outcome.state === 'live' && outcome.post.remoteId, world.emulator.posts()[0].id)
      assert.lengthOf(world.emulator.posts(), 1)
    })

  test('a refusal that holds is told to the author after one look', async ({ assert }) => {
    const outcome = await deliver('facebook.text', { more: { place: '999999' } })

    assert.equal(outcome.state === 'failed' && outcome.fault.code, 'E_CONTENT_INVALID')
    assert.equal(world.emulator.log().filter(({ call }) => call === 'publish').length, 2)
  })

  test('a post is found although the list lags behind', async ({ assert }) => {
    for (const format of ['facebook.text', 'facebook.photo_story', 'facebook.video_story']) {
      world.emulator.reset()
      world.emulator.configure({ listLagSeconds: 20 })
      world.emulator.fault({ call: 'publish', kind: 'reset', when: 'after' })

      const outcome = await deliver(format)

      assert.equal(outcome.state, 'live', format)
      assert.lengthOf(world.emulator.posts(), 1)
    }
  })

  test('a video is sent in the pieces the platform asks for', async ({ assert }) => {
    world.emulator.configure({ chunkBytes: 2_000 })

    const outcome = await deliver('facebook.video')

    const chunks = world.emulator.log().filter(({ call }) => call === 'upload')
    assert.equal(outcome.state, 'live')
    assert.isAbove(chunks.length, 2)
    assert.isAtMost(Math.max(...world.ranges), 2_000)
  })

  test('a lost answer to a piece is put right by what the platform has', async ({ assert }) => {
    world.emulator.configure({ chunkBytes: 2_000 })
    world.emulator.fault({ call: 'upload', kind: 'reset', when: 'after', skip: 1, times: 2 })

    assert.equal((await deliver('facebook.video')).state, 'live')
    assert.lengthOf(world.emulator.posts(), 1)
  })

  test('a video that is no good fails while nobody sees it', async ({ assert }) => {
    const outcome = await deliver('facebook.reel', { media: ['1x1-5s.mp4', '9x16.jpg'] })
    assert.equal(outcome.state, 'live', 'square is within what is accepted')

    world.emulator.reset()
    await fetch(`${world.emulator.url}/__admin/scenarios`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'error', subcode: 1363128 }),
    })
    const refused = await deliver('facebook.reel')
    assert.equal(refused.state === 'failed' && refused.fault.code, 'E_MEDIA_REJECTED')
    assert.equal(refused.state === 'failed' && refused.fault.facts.remoteCode, '1363128')
    assert.lengthOf(world.emulator.posts(), 0)
  })

  test('the limit of reels is a wait', async ({ assert }) => {
    world.emulator.configure({ reelLimit: 0 })
    let seen = 0
    const outcome = await deliver('facebook.reel', {
      before: ({ checkpoint }) => {
        if (checkpoint.step === 'publish' && (seen += 1) === 2)
          world.emulator.configure({ reelLimit: 30 })
      },
    })

    assert.equal(outcome.state, 'live')
    assert.lengthOf(world.emulator.posts(), 1)
  })

  test('forty deliveries at once make forty posts', async ({ assert }) => {
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        deliver('facebook.text', { more: { firstComment: `${index}` } })
      )
    )

    assert.isTrue(outcomes.every(({ state }) => state === 'live'))
    assert.lengthOf(world.emulator.posts(), 40)
  })
})
