import { test } from '@japa/runner'
import {
  ADA,
  at,
  callFor,
  connectAs,
  created,
  deliver,
  faultOf,
  KESTREL,
  lost,
  noMedia,
  NOW,
  openWorld,
  parts,
  refused,
  Scripted,
  SHARE,
  textDraft,
  writes,
  type Answer,
} from './support.ts'

const POST = 'urn:li:share:7000000000000000001'
const OTHER = 'urn:li:share:7000000000000000002'
const draft = textDraft('Fresh (bread)')

/** Answers the post, and the author's list. */
const platform = (post: Answer, list: unknown[] = []) =>
  new Scripted(({ method, path }) => {
    if (method === 'POST' && path === '/rest/posts') return post
    if (path.startsWith('/rest/posts?')) return { json: { elements: list } }
    return undefined
  })
const entry = (id: string, commentary: string, more: object = {}) => ({
  id,
  commentary,
  createdAt: NOW.getTime(),
  ...more,
})
const page = (progress = {}) => at('publish', { readable: true, ...progress })
const advance = (http: Scripted, progress = {}, change: Record<string, string> = {}) =>
  parts(http, change).publisher.advance(page(progress), draft, noMedia, callFor())

test.group('LinkedIn / the one write', () => {
  test('{name} is {code}')
    .with([
      {
        name: 'a success without an id',
        post: { status: 201 } as Answer,
        code: 'E_OUTCOME_UNKNOWN',
      },
      {
        name: 'an id that is none',
        post: created('7000000000000000001'),
        code: 'E_OUTCOME_UNKNOWN',
      },
      { name: 'a server error', post: refused(500), code: 'E_OUTCOME_UNKNOWN' },
      { name: 'a lost answer', post: lost() as Answer, code: 'E_OUTCOME_UNKNOWN' },
      { name: 'a bare 400', post: refused(400), code: 'E_OUTCOME_UNKNOWN' },
      { name: 'a conflict', post: refused(409, 'CONFLICT'), code: 'E_OUTCOME_UNKNOWN' },
      {
        name: 'a proxy’s page',
        post: { status: 403, text: '<h1>Forbidden</h1>' } as Answer,
        code: 'E_OUTCOME_UNKNOWN',
      },
      { name: 'a lost scope', post: refused(403, 'ACCESS_DENIED'), code: 'E_SCOPE_MISSING' },
      { name: 'a dead token', post: refused(401, 'REVOKED_ACCESS_TOKEN'), code: 'E_TOKEN_REVOKED' },
      {
        name: 'an unnamed 401',
        post: { status: 401, text: '' } as Answer,
        code: 'E_TOKEN_EXPIRED',
      },
      { name: 'a limit', post: refused(429, 'TOO_MANY_REQUESTS'), code: 'E_QUOTA_EXHAUSTED' },
      {
        name: 'a text that is too long',
        post: refused(400, 'FIELD_LENGTH_TOO_LONG'),
        code: 'E_CONTENT_INVALID',
      },
      {
        name: 'somebody’s duplicate',
        post: refused(422, undefined, `Content is a duplicate of ${OTHER}`, ['DUPLICATE_POST']),
        code: 'E_CONTENT_DUPLICATE',
      },
    ])
    .run(async ({ assert }, { post, code }) => {
      assert.equal((await faultOf(advance(platform(post)))).code, code)
    })

  test('a refusal of the text is doubted while the Page shows the post', async ({ assert }) => {
    const http = platform(refused(400, 'INVALID_VALUE_FOR_FIELD'), [
      entry(POST, 'Fresh \\(bread\\)'),
    ])

    assert.deepEqual(await advance(http), {
      state: 'done',
      post: {
        remoteId: POST,
        url: `https://www.linkedin.com/feed/update/${POST}/`,
        publishedAt: NOW.toISOString(),
      },
    })
  })

  test('the duplicate of a second send is the first', async ({ assert }) => {
    const duplicate = refused(422, undefined, `Content is a duplicate of ${POST}`, [
      'DUPLICATE_POST',
    ])

    const turn = await advance(platform(duplicate), { sends: 1 })
    assert.equal(turn.state === 'next' && turn.checkpoint.step, 'confirm')
    assert.equal(turn.state === 'next' && (turn.checkpoint.data as { post: string }).post, POST)
    assert.equal(
      (await faultOf(advance(platform(duplicate), { sends: 1, before: [POST] }))).code,
      'E_CONTENT_DUPLICATE'
    )
    const nameless = refused(422, undefined, 'Duplicate', ['DUPLICATE_POST'])
    assert.equal(
      (await faultOf(advance(platform(nameless), { sends: 1 }))).code,
      'E_OUTCOME_UNKNOWN'
    )
  })

  test('whatever refuses a profile’s second send says nothing of the first: {code}')
    .with([
      { status: 401, code: 'REVOKED_ACCESS_TOKEN' },
      { status: 403, code: 'ACCESS_DENIED' },
      { status: 400, code: 'FIELD_LENGTH_TOO_LONG' },
    ])
    .run(async ({ assert }, { status, code }) => {
      const { publisher } = parts(platform(refused(status, code)))
      const work = publisher.advance(at('publish', { sends: 1 }), draft, noMedia, callFor(ADA))

      assert.equal((await faultOf(work)).code, 'E_OUTCOME_UNKNOWN')
    })

  test('the body is the same every time', async ({ assert }) => {
    const http = platform(created(POST))
    await advance(http)
    await advance(http, { sends: 1 })

    assert.deepEqual(http.requests[0].json, http.requests[1].json)
    assert.equal(http.requests[0].headers['linkedin-version'], '202609')
    assert.equal(http.requests[0].headers['x-restli-protocol-version'], '2.0.0')
  })
})

test.group('LinkedIn / looking for a post', () => {
  const settle = (list: unknown[], progress = {}, given = draft) =>
    parts(platform(lost(), list)).publisher.reconcile(
      page({ before: ['urn:li:share:1'], ...progress }),
      given,
      callFor()
    )

  test('found by its text, in whatever form it comes back', async ({ assert }) => {
    const verdict = await settle([
      entry(OTHER, 'Something else'),
      entry(POST, 'Fresh  \\(bread\\)'),
      entry('urn:li:share:1', 'Fresh \\(bread\\)'),
    ])

    assert.equal(verdict.state === 'done' && verdict.post.remoteId, POST)
  })

  test('found by its files, whatever the text says', async ({ assert }) => {
    const assets = ['urn:li:image:mine']
    const list = [
      entry(OTHER, 'Fresh \\(bread\\)', { content: { media: { id: 'urn:li:image:another' } } }),
      entry(POST, 'edited', {
        content: {
          multiImage: { images: [{ id: 'urn:li:image:x' }, { id: 'urn:li:image:mine' }] },
        },
      }),
    ]

    const verdict = await settle(list, { assets }, { ...draft, format: 'linkedin.image' })
    assert.equal(verdict.state === 'done' && verdict.post.remoteId, POST)
    const without = await settle(
      list.slice(0, 1),
      { assets },
      { ...draft, format: 'linkedin.image' }
    )
    assert.equal(without.state, 'wait', 'another picture under the same text is another post')
  })

  test('an older post with the same text is not ours: {name}')
    .with([
      {
        name: 'behind the remembered one',
        list: [entry('urn:li:share:1', 'x'), entry(POST, 'Fresh \\(bread\\)')],
      },
      {
        name: 'made long before',
        list: [entry(POST, 'Fresh \\(bread\\)', { createdAt: NOW.getTime() - 3_600_000 })],
      },
    ])
    .run(async ({ assert }, { list }) => {
      assert.equal((await settle(list)).state, 'wait')
    })

  test('polls and links of one text are told apart', async ({ assert }) => {
    const poll = {
      ...draft,
      format: 'linkedin.poll',
      options: { question: 'Rye?', choice1: 'a', choice2: 'b' },
    }
    const list = [
      entry(OTHER, 'Fresh \\(bread\\)', { content: { poll: { question: 'Wheat?' } } }),
      entry(POST, 'Fresh \\(bread\\)', { content: { poll: { question: 'Rye?' } } }),
    ]

    const verdict = await settle(list, {}, poll)
    assert.equal(verdict.state === 'done' && verdict.post.remoteId, POST)
  })

  test('not there after every look: the same request again, a few times, and then it is certainly absent', async ({
    assert,
  }) => {
    const again = await settle([], { looks: 6 })
    assert.equal(again.state === 'next' && again.checkpoint.step, 'publish')
    assert.equal((await settle([], { looks: 6, sends: 4 })).state, 'absent')
  })

  test('answers that leave things out are no post and no crash: {$i}')
    .with([
      [],
      [null],
      ['x'],
      [{}],
      [{ id: 7, commentary: [] }],
      [{ id: POST, commentary: null, content: 'x', createdAt: 'soon' }],
    ])
    .run(async ({ assert }, list) => {
      assert.equal((await settle(list)).state, 'wait')
    })

  test('a profile cannot be read: a person is asked, with evidence', async ({ assert }) => {
    const http = platform(lost())
    const verdict = await parts(http).publisher.reconcile(
      at('publish', { assets: ['urn:li:video:v'] }),
      draft,
      callFor(ADA)
    )

    assert.equal(verdict.state, 'unsure')
    assert.deepEqual(verdict.state === 'unsure' && verdict.evidence, {
      assets: ['urn:li:video:v'],
      post: null,
      sends: 1,
      status: 'profiles-cannot-be-read',
    })
    assert.lengthOf(http.requests, 0)
  })

  test('with the operator’s leave it is sent again, while duplicates are noticed', async ({
    assert,
  }) => {
    const change = { resendDoubtful: 'true' }
    const later = (minutes: number) => () => new Date(NOW.getTime() + minutes * 60_000)
    const settleAt = (minutes: number, sends = 0) =>
      parts(platform(lost()), change, later(minutes)).publisher.reconcile(
        at('publish', { sends }),
        draft,
        callFor(ADA)
      )

    const again = await settleAt(1)
    assert.equal(again.state === 'next' && again.checkpoint.step, 'publish')
    assert.equal((await settleAt(9)).state, 'unsure')
    assert.equal((await settleAt(1, 4)).state, 'unsure')
  })
})

test.group('LinkedIn / lost answers against the emulator', (group) => {
  group.each.timeout(60_000)

  for (const kind of ['reset', '500', '400', 'html-200', 'stall'] as const) {
    test(`a profile’s post behind ${kind} is settled by sending again, and is there once`, async ({
      assert,
      cleanup,
    }) => {
      const world = await openWorld({ ...SHARE, resendDoubtful: 'true' })
      cleanup(() => world.close())
      const choice = await connectAs(world, ADA)
      world.emulator.fault({ call: 'post', kind, when: 'after' })

      const outcome = await deliver(world, textDraft('Only once'), choice)

      assert.lengthOf(world.emulator.posts(), 1)
      assert.equal(outcome.state === 'live' && outcome.post.remoteId, world.emulator.posts()[0].id)
      assert.lengthOf(writes(world, 'post'), 2)
    })
  }

  test('without that setting nothing is sent twice', async ({ assert, cleanup }) => {
    const world = await openWorld(SHARE)
    cleanup(() => world.close())
    const choice = await connectAs(world, ADA)
    world.emulator.fault({ call: 'post', kind: 'reset', when: 'after' })

    const outcome = await deliver(world, textDraft('Only once'), choice)

    assert.equal(outcome.state, 'person')
    assert.lengthOf(writes(world, 'post'), 1)
  })

  test('a limit that was answered after the post was made does not post twice', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld(SHARE)
    cleanup(() => world.close())
    const choice = await connectAs(world, ADA)
    world.emulator.fault({ call: 'post', kind: '429', when: 'after' })

    const outcome = await deliver(world, textDraft('Only once'), choice)

    assert.lengthOf(world.emulator.posts(), 1)
    assert.equal(outcome.state === 'live' && outcome.post.remoteId, world.emulator.posts()[0].id)
  })

  test('a list that lags is waited for', async ({ assert, cleanup }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    world.emulator.configure({ listLagSeconds: 60 })
    const choice = await connectAs(world, KESTREL)
    world.emulator.fault({ call: 'post', kind: 'reset', when: 'after' })

    const outcome = await deliver(world, textDraft('Only once'), choice)

    assert.equal(outcome.state, 'live')
    assert.lengthOf(writes(world, 'post'), 1)
  })

  test('one that lags longer is settled by the refusal of a duplicate', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    world.emulator.configure({ listLagSeconds: 240 })
    const choice = await connectAs(world, KESTREL)
    world.emulator.fault({ call: 'post', kind: 'reset', when: 'after' })

    const outcome = await deliver(world, textDraft('Only once'), choice)

    assert.equal(outcome.state, 'live')
    assert.lengthOf(world.emulator.posts(), 1)
  })

  test('a Page whose posts may not be read is treated like a profile', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choice = await world.connect(['r_organization_social'])
    const clean = await deliver(world, textDraft('One'), choice)
    world.emulator.fault({ call: 'post', kind: 'reset', when: 'after' })

    const doubtful = await deliver(world, textDraft('Two'), choice)

    assert.equal(clean.state, 'live')
    assert.equal(doubtful.state, 'person')
  })
})

test.group('LinkedIn / first comments', (group) => {
  group.each.timeout(60_000)

  for (const kind of ['reset', '500', '400', '429', 'html-200', 'stall'] as const)
    for (const when of ['before', 'after'] as const) {
      test(`${kind} ${when} the comment leaves the post live and at most one comment`, async ({
        assert,
        cleanup,
      }) => {
        const world = await openWorld()
        cleanup(() => world.close())
        const choice = await connectAs(world, KESTREL)
        world.emulator.fault({ call: 'comment', kind, when })

        const outcome = await deliver(world, textDraft('Post', { firstComment: 'Comment' }), choice)

        assert.equal(outcome.state, 'live')
        assert.lengthOf(writes(world, 'comment'), 1)
        assert.isAtMost(world.emulator.posts()[0].comments!.length, 1)
        assert.isTrue(world.logs.join().includes('first comment may be missing'))
      })
    }

  test('a worker that dies at the comment does not write it twice', async ({ assert, cleanup }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choice = await connectAs(world, KESTREL)

    const outcome = await deliver(world, textDraft('Post', { firstComment: 'Comment' }), choice, {
      dies: ({ checkpoint }) => checkpoint.step === 'comment',
    })

    assert.equal(outcome.state, 'live')
    assert.lengthOf(world.emulator.posts()[0].comments!, 1)
  })

  test('a post that is not there yet is waited for', async ({ assert }) => {
    let asked = 0
    const http = new Scripted(() =>
      ++asked < 3 ? refused(404, 'NOT_FOUND') : created('6000000000000000001')
    )
    const { publisher } = parts(http)
    const given = textDraft('Post', { firstComment: 'Comment' })
    let progress = at('comment', { post: POST, postedAt: NOW.toISOString(), looks: 1 })
    for (let turn = 0; turn < 10; turn++) {
      const result = await publisher.advance(progress, given, noMedia, callFor())
      if (result.state === 'done') return assert.equal(asked, 3)
      progress = result.checkpoint
    }
    assert.fail('it never ended')
  })
})
