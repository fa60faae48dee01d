import { test } from '@japa/runner'
import { couldGive, endedRule, linesOf, nearestRole, sentenceOf, type ExplainedRule, type Explanation, type Step } from '#services/access/explanation'
import type { Permission } from '#services/access/permissions'
import { Rights } from '#services/access/rights'
import type { Resource, ScopeType } from '#services/access/scopes'
import { brand, NOW, post, role, single, W, whole } from './build.ts'

const top: Step = { type: 'workspace', id: W, name: 'Harbour' }
const inBrand: Step = { type: 'brand', id: 'a', name: 'Acme' }
const onPost: Step = { type: 'social_post', id: 'p1', name: 'Summer' }
const resource: Resource = { workspaceId: W, brandId: 'a', id: 'p1' }

const kind = (id: string, rank: number, permissions: Permission[], scopeTypes: ScopeType[]) => ({ id, rank, permissions, scopeTypes })
const owner = kind('owner', 100, ['posts.publish', 'audit.view'], ['workspace'])
const editor = kind('editor', 50, ['posts.publish'], ['workspace', 'brand'])
const helper = kind('helper', 60, ['posts.publish'], ['social_post'])

test.group('Access / explanations', () => {
  test('R2-001 the nearest role is the lowest one, at the smallest place: {0}')
    .with([
      ['in a brand', [owner, editor], 'posts.publish', [top, inBrand], 'editor', 'brand'],
      ['on a row, where a role can be given there', [owner, editor, helper], 'posts.publish', [top, inBrand, onPost], 'helper', 'social_post'],
      ['else in its brand', [owner, editor], 'posts.publish', [top, inBrand, onPost], 'editor', 'brand'],
      ['else in the workspace', [owner, helper], 'posts.publish', [top, inBrand], 'owner', 'workspace'],
      ['in the workspace, when that is asked about', [owner, editor], 'posts.publish', [top], 'editor', 'workspace'],
      ['the lower of two, whatever the order', [kind('higher', 51, ['posts.publish'], ['brand']), editor], 'posts.publish', [top, inBrand], 'editor', 'brand'],
      ['in the whole workspace, for what counts only there', [kind('auditor', 20, ['audit.view'], ['brand']), owner], 'audit.view', [top, inBrand], 'owner', 'workspace'],
    ] as [string, (typeof owner)[], Permission, Step[], string, ScopeType][])
    .run(({ assert }, [, roles, permission, path, roleId, type]) => {
      const nearest = nearestRole(roles, permission, path)

      assert.equal(nearest?.role.id, roleId)
      assert.equal(nearest?.step.type, type)
    })

  test('R2-001 where no role holds it there is no nearest', ({ assert }) => {
    assert.isNull(nearestRole([editor], 'audit.view', [top, inBrand]))
    assert.isNull(nearestRole([], 'posts.publish', [top]))
  })

  test('R1-003 who could give a role: {0}')
    .with([
      ['an admin, below their rank', [role(['roles.assign'], whole, { rank: 90 })], 50, inBrand, true],
      ['an admin, in the whole workspace', [role(['roles.assign'], whole, { rank: 90 })], 50, top, true],
      ['an admin, not of their own rank', [role(['roles.assign'], whole, { rank: 90 })], 90, top, false],
      ['an owner, an owner', [role(['roles.assign'], whole, { rank: 100 })], 100, top, true],
      ['a brand’s manager, in the brand', [role(['roles.assign'], brand('a'), { rank: 70 })], 50, inBrand, true],
      ['a brand’s manager, on its post', [role(['roles.assign'], brand('a'), { rank: 70 })], 50, onPost, true],
      ['a brand’s manager, not in the workspace', [role(['roles.assign'], brand('a'), { rank: 70 })], 50, top, false],
      ['another brand’s manager', [role(['roles.assign'], brand('b'), { rank: 70 })], 50, inBrand, false],
      ['nobody without the right to', [role(['posts.view'], whole, { rank: 90 })], 50, inBrand, false],
      ['nobody by a right alone, which has no rank', [single('allow', 'roles.assign', whole)], 50, top, false],
      ['nobody whose role is over', [role(['roles.assign'], whole, { rank: 90, expiresAt: NOW })], 50, top, false],
    ] as [string, ReturnType<typeof role>[], number, Step, boolean][])
    .run(({ assert }, [, rules, rank, step, expected]) => {
      assert.equal(couldGive(new Rights(W, rules), rank, step, resource, NOW), expected)
    })

  test('R2-001 what ended is told when it would have allowed it', ({ assert }) => {
    const ended = role(['posts.view'], brand('a'), { expiresAt: NOW })
    const found = (rules: ReturnType<typeof role>[]) => endedRule(new Rights(W, rules), 'posts.view', resource, NOW)

    assert.strictEqual(found([role(['posts.edit'], whole), ended]), ended)
    assert.isNull(found([role(['posts.view'], brand('b'), { expiresAt: NOW })]))
    assert.isNull(found([ended, single('deny', 'posts.view', post('p1'), NOW + 1)]))
    assert.isNull(found([]))
  })

  const by: ExplainedRule = { kind: 'assignment', id: 'x1', effect: 'allow', roleId: 'editor', roleName: 'Editor', scopeType: 'brand', scopeId: 'a', scopeName: 'Acme', grantedBy: 'ada', grantedByName: 'Ada Stone', grantedAt: '2026-05-04T10:00:00.000Z', expiresAt: null }
  const grant: ExplainedRule = { ...by, kind: 'grant', id: 'g1', roleId: null, roleName: null }
  const facts: Omit<Explanation, 'sentence'> = { allowed: true, userId: 'nora', userName: 'Nora', permission: 'posts.publish', description: 'Schedule and publish posts', path: [top, inBrand], rule: 'role editor on brand a', by, nearest: null, ended: null }
  const nearest = { roleId: 'editor', roleName: 'Editor', rank: 50, scopeType: 'brand' as const, scopeId: 'a', scopeName: 'Acme', givenBy: ['Ada Stone', 'Bo Reed'] }
  const missing = { ...facts, allowed: false, rule: 'no role holds it there', by: null }

  test('R2-001 an explanation is a sentence: {1}')
    .with([
      [facts, 'Nora may: the role Editor in Acme holds posts.publish, given by Ada Stone on 2026-05-04.'],
      [{ ...facts, by: { ...by, grantedByName: null } }, 'Nora may: the role Editor in Acme holds posts.publish, given on 2026-05-04.'],
      [{ ...facts, by: { ...grant, expiresAt: '2026-06-01T00:00:00.000Z' } }, 'Nora may: a single right in Acme holds posts.publish, given by Ada Stone on 2026-05-04, until 2026-06-01.'],
      [{ ...facts, allowed: false, by: { ...grant, effect: 'deny' } }, 'Nora may not: a single denial in Acme refuses posts.publish, given by Ada Stone on 2026-05-04. It has to be taken away first.'],
      [{ ...missing, nearest }, 'Nora may not: nothing they have holds posts.publish in Acme. The role Editor in Acme would allow it; Ada Stone, Bo Reed can give it.'],
      [{ ...missing, nearest: { ...nearest, givenBy: [] } }, 'Nora may not: nothing they have holds posts.publish in Acme. The role Editor in Acme would allow it.'],
      [{ ...missing, path: [top] }, 'Nora may not: nothing they have holds posts.publish in Harbour.'],
      [{ ...missing, ended: { ...by, expiresAt: '2026-05-09T00:00:00.000Z' } }, 'Nora may not: nothing they have holds posts.publish in Acme. It was allowed by the role Editor in Acme, which ended on 2026-05-09.'],
    ] as [Omit<Explanation, 'sentence'>, string][])
    .run(({ assert }, [given, sentence]) => {
      assert.equal(sentenceOf(given), sentence)
    })

  test('R2-001 in a terminal it names rule, role, assignment, granter, scope and end', ({ assert }) => {
    assert.deepEqual(linesOf({ ...facts, by: { ...by, expiresAt: '2026-06-01T00:00:00.000Z' }, sentence: 'Nora may.' }), [
      'allowed: Nora, posts.publish (Schedule and publish posts)',
      'scope: Harbour › Acme',
      'rule: role editor on brand a',
      'role: Editor (editor)',
      'assignment: x1 on brand Acme',
      'granted: 2026-05-04T10:00:00.000Z by Ada Stone',
      'expires: 2026-06-01T00:00:00.000Z',
      'Nora may.',
    ])
    assert.deepEqual(linesOf({ ...missing, ended: { ...grant, grantedByName: null }, nearest: { ...nearest, givenBy: [] }, sentence: 'Nora may not.' }).slice(2), [
      'rule: no role holds it there',
      'ended:',
      'grant: g1 on brand Acme',
      'granted: 2026-05-04T10:00:00.000Z by nobody who is known',
      'expires: never',
      'nearest: role Editor (editor, rank 50) on brand Acme',
      'given by: nobody at present',
      'Nora may not.',
    ])
    assert.include(linesOf({ ...missing, nearest, sentence: '' }), 'given by: Ada Stone, Bo Reed')
    assert.equal(linesOf({ ...missing, sentence: '' })[0], 'denied: Nora, posts.publish (Schedule and publish posts)')
  })
})
