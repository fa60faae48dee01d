import { AdapterFault } from '@caidence/sdk'
import { test } from '@japa/runner'
import { PERMALINK_LOOKS } from '../publish/release.ts'
import { checkpoint, START, type Progress } from '../publish/steps.ts'
import {
  at,
  callFor,
  faultOf,
  feed,
  media,
  parts,
  platform,
  refused,
  Scripted,
  status,
  type Answer,
} from './support.ts'

const signal = () => new AbortController().signal

test.group('Instagram / the one write', () => {
  /** Whatever may come after the post was made has to be doubtful. */
  const DOUBTFUL: [name: string, answer: Answer][] = [
    ['500', refused(2, undefined, 500)],
    ['502 page', { status: 502, text: '<h1>Bad gateway</h1>' }],
    ['503', refused(1, undefined, 503)],
    ['504', { status: 504, text: '' }],
    ['HTML with 200', { status: 200, text: '<h1>Sorry</h1>' }],
    ['truncated JSON', { status: 200, text: '{"id":"180' }],
    ['200 without id', { json: { success: true } }],
    ['an error with 200', { json: { error: { code: 1 } } }],
    ['a redirect', { status: 302, text: '' }],
    ['400 unclear', refused(100)],
    ['400 server error', refused(-1, 2207001)],
    ['400 not ready or published', refused(9007, 2207027)],
    ['400 unknown container', refused(24, 2207008)],
    ['400 media not found', refused(24, 2207006)],
    ['400 duplicate', refused(506)],
    ['400 page', { status: 400, text: 'no' }],
    ['400 unknown code', refused(99999)],
    ['404', { status: 404, text: '' }],
    ["a proxy's 403", { status: 403, text: 'Forbidden' }],
    ['a reset', new AdapterFault('E_OUTCOME_UNKNOWN')],
  ]

  test('{0} is doubtful')
    .with(DOUBTFUL)
    .run(async ({ assert }, [, answer]) => {
      const http = platform(answer, status('FINISHED'))
      const fault = await faultOf(
        parts(http).publisher.advance(at('publish'), feed(), media, callFor())
      )

      assert.equal(fault.code, 'E_OUTCOME_UNKNOWN')
      assert.equal(http.count('POST', '/media_publish'), 1)
    })

  test('a connection that never came about is not doubtful', async ({ assert }) => {
    const http = platform(new AdapterFault('E_REMOTE_DOWN'), status('FINISHED'))

    assert.equal(
      (await faultOf(parts(http).publisher.advance(at('publish'), feed(), media, callFor()))).code,
      'E_REMOTE_DOWN'
    )
  })

  test('a throttle or a used-up quota is a wait', async ({ assert }) => {
    for (const [answer, code] of [
      [refused(4), 'E_RATE_LIMITED'],
      [{ status: 429, text: 'slow down' }, 'E_RATE_LIMITED'],
      [refused(9, 2207042), 'E_QUOTA_EXHAUSTED'],
    ] as const) {
      const http = platform(answer, status('FINISHED'))
      assert.equal(
        (await faultOf(parts(http).publisher.advance(at('publish'), feed(), media, callFor())))
          .code,
        code
      )
    }
  })

  test('a refusal is only believed when the container agrees', async ({ assert }) => {
    const refusals = [
      refused(10),
      refused(200),
      refused(368),
      refused(25, 2207050),
      refused(4, 2207051),
      refused(190, 460),
      refused(9, 2207042),
    ]
    for (const refusal of refusals) {
      const believed = await faultOf(
        parts(platform(refusal, status('FINISHED'))).publisher.advance(
          at('publish'),
          feed(),
          media,
          callFor()
        )
      )
      const contradicted = await parts(platform(refusal, status('PUBLISHED'))).publisher.advance(
        at('publish'),
        feed(),
        media,
        callFor()
      )
      const unseen = await faultOf(
        parts(platform(refusal, refused(2, undefined, 500))).publisher.advance(
          at('publish'),
          feed(),
          media,
          callFor()
        )
      )

      assert.include(['reconnect', 'wait'], believed.remedy)
      assert.equal(contradicted.state === 'next' && contradicted.checkpoint.step, 'find')
      assert.equal(unseen.code, 'E_OUTCOME_UNKNOWN')
    }
  })

  test('access that is dead for looks as well stays a refusal', async ({ assert }) => {
    const fault = await faultOf(
      parts(platform(refused(190, 458), refused(190, 458))).publisher.advance(
        at('publish'),
        feed(),
        media,
        callFor()
      )
    )

    assert.equal(fault.code, 'E_TOKEN_REVOKED')
  })

  test('an id as a number too large for JavaScript keeps its digits', async ({ assert }) => {
    const turn = await parts(
      platform({ text: '{"id":18021100000009031,"new":[1]}' }, status('FINISHED'))
    ).publisher.advance(at('publish'), feed(), media, callFor())

    assert.equal(
      turn.state === 'next' && (turn.checkpoint.data as { media: string }).media,
      '18021100000009031'
    )
  })
})

test.group('Instagram / preparing', () => {
  const poll = (container: Answer, progress: Partial<Progress> = {}, draft = feed()) =>
    parts(platform(refused(1), container)).publisher.advance(
      at('poll', progress),
      draft,
      media,
      callFor()
    )

  test('a container published already is looked for', async ({ assert }) => {
    const turn = await poll(status('PUBLISHED'))

    assert.equal(turn.state === 'next' && turn.checkpoint.step, 'find')
  })

  test('polls come later and later', async ({ assert }) => {
    const seconds = await Promise.all(
      [0, 1, 2, 3, 4, 30].map(async (polls) => {
        const turn = await poll(status('IN_PROGRESS'), { polls })
        return turn.state === 'wait' ? turn.seconds : -1
      })
    )

    assert.deepEqual(seconds, [5, 10, 20, 30, 60, 60])
  })

  test('an answer without a state is waited out', async ({ assert }) => {
    assert.equal((await poll({ json: { id: 1802 } })).state, 'wait')
  })

  test('expired, vanished, stuck and unfetched containers are replaced, twice at most', async ({
    assert,
  }) => {
    for (const [answer, polls] of [
      [status('EXPIRED'), 0],
      [refused(24, 2207006), 0],
      [status('IN_PROGRESS'), 33],
      [status('ERROR', 'code 2207052'), 0],
      [status('ERROR', 'code 2207053'), 0],
    ] as const) {
      const turn = await poll(answer, { polls })
      assert.equal(turn.state === 'wait' && turn.checkpoint.step, 'container')
      assert.equal(
        turn.state === 'wait' && (turn.checkpoint.data as { restarts: number }).restarts,
        1
      )
      assert.isTrue(AdapterFault.is(await faultOf(poll(answer, { polls, restarts: 2 }))))
    }
  })

  test('media that is no good is the author\u2019s to change', async ({ assert }) => {
    const fault = await faultOf(
      poll(status('ERROR', 'Error: Media upload has failed with error code 2207009'))
    )

    assert.deepEqual(
      [fault.code, fault.facts.field, fault.facts.remoteCode],
      ['E_MEDIA_REJECTED', 'media', '2207009']
    )
  })

  test('a used-up quota waits before anything is sent', async ({ assert }) => {
    const http = new Scripted(({ path }) =>
      path.endsWith('/1802')
        ? status('FINISHED')
        : { json: { data: [{ quota_usage: '50', config: { quota_total: 50 } }] } }
    )
    const turn = await parts(http).publisher.advance(at('poll'), feed(), media, callFor())

    assert.isTrue(turn.state === 'wait' && turn.reason === 'E_QUOTA_EXHAUSTED')
    assert.isTrue(http.requests.every(({ method }) => method === 'GET'))
  })

  test('a platform without quota or list does not stop a post', async ({ assert }) => {
    const http = new Scripted(({ path }) =>
      path.endsWith('/1802') ? status('FINISHED') : undefined
    )
    const turn = await parts(http).publisher.advance(at('poll'), feed(), media, callFor())

    assert.equal(turn.state === 'next' && turn.checkpoint.step, 'publish')
  })

  test('a carousel is made of children first, each its own step', async ({ assert }) => {
    let created = 0
    const http = new Scripted(({ method, path }) => {
      if (method === 'POST' && path.endsWith('/media')) return { json: { id: `c${++created}` } }
      return { json: { status_code: 'FINISHED' } }
    })
    const draft = feed({
      format: 'instagram.carousel',
      media: [
        { id: 'a', type: 'image/jpeg', bytes: 1, altText: 'A' },
        { id: 'b', type: 'video/mp4', bytes: 1 },
      ],
    })
    const { publisher } = parts(http)
    let step = publisher.plan(draft)
    const steps: string[] = []
    while (step.step !== 'poll') {
      steps.push(step.step)
      const turn = await publisher.advance(step, draft, media, callFor())
      if (turn.state === 'done') throw new Error('too early')
      step = turn.checkpoint
    }

    assert.deepEqual(steps, ['child', 'child', 'children', 'children', 'container'])
    const posts = http.requests.filter(({ method }) => method === 'POST').map(({ form }) => form)
    assert.containSubset(posts[0], {
      is_carousel_item: 'true',
      image_url: 'https://media.test/a',
      alt_text: 'A',
    })
    assert.containSubset(posts[1], {
      is_carousel_item: 'true',
      video_url: 'https://media.test/b',
      media_type: 'VIDEO',
    })
    assert.containSubset(posts[2], { media_type: 'CAROUSEL', children: 'c1,c2', caption: 'Hello' })
    assert.isTrue(posts.every((form) => /^[0-9a-f]{64}$/.test(form.appsecret_proof)))
  })

  test('options become the platform\u2019s parameters', async ({ assert }) => {
    const http = new Scripted(() => ({ json: { id: 1 } }))
    const draft = feed({
      format: 'instagram.reel',
      media: [{ id: 'v', type: 'video/mp4', bytes: 1 }],
      options: {
        collaborators: '@ada, ben',
        locationId: '110500000000001',
        shareToFeed: false,
        thumbOffset: 1500,
        audioName: 'Oven',
        aiGenerated: true,
      },
    })
    await parts(http).publisher.advance(checkpoint('container', START), draft, media, callFor())

    assert.containSubset(http.requests[0].form, {
      media_type: 'REELS',
      video_url: 'https://media.test/v',
      caption: 'Hello',
      collaborators: '["ada","ben"]',
      location_id: '110500000000001',
      share_to_feed: 'false',
      thumb_offset: '1500',
      audio_name: 'Oven',
      is_ai_generated: 'true',
    })
  })

  test('a post is read back until it has an address, for a while', async ({ assert }) => {
    const withoutUrl = new Scripted(() => ({ json: { id: 9, timestamp: 'not a time', extra: {} } }))
    const { publisher } = parts(withoutUrl)

    assert.equal(
      (await publisher.advance(at('confirm', { media: '9' }), feed(), media, callFor())).state,
      'wait'
    )
    const turn = await publisher.advance(
      at('confirm', { media: '9', looks: PERMALINK_LOOKS }),
      feed(),
      media,
      callFor()
    )
    assert.deepEqual(turn, {
      state: 'done',
      post: { remoteId: '9', publishedAt: '2026-03-01T12:00:00.000Z' },
    })
  })

  test('a refused look at an accepted post is made again before a person is asked', async ({
    assert,
  }) => {
    const confirm = (answer: Answer, looks: number) =>
      parts(new Scripted(() => answer)).publisher.advance(
        at('confirm', { media: '9', looks }),
        feed(),
        media,
        callFor()
      )

    for (const refusal of [refused(10), refused(4, 2207051)]) {
      assert.equal((await confirm(refusal, 0)).state, 'wait')
      assert.equal((await faultOf(confirm(refusal, PERMALINK_LOOKS))).remedy, 'reconnect')
    }
    assert.equal((await faultOf(confirm(refused(190, 463), 0))).code, 'E_TOKEN_EXPIRED')
  })

  test('a post that is not served by its id is found in the list', async ({ assert }) => {
    const { publisher } = parts(
      platform(refused(1), status('PUBLISHED'), [
        { id: '9', permalink: 'https://ig.test/9', timestamp: '2026-03-01T12:00:05+0000' },
      ])
    )
    const confirm = (looks: number) =>
      publisher.advance(at('confirm', { media: '9', looks }), feed(), media, callFor())

    assert.equal((await confirm(0)).state, 'wait')
    const turn = await confirm(3)
    assert.equal(turn.state === 'done' && turn.post.url, 'https://ig.test/9')
  })

  test('an edge that cannot be read in advance holds nothing back', async ({ assert }) => {
    for (const refusal of [refused(100), refused(36003, 2207009), refused(100, 33)]) {
      const http = new Scripted(({ path }) =>
        path.endsWith('/1802') ? status('FINISHED') : refusal
      )
      const turn = await parts(http).publisher.advance(at('poll'), feed(), media, callFor())

      assert.equal(turn.state === 'next' && turn.checkpoint.step, 'publish')
    }
  })

  test('a lost child, or media that could not be fetched, gets new containers, a few times', async ({
    assert,
  }) => {
    const open = (refusal: Answer, restarts: number) =>
      parts(new Scripted(() => refusal)).publisher.advance(
        checkpoint('container', { ...START, children: ['1', '2'], ready: 2, restarts }),
        feed({ format: 'instagram.carousel' }),
        media,
        callFor()
      )

    for (const refusal of [refused(24, 2207006), refused(-2, 2207020), refused(9004, 2207052)]) {
      const turn = await open(refusal, 0)
      assert.equal(turn.state === 'wait' && turn.checkpoint.step, 'child')
      assert.include(
        ['E_REMOTE_GONE', 'E_APP_MISCONFIGURED'],
        (await faultOf(open(refusal, 2))).code
      )
    }
  })

  test('a state may be told by its text alone', async ({ assert }) => {
    const told = async (text: string) => {
      const http = platform(refused(1), { json: { id: '1802', status: text } })
      return parts(http).publisher.advance(at('poll'), feed(), media, callFor())
    }
    const ready = await told('Finished: Media has been uploaded and it is ready to be published.')
    const under = await told('In Progress: Media is still being processed.')

    assert.equal(ready.state === 'next' && ready.checkpoint.step, 'publish')
    assert.equal(under.state, 'wait')
  })

  test('an unknown step is a bug, and an old checkpoint is understood', async ({ assert }) => {
    const http = platform(refused(1), status('FINISHED'))

    assert.equal(
      (
        await faultOf(
          parts(http).publisher.advance(
            { step: 'x', effect: 'none', data: null },
            feed(),
            media,
            callFor()
          )
        )
      ).code,
      'E_ADAPTER_BUG'
    )
    const turn = await parts(http).publisher.advance(
      { step: 'poll', effect: 'none', data: { container: 1802 } },
      feed(),
      media,
      callFor()
    )
    assert.equal(turn.state, 'next')
  })

  test('the account\u2019s sign-in decides the host', async ({ assert }) => {
    const http = new Scripted(() => ({ json: { id: '1' } }))
    await parts(http).publisher.advance(
      checkpoint('container', START),
      feed(),
      media,
      callFor('instagram', signal())
    )

    assert.equal(http.requests[0].host, 'graph.instagram.com')
    assert.notProperty(http.requests[0].form, 'appsecret_proof')
  })

  test('a request carries the proof of the app it belongs to', async ({ assert }) => {
    const http = new Scripted(() => ({ json: { id: '1' } }))
    await parts(http).publisher.advance(checkpoint('container', START), feed(), media, callFor())

    assert.match(http.requests[0].form.appsecret_proof, /^[0-9a-f]{64}$/)
  })
})
