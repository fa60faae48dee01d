import 'reflect-metadata'
import {
  accessToken,
  AdapterFault,
  type Call,
  type Draft,
  type HttpRequest,
  type HttpResponse,
  type MediaReader,
  type PluginHttp,
  type Verdict,
} from '@caidence/sdk'
import { FirstComment, Graph } from '@caidence/meta-graph'
import { test } from '@japa/runner'
import { Aftercare } from '../publish/aftercare.ts'
import { Feed } from '../publish/feed.ts'
import { Photos } from '../publish/photos.ts'
import { FacebookPublisher } from '../publish/publisher.ts'
import { LOOK_SECONDS, REFUSED_LOOKS, Release } from '../publish/release.ts'
import { checkpoint, START, type Progress, type Step } from '../publish/steps.ts'
import { Videos } from '../publish/videos.ts'

type Answer = { status?: number; json?: unknown; text?: string } | Error
type Asked = { method: string; path: string; form: Record<string, string> }

const log = { info() {}, warn() {} }
const settings = {
  get: () => 'v25.0',
  require: () => 'v25.0',
  secret: () => 'secret',
}
const clock = { now: () => new Date('2026-03-01T12:00:00Z') }
const media: MediaReader = {
  range: async () => new Uint8Array(),
  publicUrl: async (id) => new URL(`https://media.test/${id}`),
}
const draft = (change: Partial<Draft> = {}): Draft => ({
  format: 'facebook.text',
  text: 'Hello',
  media: [],
  options: {},
  ...change,
})

/** A platform of one's own: answers by what the request looks like, and remembers what was asked. */
function platform(script: (asked: Asked) => Answer | undefined) {
  const requests: Asked[] = []
  const http: PluginHttp = {
    async request(request: HttpRequest): Promise<HttpResponse> {
      const asked = {
        method: request.method,
        path: new URL(String(request.url)).pathname.replace('/v25.0/', ''),
        form: request.form ?? {},
      }
      requests.push(asked)
      const answer = script(asked) ?? refused(100, 33)
      if (answer instanceof Error) throw answer
      const text = answer.text ?? JSON.stringify(answer.json)
      return { status: answer.status ?? 200, headers: {}, text, json: undefined }
    },
  }
  const graph = new Graph(http, settings)
  const photos = new Photos(graph)
  const videos = new Videos(graph)
  const feed = new Feed(graph, clock)
  const aftercare = new Aftercare(videos, new FirstComment(graph, log), log)
  const release = new Release(graph, feed, photos, videos)
  return {
    requests,
    publisher: new FacebookPublisher(graph, photos, videos, feed, release, aftercare),
  }
}

const refused = (code: number, subcode?: number, status = 400): Answer => ({
  status,
  json: { error: { code, error_subcode: subcode, message: '' } },
})
const call = (): Call => ({
  connection: { id: 'c', account: { remoteId: '104', handle: 'kestrel', kind: 'page' } },
  token: accessToken('token', []),
  operation: 'o',
  deadline: '2026-03-01T13:00:00Z',
  signal: new AbortController().signal,
})
const at = (step: Step, progress: Partial<Progress> = {}) =>
  checkpoint(step, { ...START, ...progress })
const post = (id: string, message: string, more: object = {}) => ({
  id,
  message,
  created_time: '2026-03-01T12:00:05+0000',
  permalink_url: `https://www.facebook.com/${id}`,
  ...more,
})
const faultOf = (work: Promise<unknown>): Promise<AdapterFault> =>
  work.then(
    () => {
      throw new Error('expected a fault')
    },
    (error) => error as AdapterFault
  )

test.group('Facebook / the one write', () => {
  const publish = (answer: Answer, progress: Partial<Progress> = {}) => {
    const { publisher, requests } = platform(({ method }) =>
      method === 'POST' ? answer : { json: { id: '104', data: [] } }
    )
    return { work: publisher.advance(at('publish', progress), draft(), media, call()), requests }
  }

  test('{0} is doubtful')
    .with<[name: string, answer: Answer][]>([
      ['500', refused(2, undefined, 500)],
      ['502 page', { status: 502, text: '<h1>Bad gateway</h1>' }],
      ['HTML with 200', { text: '<h1>Sorry</h1>' }],
      ['truncated JSON', { text: '{"id":"104_1' }],
      ['200 without id', { json: { success: true } }],
      ['an error with 200', { json: { error: { code: 1 } } }],
      ['400 server trouble', refused(1)],
      ['400 unknown code', refused(99_999)],
      ["a proxy's 403", { status: 403, text: 'Forbidden' }],
      ['a reset', new AdapterFault('E_OUTCOME_UNKNOWN')],
    ])
    .run(async ({ assert }, [, answer]) => {
      const { work, requests } = publish(answer)

      assert.equal((await faultOf(work)).code, 'E_OUTCOME_UNKNOWN')
      assert.lengthOf(
        requests.filter(({ method }) => method === 'POST'),
        1
      )
    })

  test('a refusal holds when it came twice and neither send can be found', async ({ assert }) => {
    for (const [code, fault] of [
      [200, 'E_SCOPE_MISSING'],
      [368, 'E_ACCOUNT_BLOCKED'],
      [100, 'E_CONTENT_INVALID'],
      [506, 'E_CONTENT_DUPLICATE'],
    ] as const) {
      const first = await publish(refused(code)).work
      assert.isTrue(first.state === 'wait' && first.checkpoint.step === 'publish')
      let turn: Verdict = await publish(refused(code), { refused: fault }).work
      const { publisher, requests } = platform(() => ({ json: { id: '104', data: [] } }))
      let looks = 0
      for (; turn.state === 'wait'; looks++)
        turn = await publisher.reconcile(turn.checkpoint, draft(), call())
      assert.equal(looks, REFUSED_LOOKS + 1)
      assert.isTrue(turn.state === 'next')
      const checkpoint = (turn as Extract<Verdict, { state: 'next' }>).checkpoint
      assert.equal((await faultOf(publisher.advance(checkpoint, draft(), media, call()))).code, fault)
      assert.isTrue(requests.every(({ method }) => method === 'GET'), 'sent again')
    }
  })

  test('a post that was refused twice and shows up late is live', async ({ assert }) => {
    const turn = await publish(refused(100), { refused: 'E_CONTENT_INVALID' }).work
    const feed = [
      { id: '104_7', message: 'Hello', created_time: '2026-03-01T12:00:00+0000', permalink_url: 'https://www.facebook.com/104/posts/7' },
    ]
    let shown: unknown[] = []
    const { publisher } = platform(() => ({ json: { id: '104', data: shown } }))
    const early = await publisher.reconcile((turn as Extract<Verdict, { state: 'wait' }>).checkpoint, draft(), call())
    assert.equal(early.state, 'wait')
    shown = feed
    const late = await publisher.reconcile((early as Extract<Verdict, { state: 'wait' }>).checkpoint, draft(), call())
    assert.isTrue(late.state === 'next' && late.checkpoint.step === 'confirm')
  })

  test('a limit is a wait, and dead access is told at once', async ({ assert }) => {
    assert.equal((await faultOf(publish(refused(4)).work)).code, 'E_RATE_LIMITED')
    assert.equal((await faultOf(publish(refused(32)).work)).code, 'E_RATE_LIMITED')
    const { publisher } = platform(() => refused(190, 458))
    const work = publisher.advance(at('publish'), draft(), media, call())
    assert.equal((await faultOf(work)).code, 'E_TOKEN_REVOKED')
  })

  test('an id as a number too large for JavaScript keeps its digits', async ({ assert }) => {
    const turn = await publish({ text: '{"id":10450000000000001122,"new":[1]}' }).work

    assert.equal(
      turn.state === 'next' && (turn.checkpoint.data as { post: string }).post,
      '10450000000000001122'
    )
  })
})

test.group('Facebook / reconcile', () => {
  const settle = (list: unknown[], progress: Partial<Progress> = {}, change: Partial<Draft> = {}) =>
    platform(({ path }) =>
      path.endsWith('/feed') ? { json: { data: list } } : undefined
    ).publisher.reconcile(at('publish', progress), draft(change), call())
  const postIn = (verdict: Awaited<ReturnType<typeof settle>>) =>
    verdict.state === 'next' ? (verdict.checkpoint.data as { post: string | null }).post : null

  test('the new post with this text is ours', async ({ assert }) => {
    const list = [post('9', 'Other'), post('8', 'Hello'), post('7', 'Hello')]

    assert.equal(postIn(await settle(list, { before: ['7'] })), '8')
  })

  test('an older post, a visitor\u2019s and an unpublished one are not', async ({ assert }) => {
    const lists = [
      [post('7', 'Hello')],
      [post('8', 'Hello', { from: { id: '999' } }), post('7', 'x')],
      [post('8', 'Hello', { is_published: false }), post('7', 'x')],
    ]
    for (const list of lists)
      assert.equal((await settle(list, { before: ['7'] })).state, 'wait', JSON.stringify(list))
  })

  test('photos tell more than a text that was changed', async ({ assert }) => {
    const carrying = post('8', 'Hello, edited', {
      attachments: {
        data: [{ subattachments: { data: [{ target: { id: 31 } }, { target: { id: '32' } }] } }],
      },
    })
    const photos = { photos: ['31', '32'], before: ['7'] }

    assert.equal(postIn(await settle([carrying], photos, { format: 'facebook.photos' })), '8')
    assert.equal(
      (
        await settle(
          [post('8', 'x', { attachments: { data: [{ target: { id: '99' } }] } })],
          photos,
          {
            format: 'facebook.photos',
          }
        )
      ).state,
      'wait'
    )
  })

  test('what is not found after two minutes of looking goes again, as the same photos', async ({
    assert,
  }) => {
    const verdict = await settle([], { looks: LOOK_SECONDS.length, photos: ['31'] })

    assert.isTrue(verdict.state === 'next' && verdict.checkpoint.step === 'publish')
    assert.deepEqual(
      verdict.state === 'next' && (verdict.checkpoint.data as { photos: string[] }).photos,
      ['31']
    )
    assert.isAtLeast(
      LOOK_SECONDS.reduce((sum, seconds) => sum + seconds, 0),
      120
    )
  })

  test('a video\u2019s own state decides: {name}')
    .with([
      {
        name: 'out',
        status: { publishing_phase: { status: 'complete' } } as object,
        looks: 0,
        expected: 'confirm',
      },
      {
        name: 'on its way',
        status: { publishing_phase: { status: 'in_progress' } } as object,
        looks: 0,
        expected: 'confirm',
      },
      {
        name: 'not out, looked once',
        status: { publishing_phase: { status: 'not_started' } } as object,
        looks: 0,
        expected: 'wait',
      },
      {
        name: 'not out',
        status: { publishing_phase: { status: 'not_started' } } as object,
        looks: 2,
        expected: 'publish',
      },
      { name: 'not told', status: {} as object, looks: 2, expected: 'wait' },
      { name: 'never told', status: {} as object, looks: 9, expected: 'unsure' },
      {
        name: 'expired',
        status: { video_status: 'expired', publishing_phase: {} } as object,
        looks: 2,
        expected: 'absent',
      },
    ])
    .run(async ({ assert }, { status, looks, expected }) => {
      const verdict = await platform(() => ({ json: { id: '55', status } })).publisher.reconcile(
        at('publish', { video: '55', looks }),
        draft({ format: 'facebook.reel' }),
        call()
      )

      const told = verdict.state === 'next' ? verdict.checkpoint.step : verdict.state
      assert.equal(told, expected)
    })

  test('a photo story is found by its photo', async ({ assert }) => {
    const stories = [
      {
        post_id: '77',
        media_id: 31,
        url: 'https://www.facebook.com/stories/1',
        creation_time: '1772366405',
      },
    ]
    const verdict = await platform(({ path }) =>
      path.endsWith('/stories') ? { json: { data: stories } } : undefined
    ).publisher.reconcile(
      at('publish', { photos: ['31'] }),
      draft({ format: 'facebook.photo_story', text: '' }),
      call()
    )

    assert.equal(postIn(verdict), '77')
  })
})
