import { createRequire } from 'node:module'
import { test } from '@japa/runner'
import { createEmulator } from '../emulator/index.ts'
import { COMMUNITY_APP } from '../emulator/sandbox.ts'
import { KESTREL } from './support.ts'

interface Redirected {
  interceptors: {
    request: { use(change: (config: { url?: string }) => object): number; eject(id: number): void }
  }
}
const { AuthClient, RestliClient } = createRequire(import.meta.url)(
  'linkedin-api-client'
) as typeof import('linkedin-api-client')
const axios = createRequire(createRequire(import.meta.url).resolve('linkedin-api-client'))(
  'axios'
) as Redirected
const VERSION = '202609'
const REDIRECT = 'http://localhost:3333/cb'

test.group('LinkedIn emulator / the platform’s own client library', () => {
  test('signs in, posts, reads, finds and deletes, with nothing changed but the address', async ({
    assert,
    cleanup,
  }) => {
    const emulator = await createEmulator()
    cleanup(() => emulator.close())
    const redirect = (config: { url?: string }) => ({
      ...config,
      url: config.url?.replace('https://', `${emulator.url}/`),
    })
    const interceptor = axios.interceptors.request.use(redirect)
    cleanup(() => axios.interceptors.request.eject(interceptor))
    const rest = new RestliClient()
    ;(rest as unknown as { axiosInstance: Redirected }).axiosInstance.interceptors.request.use(
      redirect
    )
    const auth = new AuthClient({
      clientId: COMMUNITY_APP.id,
      clientSecret: COMMUNITY_APP.secret,
      redirectUrl: REDIRECT,
    })

    const consent = new URL(auth.generateMemberAuthorizationUrl(COMMUNITY_APP.scopes, 'state'))
    const back = await emulator.consent(consent, { approve: true })
    const signedIn = await auth.exchangeAuthCodeForAccessToken(back.searchParams.get('code')!)
    const renewed = await auth.exchangeRefreshTokenForAccessToken(signedIn.refresh_token!)
    const accessToken = renewed.access_token
    const { data: facts } = (await auth.introspectAccessToken(accessToken)) as unknown as {
      data: { status: string }
    }
    assert.equal(facts.status, 'active')

    const roles = await rest.finder({
      resourcePath: '/organizationAcls',
      finderName: 'roleAssignee',
      queryParams: { state: 'APPROVED' },
      accessToken,
      versionString: VERSION,
    })
    assert.lengthOf(roles.data.elements, 3)

    const upload = await rest.action({
      resourcePath: '/images',
      actionName: 'initializeUpload',
      data: { initializeUploadRequest: { owner: KESTREL } },
      accessToken,
      versionString: VERSION,
    })
    assert.match((upload.data.value as unknown as { image: string }).image, /^urn:li:image:/)

    const created = await rest.create({
      resourcePath: '/posts',
      entity: {
        author: KESTREL,
        commentary: 'From the library',
        visibility: 'PUBLIC',
        distribution: {
          feedDistribution: 'MAIN_FEED',
          targetEntities: [],
          thirdPartyDistributionChannels: [],
        },
        lifecycleState: 'PUBLISHED',
      },
      accessToken,
      versionString: VERSION,
    })
    const urn = decodeURIComponent(String(created.createdEntityId))
    assert.equal(urn, emulator.posts()[0].id)

    const read = await rest.get({
      resourcePath: '/posts/{id}',
      pathKeys: { id: urn },
      accessToken,
      versionString: VERSION,
    })
    assert.equal(read.data.commentary, 'From the library')
    const found = await rest.finder({
      resourcePath: '/posts',
      finderName: 'author',
      queryParams: { author: KESTREL, count: 10 },
      accessToken,
      versionString: VERSION,
    })
    assert.lengthOf(found.data.elements, 1)
    const numbers = await rest.finder({
      resourcePath: '/organizationalEntityShareStatistics',
      finderName: 'organizationalEntity',
      queryParams: { organizationalEntity: KESTREL, shares: [urn] },
      accessToken,
      versionString: VERSION,
    })
    assert.deepEqual(numbers.data.elements, [], 'nobody has seen it yet')
    const me = await rest.get({ resourcePath: '/me', accessToken })
    assert.equal(me.data.id, '782bbtaQ')

    const gone = await rest.delete({
      resourcePath: '/posts/{id}',
      pathKeys: { id: urn },
      accessToken,
      versionString: VERSION,
    })
    assert.equal(gone.status, 204)
    assert.lengthOf(emulator.posts(), 0)
  })
})
