import { test } from '@japa/runner'
import sdk from 'facebook-nodejs-business-sdk'
import { createEmulator } from '../emulator/index.ts'
import { Client, PAGE } from './emulator_client.ts'

/** The platform's own client, unchanged; only the address of the Graph API is another one. */
test.group('Facebook emulator / the platform\u2019s own client', (group) => {
  const graph = Object.getOwnPropertyDescriptor(sdk.FacebookAdsApi, 'GRAPH')!
  group.each.teardown(() => void Object.defineProperty(sdk.FacebookAdsApi, 'GRAPH', graph))

  test('posts to a Page, reads the post back, comments, and takes it down', async ({
    assert,
    cleanup,
  }) => {
    const emulator = await createEmulator()
    cleanup(() => emulator.close())
    const { token } = await new Client(emulator).signIn()
    const base = `${emulator.url}/graph.facebook.com`
    Object.defineProperty(sdk.FacebookAdsApi, 'GRAPH', { get: () => base, configurable: true })
    const noCrashLog = false
    sdk.FacebookAdsApi.init(token, 'en_US', noCrashLog)

    const page = new sdk.Page(PAGE)
    const made = await page.createFeed(['id', 'permalink_url'], { message: 'From their own client' })
    const post = await new sdk.PagePost(made.id).get(['message', 'created_time', 'is_published'])
    await new sdk.PagePost(made.id).createComment([], { message: 'First' })
    const feed = await page.getFeed(['id', 'message'])

    assert.match(made.id, new RegExp(`^${PAGE}_\\d+$`))
    assert.equal((await fetch(made.permalink_url)).status, 200)
    assert.deepEqual([post.message, post.is_published], ['From their own client', true])
    assert.deepEqual(
      feed.map(({ id, message }: Record<string, string>) => [id, message]),
      [[made.id, 'From their own client']]
    )
    assert.deepEqual(emulator.posts()[0].comments, [{ author: 'Kestrel Bakery', text: 'First' }])
    await new sdk.PagePost(made.id).delete([])
    assert.lengthOf(emulator.posts(), 0)
  })

  test('a refusal arrives with its code', async ({ assert, cleanup }) => {
    const emulator = await createEmulator()
    cleanup(() => emulator.close())
    const client = await new Client(emulator).signIn()
    const base = `${emulator.url}/graph.facebook.com`
    Object.defineProperty(sdk.FacebookAdsApi, 'GRAPH', { get: () => base, configurable: true })
    const noCrashLog = false
    sdk.FacebookAdsApi.init(client.token, 'en_US', noCrashLog)
    await client.admin('tasks', { page: PAGE, tasks: ['ANALYZE'] })

    const refusal = await new sdk.Page(PAGE).createFeed([], { message: 'x' }).catch((error: any) => error)

    assert.equal(refusal.response?.code ?? refusal.response?.error?.code, 200)
  })
})
