import type { Adapter, Metric } from '@caidence/sdk'
import type { World } from '@caidence/testkit'
import { test } from '@japa/runner'
import { YouTubeAnalytics } from '../analytics.ts'
import { YouTubeInbox } from '../inbox.ts'
import { YouTubeLists } from '../option_lists.ts'
import { Probe } from '../probe.ts'
import { SCOPES } from '../scopes.ts'
import {
  admin,
  callFor,
  count,
  deliver,
  faultOf,
  KESTREL,
  listed,
  NOW,
  openWorld,
  parts,
  refused,
  Scripted,
  videoDraft,
  settings,
} from './support.ts'

const HOUR = 3600
const DAY = 24 * HOUR

async function published(world: World, choice: Awaited<ReturnType<World['connect']>>) {
  const outcome = await deliver(world, await videoDraft(world), {}, choice)
  if (outcome.state !== 'live') throw new Error(outcome.state)
  return outcome.post.remoteId
}

test.group('YouTube / numbers', (group) => {
  let world: World
  group.each.setup(async () => {
    world = await openWorld()
    return () => world.close()
  })

  const analytics = () => (world.adapter as Adapter<'analytics'>).analytics
  const instant = (seconds: number) =>
    new Date(world.clock.now().getTime() + seconds * 1000).toISOString()
  const value = (metrics: Metric[], name: string) =>
    metrics.find((metric) => metric.name === name)?.value

  test('counters of a post are as of now, its report has whole Californian days', async ({
    assert,
  }) => {
    const choice = await world.connect()
    const post = await published(world, choice)
    world.clock.advance(3 * DAY)
    const read = await analytics().window(
      { from: instant(-2 * DAY), to: instant(0), posts: [post] },
      world.call({
        ...choice,
        grant: await (world.adapter as Adapter<'authorize'>).authorize.refresh(
          choice.grant,
          new AbortController().signal
        ),
      })
    )

    assert.isAbove(value(read, 'views')!, 0)
    assert.equal(read.find(({ name }) => name === 'views')?.asOf, instant(0))
    const watched = read.find(({ name }) => name === 'watch_time')!
    assert.equal(watched.from.slice(11), '08:00:00.000Z')
    assert.equal(watched.value! % 60, 0)
    assert.equal(watched.post, post)
  })

  test('the report adds up: days one by one are the same as all at once', async ({ assert }) => {
    const choice = await world.connect()
    await published(world, choice)
    world.clock.advance(4 * DAY)
    const grant = await (world.adapter as Adapter<'authorize'>).authorize.refresh(
      choice.grant,
      new AbortController().signal
    )
    const call = world.call({ ...choice, grant })
    const views = async (from: number, to: number) =>
      value(await analytics().window({ from: instant(from), to: instant(to) }, call), 'views') ?? 0

    const parted =
      (await views(-3 * DAY, -2 * DAY)) + (await views(-2 * DAY, -DAY)) + (await views(-DAY, 0))
    assert.equal(parted, await views(-3 * DAY, 0))
    assert.isAbove(parted, 0)
  })

  test('hidden subscribers, missing counters and empty reports are null, never 0', async ({
    assert,
  }) => {
    const http = new Scripted(({ path }) => {
      if (path.endsWith('/channels'))
        return listed({
          id: KESTREL,
          statistics: { hiddenSubscriberCount: true, subscriberCount: '0', videoCount: '12' },
        })
      if (path.endsWith('/videos'))
        return listed({ id: 'v1', statistics: { viewCount: '9007199254740993' } })
      return { json: { columnHeaders: [{ name: 'views' }] } }
    })
    const { google, channels } = parts(http)
    const read = new YouTubeAnalytics(google, channels, { now: () => NOW })
    const window = { from: '2026-02-27T00:00:00Z', to: '2026-03-01T00:00:00Z' }

    const channel = await read.window(window, callFor())
    assert.isNull(value(channel, 'followers'))
    assert.equal(value(channel, 'posts'), 12)
    assert.isNull(value(channel, 'views'))
    const post = await read.window({ ...window, posts: ['v1', 'gone'] }, callFor())
    assert.isNull(value(post, 'likes'))
    assert.isTrue(
      post.filter((metric) => metric.post === 'gone').every((metric) => metric.value === null)
    )
    assert.equal(post.length, 12)
  })

  test('without the analytics scope the counters still come, and no report is asked for', async ({
    assert,
  }) => {
    const http = new Scripted(({ path }) =>
      path.endsWith('/videos') ? listed({ id: 'v1', statistics: { viewCount: '5' } }) : undefined
    )
    const { google, channels } = parts(http)
    const read = await new YouTubeAnalytics(google, channels, { now: () => NOW }).window(
      { from: '2026-02-27T00:00:00Z', to: '2026-03-01T00:00:00Z', posts: ['v1'] },
      callFor([SCOPES.read])
    )

    assert.equal(value(read, 'views'), 5)
    assert.isNull(value(read, 'watch_time'))
    assert.lengthOf(http.requests, 1)
  })

  test('many posts are asked for fifty at a time', async ({ assert }) => {
    const http = new Scripted(({ path }) =>
      path.endsWith('/videos') ? { json: { items: [] } } : { json: {} }
    )
    const { google, channels } = parts(http)
    const posts = Array.from({ length: 120 }, (_, index) => `v${index}`)
    const read = await new YouTubeAnalytics(google, channels, { now: () => NOW }).window(
      { from: '2026-02-27T00:00:00Z', to: '2026-03-01T00:00:00Z', posts },
      callFor()
    )

    assert.deepEqual(
      http.requests
        .filter(({ path }) => path.endsWith('/videos'))
        .map(({ query }) => query.id.split(',').length),
      [50, 50, 20]
    )
    assert.equal(read.length, 120 * 6)
  })
})

test.group('YouTube / choices', () => {
  const lists = (http: Scripted) => new YouTubeLists(parts(http).google)
  const item = (id: string, title: string, assignable = true) => ({
    id,
    snippet: { title, assignable },
  })

  test('only categories that may be chosen, of the channel’s country, by what was typed', async ({
    assert,
  }) => {
    const http = new Scripted(() =>
      listed(item('1', 'Film & Animation'), item('30', 'Movies', false), item('10', 'Music'), {})
    )
    const call = callFor()
    call.connection.account.extra = { country: 'GB' }

    assert.deepEqual(await lists(http).list('categories', '', call), [
      { value: '1', label: 'Film & Animation' },
      { value: '10', label: 'Music' },
    ])
    assert.deepEqual(await lists(http).list('categories', ' MUS ', call), [
      { value: '10', label: 'Music' },
    ])
    assert.equal(http.requests[0].query.regionCode, 'GB')
  })

  test('playlists come over several pages, and the pages end', async ({ assert }) => {
    const http = new Scripted(({ query }) => ({
      json: {
        items: [item(`PL${query.pageToken ?? 0}`, 'List')],
        nextPageToken: String(Number(query.pageToken ?? 0) + 1),
      },
    }))

    assert.lengthOf(await lists(http).list('playlists', '', callFor()), 4)
    assert.lengthOf(http.requests, 4)
  })
})

test.group('YouTube / comments', (group) => {
  let world: World
  group.each.setup(async () => {
    world = await openWorld()
    return () => world.close()
  })

  test('answers come with their comment, also more than a thread brings along', async ({
    assert,
  }) => {
    const choice = await world.connect()
    const post = await published(world, choice)
    const { id } = await admin(world, 'comments', { post, text: 'How long?' })
    for (let number = 1; number <= 7; number++)
      await admin(world, 'comments', { post, text: `Answer ${number}`, parent: id })
    const { comments } = await (world.adapter as Adapter<'inbox'>).inbox.comments(
      { post },
      world.call(choice)
    )

    assert.deepEqual(
      comments.map(({ text }) => text),
      ['How long?', ...Array.from({ length: 7 }, (_, index) => `Answer ${index + 1}`)]
    )
    assert.isTrue(comments.slice(1).every(({ parent }) => parent === id))
    assert.isUndefined(comments[0].parent)
    assert.equal(count(world, 'comments'), 2)
  })

  test('comments that are turned off are none', async ({ assert }) => {
    const choice = await world.connect()
    const post = await published(world, choice)
    world.emulator.configure({ commentsOff: true })

    assert.deepEqual(
      await (world.adapter as Adapter<'inbox'>).inbox.comments({ post }, world.call(choice)),
      { comments: [] }
    )
  })

  test('what is missing in a comment loses no comment', async ({ assert }) => {
    const http = new Scripted(() =>
      listed({ snippet: { topLevelComment: { id: 'c1', snippet: null } } }, { snippet: {} }, null, {
        snippet: {
          topLevelComment: { id: 'c2', snippet: { textDisplay: 'Hi', authorDisplayName: 'Ada' } },
          totalReplyCount: 'x',
        },
      })
    )
    const { comments } = await new YouTubeInbox(parts(http).google, { now: () => NOW }).comments(
      { post: 'v1' },
      callFor()
    )

    assert.deepEqual(comments, [
      { remoteId: 'c1', post: 'v1', text: '', at: NOW.toISOString() },
      { remoteId: 'c2', post: 'v1', text: 'Hi', author: { name: 'Ada' }, at: NOW.toISOString() },
    ])
  })

  test('a cursor the platform does not know is a fault, not the beginning again', async ({
    assert,
  }) => {
    const choice = await world.connect()
    const post = await published(world, choice)
    const fault = await faultOf(
      (world.adapter as Adapter<'inbox'>).inbox.comments(
        { post, cursor: 'nonsense' },
        world.call(choice)
      )
    )

    assert.equal(fault.facts.remoteCode, 'invalidPageToken')
  })
})

test.group('YouTube / probe', () => {
  const probe = (status: object | null, scopes?: string[], given = settings()) =>
    new Probe(
      parts(new Scripted(() => listed(...(status ? [{ id: KESTREL, status }] : [])))).channels,
      given
    ).run(callFor(scopes))

  test('all is well where all is well', async ({ assert }) => {
    const findings = await probe({ longUploadsStatus: 'allowed' })
    assert.isTrue(findings.every(({ status }) => status === 'pass' || status === 'skip'))
  })

  test('a missing permission names what it costs, and every complaint says what to do', async ({
    assert,
  }) => {
    const findings = await probe({ longUploadsStatus: 'eligible' }, [SCOPES.read, SCOPES.upload])
    const failed = findings.filter(({ status }) => status === 'fail').map(({ check }) => check)

    assert.deepEqual(failed, [
      'publish.scope.youtube.force-ssl',
      'inbox.scope.youtube.force-ssl',
      'analytics.scope.yt-analytics.readonly',
    ])
    assert.equal(findings.find(({ check }) => check === 'publish.longUploads')?.status, 'warn')
    for (const { status, fix } of findings)
      assert.equal(status === 'fail' || status === 'warn', fix !== undefined)
  })

  test('a project that was not audited is a warning before the first video', async ({ assert }) => {
    const findings = await probe({ longUploadsStatus: 'allowed' }, undefined, settings({ audited: 'false' }))

    const audit = findings.find(({ check }) => check === 'publish.audit')
    assert.equal(audit?.status, 'warn')
    assert.match(audit?.fix ?? '', /audited/)
  })

  test('a channel that is gone, and one that cannot be asked just now, are not the same', async ({
    assert,
  }) => {
    const account = (findings: Awaited<ReturnType<typeof probe>>) =>
      findings.find(({ check }) => check === 'publish.account')?.status
    const down = await new Probe(
      parts(new Scripted(() => refused(503, 'backendError'))).channels,
      settings()
    ).run(callFor())
    const revoked = await new Probe(
      parts(new Scripted(() => refused(401, 'authError'))).channels,
      settings()
    ).run(callFor())

    assert.equal(account(await probe(null)), 'fail')
    assert.equal(account(down), 'warn')
    assert.equal(account(revoked), 'fail')
  })
})
