import type { Adapter } from '@caidence/sdk'
import { drive, World, type FaultSwitch } from '@caidence/testkit'
import { Graph } from '@caidence/meta-graph'
import { test } from '@japa/runner'
import options from './conformance_options.ts'
import { InstagramInbox } from '../inbox.ts'
import { callFor, faultOf, media, parts, Scripted, settings } from './support.ts'
import { checkpoint, START } from '../publish/steps.ts'

test.group('Instagram / first comment', (group) => {
  let world: World
  group.each.setup(async () => {
    world = await World.open({ folder: `${import.meta.dirname}/..`, kit: options })
    return () => world.close()
  })

  async function deliver(format: string, firstComment: string) {
    const choice = await world.connect()
    return drive({
      publisher: (world.adapter as Adapter<'publish'>).publish,
      draft: await world.draft(format, {
        ...options.drafts[format],
        options: { ...options.drafts[format].options, firstComment },
      }),
      media: world.media,
      call: () => world.call(choice),
      clock: world.clock,
      settleSeconds: 5,
    })
  }
  const comments = () => world.emulator.posts()[0]?.comments?.map(({ text }) => text)
  const hit = (fault: Partial<FaultSwitch>) =>
    world.emulator.fault({ call: 'comment', kind: '500', when: 'after', ...fault })

  test('{0} gets it')
    .with([['instagram.feed'], ['instagram.carousel'], ['instagram.reel']])
    .run(async ({ assert }, [format]) => {
      assert.equal((await deliver(format, 'Order at the counter')).state, 'live')
      assert.deepEqual(comments(), ['Order at the counter'])
    })

  test('its lost answer is found: {0}')
    .with([['500'], ['reset'], ['html-200'], ['truncated-json']] as [FaultSwitch['kind']][])
    .run(async ({ assert }, [kind]) => {
      hit({ kind })

      assert.equal((await deliver('instagram.feed', 'Once')).state, 'live')
      assert.deepEqual(comments(), ['Once'])
    })

  test('what is not found is left out, and the post stays live', async ({ assert }) => {
    hit({ when: 'before' })

    assert.equal((await deliver('instagram.feed', 'Never')).state, 'live')
    assert.deepEqual(comments(), [])
    assert.include(world.logs.join(), 'The first comment was left out')
  })

  test('a post found after a lost answer gets it as well', async ({ assert }) => {
    world.emulator.fault({ call: 'publish', kind: 'reset', when: 'after' })

    assert.equal((await deliver('instagram.feed', 'After all')).state, 'live')
    assert.deepEqual(comments(), ['After all'])
  })
})

test.group('Instagram / tags, cover, trial', () => {
  async function formFor(draft: Parameters<Adapter<'publish'>['publish']['plan']>[0]) {
    const http = new Scripted(() => ({ json: { id: 1 } }))
    await parts(http).publisher.advance(checkpoint('container', START), draft, media, callFor())
    return http.requests[0].form
  }
  const picture = { id: 'p', type: 'image/jpeg', bytes: 1 }
  const video = { id: 'v', type: 'video/mp4', bytes: 1, seconds: 9 }

  test('names on a picture stand in a row, those of a reel nowhere', async ({ assert }) => {
    const feed = await formFor({
      format: 'instagram.feed',
      text: '',
      media: [picture],
      options: { userTags: '@ada, ben' },
    })
    const reel = await formFor({
      format: 'instagram.reel',
      text: '',
      media: [video],
      options: { userTags: 'ada' },
    })

    assert.deepEqual(JSON.parse(feed.user_tags), [
      { username: 'ada', x: 0.33, y: 0.85 },
      { username: 'ben', x: 0.67, y: 0.85 },
    ])
    assert.deepEqual(JSON.parse(reel.user_tags), [{ username: 'ada' }])
  })

  test('a picture beside a reel is its cover, whatever comes first', async ({ assert }) => {
    for (const files of [
      [video, picture],
      [picture, video],
    ]) {
      const form = await formFor({ format: 'instagram.reel', text: '', media: files, options: {} })
      assert.deepInclude(form, {
        video_url: 'https://media.test/v',
        cover_url: 'https://media.test/p',
      })
    }
  })

  test('a trial reel names how it graduates', async ({ assert }) => {
    const form = await formFor({
      format: 'instagram.reel',
      text: '',
      media: [video],
      options: { trial: 'MANUAL' },
    })

    assert.equal(form.trial_params, '{"graduation_strategy":"MANUAL"}')
  })
})

test.group('Instagram / comments of a story', () => {
  test('{name}: {code}')
    .with([
      { name: 'a story has none', product: 'STORY', code: 'E_UNSUPPORTED' },
      { name: 'a post that may not be asked any more is gone', product: 'FEED', code: 'E_REMOTE_GONE' },
    ])
    .run(async ({ assert }, { product, code }) => {
      const http = new Scripted(({ path }) =>
        path.endsWith('/comments') ? undefined : { json: { id: '9', media_product_type: product } }
      )

      const inbox = new InstagramInbox(new Graph(http, settings()))

      assert.equal((await faultOf(inbox.comments({ post: '9' }, callFor()))).code, code)
    })
})
