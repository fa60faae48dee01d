import type { Adapter, AdapterFault } from '@caidence/sdk'
import type { World } from '@caidence/testkit'
import { test } from '@japa/runner'
import {
  admin,
  count,
  deliver,
  KESTREL,
  openWorld,
  RECIPES,
  videoDraft,
  videosIn,
} from './support.ts'

const DAY = 86_400

test.group('YouTube / publish', (group) => {
  let world: World
  group.each.timeout(60_000)
  group.each.setup(async () => {
    world = await openWorld()
    return () => world.close()
  })

  const draft = (options: object = {}, media?: string[]) =>
    videoDraft(world, options as never, media)

  test('nobody sees anything before the step that publishes', async ({ assert }) => {
    const seen: [step: string, posts: number][] = []

    await deliver(world, await draft({ playlist: RECIPES }, ['16x9-5s.mp4', '1280x720.jpg']), {
      before: ({ checkpoint }) => void seen.push([checkpoint.step, world.emulator.posts().length]),
    })

    const until = seen.findIndex(([step]) => step === 'confirm')
    assert.includeMembers(
      seen.slice(0, until).map(([step]) => step),
      ['open', 'send', 'process', 'thumbnail', 'playlist', 'publish']
    )
    assert.isTrue(seen.slice(0, until).every(([, posts]) => posts === 0))
  })

  test('the only step that must not be repeated blindly is the one that publishes', async ({
    assert,
  }) => {
    const once = new Set<string>()
    await deliver(world, await draft({ playlist: RECIPES }), {
      before: ({ checkpoint }) => void (checkpoint.effect === 'once' && once.add(checkpoint.step)),
    })

    assert.deepEqual([...once], ['publish'])
  })

  test('{privacy} ends as {privacy}, with the author’s own tags only')
    .with(['public', 'unlisted', 'private'].map((privacy) => ({ privacy })))
    .run(async ({ assert }, { privacy }) => {
      const outcome = await deliver(world, await draft({ privacy, tags: ' bread, #dough ,bread,' }))

      assert.equal(outcome.state, 'live')
      const [video] = await videosIn(world)
      assert.equal(video.privacy, privacy)
      assert.deepEqual(video.tags, ['bread', 'dough'])
    })

  test('a moment in the future is left to YouTube, which keeps it', async ({ assert }) => {
    const at = '2026-03-04T09:00:00+01:00'
    const outcome = await deliver(world, await draft({ publishAt: at }))

    assert.equal(outcome.state === 'live' && outcome.post.publishedAt, '2026-03-04T08:00:00.000Z')
    assert.deepInclude(world.emulator.posts()[0], {
      visibility: 'scheduled',
      publishedAt: '2026-03-04T08:00:00.000Z',
    })
    world.clock.advance(2 * DAY)
    assert.equal(world.emulator.posts()[0].visibility, 'public')
  })

  test('a moment that came while the video was uploaded means at once', async ({ assert }) => {
    const outcome = await deliver(world, await draft({ publishAt: '2026-03-02T09:00:03Z' }))

    assert.equal(outcome.state, 'live')
    assert.equal(world.emulator.posts()[0].visibility, 'public')
  })

  test('every fact the author gave arrives', async ({ assert }) => {
    const choice = await world.connect()
    const outcome = await deliver(
      world,
      await draft({
        category: '26',
        syntheticMedia: true,
        madeForKids: true,
        embeddable: false,
        license: 'creativeCommon',
        notifySubscribers: false,
      }),
      {},
      choice
    )
    const id = outcome.state === 'live' ? outcome.post.remoteId : ''
    const response = await fetch(
      `${world.emulator.url}/youtube/v3/videos?part=snippet,status&id=${id}`,
      {
        headers: { authorization: `Bearer ${choice.grant.access}` },
      }
    )
    const { items } = (await response.json()) as any

    assert.deepInclude(items[0].status, {
      selfDeclaredMadeForKids: true,
      containsSyntheticMedia: true,
      embeddable: false,
      license: 'creativeCommon',
    })
    assert.deepInclude(items[0].snippet, {
      title: 'A title',
      description: 'Hello',
      categoryId: '26',
      channelId: KESTREL,
    })
  })

  test('a thumbnail is set, and one the channel may not have is the author’s to drop', async ({
    assert,
  }) => {
    const media = ['16x9-5s.mp4', '1280x720.jpg']
    assert.equal((await deliver(world, await draft({}, media))).state, 'live')
    assert.lengthOf(world.emulator.posts()[0].pictures ?? [], 1)

    world.emulator.reset()
    world.emulator.configure({ thumbnailsForbidden: true })
    const outcome = await deliver(world, await draft({}, media))
    assert.equal(outcome.state === 'failed' && outcome.fault.code, 'E_MEDIA_REJECTED')
    assert.equal(outcome.state === 'failed' && outcome.fault.facts.field, 'media.1')
    assert.lengthOf(world.emulator.posts(), 0)
  })

  test('a video is in its playlist once, however often the worker dies', async ({ assert }) => {
    const choice = await world.connect()
    let deaths = 0
    await deliver(
      world,
      await draft({ playlist: RECIPES }),
      { dies: ({ checkpoint }) => checkpoint.step === 'playlist' && ++deaths < 4 },
      choice
    )
    const response = await fetch(
      `${world.emulator.url}/youtube/v3/playlistItems?part=id&playlistId=${RECIPES}`,
      {
        headers: { authorization: `Bearer ${choice.grant.access}` },
      }
    )

    assert.equal(deaths, 4)
    assert.lengthOf(((await response.json()) as any).items, 1)
    assert.equal(count(world, 'playlistItem'), 1)
  })

  test('a playlist that is not there, or another channel’s, is the author’s to change')
    .with([{ playlist: 'PLnothing' }, { playlist: 'PLharbourrepairs00000000000000003' }])
    .run(async ({ assert }, { playlist }) => {
      const outcome = await deliver(world, await draft({ playlist }))

      assert.equal(outcome.state === 'failed' && outcome.fault.facts.field, 'options.playlist')
      assert.equal(outcome.state === 'failed' && outcome.fault.code, 'E_CONTENT_INVALID')
      assert.lengthOf(world.emulator.posts(), 0)
    })

  test('an app without an audit: nothing is called live, and the operator is told', async ({
    assert,
  }) => {
    world.emulator.configure({ auditLock: true })
    const outcome = await deliver(world, await draft())

    assert.equal(outcome.state === 'failed' && outcome.fault.code, 'E_APP_MISCONFIGURED')
    assert.equal(outcome.state === 'failed' && outcome.fault.facts.remoteCode, 'privacy-locked')
    assert.lengthOf(world.emulator.posts(), 0)
  })

  test('the same file again is refused as a duplicate', async ({ assert }) => {
    await deliver(world, await draft())
    const outcome = await deliver(world, await draft())

    assert.equal(outcome.state === 'failed' && outcome.fault.code, 'E_CONTENT_DUPLICATE')
    assert.lengthOf(world.emulator.posts(), 1)
  })

  test('what is no video ends before anybody sees it', async ({ assert }) => {
    const made = await draft()
    const outcome = await deliver(world, made, {
      media: { ...world.media, range: async (_, from, to) => Buffer.alloc(to - from, 'text') },
    })

    assert.equal(outcome.state === 'failed' && outcome.fault.code, 'E_MEDIA_REJECTED')
    assert.equal(outcome.state === 'failed' && outcome.fault.facts.remoteCode, 'invalidFile')
  })

  test('a long processing is waited for', async ({ assert }) => {
    world.emulator.configure({ processingSeconds: 3 * 3600 })
    assert.equal((await deliver(world, await draft())).state, 'live')
    assert.isBelow(count(world, 'video'), 60)
  })

  test('the quota of the day is waited for until midnight in California', async ({ assert }) => {
    world.emulator.configure({ dailyUploads: 0 })
    const faults: AdapterFault[] = []
    const outcome = await deliver(world, await draft(), {
      onFault: (fault) => {
        faults.push(fault)
        world.emulator.configure({ dailyUploads: 100 })
      },
    })

    assert.equal(outcome.state, 'live')
    // The wait outlives the access token, which is renewed. 09:00 UTC is one in the morning there.
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['E_QUOTA_EXHAUSTED', 'E_TOKEN_EXPIRED']
    )
    assert.equal(faults[0].facts.retryAfter, 23 * 3600)
    assert.equal(world.clock.now().toISOString().slice(0, 13), '2026-03-03T08')
  })

  test('the channel’s own upload limit is waited for as well', async ({ assert }) => {
    world.emulator.configure({ channelUploads: 0 })
    const faults: AdapterFault[] = []
    const outcome = await deliver(world, await draft(), {
      onFault: (fault) => {
        faults.push(fault)
        world.emulator.configure({ channelUploads: 5 })
      },
    })

    assert.equal(outcome.state, 'live')
    assert.deepInclude(faults[0].facts, { remoteCode: 'uploadLimitExceeded', retryAfter: 6 * 3600 })
  })

  test('a post is taken back, and taking it back twice is no error', async ({ assert }) => {
    const choice = await world.connect()
    const outcome = await deliver(world, await draft(), {}, choice)
    const { publish } = world.adapter as Adapter<'publish'>
    if (outcome.state !== 'live') throw new Error(outcome.state)
    await publish.retract!(outcome.post, world.call(choice))
    await publish.retract!(outcome.post, world.call(choice))

    assert.lengthOf(world.emulator.posts(), 0)
  })

  test('a Short has the address of a Short', async ({ assert }) => {
    const made = await world.draft('youtube.short', {
      text: '',
      media: ['9x16-5s.mp4'],
      options: { title: 'S' },
    })
    const outcome = await deliver(world, made)

    assert.match(outcome.state === 'live' ? outcome.post.url! : '', /\/shorts\/[\w-]{11}$/)
    assert.equal(world.emulator.posts()[0].format, 'youtube.short')
  })
})

test.group('YouTube / first comment', (group) => {
  let world: World
  const firstComment = 'Which loaf next?'
  group.each.timeout(60_000)
  group.each.setup(async () => {
    world = await openWorld()
    return () => world.close()
  })
  const comments = () => world.emulator.posts()[0].comments?.map(({ text }) => text)

  test('it is written by the channel, once', async ({ assert }) => {
    const outcome = await deliver(world, await videoDraft(world, { firstComment }))

    assert.equal(outcome.state, 'live')
    assert.deepEqual(world.emulator.posts()[0].comments, [
      { author: '@kestrelbakery', text: firstComment },
    ])
  })

  test('{kind} {when} it: the post is live, and there is never a second one')
    .with(
      (['500', 'reset', 'truncated-json', 'html-200', '429', '400', 'html-error'] as const).flatMap(
        (kind) => (['before', 'after'] as const).map((when) => ({ kind, when }))
      )
    )
    .run(async ({ assert }, { kind, when }) => {
      world.emulator.fault({ call: 'comment', kind, when })
      const outcome = await deliver(world, await videoDraft(world, { firstComment }))

      assert.equal(outcome.state, 'live')
      assert.deepEqual(comments(), when === 'after' ? [firstComment] : [])
      const isMissing = world.logs.some((line) => line.includes('first comment is missing'))
      if (when === 'before') assert.isTrue(isMissing)
      assert.notInclude(world.logs.join(), firstComment)
    })

  test('a worker that dies after it leaves one', async ({ assert }) => {
    let died = false
    const outcome = await deliver(world, await videoDraft(world, { firstComment }), {
      dies: ({ checkpoint }) => checkpoint.step === 'comment' && !died && (died = true),
    })

    assert.isTrue(died)
    assert.equal(outcome.state, 'live')
    assert.deepEqual(comments(), [firstComment])
  })

  test('comments that are off, and access that ends just then, cost the comment only')
    .with([{ how: 'off' }, { how: 'revoked' }])
    .run(async ({ assert }, { how }) => {
      const outcome = await deliver(world, await videoDraft(world, { firstComment }), {
        before: ({ checkpoint }) => {
          if (checkpoint.step !== 'comment') return
          if (how === 'off') world.emulator.configure({ commentsOff: true })
          else world.emulator.credentials({ state: 'revoked' })
        },
      })

      assert.equal(outcome.state, 'live')
      assert.deepEqual(comments(), [])
    })

  test('nobody is asked to comment where nobody can')
    .with([
      { privacy: 'private' },
      { madeForKids: true },
      { publishAt: '2026-04-01T00:00:00Z' },
    ] as Record<string, string | boolean>[])
    .run(async ({ assert }, options) => {
      const outcome = await deliver(world, await videoDraft(world, { firstComment, ...options }))

      assert.equal(outcome.state, 'live')
      assert.equal(count(world, 'comment'), 0)
    })

  test('the look after a lost answer that fails itself does no harm', async ({ assert }) => {
    world.emulator.fault({ call: 'comment', kind: 'reset', when: 'after' })
    world.emulator.fault({ call: 'comments', kind: '500', when: 'before', times: 5 })
    const outcome = await deliver(world, await videoDraft(world, { firstComment }))

    assert.equal(outcome.state, 'live')
    assert.equal(
      (await admin(world, 'log')).log.filter((entry: { call: string }) => entry.call === 'comment')
        .length,
      1
    )
  })
})
