import { AdapterFault, type Draft } from '@caidence/sdk'
import { test } from '@japa/runner'
import { MAX_LOOKS } from '../publish/release.ts'
import type { Progress } from '../publish/steps.ts'
import {
  at,
  callFor,
  draft,
  faultOf,
  listed,
  media,
  parts,
  refused,
  Scripted,
  video,
  type Answer,
} from './support.ts'

const PUBLIC = video({ privacyStatus: 'public' }, { tags: ['bread'] })
const PRIVATE = video({})

/** Answers the update and the look at the video. */
const platform = (update: Answer, look: Answer) =>
  new Scripted(({ method, path }) =>
    path.endsWith('/videos') ? (method === 'PUT' ? update : look) : undefined
  )

test.group('YouTube / the publishing update', () => {
  const publish = (http: Scripted, made: Draft = draft()) =>
    parts(http).publisher.advance(at('publish'), made, media, callFor())

  test('an accepted one is read back before anything is called live', async ({ assert }) => {
    const http = platform({ json: PUBLIC }, listed(PUBLIC))
    const turn = await publish(http)

    assert.equal(turn.state === 'next' && turn.checkpoint.step, 'confirm')
    assert.deepEqual(http.requests[0].json.snippet, {
      title: 'A title',
      description: 'Hello',
      tags: [],
      categoryId: '22',
    })
    assert.equal(http.requests[0].json.status.privacyStatus, 'public')
  })

  test('{title} leaves it open what happened')
    .with([
      { title: 'a 500', answer: refused(500, 'backendError') },
      { title: 'a 500 that speaks of the token', answer: refused(500, 'authError') },
      { title: 'a 400 without a documented reason', answer: refused(400, 'badRequest') },
      { title: 'a 404', answer: refused(404, 'videoNotFound') },
      { title: 'an HTML page with 200', answer: { text: '<html>' } },
      { title: 'an HTML page with 403', answer: { status: 403, text: '<html>' } },
      { title: 'half a document', answer: { text: '{"id":"v1","sta' } },
      { title: 'an answer without a status', answer: { json: { id: 'v1' } } },
      { title: 'an error with 200', answer: { json: { error: { code: 403 } } } },
    ] as { title: string; answer: Answer }[])
    .run(async ({ assert }, { answer }) => {
      assert.equal(
        (await faultOf(publish(platform(answer, listed(PRIVATE))))).code,
        'E_OUTCOME_UNKNOWN'
      )
    })

  test('{code} is a refusal')
    .with([
      { code: 'E_TOKEN_EXPIRED', answer: refused(401, 'authError') },
      { code: 'E_TOKEN_EXPIRED', answer: { status: 401, text: '' } },
      { code: 'E_SCOPE_MISSING', answer: refused(403, 'insufficientPermissions') },
      { code: 'E_ACCOUNT_BLOCKED', answer: refused(403, 'channelSuspended') },
      { code: 'E_APP_MISCONFIGURED', answer: refused(403, 'accessNotConfigured') },
      { code: 'E_QUOTA_EXHAUSTED', answer: refused(403, 'quotaExceeded') },
      { code: 'E_RATE_LIMITED', answer: { status: 429, text: '' } },
    ] as { code: string; answer: Answer }[])
    .run(async ({ assert }, { code, answer }) => {
      const http = platform(answer, listed(PRIVATE))
      assert.equal((await faultOf(publish(http))).code, code)
      assert.lengthOf(http.requests, 1)
    })

  test('a refusal of the text holds only while the video is still private', async ({ assert }) => {
    const no = refused(400, 'invalidTitle')

    const fault = await faultOf(publish(platform(no, listed(PRIVATE))))
    assert.equal(fault.code, 'E_CONTENT_INVALID')
    assert.equal(fault.facts.field, 'options.title')
    assert.equal((await publish(platform(no, listed(PUBLIC)))).state, 'next')
    assert.equal(
      (await faultOf(publish(platform(no, refused(500, 'backendError'))))).code,
      'E_OUTCOME_UNKNOWN'
    )
    assert.equal((await faultOf(publish(platform(no, listed())))).code, 'E_OUTCOME_UNKNOWN')
  })

  test('taken and kept private is the app’s fault, once a second look agrees', async ({
    assert,
  }) => {
    assert.equal(
      (await faultOf(publish(platform({ json: PRIVATE }, listed(PRIVATE))))).code,
      'E_APP_MISCONFIGURED'
    )
    assert.equal((await publish(platform({ json: PRIVATE }, listed(PUBLIC)))).state, 'next')
    assert.equal(
      (await faultOf(publish(platform({ json: PRIVATE }, { status: 502, text: '' })))).code,
      'E_OUTCOME_UNKNOWN'
    )
  })

  test('a broken connection is passed on as it is', async ({ assert }) => {
    assert.equal(
      (await faultOf(publish(platform(new AdapterFault('E_OUTCOME_UNKNOWN'), listed(PRIVATE)))))
        .code,
      'E_OUTCOME_UNKNOWN'
    )
    assert.equal(
      (await faultOf(publish(platform(new AdapterFault('E_REMOTE_DOWN'), listed(PRIVATE))))).code,
      'E_REMOTE_DOWN'
    )
  })
})

test.group('YouTube / reconcile', () => {
  const settle = (look: Answer, progress: Partial<Progress> = {}, made: Draft = draft()) => {
    const http = platform(refused(500, 'backendError'), look)
    return parts(http)
      .publisher.reconcile(at('publish', progress), made, callFor())
      .finally(() => {
        if (http.requests.some(({ method }) => method !== 'GET'))
          throw new Error('a look that writes')
      })
  }

  test('public is done', async ({ assert }) => {
    const verdict = await settle(listed(PUBLIC))
    assert.equal(verdict.state === 'next' && verdict.checkpoint.step, 'confirm')
  })

  test('still private may be sent again, as the same video', async ({ assert }) => {
    const verdict = await settle(listed(PRIVATE))

    assert.equal(verdict.state === 'next' && verdict.checkpoint.effect, 'once')
    assert.deepInclude((verdict as any).checkpoint.data, { video: 'v1', sends: 1 })
  })

  test('private after many sends is for a person', async ({ assert }) => {
    const verdict = await settle(listed(PRIVATE), { sends: 5 })
    assert.deepEqual(verdict, { state: 'unsure', evidence: { video: 'v1', status: 'private' } })
  })

  test('a video that is not shown is looked for a while, then a person is asked; never a second upload', async ({
    assert,
  }) => {
    assert.equal((await settle(listed())).state, 'wait')
    assert.equal((await settle(listed(), { looks: MAX_LOOKS })).state, 'unsure')
  })

  test('a video that wants to stay private is told by its tags', async ({ assert }) => {
    const made = draft({ privacy: 'private' })
    assert.equal(((await settle(listed(PRIVATE), {}, made)) as any).checkpoint.step, 'publish')
    assert.equal(
      ((await settle(listed(video({}, { tags: [] })), {}, made)) as any).checkpoint.step,
      'confirm'
    )
  })

  test('a schedule counts once YouTube has it, or has carried it out', async ({ assert }) => {
    const made = draft({ publishAt: '2026-03-05T00:00:00Z' })
    const step = async (status: object, tags: string[] = []) =>
      ((await settle(listed(video(status, { tags })), {}, made)) as any).checkpoint.step

    assert.equal(await step({ publishAt: '2026-03-05T00:00:00Z' }), 'confirm')
    assert.equal(await step({ privacyStatus: 'public' }), 'confirm')
    assert.equal(await step({}), 'publish')
  })

  test('not being able to look is no verdict', async ({ assert }) => {
    assert.equal((await faultOf(settle(refused(503, 'backendError')))).code, 'E_REMOTE_DOWN')
    assert.equal((await faultOf(settle(refused(401, 'authError')))).code, 'E_TOKEN_EXPIRED')
    assert.equal((await faultOf(settle(refused(400, 'invalidTitle')))).code, 'E_REMOTE_DOWN')
    assert.equal((await faultOf(settle({ text: '{"items":[{"id"' }))).code, 'E_REMOTE_DOWN')
  })

  test('steps before publishing may simply run again, without a request', async ({ assert }) => {
    const http = new Scripted(() => undefined)
    for (const step of ['open', 'send', 'recover', 'process', 'thumbnail', 'playlist'] as const)
      assert.deepEqual(await parts(http).publisher.reconcile(at(step), draft(), callFor()), {
        state: 'next',
        checkpoint: at(step),
      })
    assert.lengthOf(http.requests, 0)
  })

  test('a post that cannot be read back is waited for, then left to a person', async ({
    assert,
  }) => {
    const confirm = (looks: number, look: Answer) =>
      parts(platform(refused(500, ''), look)).publisher.advance(
        at('confirm', { looks }),
        draft(),
        media,
        callFor()
      )
    const last = (looks: number) =>
      parts(platform(refused(500, ''), listed(PRIVATE))).publisher.reconcile(
        at('confirm', { looks }),
        draft(),
        callFor()
      )

    assert.equal((await confirm(0, listed(PRIVATE))).state, 'wait')
    assert.equal((await faultOf(confirm(MAX_LOOKS, listed(PRIVATE)))).code, 'E_OUTCOME_UNKNOWN')
    assert.equal((await last(0)).state, 'wait')
    assert.equal((await last(MAX_LOOKS)).state, 'unsure')
  })

  test('the address comes from the player, and from nowhere dangerous', async ({ assert }) => {
    const url = async (embedHtml: unknown) => {
      const shown = video({ privacyStatus: 'public' }, { tags: [] }, { player: { embedHtml } })
      const turn = await parts(platform(refused(500, ''), listed(shown))).publisher.advance(
        at('confirm'),
        draft(),
        media,
        callFor()
      )
      return turn.state === 'done' && turn.post.url
    }
    const usual = 'https://www.youtube.com/watch?v=v1'

    assert.equal(await url('<iframe src="//www.youtube.com/embed/v1">'), usual)
    assert.equal(
      await url('<iframe src="http://127.0.0.1:7705/www.youtube.com/embed/v1" x>'),
      'http://127.0.0.1:7705/www.youtube.com/watch?v=v1'
    )
    for (const odd of [
      '<iframe src="javascript:alert(1)/embed/v1">',
      '<iframe src="https://x.test/other">',
      '',
      7,
      null,
    ])
      assert.equal(await url(odd), usual)
  })

  test('unknown and missing fields lose no post', async ({ assert }) => {
    for (const item of [
      { id: 'v1', status: { privacyStatus: 'public' } },
      { ...PUBLIC, snippet: null, player: [], more: 1 },
    ]) {
      const turn = await parts(platform(refused(500, ''), listed(item))).publisher.advance(
        at('confirm'),
        draft(),
        media,
        callFor()
      )
      assert.equal(turn.state === 'done' && turn.post.remoteId, 'v1')
      assert.isFalse(Number.isNaN(Date.parse((turn as any).post.publishedAt)))
    }
  })
})

test.group('YouTube / processing', () => {
  const process = (status: object, looks = 0, more: object = {}) =>
    parts(platform(refused(500, ''), listed(video(status, {}, more)))).publisher.advance(
      at('process', { looks }),
      draft(),
      media,
      callFor()
    )

  test('{code} for {status.uploadStatus} ({reason})')
    .with([
      {
        code: 'E_MEDIA_REJECTED',
        reason: 'codec',
        status: { uploadStatus: 'failed', failureReason: 'codec' },
      },
      {
        code: 'E_MEDIA_REJECTED',
        reason: 'claim',
        status: { uploadStatus: 'rejected', rejectionReason: 'claim' },
      },
      {
        code: 'E_CONTENT_DUPLICATE',
        reason: 'duplicate',
        status: { uploadStatus: 'rejected', rejectionReason: 'duplicate' },
      },
      {
        code: 'E_ACCOUNT_BLOCKED',
        reason: 'uploaderAccountSuspended',
        status: { uploadStatus: 'rejected', rejectionReason: 'uploaderAccountSuspended' },
      },
      {
        code: 'E_MEDIA_REJECTED',
        reason: 'rejected',
        status: { uploadStatus: 'rejected', rejectionReason: 'see <b>here</b>' },
      },
      { code: 'E_REMOTE_GONE', reason: 'deleted', status: { uploadStatus: 'deleted' } },
    ])
    .run(async ({ assert }, { code, reason, status }) => {
      const fault = await faultOf(process(status))
      assert.equal(fault.code, code)
      assert.equal(fault.facts.remoteCode, reason)
    })

  test('what is not over is waited for, a state nobody knows included', async ({ assert }) => {
    for (const uploadStatus of ['uploaded', 'somethingNew', undefined])
      assert.equal((await process({ uploadStatus })).state, 'wait')
  })

  test('a day of it is enough', async ({ assert }) => {
    assert.equal(
      (await faultOf(process({ uploadStatus: 'uploaded' }, 400))).facts.remoteCode,
      'processing-stuck'
    )
  })

  test('a processing that ended says so even while the status lags', async ({ assert }) => {
    const fault = await faultOf(
      process({ uploadStatus: 'uploaded' }, 0, {
        processingDetails: { processingStatus: 'terminated' },
      })
    )
    assert.equal(fault.code, 'E_MEDIA_REJECTED')
  })

  test('a video that was deleted meanwhile ends the delivery', async ({ assert }) => {
    const gone = (looks: number) =>
      parts(platform(refused(500, ''), listed())).publisher.advance(
        at('process', { looks }),
        draft(),
        media,
        callFor()
      )

    assert.equal((await gone(0)).state, 'wait')
    assert.equal((await faultOf(gone(10))).code, 'E_REMOTE_GONE')
  })
})
