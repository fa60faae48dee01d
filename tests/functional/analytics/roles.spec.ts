import { test } from '@japa/runner'
import type { ProfileType } from '#services/access/profile_types'
import { SYSTEM_ROLES } from '#services/access/system_roles'
import { createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { call, tokenFor, type Author } from '#tests/functional/publishing/support'
import { forgetLimits, signIn } from '#tests/support/accounts'

/** What a role may do with numbers. Viewers see posts, media and channels: whoever is to see numbers is an analyst, or more. */
const NUMBERS: Record<ProfileType, Record<string, 'takes out' | 'sees' | 'none'>> = {
  agency: { owner: 'takes out', admin: 'takes out', account_manager: 'takes out', strategist: 'takes out', editor: 'takes out', analyst: 'takes out', client_approver: 'sees', creator: 'none', viewer: 'none' },
  brand: { owner: 'takes out', admin: 'takes out', marketing_manager: 'takes out', editor: 'takes out', approver: 'takes out', analyst: 'takes out', viewer: 'none' },
  creator: { owner: 'takes out', manager: 'takes out', collaborator: 'sees', viewer: 'none' },
}
const status = async (who: Author, path: string, method = 'GET', body?: unknown) => (await call(who, method, `/api/v1/${path}`, body)).status
const asked = { title: 'Ours', kind: 'proof', format: 'csv', days: 7 }

test.group('Analytics / roles and tokens', (group) => {
  group.each.setup(() => forgetLimits())
  group.each.timeout(60_000)

  test('each system role has its say about numbers, and none is forgotten', ({ assert }) => {
    for (const [type, roles] of Object.entries(SYSTEM_ROLES)) {
      const said = Object.fromEntries(roles.map(({ key, permissions }) => [key, permissions.includes('analytics.export') ? 'takes out' : permissions.includes('analytics.view') ? 'sees' : 'none']))
      assert.deepEqual(said, NUMBERS[type as ProfileType], type)
    }
  })

  test('a viewer sees no numbers, not even by address; an analyst sees them and takes them out', async ({ assert }) => {
    const owner = await createOwner('agency')
    const [viewer, analyst, client] = [await createMember(owner, 'viewer'), await createMember(owner, 'analyst'), await createMember(owner, 'client_approver', inBrand(owner.brandId))]

    for (const path of ['analytics', 'analytics/posts', 'analytics/table.csv', 'reports']) {
      assert.equal(await status(viewer, path), 403, path)
      assert.equal(await status(analyst, path), 200, path)
    }
    assert.deepEqual([await status(client, 'analytics'), await status(client, 'analytics/table.csv'), await status(client, 'reports')], [200, 403, 403])
    const { visitor } = await signIn(viewer.user.email)
    await visitor.get('/account')
    await visitor.post(`/workspaces/${owner.workspaceId}/select`)
    for (const page of ['/analytics', '/analytics/posts', '/analytics/reports']) assert.equal((await visitor.get(page)).status, 403, page)
  })

  test('reports take abilities of their own: those of posts are not enough, and theirs give no posts', async ({ assert }) => {
    const owner = await createOwner('agency')
    const holding = async (...abilities: Parameters<typeof tokenFor>[2] & object) => ({ ...owner, token: await tokenFor(owner.user, owner.workspaceId, abilities) })
    const [posts, reads, writes] = [await holding('posts:read', 'posts:write'), await holding('reports:read'), await holding('reports:read', 'reports:write')]

    assert.deepEqual([await status(posts, 'reports'), await status(posts, 'reports', 'POST', asked)], [403, 403])
    assert.deepEqual([await status(reads, 'reports'), await status(reads, 'reports', 'POST', asked), await status(reads, 'posts'), await status(reads, 'analytics')], [200, 403, 403, 403])
    assert.equal(await status(writes, 'reports', 'POST', asked), 202)
  })
})
