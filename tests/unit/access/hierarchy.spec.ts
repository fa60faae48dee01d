import { test } from '@japa/runner'
import { isBelow, mayAssign, mayGrant, mayShape, mayTake, unfit, whyNotAssign, type Acting, type Place } from '#services/access/hierarchy'
import type { Permission } from '#services/access/permissions'
import { Rights, type Rule } from '#services/access/rights'
import type { RoleFacts } from '#services/access/role_book'
import { brand, NOW, post, role, single, W, whole } from './build.ts'

const everywhere: Place = { scope: whole, resource: { workspaceId: W } }
const inA: Place = { scope: brand('a'), resource: { workspaceId: W, brandId: 'a' } }
const inB: Place = { scope: brand('b'), resource: { workspaceId: W, brandId: 'b' } }
const onPost: Place = { scope: post('p1'), resource: { workspaceId: W, brandId: 'a', id: 'p1' } }

const as = (...people: Rule[][]): Acting => ({ rights: people.map((rules) => new Rights(W, rules)), now: NOW })
const boss = (permissions: Permission[], scope = whole, rank = 90) => role(['roles.assign', 'roles.edit', ...permissions], scope, { rank })
const facts = (rank: number, permissions: Permission[], rest: Partial<RoleFacts> = {}): RoleFacts => ({ id: 'x', name: 'Helper', description: '', rank, permissions, profileTypes: ['agency'], scopeTypes: ['workspace', 'brand'], isSystem: false, ...rest })

const NOT_HERE = (where: string) => `You may not give or take roles for ${where}.`
const NO_RIGHTS_HERE = (where: string) => `You may not give or take rights for ${where}.`

test.group('Access / hierarchy rules', () => {
  test('R1-003 ranks: {0} against {1}')
    .with([
      [50, 90, true],
      [89, 90, true],
      [90, 90, false],
      [91, 90, false],
      [100, 100, true],
      [100, 90, false],
    ] as const)
    .run(({ assert }, [rank, own, expected]) => {
      assert.equal(isBelow(rank, own), expected)
    })

  test('R6-004 where a role fits: {0}')
    .with([
      ['its type and place', facts(1, []), 'brand', null],
      ['another type', facts(1, [], { profileTypes: ['creator'] }), 'brand', 'The role Helper is not for workspaces of the type agency.'],
      ['another place', facts(1, []), 'media', 'The role Helper cannot be given for one file; it can for the whole workspace, a brand.'],
      ['a post', facts(1, [], { scopeTypes: ['social_connection'] }), 'social_post', 'The role Helper cannot be given for one post; it can for one channel.'],
      ['a lead source', facts(1, [], { scopeTypes: ['workspace'] }), 'lead_source', 'The role Helper cannot be given for one lead source; it can for the whole workspace.'],
    ] as const)
    .run(({ assert }, [, role_, scope, expected]) => {
      assert.equal(unfit(role_, scope, 'agency'), expected)
    })

  test('R1-003 who may give a role: {0}')
    .with([
      ['an admin, a lower one', as([boss(['posts.view'])]), facts(50, ['posts.view']), everywhere, null],
      ['an admin, not of the same rank', as([boss(['posts.view'])]), facts(90, ['posts.view']), everywhere, 'The role Helper is not below your own.'],
      ['an owner, an owner', as([boss(['posts.view'], whole, 100)]), facts(100, ['posts.view']), everywhere, null],
      ['nobody without the right to', as([role(['posts.view'], whole, { rank: 90 })]), facts(50, ['posts.view']), everywhere, NOT_HERE('the whole workspace')],
      ['nobody what they do not hold', as([boss(['posts.view'])]), facts(50, ['posts.view', 'posts.publish']), everywhere, 'The role Helper allows “Schedule and publish”, which you may not do there yourself.'],
      ['a brand’s manager in their brand', as([boss(['posts.view'], brand('a'), 70)]), facts(50, ['posts.view']), inA, null],
      ['a brand’s manager on a post in it', as([boss(['posts.view'], brand('a'), 70)]), facts(50, ['posts.view']), onPost, null],
      ['a brand’s manager not in the next', as([boss(['posts.view'], brand('a'), 70)]), facts(50, ['posts.view']), inB, NOT_HERE('a brand')],
      ['a brand’s manager not in the workspace', as([boss(['posts.view'], brand('a'), 70)]), facts(50, ['posts.view']), everywhere, NOT_HERE('the whole workspace')],
      ['a brand’s manager of a lower rank elsewhere', as([boss(['posts.view'], brand('a'), 40), role([], brand('b'), { rank: 80 })]), facts(50, ['posts.view']), inA, 'The role Helper is not below your own.'],
      ['what counts in the workspace only need not be held for a brand', as([boss(['posts.view'], brand('a'), 70)]), facts(50, ['posts.view', 'audit.view']), inA, null],
      ['what counts in the workspace only must be held for the workspace', as([boss(['posts.view'])]), facts(50, ['posts.view', 'audit.view']), everywhere, 'The role Helper allows “See the logs”, which you may not do there yourself.'],
      ['for the workspace it must be held in all of it', as([boss([]), role(['posts.view'], brand('a'))]), facts(50, ['posts.view']), everywhere, 'The role Helper allows “See posts”, which you may not do there yourself.'],
      ['with another’s eyes, what both may', as([boss(['posts.view'])], [boss(['posts.view'], whole, 80)]), facts(70, ['posts.view']), everywhere, null],
      ['with another’s eyes, below both', as([boss(['posts.view'])], [boss(['posts.view'], whole, 60)]), facts(70, ['posts.view']), everywhere, 'The role Helper is not below your own.'],
      ['with another’s eyes, not what one holds alone', as([boss(['posts.view'])], [boss([])]), facts(50, ['posts.view']), inA, 'The role Helper allows “See posts”, which you may not do there yourself.'],
      ['with another’s eyes, not where one may assign alone', as([boss(['posts.view'])], [role(['posts.view'], whole, { rank: 90 })]), facts(50, ['posts.view']), everywhere, NOT_HERE('the whole workspace')],
    ] as [string, Acting, RoleFacts, Place, string | null][])
    .run(({ assert }, [, acting, role_, place, expected]) => {
      assert.equal(whyNotAssign(acting, role_, place), expected)
      const assign = () => mayAssign(acting, { ...role_, scopeTypes: [place.scope.type] }, place, 'agency')
      if (expected) assert.throws(assign, expected)
      else assert.doesNotThrow(assign)
    })

  test('R6-004 a role that fits nowhere is refused before anything else', ({ assert }) => {
    assert.throws(() => mayAssign(as([]), facts(50, []), everywhere, 'creator'), 'The role Helper is not for workspaces of the type creator.')
  })

  test('R1-003 who may take a role: {0}')
    .with([
      ['an admin, a lower one', as([boss([])]), 50, everywhere, false, null],
      ['even what they do not hold', as([boss([])]), 50, inA, false, null],
      ['not of the same rank', as([boss([])]), 90, everywhere, false, 'The role Helper is not below your own.'],
      ['not in another brand', as([boss([], brand('a'))]), 50, inB, false, NOT_HERE('a brand')],
      ['anybody their own', as([]), 90, everywhere, true, null],
    ] as [string, Acting, number, Place, boolean, string | null][])
    .run(({ assert }, [, acting, rank, place, isOwn, expected]) => {
      const take = () => mayTake(acting, facts(rank, ['posts.publish']), place, isOwn)
      if (expected) assert.throws(take, expected)
      else assert.doesNotThrow(take)
    })

  test('R6-005 R1-003 who may give a single right: {0}')
    .with([
      ['an admin to somebody below', as([boss(['posts.view'])]), 'allow', 'posts.view', inA, { rank: 50, isSelf: false }, null],
      ['an admin against somebody below', as([boss(['posts.view'])]), 'deny', 'posts.view', inA, { rank: 50, isSelf: false }, null],
      ['not to the same rank', as([boss(['posts.view'])]), 'allow', 'posts.view', inA, { rank: 90, isSelf: false }, 'This person’s role is not below your own.'],
      ['not against an owner', as([boss(['posts.view'], whole, 100)]), 'deny', 'posts.view', inA, { rank: 100, isSelf: false }, 'This person’s role is not below your own.'],
      ['to oneself what one holds', as([boss(['posts.view'])]), 'allow', 'posts.view', inA, { rank: 90, isSelf: true }, null],
      ['not against oneself', as([boss(['posts.view'])]), 'deny', 'posts.view', inA, { rank: 90, isSelf: true }, 'Nobody denies themselves something; give up the role instead.'],
      ['not what one does not hold', as([boss([])]), 'allow', 'posts.view', inA, { rank: 50, isSelf: false }, 'You may not do this there yourself: See posts.'],
      ['not where one may not assign', as([role(['posts.view'], whole, { rank: 90 })]), 'allow', 'posts.view', inA, { rank: 50, isSelf: false }, NO_RIGHTS_HERE('a brand')],
      ['not what counts in the workspace only, in a brand', as([boss(['audit.view'])]), 'allow', 'audit.view', inA, { rank: 50, isSelf: false }, '“See the logs” counts for the whole workspace only.'],
      ['what counts in the workspace, there', as([boss(['audit.view'])]), 'allow', 'audit.view', everywhere, { rank: 50, isSelf: false }, null],
      ['not in the whole workspace what one holds in a brand', as([boss([]), single('allow', 'posts.view', brand('a'))]), 'allow', 'posts.view', everywhere, { rank: 50, isSelf: false }, 'You may not do this there yourself: See posts.'],
    ] as [string, Acting, 'allow' | 'deny', Permission, Place, { rank: number; isSelf: boolean }, string | null][])
    .run(({ assert }, [, acting, effect, permission, place, subject, expected]) => {
      const give = () => mayGrant(acting, effect, permission, place, subject)
      if (expected) assert.throws(give, expected)
      else assert.doesNotThrow(give)
    })

  test('R1-003 who may make and change a role: {0}')
    .with([
      ['an admin, a lower one of what they hold', as([boss(['posts.view'])]), facts(50, ['posts.view']), null],
      ['not of their own rank', as([boss(['posts.view'])]), facts(90, ['posts.view']), 'The rank 90 is not below your own.'],
      ['an owner up to their own', as([boss(['posts.view'], whole, 100)]), facts(99, ['posts.view']), null],
      ['not with what they do not hold', as([boss([])]), facts(50, ['posts.view']), 'You may not do this yourself in the whole workspace: See posts.'],
      ['not with what they hold in a brand', as([boss([]), role(['posts.view'], brand('a'))]), facts(50, ['posts.view']), 'You may not do this yourself in the whole workspace: See posts.'],
      ['nobody without the right to', as([role(['roles.assign'], whole, { rank: 90 })]), facts(50, []), 'You may not make or change roles.'],
      ['nobody of a brand', as([boss(['posts.view'], brand('a'))]), facts(50, []), 'You may not make or change roles.'],
    ] as [string, Acting, RoleFacts, string | null][])
    .run(({ assert }, [, acting, role_, expected]) => {
      const shape = () => mayShape(acting, role_, W)
      if (expected) assert.throws(shape, expected)
      else assert.doesNotThrow(shape)
    })
})
