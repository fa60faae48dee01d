import { createHmac } from 'node:crypto'
import { fixture, startMediaServer, type Emulator, type MediaServer } from '@caidence/testkit'
import { test } from '@japa/runner'
import { createEmulator, SANDBOX } from '../emulator/index.ts'
import { ACCOUNT, Client, FACEBOOK, REDIRECT, subcode } from './emulator_client.ts'

test.group('Instagram emulator', (group) => {
  let emulator: Emulator
  let media: MediaServer
  let client: Client
  group.each.setup(async () => {
    emulator = await createEmulator()
    media = await startMediaServer()
    client = await new Client(emulator).signIn()
    return async () => {
      await emulator.close()
      await media.close()
    }
  })

  const urlOf = async (name: string) => {
    const { file, ref } = await fixture(name)
    return media.publish(file, ref.type).href
  }
  const statusOf = async (form: Record<string, string>) => {
    const { id, error } = await client.post(`${ACCOUNT}/media`, form)
    if (error) return subcode({ error })
    const answer = await client.get(id, { fields: 'status_code,status' })
    return answer.status_code === 'ERROR'
      ? Number(answer.status.match(/22\d{5}/)[0])
      : answer.status_code
  }

  test('media is judged by its bytes: {name}')
    .with([
      { name: '1x1.jpg', kind: {}, expected: 'FINISHED' },
      { name: '1x1.png', kind: {}, expected: 2207005 },
      { name: '9x16.jpg', kind: {}, expected: 2207009 },
      { name: '9x16.jpg', kind: { media_type: 'STORIES' }, expected: 'FINISHED' },
      { name: '9x16-2s.mp4', kind: { media_type: 'REELS' }, expected: 2207026 },
      { name: '9x16-5s-moovlast.mp4', kind: { media_type: 'REELS' }, expected: 2207026 },
      {
        name: '9x16-5s.mp4',
        kind: { media_type: 'REELS', thumb_offset: '6000' },
        expected: 2207057,
      },
      { name: '9x16-5s.mp4', kind: { media_type: 'REELS' }, expected: 'FINISHED' },
    ])
    .run(async ({ assert }, { name, kind, expected }) => {
      emulator.configure({ videoSeconds: 0 })
      const key = name.endsWith('.mp4') ? 'video_url' : 'image_url'

      assert.equal(await statusOf({ [key]: await urlOf(name), ...(kind as object) }), expected)
    })

  test('what cannot be fetched is an error of the container', async ({ assert }) => {
    assert.equal(await statusOf({ image_url: `${emulator.url}/nothing/here` }), 2207052)
    assert.equal(await statusOf({ image_url: 'http://127.0.0.1:1/x.jpg' }), 2207052)
  })

  test('parameters are refused as documented: {name}')
    .with<{ name: string; form: Record<string, string>; expected: (number | undefined)[] }[]>([
      {
        name: 'caption',
        form: { image_url: 'http://a.test', caption: 'x'.repeat(2201) },
        expected: [36004, 2207010],
      },
      {
        name: 'hashtags',
        form: { image_url: 'http://a.test', caption: '#a '.repeat(31) },
        expected: [36004, 2207010],
      },
      {
        name: 'mentions',
        form: { image_url: 'http://a.test', caption: '@a '.repeat(21) },
        expected: [100, 2207040],
      },
      {
        name: 'media type',
        form: { image_url: 'http://a.test', media_type: 'GIF' },
        expected: [100, 2207023],
      },
      {
        name: 'retired VIDEO',
        form: { video_url: 'http://a.test', media_type: 'VIDEO' },
        expected: [100, 2207023],
      },
      { name: 'no media', form: {}, expected: [100, undefined] },
      {
        name: 'picture as reel',
        form: { image_url: 'http://a.test', media_type: 'REELS' },
        expected: [100, undefined],
      },
      {
        name: 'one child',
        form: { media_type: 'CAROUSEL', children: '1' },
        expected: [100, 2207028],
      },
      {
        name: 'eleven children',
        form: { media_type: 'CAROUSEL', children: '1,2,3,4,5,6,7,8,9,10,11' },
        expected: [100, 2207028],
      },
      {
        name: 'four collaborators',
        form: { image_url: 'http://a.test', collaborators: '["a","b","c","d"]' },
        expected: [100, undefined],
      },
      {
        name: 'caption on a story',
        form: { image_url: 'http://a.test', media_type: 'STORIES', caption: 'x' },
        expected: [100, undefined],
      },
      {
        name: 'place without a map',
        form: { image_url: 'http://a.test', location_id: '1' },
        expected: [100, undefined],
      },
      { name: 'no ASCII', form: { image_url: 'http://a.test/ü' }, expected: [9004, 2207052] },
    ])
    .run(async ({ assert }, { form, expected }) => {
      assert.deepEqual(subcode(await client.post(`${ACCOUNT}/media`, form)), expected)
    })

  test('a container becomes a post once, also when asked twenty times at once', async ({
    assert,
  }) => {
    const { id } = await client.post(`${ACCOUNT}/media`, {
      image_url: await urlOf('1x1.jpg'),
      caption: 'once',
    })
    await client.get(id, { fields: 'status_code' })

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => client.post(`${ACCOUNT}/media_publish`, { creation_id: id }))
    )

    assert.lengthOf(
      answers.filter((answer) => answer.id),
      1
    )
    assert.deepEqual(subcode(answers.find((answer) => answer.error)), [9007, 2207027])
    assert.lengthOf(emulator.posts(), 1)
    assert.equal((await client.get(id, { fields: 'status_code' })).status_code, 'PUBLISHED')
  })

  test('quota and container counters bite', async ({ assert }) => {
    emulator.configure({ quotaTotal: 0, containerLimit: 1 })
    const { id } = await client.post(`${ACCOUNT}/media`, { image_url: await urlOf('1x1.jpg') })
    await client.get(id, { fields: 'status_code' })

    assert.deepEqual(
      subcode(await client.post(`${ACCOUNT}/media_publish`, { creation_id: id })),
      [9, 2207042]
    )
    assert.deepEqual(
      subcode(await client.post(`${ACCOUNT}/media`, { image_url: 'http://a.test' })),
      [9, 2207042]
    )
    assert.deepEqual(
      (await client.get(`${ACCOUNT}/content_publishing_limit`, { fields: 'config,quota_usage' }))
        .data[0].config.quota_total,
      0
    )
  })

  test('access is refused with the code of its reason', async ({ assert }) => {
    const id = { fields: 'id' }
    const dead: [state: 'revoked' | 'password-changed' | 'expired' | 'role-lost', code: number][] =
      [
        ['revoked', 458],
        ['password-changed', 460],
        ['expired', 463],
      ]
    for (const [state, code] of dead) {
      emulator.credentials({ state })
      assert.deepEqual(subcode(await client.get('me', id)), [190, code])
      emulator.credentials({ state: 'active' })
    }
    emulator.advanceClock(61 * 86_400)
    assert.deepEqual(subcode(await client.get('me', id)), [190, 463])
    client.token = 'nonsense'
    assert.deepEqual(subcode(await client.get('me', id)), [190, undefined])
    client.token = ''
    assert.deepEqual(subcode(await client.get('me', id)), [104, undefined])
  })

  test('a Facebook token is no use at the other host', async ({ assert }) => {
    assert.deepEqual(
      subcode(await client.get('me', { fields: 'user_id' }, 'graph.instagram.com')),
      [190, undefined]
    )
  })

  test('a missing scope, a foreign account and a wrong proof are refused', async ({ assert }) => {
    const limited = await new Client(emulator).signIn(FACEBOOK, ['instagram_content_publish'])
    const proof = createHmac('sha256', 'wrong').update(client.token).digest('hex')

    assert.deepEqual(
      subcode(await limited.post(`${ACCOUNT}/media`, { image_url: 'http://a.test' })),
      [10, undefined]
    )
    assert.deepEqual(
      subcode(await client.post('17841400000000004/media', { image_url: 'http://a.test' })),
      [100, 33]
    )
    assert.deepEqual(subcode(await client.get('me', { appsecret_proof: proof })), [100, undefined])
    emulator.configure({ requireProof: true })
    assert.deepEqual(subcode(await client.get('me')), [100, undefined])
  })

  test('codes: once, in time, for the same redirect URI', async ({ assert }) => {
    const app = {
      client_id: SANDBOX.settings.clientId,
      client_secret: SANDBOX.settings.clientSecret,
      redirect_uri: REDIRECT,
    }
    const dialog = new URL(
      `https://www.facebook.com/v25.0/dialog/oauth?${new URLSearchParams({ client_id: app.client_id, redirect_uri: REDIRECT, scope: FACEBOOK })}`
    )
    const code = (await emulator.consent(dialog, { approve: true })).searchParams.get('code')!

    assert.deepEqual(
      subcode(
        await client.get('oauth/access_token', { ...app, code, redirect_uri: `${REDIRECT}/` })
      ),
      [100, 36008]
    )
    assert.isOk((await client.get('oauth/access_token', { ...app, code })).access_token)
    assert.deepEqual(
      subcode(await client.get('oauth/access_token', { ...app, code })),
      [100, 36009]
    )
    assert.deepEqual(
      subcode(await client.get('oauth/access_token', { ...app, client_secret: 'x', code })),
      [1, undefined]
    )
    assert.deepEqual(
      subcode(await client.get('oauth/access_token', { ...app, client_id: 'x', code })),
      [101, undefined]
    )
    const late = (await emulator.consent(dialog, { approve: true })).searchParams.get('code')!
    emulator.advanceClock(601)
    assert.deepEqual(
      subcode(await client.get('oauth/access_token', { ...app, code: late })),
      [100, 36007]
    )
  })

  test('the consent page is a form, and never redirects to where it should not', async ({
    assert,
  }) => {
    const page = (query: Record<string, string>) =>
      fetch(`${emulator.url}/www.facebook.com/v25.0/dialog/oauth?${new URLSearchParams(query)}`, {
        redirect: 'manual',
      })
    const good = {
      client_id: SANDBOX.settings.clientId,
      redirect_uri: REDIRECT,
      scope: FACEBOOK,
      state: '"><script>',
    }

    const html = await (await page(good)).text()
    assert.include(html, '<button name="decision" value="approve">')
    assert.notInclude(html, '"><script>')
    assert.equal((await page({ ...good, client_id: 'x' })).status, 400)
    assert.equal((await page({ ...good, redirect_uri: 'http://evil.test/' })).status, 400)
    assert.equal((await page({ ...good, redirect_uri: 'javascript:alert(1)' })).status, 400)
    const back = await emulator.consent(
      new URL(`https://www.facebook.com/v25.0/dialog/oauth?${new URLSearchParams(good)}`),
      { approve: false }
    )
    assert.equal(back.searchParams.get('error_reason'), 'user_denied')
    assert.equal(back.searchParams.get('state'), good.state)
  })

  test('a permalink is a page a person can open', async ({ assert }) => {
    const { id } = await client.post(`${ACCOUNT}/media`, {
      image_url: await urlOf('1x1.jpg'),
      caption: '<script>alert(1)</script>',
    })
    await client.get(id, { fields: 'status_code' })
    await client.post(`${ACCOUNT}/media_publish`, { creation_id: id })
    const [{ url }] = emulator.posts()

    const html = await (await fetch(url)).text()
    assert.include(html, '&lt;script&gt;')
    assert.notInclude(html, '<script>')
    const picture = await fetch(html.match(/<img src="([^"]+\/pictures\/[^"]+)"/)![1])
    assert.equal(picture.headers.get('content-type'), 'image/jpeg')
  })

  test('the admin calls do what SWITCHES.md says', async ({ assert }) => {
    await client.admin('POST', 'faults', {
      call: 'identity',
      kind: '429',
      when: 'before',
      retryAfter: 5,
    })
    assert.deepEqual(subcode(await client.get('me')), [4, undefined])
    await client.admin('POST', 'scenarios', { kind: 'error', subcode: 2207053 })
    assert.equal(await statusOf({ image_url: await urlOf('1x1.jpg') }), 2207053)
    await client.admin('POST', 'scenarios', { kind: 'stuck' })
    assert.equal(await statusOf({ image_url: await urlOf('1x1.jpg') }), 'IN_PROGRESS')
    await client.admin('POST', 'scenarios', { kind: 'expired' })
    assert.equal(await statusOf({ image_url: await urlOf('1x1.jpg') }), 'EXPIRED')
    assert.isNotEmpty((await client.admin('GET', 'log?last=2')).log)
    assert.equal((await client.admin('GET', 'state')).config.quotaTotal, 50)
    assert.equal((await client.admin('POST', 'config', { nonsense: 1 })).status, 400)
    assert.equal(
      (await client.admin('POST', 'faults', { call: '*', kind: 'explode', when: 'before' })).status,
      400
    )
    assert.equal((await client.admin('POST', 'nothing')).status, 404)
    await client.admin('POST', 'reset')
    assert.lengthOf((await client.admin('GET', 'posts')).posts, 0)
  })

  test('pages come with cursors', async ({ assert }) => {
    const first = await client.get('me/accounts', { limit: '2' })
    const second = await client.get('me/accounts', {
      limit: '2',
      after: first.paging.cursors.after,
    })

    assert.lengthOf(first.data, 2)
    assert.isUndefined(second.data[0].instagram_business_account)
    assert.isUndefined(second.paging.next)
  })
})
