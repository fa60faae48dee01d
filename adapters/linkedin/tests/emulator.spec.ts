import { test } from '@japa/runner'
import { createEmulator } from '../emulator/index.ts'
import { SHARE_APP } from '../emulator/sandbox.ts'
import { Client, GOOD, IMAGE, REDIRECT, signedIn, uploadTo } from './emulator_client.ts'
import { ADA, KESTREL } from './support.ts'

test.group('LinkedIn emulator / sign-in', () => {
  test('{name} is refused on the consent page’s own terms')
    .with([
      { name: 'a foreign app', change: { client_id: 'x' }, error: null },
      { name: 'plain http', change: { redirect_uri: 'http://app.test/cb' }, error: null },
      {
        name: 'a scope of another product',
        change: { scope: 'openid' },
        error: 'unauthorized_scope_error',
      },
      { name: 'no scope', change: { scope: '' }, error: 'unauthorized_scope_error' },
      {
        name: 'another response',
        change: { response_type: 'token' },
        error: 'unsupported_response_type',
      },
    ])
    .run(async ({ assert, cleanup }, { change, error }) => {
      const emulator = await createEmulator()
      cleanup(() => emulator.close())
      const consent = emulator.consent(new Client(emulator).consentUrl(present(change)), {
        approve: true,
      })

      if (error === null) await assert.rejects(() => consent, /answered 400/)
      else {
        const back = await consent
        assert.equal(back.searchParams.get('error'), error)
        assert.equal(back.searchParams.get('state'), 's')
      }
    })

  test('the page names the scopes and offers no boxes; cancelling says so', async ({
    assert,
    cleanup,
  }) => {
    const emulator = await createEmulator()
    cleanup(() => emulator.close())
    const client = new Client(emulator)
    const url = client.consentUrl()
    const page = await (
      await fetch(`${emulator.url}/www.linkedin.com${url.pathname}${url.search}`)
    ).text()

    assert.include(page, 'w_organization_social')
    assert.notInclude(page, 'checkbox')
    const back = await emulator.consent(url, { approve: false })
    assert.equal(back.searchParams.get('error'), 'user_cancelled_authorize')
  })

  test('codes work once, for the same address, and for half an hour', async ({
    assert,
    cleanup,
  }) => {
    const emulator = await createEmulator()
    cleanup(() => emulator.close())
    const client = new Client(emulator)
    const code = async () =>
      (await emulator.consent(client.consentUrl(), { approve: true })).searchParams.get('code')!
    const redeem = async (given: string, uri = REDIRECT) => {
      const response = await client.form('accessToken', {
        grant_type: 'authorization_code',
        code: given,
        redirect_uri: uri,
      })
      return [response.status, ((await response.json()) as { error?: string }).error]
    }

    const first = await code()
    assert.deepEqual(await redeem(first, `${REDIRECT}/`), [400, 'invalid_redirect_uri'])
    assert.deepEqual(await redeem(first), [200, undefined])
    assert.deepEqual(await redeem(first), [401, 'invalid_request'])
    const late = await code()
    emulator.advanceClock(1801)
    assert.deepEqual(await redeem(late), [400, 'invalid_redirect_uri'])
    assert.deepEqual(await redeem('x'), [401, 'invalid_request'])
    const wrong = await client.form('accessToken', {
      grant_type: 'authorization_code',
      client_secret: 'x',
    })
    assert.equal(wrong.status, 401)
  })
})

test.group('LinkedIn emulator / what it refuses', () => {
  test('headers: {name} is {status} {code}')
    .with([
      {
        name: 'no version',
        headers: { 'linkedin-version': '' },
        status: 400,
        code: 'VERSION_MISSING',
      },
      {
        name: 'an ended version',
        headers: { 'linkedin-version': '202509' },
        status: 426,
        code: 'NONEXISTENT_VERSION',
      },
      {
        name: 'the old protocol',
        headers: { 'x-restli-protocol-version': '1.0.0' },
        status: 400,
        code: 'ILLEGAL_ARGUMENT',
      },
      { name: 'no token', headers: { authorization: '' }, status: 401, code: 'EMPTY_ACCESS_TOKEN' },
      {
        name: 'a made-up token',
        headers: { authorization: 'Bearer x' },
        status: 401,
        code: 'INVALID_ACCESS_TOKEN',
      },
    ])
    .run(async ({ assert, cleanup }, { headers, status, code }) => {
      const client = await signedIn(cleanup)
      const answer = await client.ask('POST', '/rest/posts', GOOD, present(headers))

      assert.equal(answer.status, status)
      assert.equal(answer.body.code, code)
      assert.isString(answer.headers.get('x-li-uuid'))
    })

  test('a post with {name} is {status} {code}')
    .with([
      {
        name: 'an empty text',
        change: { commentary: ' ' },
        status: 400,
        code: 'INVALID_VALUE_BLANK_FIELD',
      },
      {
        name: 'too long a text',
        change: { commentary: 'x'.repeat(3001) },
        status: 400,
        code: 'FIELD_LENGTH_TOO_LONG',
      },
      {
        name: 'a foreign author',
        change: { author: 'urn:li:organization:11223004' },
        status: 403,
        code: 'ACCESS_DENIED',
      },
      {
        name: 'an author of another kind',
        change: { author: 'urn:li:member:1' },
        status: 400,
        code: 'INVALID_URN_TYPE',
      },
      {
        name: 'no audience',
        change: { visibility: 'FRIENDS' },
        status: 400,
        code: 'INVALID_VALUE_FOR_FIELD',
      },
      {
        name: 'a draft',
        change: { lifecycleState: 'DRAFT' },
        status: 400,
        code: 'INVALID_VALUE_FOR_FIELD',
      },
      {
        name: 'nowhere to go',
        change: { distribution: undefined },
        status: 400,
        code: 'MISSING_FIELD',
      },
      { name: 'a field nobody knows', change: { caption: 'x' }, status: 422, code: undefined },
      {
        name: 'a picture nobody uploaded',
        change: { content: { media: { id: 'urn:li:image:x' } } },
        status: 400,
        code: 'INVALID_IMAGE_ID',
      },
      {
        name: 'one picture as several',
        change: { content: { multiImage: { images: [{}] } } },
        status: 400,
        code: 'INVALID_VALUE_FOR_FIELD',
      },
      {
        name: 'a link without a title',
        change: { content: { article: { source: 'https://x.test' } } },
        status: 400,
        code: 'MISSING_FIELD',
      },
      {
        name: 'a poll with one choice',
        change: { content: { poll: { question: '?', options: [{ text: 'a' }] } } },
        status: 400,
        code: 'INVALID_VALUE_FOR_FIELD',
      },
      {
        name: 'a choice that is too long',
        change: {
          content: { poll: { question: '?', options: [{ text: 'a' }, { text: 'x'.repeat(31) }] } },
        },
        status: 400,
        code: 'FIELD_LENGTH_TOO_LONG',
      },
    ])
    .run(async ({ assert, cleanup }, { change, status, code }) => {
      const client = await signedIn(cleanup)
      const answer = await client.post(change)

      assert.equal(answer.status, status)
      assert.equal(answer.body.code, code)
      assert.lengthOf(client.emulator.posts(), 0)
    })

  test('a success is an empty 201 with the id in a header; an identical post names it for ten minutes', async ({
    assert,
    cleanup,
  }) => {
    const client = await signedIn(cleanup)
    const first = await client.post()
    const urn = first.headers.get('x-restli-id')!

    assert.equal(first.status, 201)
    assert.isNull(first.body)
    assert.match(urn, /^urn:li:share:7\d{18}$/)
    const second = await client.post()
    assert.equal(second.status, 422)
    assert.equal(second.body.message, `Content is a duplicate of ${urn}`)
    assert.equal(second.body.errorDetails.inputErrors[0].code, 'DUPLICATE_POST')
    client.emulator.advanceClock(601)
    assert.equal((await client.post()).status, 201)
  })

  test('pictures are judged by their bytes, and wait until they are ready', async ({
    assert,
    cleanup,
  }) => {
    const client = await signedIn(cleanup)
    const open = async () =>
      (await client.ask('POST', '/rest/images?action=initializeUpload', IMAGE)).body.value as {
        image: string
        uploadUrl: string
      }
    const put = (
      address: string,
      body: string,
      headers: Record<string, string> = { authorization: `Bearer ${client.token}` }
    ) => fetch(uploadTo(client.emulator, address), { method: 'PUT', body, headers })

    const { image, uploadUrl } = await open()
    const status = async () =>
      (await client.ask('GET', `/rest/images/${encodeURIComponent(image)}`)).body.status as string
    assert.equal(await status(), 'WAITING_UPLOAD')
    assert.equal(
      (await client.post({ content: { media: { id: image } } })).body.code,
      'MEDIA_ASSET_WAITING_UPLOAD'
    )
    assert.equal(
      (await put(decodeURIComponent(uploadUrl), 'x')).status,
      403,
      'an address that was decoded on the way'
    )
    assert.equal((await put(uploadUrl, 'x', {})).status, 401)
    assert.equal((await put(uploadUrl, 'no picture')).status, 201)
    assert.equal(await status(), 'PROCESSING')
    client.emulator.advanceClock(2)
    assert.equal(await status(), 'PROCESSING_FAILED')
    assert.equal(
      (await client.post({ content: { media: { id: image } } })).body.code,
      'MEDIA_ASSET_PROCESSING_FAILED'
    )
    assert.equal(
      (await client.ask('GET', `/rest/images/${image}`)).body.code,
      'ILLEGAL_ARGUMENT',
      'a URN that was not encoded'
    )
  })

  test('videos want every part, of its size, with the tags in order', async ({
    assert,
    cleanup,
  }) => {
    const client = await signedIn(cleanup)
    client.emulator.configure({ partBytes: 50_000 })
    const { body } = await client.ask('POST', '/rest/videos?action=initializeUpload', {
      initializeUploadRequest: {
        owner: KESTREL,
        fileSizeBytes: 80_000,
        uploadCaptions: false,
        uploadThumbnail: false,
      },
    })
    const { video, uploadInstructions, uploadToken } = body.value as {
      video: string
      uploadToken: string
      uploadInstructions: { uploadUrl: string; firstByte: number; lastByte: number }[]
    }
    const put = (index: number, bytes: number) =>
      fetch(uploadTo(client.emulator, uploadInstructions[index].uploadUrl), {
        method: 'PUT',
        body: new Uint8Array(bytes),
      })
    const finish = async (ids: unknown[]) =>
      (
        await client.ask('POST', '/rest/videos?action=finalizeUpload', {
          finalizeUploadRequest: { video, uploadToken, uploadedPartIds: ids },
        })
      ).status

    assert.deepEqual(
      uploadInstructions.map(({ firstByte, lastByte }) => [firstByte, lastByte]),
      [
        [0, 49_999],
        [50_000, 79_999],
      ]
    )
    assert.equal((await put(0, 49_999)).status, 400)
    const tags = [
      (await put(0, 50_000)).headers.get('etag'),
      (await put(1, 30_000)).headers.get('etag'),
    ]
    assert.equal(await finish([tags[1], tags[0]]), 400)
    assert.equal(await finish([tags[0]]), 400)
    assert.equal(await finish(tags), 200)
    assert.equal(await finish(tags), 400)
    assert.equal(
      (
        await client.ask('POST', '/rest/videos?action=initializeUpload', {
          initializeUploadRequest: { owner: KESTREL, fileSizeBytes: 74_999 },
        })
      ).status,
      400
    )
  })

  test('profiles cannot be read, whatever was posted', async ({ assert, cleanup }) => {
    const client = await signedIn(cleanup, {}, SHARE_APP)
    const urn = (await client.post({ author: ADA })).headers.get('x-restli-id')!

    assert.equal((await client.ask('GET', `/rest/posts/${encodeURIComponent(urn)}`)).status, 403)
    const list = await client.ask(
      'GET',
      `/rest/posts?q=author&author=${encodeURIComponent(ADA)}`,
      undefined,
      { 'x-restli-method': 'FINDER' }
    )
    assert.equal(list.status, 403)
    const image = (
      await client.ask('POST', '/rest/images?action=initializeUpload', {
        initializeUploadRequest: { owner: ADA },
      })
    ).body.value.image as string
    assert.equal((await client.ask('GET', `/rest/images/${encodeURIComponent(image)}`)).status, 403)
    const video = (
      await client.ask('POST', '/rest/videos?action=initializeUpload', {
        initializeUploadRequest: { owner: ADA, fileSizeBytes: 80_000 },
      })
    ).body.value.video as string
    assert.equal((await client.ask('GET', `/rest/videos/${encodeURIComponent(video)}`)).status, 200)
  })
})

/** Rows of a table hold every key; only those that are there are sent. */
const present = (given: object): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
