import { createReadStream } from 'node:fs'
import { fixture } from '@caidence/testkit'
import { youtube } from '@googleapis/youtube'
import { test } from '@japa/runner'
import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library'
import { createEmulator, SANDBOX } from '../emulator/index.ts'
import { SCOPES } from '../scopes.ts'
import { KESTREL, RECIPES } from './support.ts'

const REDIRECT = 'http://localhost:3333/callback'

/** Google's own libraries, unchanged: only the addresses are others. */
test.group('YouTube emulator / Google’s client library', () => {
  test('signs in, lists channels, uploads, sets a thumbnail, publishes and comments', async ({
    assert,
    cleanup,
  }) => {
    const emulator = await createEmulator()
    cleanup(() => emulator.close())
    const auth = new OAuth2Client({
      clientId: SANDBOX.settings.clientId,
      clientSecret: SANDBOX.settings.clientSecret,
      redirectUri: REDIRECT,
      endpoints: {
        oauth2AuthBaseUrl: `${emulator.url}/o/oauth2/v2/auth`,
        oauth2TokenUrl: `${emulator.url}/token`,
        oauth2RevokeUrl: `${emulator.url}/revoke`,
      },
    })
    const { codeVerifier, codeChallenge } = await auth.generateCodeVerifierAsync()
    const consent = auth.generateAuthUrl({
      access_type: 'offline',
      prompt: 'consent',
      scope: Object.values(SCOPES),
      code_challenge: codeChallenge!,
      code_challenge_method: CodeChallengeMethod.S256,
    })
    const back = await emulator.consent(new URL(consent), { approve: true })
    const { tokens } = await auth.getToken({ code: back.searchParams.get('code')!, codeVerifier })
    auth.setCredentials(tokens)
    const rootUrl = `${emulator.url}/`
    const api = youtube({ version: 'v3', auth, rootUrl })

    const { data: channels } = await api.channels.list({
      part: ['snippet', 'contentDetails', 'statistics', 'status'],
      mine: true,
    })
    assert.equal(channels.items?.[0].id, KESTREL)
    assert.equal(channels.items?.[0].snippet?.customUrl, '@kestrelbakery')

    // The library sends media to an address of its own unless it is told again.
    const { data: inserted } = await api.videos.insert(
      {
        part: ['snippet', 'status'],
        requestBody: {
          snippet: {
            title: 'Library',
            description: 'Uploaded by the library',
            tags: ['bread'],
            categoryId: '26',
          },
          status: { privacyStatus: 'private', selfDeclaredMadeForKids: false },
        },
        media: {
          mimeType: 'video/mp4',
          body: createReadStream((await fixture('9x16-5s.mp4')).file),
        },
      },
      { rootUrl }
    )
    const id = inserted.id!
    assert.equal(inserted.status?.uploadStatus, 'uploaded')
    assert.lengthOf(emulator.posts(), 0)

    const { data: thumbnail } = await api.thumbnails.set(
      {
        videoId: id,
        media: {
          mimeType: 'image/jpeg',
          body: createReadStream((await fixture('1280x720.jpg')).file),
        },
      },
      { rootUrl }
    )
    assert.match(thumbnail.items?.[0].default?.url ?? '', /^http/)

    emulator.advanceClock(10)
    const { data: read } = await api.videos.list({
      part: ['status', 'contentDetails', 'processingDetails', 'statistics'],
      id: [id],
    })
    assert.equal(read.items?.[0].status?.uploadStatus, 'processed')
    assert.equal(read.items?.[0].contentDetails?.duration, 'PT0M5S')

    await api.playlistItems.insert({
      part: ['snippet'],
      requestBody: {
        snippet: { playlistId: RECIPES, resourceId: { kind: 'youtube#video', videoId: id } },
      },
    })
    await api.videos.update({
      part: ['snippet', 'status'],
      requestBody: {
        id,
        snippet: { title: 'Library', description: 'Public now', categoryId: '26' },
        status: { privacyStatus: 'public' },
      },
    })
    await api.commentThreads.insert({
      part: ['snippet'],
      requestBody: {
        snippet: { videoId: id, topLevelComment: { snippet: { textOriginal: 'First' } } },
      },
    })
    const { data: threads } = await api.commentThreads.list({ part: ['snippet'], videoId: id })
    assert.equal(threads.items?.[0].snippet?.topLevelComment?.snippet?.textOriginal, 'First')
    const { data: categories } = await api.videoCategories.list({
      part: ['snippet'],
      regionCode: 'US',
    })
    assert.isAbove(categories.items!.length, 10)
    const { data: uploads } = await api.playlistItems.list({
      part: ['contentDetails'],
      playlistId: channels.items![0].contentDetails!.relatedPlaylists!.uploads!,
    })
    assert.equal(uploads.items?.[0].contentDetails?.videoId, id)

    const [post] = emulator.posts()
    assert.deepInclude(post, {
      id,
      format: 'youtube.short',
      text: 'Public now',
      title: 'Library',
      visibility: 'public',
    })
    assert.equal((await fetch(post.pictures![0])).headers.get('content-type'), 'image/jpeg')
  })

  test('renews by itself when the hour is over, and reads our errors', async ({
    assert,
    cleanup,
  }) => {
    const emulator = await createEmulator()
    cleanup(() => emulator.close())
    const endpoints = {
      oauth2AuthBaseUrl: `${emulator.url}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${emulator.url}/token`,
      oauth2RevokeUrl: `${emulator.url}/revoke`,
    }
    const auth = new OAuth2Client({
      clientId: SANDBOX.settings.clientId,
      clientSecret: SANDBOX.settings.clientSecret,
      redirectUri: REDIRECT,
      endpoints,
    })
    const back = await emulator.consent(
      new URL(auth.generateAuthUrl({ access_type: 'offline', scope: Object.values(SCOPES) })),
      { approve: true }
    )
    const { tokens } = await auth.getToken(back.searchParams.get('code')!)
    auth.setCredentials({ ...tokens, expiry_date: 1 })
    const api = youtube({ version: 'v3', auth, rootUrl: `${emulator.url}/` })

    await api.channels.list({ part: ['id'], mine: true })
    assert.notEqual(auth.credentials.access_token, tokens.access_token)
    const error = await api.videos.delete({ id: 'nothing' }).catch((thrown) => thrown)
    assert.equal(error.status, 404)
    assert.equal(
      error.errors?.[0].reason ?? error.response.data.error.errors[0].reason,
      'videoNotFound'
    )
    await auth.revokeCredentials()
    assert.equal(emulator.log().at(-1)?.call, 'revoke')
  })
})
