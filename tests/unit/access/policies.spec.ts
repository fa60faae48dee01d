import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import type { HttpContext } from '@adonisjs/core/http'
import ConnectionPolicy from '#policies/connections/connection_policy'
import MediaPolicy from '#policies/media/media_policy'
import AgencyProfilePolicy from '#policies/profiles/agency_profile_policy'
import BrandProfilePolicy from '#policies/profiles/brand_profile_policy'
import CreatorPolicy from '#policies/profiles/creator_policy'
import PostPolicy from '#policies/publishing/post_policy'
import type { PermissionEngine } from '#services/access/permission_engine'
import type { Permission } from '#services/access/permissions'
import type { Decision } from '#services/access/rights'

const actor = { workspaceId: '11111111-1111-4111-8111-111111111111', userId: '22222222-2222-4222-8222-222222222222' }
const row = { workspaceId: actor.workspaceId, brandId: 'a', id: 'p1' }

/** An engine that allows one permission and notes what it was asked. */
function engineAllowing(allowed: Permission) {
  const asked: unknown[][] = []
  const can = async (...given: [unknown, Permission, unknown]): Promise<Decision> => {
    asked.push(given)
    return { allowed: given[1] === allowed, rule: 'a rule', by: null }
  }
  return { asked, engine: { can } as unknown as PermissionEngine }
}

const POLICIES = { AgencyProfilePolicy, BrandProfilePolicy, CreatorPolicy, PostPolicy, MediaPolicy, ConnectionPolicy }
type Ask = (user: never, about?: unknown) => Promise<boolean>

test.group('Access / policies', () => {
  test('R2-001 {0}.{1} asks for {2}')
    .with([
      ['PostPolicy', 'list', 'posts.view', undefined],
      ['PostPolicy', 'view', 'posts.view', row],
      ['PostPolicy', 'create', 'posts.create', row],
      ['PostPolicy', 'create', 'posts.create', undefined],
      ['PostPolicy', 'edit', 'posts.edit', row],
      ['PostPolicy', 'publish', 'posts.publish', row],
      ['PostPolicy', 'delete', 'posts.delete', row],
      ['MediaPolicy', 'list', 'media.view', undefined],
      ['MediaPolicy', 'view', 'media.view', row],
      ['MediaPolicy', 'upload', 'media.upload', row],
      ['MediaPolicy', 'edit', 'media.edit', row],
      ['ConnectionPolicy', 'view', 'connections.view', row],
      ['ConnectionPolicy', 'connect', 'connections.connect', row],
      ['ConnectionPolicy', 'disconnect', 'connections.disconnect', row],
      ['AgencyProfilePolicy', 'view', 'workspace.view', undefined],
      ['BrandProfilePolicy', 'view', 'profiles.view', row],
      ['BrandProfilePolicy', 'edit', 'profiles.edit', row],
      ['CreatorPolicy', 'create', 'creators.edit', undefined],
    ] as [keyof typeof POLICIES, string, Permission, typeof row | undefined][])
    .run(async ({ assert }, [name, action, permission, about]) => {
      for (const allowed of [permission, 'workspace.edit'] as Permission[]) {
        const { asked, engine } = engineAllowing(allowed)
        const ctx = { actor } as HttpContext
        const policy = new POLICIES[name](engine, ctx) as unknown as Record<string, Ask>

        const answer = await policy[action](undefined as never, about)

        assert.equal(answer, allowed === permission)
        assert.deepEqual(asked, [[actor, permission, about]])
        assert.deepEqual(ctx.decisions, [{ permission, resource: about, decision: { allowed: answer, rule: 'a rule', by: null } }])
      }
    })

  test('CreatorPolicy.{action}: own {own}, seen by another {seen}, allowed {allowed}: {answer}')
    .with(
      [
        ['view', true, false, null, true],
        ['view', true, true, null, true],
        ['view', false, false, null, false],
        ['view', false, false, 'creators.view', true],
        ['view', false, false, 'creators.edit', false],
        ['write', true, false, null, true],
        ['write', true, true, null, false],
        ['write', true, true, 'creators.edit', true],
        ['write', false, false, null, false],
        ['write', false, false, 'creators.edit', true],
        ['edit', true, false, null, false],
        ['edit', false, false, 'creators.edit', true],
      ].map(([action, own, seen, allowed, answer]) => ({ action, own, seen, allowed, answer }) as { action: string; own: boolean; seen: boolean; allowed: Permission | null; answer: boolean })
    )
    .run(async ({ assert }, { action, own, seen, allowed, answer }) => {
      const { engine } = engineAllowing(allowed as Permission)
      const ctx = { actor: { ...actor, ...(seen && { impersonatorId: randomUUID() }) } } as HttpContext
      const policy = new CreatorPolicy(engine, ctx) as unknown as Record<string, Ask>

      assert.equal(await policy[action](undefined as never, { userId: own ? actor.userId : randomUUID() }), answer)
    })
})
