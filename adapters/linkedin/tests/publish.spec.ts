import { test } from '@japa/runner'
import { SANDBOX } from '../emulator/sandbox.ts'
import {
  ADA,
  adapterOf,
  connectAs,
  deliver,
  KESTREL,
  openWorld,
  SHARE,
  textDraft,
  writes,
} from './support.ts'

test.group('LinkedIn / posts of Pages and profiles', (group) => {
  group.each.timeout(60_000)

  test('a Page’s post says who it is from, who sees it, and carries hashtags and mentions', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choice = await connectAs(world, KESTREL)
    const draft = textDraft('With @[Harbour Yoga](urn:li:organization:11223002) (really) #bread', {
      visibility: 'LOGGED_IN',
      disableReshare: true,
      mention: '@[Kestrel Bakery](urn:li:organization:11223001)',
    })

    const outcome = await deliver(world, draft, choice)

    const [post] = world.emulator.posts()
    assert.equal(outcome.state, 'live')
    assert.equal(post.account, KESTREL)
    assert.equal(post.visibility, 'LOGGED_IN')
    assert.equal(post.text, 'With Harbour Yoga (really) #bread\nKestrel Bakery')
    assert.equal(post.url, String(world.pageAt(outcome.state === 'live' ? outcome.post.url! : '')))
  })

  test('a profile’s post is live by the id the platform gave', async ({ assert, cleanup }) => {
    const world = await openWorld(SHARE)
    cleanup(() => world.close())
    const choice = await connectAs(world, ADA)

    const outcome = await deliver(world, textDraft('Mine', { firstComment: 'And more' }), choice)

    const [post] = world.emulator.posts()
    assert.equal(outcome.state === 'live' && outcome.post.remoteId, post.id)
    assert.deepEqual(post.comments, [{ author: 'Ada Example', text: 'And more' }])
    assert.lengthOf(
      world.emulator.log().filter(({ call }) => call === 'list' || call === 'read'),
      0
    )
  })

  test('pictures of a profile cannot be seen, so they are given a moment instead', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld(SHARE)
    cleanup(() => world.close())
    world.emulator.configure({ imageSeconds: 12 })
    const choice = await connectAs(world, ADA)
    const draft = await world.draft('linkedin.images', {
      text: 'Two',
      media: ['1x1.jpg', '1x1.png'],
    })

    const outcome = await deliver(world, draft, choice)

    assert.equal(outcome.state, 'live')
    assert.lengthOf(world.emulator.posts()[0].pictures!, 2)
  })

  test('media that is not ready after all is waited for, and the post goes out once', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld(SHARE)
    cleanup(() => world.close())
    world.emulator.configure({ imageSeconds: 40 })
    const choice = await connectAs(world, ADA)
    const draft = await world.draft('linkedin.image', { text: 'Slow', media: ['1x1.jpg'] })

    const outcome = await deliver(world, draft, choice)

    assert.equal(outcome.state, 'live')
    assert.lengthOf(world.emulator.posts(), 1)
    assert.isAbove(writes(world, 'post').length, 1)
  })

  test('a large video goes up in the platform’s own parts, each read in small pieces', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    world.emulator.configure({ partBytes: 50_000 })
    const choice = await connectAs(world, KESTREL)
    const draft = await world.draft('linkedin.video', { text: 'Film', media: ['16x9-90s.mp4'] })

    const outcome = await deliver(world, draft, choice)

    assert.equal(outcome.state, 'live')
    assert.lengthOf(writes(world, 'upload'), 3)
    assert.isAtMost(Math.max(...world.ranges), 50_000)
    assert.lengthOf(world.emulator.posts()[0].pictures!, 1)
  })

  test('a broken video is refused with its place named', async ({ assert, cleanup }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choice = await connectAs(world, KESTREL)
    const draft = await world.draft('linkedin.video', { text: 'Film', media: ['16x9-90s.mp4'] })

    const outcome = await deliver(world, draft, choice, {
      media: {
        ...world.media,
        range: async (_id, from, to) => new Uint8Array(to - from),
        publicUrl: world.media.publicUrl,
      },
    })

    assert.equal(
      outcome.state === 'failed' && outcome.fault.message,
      'E_MEDIA_REJECTED · PROCESSING_FAILED · media.0'
    )
    assert.lengthOf(world.emulator.posts(), 0)
  })

  test('upload addresses that have run out are asked for anew', async ({ assert, cleanup }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choice = await connectAs(world, KESTREL)
    const draft = await world.draft('linkedin.image', { text: 'Late', media: ['1x1.jpg'] })
    let isLate = false

    const outcome = await deliver(world, draft, choice, {
      before: ({ checkpoint }) => {
        if (checkpoint.step !== 'send' || isLate) return
        isLate = true
        world.clock.advance(2 * 86_400)
      },
    })

    assert.equal(outcome.state, 'live')
    assert.lengthOf(writes(world, 'open'), 2)
  })

  test('nothing is visible before the one write that makes the post', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choice = await connectAs(world, KESTREL)
    const draft = await world.draft('linkedin.document', {
      text: 'Read',
      media: ['210x297.pdf'],
      options: { title: 'T' },
    })

    await deliver(world, draft, choice, {
      before: ({ checkpoint }) => {
        const isAfter = ['confirm', 'settle', 'comment'].includes(checkpoint.step)
        if (!isAfter) assert.lengthOf(world.emulator.posts(), 0, checkpoint.step)
      },
    })

    assert.lengthOf(world.emulator.posts(), 1)
  })

  test('a Page has no connections: said before anything is uploaded', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choice = await connectAs(world, KESTREL)
    const draft = await world.draft('linkedin.image', {
      text: 'x',
      media: ['1x1.jpg'],
      options: { visibility: 'CONNECTIONS' },
    })

    const outcome = await deliver(world, draft, choice)

    assert.equal(outcome.state === 'failed' && outcome.fault.facts.field, 'options.visibility')
    assert.lengthOf(writes(world, 'open'), 0)
  })

  test('the day’s limit is waited for, for Pages and profiles alike: {account}')
    .with([{ account: KESTREL }, { account: ADA }])
    .run(async ({ assert, cleanup }, { account }) => {
      const world = await openWorld()
      cleanup(() => world.close())
      world.emulator.configure({ postsPerMember: 1 })
      const choice = await connectAs(world, account)
      await deliver(world, textDraft('The first'), choice)
      const midnight =
        Date.parse(`${world.clock.now().toISOString().slice(0, 10)}T00:00:00Z`) + 86_400_000

      const outcome = await deliver(world, textDraft('The second'), choice)

      assert.equal(outcome.state, 'live')
      assert.lengthOf(world.emulator.posts(), 2)
      assert.isAtLeast(world.clock.now().getTime(), midnight)
    })

  test('an identical post within ten minutes is the author’s to change', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choice = await connectAs(world, KESTREL)
    await deliver(world, textDraft('Again'), choice)

    const outcome = await deliver(world, textDraft('Again'), choice)

    assert.equal(outcome.state === 'failed' && outcome.fault.code, 'E_CONTENT_DUPLICATE')
  })

  test('a version that has ended is the operator’s to change', async ({ assert, cleanup }) => {
    const world = await openWorld({ ...SANDBOX.settings, apiVersion: '202501' })
    cleanup(() => world.close())
    const grant = await world.exchange(await world.code())
    const choice = { account: { remoteId: KESTREL, handle: 'k', kind: 'page' }, grant }

    const outcome = await deliver(world, textDraft(), choice)

    assert.equal(outcome.state === 'failed' && outcome.fault.code, 'E_APP_MISCONFIGURED')
    assert.equal(outcome.state === 'failed' && outcome.fault.facts.field, 'apiVersion')
    const findings = await adapterOf(world).probe(world.call(choice))
    assert.include(findings.find(({ check }) => check === 'publish.version')?.status ?? '', 'warn')
  })

  test('a post can be taken back, once and again', async ({ assert, cleanup }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choice = await connectAs(world, KESTREL)
    const outcome = await deliver(world, textDraft('Oops'), choice)
    const post = (outcome as { post: { remoteId: string; publishedAt: string } }).post

    await adapterOf(world).publish.retract!(post, world.call(choice))
    await adapterOf(world).publish.retract!(post, world.call(choice))

    assert.lengthOf(world.emulator.posts(), 0)
  })
})
