import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { AdapterFault, type HistoryPost } from '@caidence/sdk'
import AccountImport from '#models/account_import'
import ImportedPost from '#models/imported_post'
import { AccountHistory } from '#services/connections/account_history'
import type { Connections } from '#services/connections/connections'
import type { RemotePictures } from '#services/media/remote_pictures'
import { AccountImports } from '#services/onboarding/account_imports'
import { Journey } from '#services/onboarding/journey'
import { IMPORT_TRIES } from '#services/onboarding/limits'
import { ProfileGaps } from '#services/onboarding/profile_gaps'
import type { PluginHostService } from '#services/plugins/plugin_host_service'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addConnection, addMedia, call, type Author } from '#tests/functional/publishing/support'
import { createNewcomer, go } from './support.ts'

const post = (n: number, values: Partial<HistoryPost> = {}): HistoryPost => ({ remoteId: `p${n}`, text: `Post ${n}`, permalink: `https://platform.example/p/${n}`, publishedAt: `2026-03-0${n}T10:00:00.000Z`, pictureUrl: null, ...values })
const PROFILE = { displayName: 'Nora Films', handle: 'nora', bio: 'Films of bread', website: null, avatarUrl: 'https://cdn.example/a.jpg', followers: 12 }

/** A platform whose history is this; pictures of the web are rows without a file. */
async function reader(owner: Author, history: { posts?: () => Promise<HistoryPost[]>; capabilities?: string[] }) {
  const asked: string[] = []
  const plugins = {
    adapters: () => [{ id: 'instagram', capabilities: history.capabilities ?? ['history'] }],
    scopes: async () => [],
    load: async () => ({ history: { profile: async () => PROFILE, recentPosts: async () => ({ posts: await (history.posts ?? (async () => []))() }) } }),
  }
  const pictures = {
    keep: async (_actor: unknown, _brandId: string, address: string) => {
      asked.push(String(address))
      return addMedia(owner)
    },
  }
  const connections = { find: async () => ({ adapterId: 'instagram', scopes: [] }), speak: async (_actor: unknown, _id: string, _input: unknown, work: (call: unknown) => Promise<unknown>) => work({}) }
  return { asked, imports: new AccountImports(new AccountHistory(plugins as unknown as PluginHostService, connections as unknown as Connections), pictures as unknown as RemotePictures, await app.container.make(ProfileGaps)) }
}

async function planned(owner: Author) {
  const connection = await addConnection(owner)
  await tenantTx(owner.actor, () => connection.merge({ connectedBy: owner.user.id }).save())
  await (await app.container.make(Journey)).turn(owner.workspaceId)
  return { connection, account: { workspaceId: owner.workspaceId, connectionId: connection.id, adapterId: 'instagram' } }
}
const signal = new AbortController().signal
const stateOf = (owner: Author) => tenantTx(owner.actor, () => AccountImport.firstOrFail())

test.group('Onboarding / imports', () => {
  test('posts and the account’s picture come along once, and fill what nobody has written', async ({ assert }) => {
    const owner = await createNewcomer()
    await go(owner, ['profile_type', 'next', { profileType: 'creator' }], ['personal_info', 'next', { displayName: 'Nora' }])
    const { account } = await planned(owner)
    const { imports, asked } = await reader(owner, { posts: async () => [post(2, { pictureUrl: 'https://cdn.example/2.jpg', metrics: { likes: 3, views: -1, made_up: 7 } as never }), post(1, { permalink: 'javascript:alert(1)', text: 'a\u0000b' })] })

    await imports.run(account, { signal })
    await imports.run(account, { signal })

    const { body } = await call(owner, 'GET', `/api/v1/imported-posts?brand=${owner.brandId}`)
    assert.deepEqual(body.data.map(({ text, permalink, metrics }: any) => [text, permalink, metrics]), [['Post 2', 'https://platform.example/p/2', [{ name: 'likes', value: 3 }]], ['ab', null, []]])
    assert.isNotNull(body.data[0].mediaId)
    assert.deepEqual(asked, ['https://cdn.example/2.jpg', 'https://cdn.example/a.jpg'])
    assert.containsSubset((await stateOf(owner)).$attributes, { state: 'done', posts: 2, faultCode: null })
    const { creatorId } = (await call(owner, 'GET', '/api/v1/onboarding/progress')).body.data
    const { about } = (await call(owner, 'GET', `/api/v1/creators/${creatorId}/profile`)).body.data.sections
    assert.equal(about.displayName, 'Nora', 'what somebody wrote stays')
    assert.equal(about.bio, 'Films of bread')
    assert.isNotNull(about.portraitId)
  })

  test('a platform that is down is asked again, later each time, and given up in the end', async ({ assert }) => {
    const owner = await createNewcomer()
    const { account } = await planned(owner)
    const { imports } = await reader(owner, { posts: async () => Promise.reject(new AdapterFault('E_REMOTE_DOWN')) })

    await imports.run(account, { signal })
    const once = await stateOf(owner)
    for (let n = 1; n < IMPORT_TRIES; n++) await imports.run(account, { signal })
    const over = await stateOf(owner)

    assert.containsSubset(once.$attributes, { state: 'waiting', tries: 1, faultCode: 'E_REMOTE_DOWN' })
    assert.isAbove(once.notBefore.toMillis(), Date.now() + 30_000)
    assert.containsSubset(over.$attributes, { state: 'failed', tries: IMPORT_TRIES })
    assert.lengthOf(await tenantTx(owner.actor, () => ImportedPost.all()), 0)
  })

  test('a platform without a history, and one that opens none for this account, is done with', async ({ assert }) => {
    const [without, closed] = [await createNewcomer(), await createNewcomer()]
    const unsupported = async () => Promise.reject(new AdapterFault('E_UNSUPPORTED'))

    await (await reader(without, { capabilities: [] })).imports.run((await planned(without)).account, { signal })
    await (await reader(closed, { posts: unsupported })).imports.run((await planned(closed)).account, { signal })

    assert.deepEqual([(await stateOf(without)).state, (await stateOf(closed)).state], ['done', 'done'])
  })

  test('a worker that is stopped leaves the account for the next one', async ({ assert }) => {
    const owner = await createNewcomer()
    const { account } = await planned(owner)
    const stopping = new AbortController()
    const { imports } = await reader(owner, {
      posts: async () => {
        stopping.abort()
        return [post(1)]
      },
    })

    await assert.rejects(() => imports.run(account, { signal: stopping.signal }))

    assert.containsSubset((await stateOf(owner)).$attributes, { state: 'waiting', tries: 0 })
  })
})
