import { test } from '@japa/runner'
import { MAX_BLIND_LOOKS, MAX_LOOKS } from '../publish/release.ts'
import type { Progress } from '../publish/steps.ts'
import {
  at,
  callFor,
  faultOf,
  feed,
  parts,
  platform,
  refused,
  type Scripted,
  status,
} from './support.ts'

test.group('Instagram / reconcile', () => {
  const post = (id: string, caption: string, more: object = {}) => ({
    id,
    caption,
    permalink: `https://ig.test/${id}`,
    timestamp: '2026-03-01T12:00:05+0000',
    media_product_type: 'FEED',
    ...more,
  })
  const settle = (http: Scripted, progress: Partial<Progress> = {}, draft = feed()) =>
    parts(http).publisher.reconcile(at('publish', progress), draft, callFor())

  test('published and listed is done', async ({ assert }) => {
    const verdict = await settle(
      platform(refused(1), status('PUBLISHED'), [
        post('9', 'Other'),
        post('8', 'Hello'),
        post('7', 'Hello'),
      ]),
      { before: ['7'] }
    )

    assert.deepEqual(verdict, {
      state: 'done',
      post: { remoteId: '8', url: 'https://ig.test/8', publishedAt: '2026-03-01T12:00:05.000Z' },
    })
  })

  test('published and not listed yet waits', async ({ assert }) => {
    const verdict = await settle(platform(refused(1), status('PUBLISHED')))

    assert.equal(verdict.state === 'wait' && verdict.checkpoint.step, 'find')
  })

  test('an older post with the same text is not taken for ours', async ({ assert }) => {
    const verdict = await settle(platform(refused(1), status('PUBLISHED'), [post('7', 'Hello')]), {
      before: ['7'],
    })

    assert.equal(verdict.state, 'wait')
  })

  test('still publishable may be sent again, as the same container', async ({ assert }) => {
    const http = platform(refused(1), status('FINISHED'))
    const verdict = await settle(http)

    assert.isTrue(verdict.state === 'next' && verdict.checkpoint.effect === 'once')
    assert.equal(
      verdict.state === 'next' && (verdict.checkpoint.data as { container: string }).container,
      '1802'
    )
    assert.isTrue(http.requests.every(({ method }) => method === 'GET'))
  })

  test('a container that stays publishable after many sends counts as absent', async ({
    assert,
  }) => {
    assert.equal(
      (await settle(platform(refused(1), status('FINISHED')), { sends: 5 })).state,
      'absent'
    )
  })

  test('expired or failed containers were never published, once the list agrees', async ({
    assert,
  }) => {
    for (const container of [status('EXPIRED'), status('ERROR', '2207026')]) {
      const looks = (count: number) => ({ looks: count, before: ['7'] })
      const silent = platform(refused(1), container, [post('7', 'Hello')])
      const contradicting = platform(refused(1), container, [post('8', 'Hello')])

      assert.equal((await settle(silent, looks(0))).state, 'wait')
      assert.equal((await settle(silent, looks(MAX_BLIND_LOOKS))).state, 'absent')
      assert.equal((await settle(contradicting, looks(0))).state, 'unsure')
      assert.equal((await settle(contradicting, looks(MAX_BLIND_LOOKS))).state, 'unsure')
    }
  })

  test('publishable after many sends, and listed all the same, is for a person', async ({
    assert,
  }) => {
    const http = platform(refused(1), status('FINISHED'), [post('8', 'Hello')])

    assert.equal((await settle(http, { sends: 5, before: ['7'] })).state, 'unsure')
  })

  test('still in progress is a wait, then a person', async ({ assert }) => {
    assert.equal((await settle(platform(refused(1), status('IN_PROGRESS')))).state, 'wait')
    assert.equal(
      (await settle(platform(refused(1), status('IN_PROGRESS')), { looks: MAX_LOOKS })).state,
      'unsure'
    )
  })

  test('an unknown container is found in the list, or a person looks; never a second one', async ({
    assert,
  }) => {
    const gone = refused(24, 2207008)

    assert.equal((await settle(platform(refused(1), gone, [post('8', 'Hello')]))).state, 'done')
    assert.equal((await settle(platform(refused(1), gone))).state, 'wait')
    assert.equal(
      (await settle(platform(refused(1), gone), { looks: MAX_BLIND_LOOKS })).state,
      'unsure'
    )
  })

  test('a container that does not say how it stands is looked for in the list', async ({
    assert,
  }) => {
    const silent = { json: { id: '1802' } }

    assert.equal((await settle(platform(refused(1), silent, [post('8', 'Hello')]))).state, 'done')
    assert.equal((await settle(platform(refused(1), silent))).state, 'wait')
  })

  test('not being able to look is no verdict', async ({ assert }) => {
    assert.equal(
      (await faultOf(settle(platform(refused(1), refused(2, undefined, 503))))).code,
      'E_REMOTE_DOWN'
    )
    assert.equal(
      (await faultOf(settle(platform(refused(1), refused(190, 463))))).code,
      'E_TOKEN_EXPIRED'
    )
  })

  test('stories are told apart by being new', async ({ assert }) => {
    const story = feed({ format: 'instagram.story', text: '' })
    const http = platform(refused(1), status('PUBLISHED'), [
      post('9', '', { media_product_type: 'STORY', caption: undefined }),
      post('5', '', { media_product_type: 'STORY' }),
    ])
    const verdict = await settle(http, { before: ['5'] }, story)

    assert.equal(verdict.state === 'done' && verdict.post.remoteId, '9')
    assert.equal(http.count('GET', '/stories'), 1)
  })

  test('steps before publishing may simply run again', async ({ assert }) => {
    for (const step of ['child', 'children', 'container', 'poll'] as const) {
      const verdict = await parts(platform(refused(1), refused(1))).publisher.reconcile(
        at(step),
        feed(),
        callFor()
      )
      assert.deepEqual(verdict, { state: 'next', checkpoint: at(step) })
    }
  })
})
