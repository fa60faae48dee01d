import { randomUUID } from 'node:crypto'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { AdapterFault, type FaultCode } from '@caidence/sdk'
import { AccountHistory } from '#services/connections/account_history'
import { connect } from '#tests/functional/inbound/support'
import { createAuthor } from '#tests/functional/publishing/support'
import { useScripted } from '#tests/support/plugin_folder'
import { useScript } from '#tests/support/plugins/scripted/script'

const post = (number: number) => ({
  remoteId: String(number),
  text: `Post ${number}`,
  permalink: `https://scripted.test/${number}`,
  publishedAt: '2026-03-01T12:00:00Z',
  pictureUrl: null,
})

test.group('Connections / the past of an account', (group) => {
  group.each.setup(async ({ context }) => void (await useScripted(context)))

  const history = () => app.container.make(AccountHistory)
  const channel = async (grant = {}) => {
    const ada = await createAuthor()
    return { actor: ada.actor, id: await connect(ada, { remoteId: randomUUID() }, grant) }
  }
  const codeOf = (work: Promise<unknown>): Promise<FaultCode | 'none'> => work.then(() => 'none' as const, (error) => AdapterFault.from(error).code)

  test('as many posts as asked for, over several pages, each once', async ({ assert }) => {
    const { actor, id } = await channel()
    const asked: object[] = []
    useScript({
      recentPosts: async ({ limit, before }) => {
        asked.push({ limit, before })
        const from = Number(before ?? 0)
        // A post made between two pages moves the rest by one.
        const first = before === '25' ? from - 1 : from
        return { posts: Array.from({ length: limit }, (_, index) => post(first + index)), next: String(first + limit) }
      },
    })

    const posts = await (await history()).recentPosts(actor, id, 40)

    assert.deepEqual(posts!.map(({ remoteId }) => remoteId), Array.from({ length: 40 }, (_, index) => String(index)))
    assert.deepEqual(asked, [{ limit: 25, before: undefined }, { limit: 15, before: '25' }, { limit: 1, before: '39' }])
  })

  test('a list that never ends and never grows is left', async ({ assert }) => {
    const { actor, id } = await channel()
    let pages = 0
    useScript({ recentPosts: async () => ({ posts: [post(1)], next: String(++pages) }) })

    assert.lengthOf((await (await history()).recentPosts(actor, id, 10))!, 1)
    assert.equal(pages, 20)
  })

  test('addresses that are not of the web, and counts that are none, do not get further', async ({ assert }) => {
    const { actor, id } = await channel()
    useScript({
      recentPosts: async () => ({ posts: [{ ...post(1), permalink: 'javascript:alert(1)', pictureUrl: 'file:///etc/passwd', metrics: { likes: 3, comments: Number.NaN, invented: 4 } as never }] }),
      profile: async () => ({ displayName: 'Sam', handle: ' ', bio: 'b'.repeat(80_000), website: 'data:text/html,x', avatarUrl: 'https://scripted.test/a.png', followers: -1 }),
    })
    const asked = await history()

    const [told] = (await asked.recentPosts(actor, id, 1))!
    assert.deepEqual([told.permalink, told.pictureUrl, told.metrics], [null, null, { likes: 3 }])
    const profile = (await asked.accountProfile(actor, id))!
    assert.deepEqual({ ...profile, bio: profile.bio!.length }, { displayName: 'Sam', handle: null, bio: 70_000, website: null, avatarUrl: 'https://scripted.test/a.png', followers: null })
  })

  test('an expired token is renewed; a permission that was declined is told without asking the platform', async ({ assert }) => {
    const asked = await history()
    const renewed = await channel({ refresh: 'R' })
    useScript({
      refresh: async (grant) => ({ ...grant, access: 'B' }),
      recentPosts: async (_input, { token }) => {
        if (token.reveal() !== 'B') throw new AdapterFault('E_TOKEN_EXPIRED')
        return { posts: [post(1)] }
      },
    })
    assert.lengthOf((await asked.recentPosts(renewed.actor, renewed.id, 5))!, 1)

    const declined = await channel({ scopes: ['insights'] })
    assert.equal(await codeOf(asked.recentPosts(declined.actor, declined.id, 5)), 'E_SCOPE_MISSING')
  })

  test('what the platform does not open is null, other trouble is a fault, and so is rubbish', async ({ assert }) => {
    const { actor, id } = await channel()
    const asked = await history()
    useScript({ recentPosts: () => Promise.reject(new AdapterFault('E_UNSUPPORTED')) })
    assert.isNull(await asked.recentPosts(actor, id, 5))

    useScript({ recentPosts: () => Promise.reject(new AdapterFault('E_REMOTE_DOWN')) })
    assert.equal(await codeOf(asked.recentPosts(actor, id, 5)), 'E_REMOTE_DOWN')
    for (const rubbish of [null, {}, { posts: [null] }, { posts: [{ remoteId: 1 }] }, { posts: [{ ...post(1), publishedAt: 'lately' }] }]) {
      useScript({ recentPosts: async () => rubbish as never })
      assert.equal(await codeOf(asked.recentPosts(actor, id, 5)), 'E_ADAPTER_BUG')
    }
  })

  test('a channel of another workspace is not there', async ({ assert }) => {
    const { id } = await channel()
    const stranger = await createAuthor()
    useScript({ recentPosts: async () => ({ posts: [post(1)] }) })
    await assert.rejects(async () => (await history()).recentPosts(stranger.actor, id, 5), /no such channel/i)
  })
})
