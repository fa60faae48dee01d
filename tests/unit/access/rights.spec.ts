import { test } from '@japa/runner'
import { describe, isWorkspaceItself, Rights, type Rule } from '#services/access/rights'
import type { Permission } from '#services/access/permissions'
import type { Resource } from '#services/access/scopes'
import { brand, NOW, post, role, single, W, whole } from './build.ts'

const VIEW = 'posts.view'
const inBrand = (brandId: string | null | undefined, rest: Partial<Resource> = {}): Resource => ({ workspaceId: W, brandId, id: 'p1', ...rest })
const may = (rules: Rule[], resource?: Resource, permission: Permission = VIEW) => new Rights(W, rules).decide(permission, resource, NOW).allowed

const viewer = (scope = whole) => role([VIEW], scope)
const deny = (scope = whole, expiresAt: number | null = null) => single('deny', VIEW, scope, expiresAt)
const allow = (scope = whole, expiresAt: number | null = null) => single('allow', VIEW, scope, expiresAt)

test.group('Access / rights', () => {
  test('R2-001 {0}')
    .with([
      ['nothing means no', [], inBrand('a'), false],
      ['a role on the workspace reaches every brand', [viewer()], inBrand('a'), true],
      ['a role that does not hold it gives nothing', [role(['media.view'], whole)], inBrand('a'), false],
      ['a role on a brand reaches its rows', [viewer(brand('a'))], inBrand('a'), true],
      ['a role on a brand does not reach the next one', [viewer(brand('a'))], inBrand('b'), false],
      ['a right on a row reaches it', [allow(post('p1'))], inBrand('b'), true],
      ['a right on a row reaches no other', [allow(post('p2'))], inBrand('b'), false],
      ['a right on a post reaches its delivery', [allow(post('p1'))], inBrand('b', { id: 'd1', postId: 'p1' }), true],
      ['a right on a channel reaches its delivery', [allow({ type: 'social_connection', id: 'c1' })], inBrand('b', { id: 'd1', postId: 'p2', connectionId: 'c1' }), true],
      ['a denial in the workspace wins over a role', [viewer(), deny()], inBrand('a'), false],
      ['a denial in the workspace wins over a right on the row', [allow(post('p1')), deny()], inBrand('a'), false],
      ['a denial in the brand wins over the workspace', [viewer(), deny(brand('a'))], inBrand('a'), false],
      ['a denial in the brand wins over a right on the row', [allow(post('p1')), deny(brand('a'))], inBrand('a'), false],
      ['a denial in the brand leaves the others', [viewer(), deny(brand('a'))], inBrand('b'), true],
      ['a denial on the row wins over the brand', [viewer(brand('a')), deny(post('p1'))], inBrand('a'), false],
      ['a denial on the row leaves the others', [viewer(), deny(post('p2'))], inBrand('a'), true],
      ['a denial on the post reaches its delivery', [viewer(), deny(post('p1'))], inBrand('a', { id: 'd1', postId: 'p1' }), false],
      ['a denial of something else changes nothing', [viewer(), single('deny', 'posts.edit', whole)], inBrand('a'), true],
      ['what belongs to no brand is the workspace’s', [viewer()], inBrand(null), true],
      ['what belongs to no brand is nobody’s brand', [viewer(brand('a'))], inBrand(null), false],
      ['a denied brand does not matter to what belongs to none', [viewer(), deny(brand('a'))], inBrand(null), true],
      ['a row of unknown brand is refused where any brand is', [viewer(), deny(brand('a'))], inBrand(undefined), false],
      ['a row of unknown brand is allowed where none is refused', [viewer()], inBrand(undefined), true],
      ['a right on a row needs no brand', [allow(post('p1'))], inBrand(undefined), true],
      ['an id of another kind opens no workspace', [allow(post(W))], inBrand('a'), false],
      ['an id of another kind opens no brand', [allow(post('a'))], inBrand('a'), false],
      ['an id of another kind opens no row', [allow(brand('p1'))], inBrand('a'), false],
      ['an id of another kind refuses nothing', [viewer(), deny(brand('p1')), deny(post('a'))], inBrand('a'), true],
      ['another whole workspace counts for nothing', [viewer({ type: 'workspace', id: 'other' })], inBrand('a'), false],
      ['another whole workspace refuses nothing', [viewer(), deny({ type: 'workspace', id: 'other' })], inBrand('a'), true],
    ] as [string, Rule[], Resource, boolean][])
    .run(({ assert }, [, rules, resource, expected]) => {
      assert.equal(may(rules, resource), expected)
      assert.equal(may([...rules].reverse(), resource), expected, 'the other way round')
    })

  test('R2-001 what ends, ends on the millisecond: {0}')
    .with([
      ['a role before its end', [role([VIEW], whole, { expiresAt: NOW + 1 })], true],
      ['a role at its end', [role([VIEW], whole, { expiresAt: NOW })], false],
      ['a brand’s role at its end', [role([VIEW], brand('a'), { expiresAt: NOW })], false],
      ['a right on a row at its end', [allow(post('p1'), NOW)], false],
      ['a denial before its end', [viewer(), deny(whole, NOW + 1)], false],
      ['a denial at its end', [viewer(), deny(whole, NOW)], true],
      ['a brand’s denial at its end', [viewer(), deny(brand('a'), NOW)], true],
      ['the second of two lives on', [role([VIEW], brand('a'), { expiresAt: NOW - 5 }), viewer(brand('a'))], true],
    ] as [string, Rule[], boolean][])
    .run(({ assert }, [, rules, expected]) => {
      assert.equal(may(rules, inBrand('a')), expected)
    })

  test('R2-001 without a row it means anywhere: {0}')
    .with([
      ['the workspace', [viewer()], true],
      ['a brand', [viewer(brand('a'))], true],
      ['a row', [allow(post('p1'))], true],
      ['a brand that is refused again', [viewer(brand('a')), deny(brand('a'))], false],
      ['a row that is refused again', [allow(post('p1')), deny(post('p1'))], false],
      ['a second brand beside a refused one', [viewer(brand('a')), deny(brand('a')), viewer(brand('b'))], true],
      ['everywhere but one brand', [viewer(), deny(brand('a'))], true],
      ['a refusal of all of it', [viewer(brand('a')), deny()], false],
      ['a brand that is over', [role([VIEW], brand('a'), { expiresAt: NOW })], false],
      ['a brand whose refusal is over', [viewer(brand('a')), deny(brand('a'), NOW)], true],
      ['nothing', [], false],
    ] as [string, Rule[], boolean][])
    .run(({ assert }, [, rules, expected]) => {
      assert.equal(may(rules), expected)
      assert.equal(may(rules, { workspaceId: W }), expected)
    })

  test('R2-001 what concerns the whole workspace is held in all of it or not at all: {0}')
    .with([
      ['the workspace', [role(['audit.view'], whole)], true],
      ['a brand', [role(['audit.view'], brand('a'))], false],
      ['a row', [single('allow', 'audit.view', post('p1'))], false],
      ['a refusal', [role(['audit.view'], whole), single('deny', 'audit.view', whole)], false],
      ['a refusal of a brand', [role(['audit.view'], whole), single('deny', 'audit.view', brand('a'))], true],
      ['an end', [role(['audit.view'], whole, { expiresAt: NOW })], false],
    ] as [string, Rule[], boolean][])
    .run(({ assert }, [, rules, expected]) => {
      assert.equal(may(rules, undefined, 'audit.view'), expected)
      assert.equal(may(rules, inBrand('a'), 'audit.view'), expected)
      assert.deepEqual(new Rights(W, rules).reach('audit.view', NOW), { everywhere: expected, brands: [], rows: [], exceptBrands: [], exceptRows: [] })
    })

  test('T1 another workspace’s row is refused, whatever is held', ({ assert }) => {
    const decision = new Rights(W, [viewer(), viewer(brand('a'))]).decide(VIEW, { workspaceId: 'other', brandId: 'a', id: 'p1' }, NOW)

    assert.deepEqual(decision, { allowed: false, rule: 'other workspace', by: null })
  })

  test('R2-001 a decision names the rule that made it', ({ assert }) => {
    const [held, refusal, onPost] = [viewer(brand('a')), deny(brand('b')), allow(post('p1'))]
    const rights = new Rights(W, [held, refusal, onPost])
    const decided = (resource?: Resource, permission: Permission = VIEW) => rights.decide(permission, resource, NOW)

    assert.deepEqual(decided(inBrand('a')), { allowed: true, rule: 'role editor on brand a', by: held })
    assert.deepEqual(decided(inBrand('b')), { allowed: false, rule: 'deny grant on brand b', by: refusal })
    assert.deepEqual(decided(inBrand('c')), { allowed: true, rule: 'allow grant on social_post p1', by: onPost })
    assert.deepEqual(decided(inBrand('c', { id: 'p2' })), { allowed: false, rule: 'no role holds it there', by: null })
    assert.deepEqual(decided(undefined, 'posts.edit'), { allowed: false, rule: 'no role holds it', by: null })
    assert.deepEqual(new Rights(W, []).decide(VIEW, undefined, NOW), { allowed: false, rule: 'no role', by: null })
    assert.deepEqual(new Rights(W, [deny()]).decide(VIEW, undefined, NOW).rule, 'deny grant on workspace')
    assert.deepEqual(new Rights(W, [deny(brand('a'))]).decide(VIEW, undefined, NOW), { allowed: false, rule: 'no role holds it', by: null })
    assert.equal(new Rights(W, [role(['audit.view'], brand('a'))]).decide('audit.view', undefined, NOW).rule, 'no role holds it in the whole workspace')
    assert.equal(describe(role([VIEW], whole, { id: 'viewer' })), 'role viewer on workspace')
  })

  test('R2-001 where it reaches: {0}')
    .with([
      ['nothing held', [], {}],
      ['everywhere', [viewer()], { everywhere: true }],
      ['brands and rows', [viewer(brand('a')), allow(brand('b')), allow(post('p1'))], { brands: ['a', 'b'], rows: ['p1'] }],
      ['without what is refused', [viewer(), deny(brand('a')), deny(post('p1'))], { everywhere: true, exceptBrands: ['a'], exceptRows: ['p1'] }],
      ['what is given and refused at one place is refused', [viewer(brand('a')), viewer(brand('b')), deny(brand('a')), allow(post('p1')), allow(post('p2')), deny(post('p1'))], { brands: ['b'], rows: ['p2'], exceptBrands: ['a'], exceptRows: ['p1'] }],
      ['nowhere where all is refused', [viewer(), viewer(brand('a')), deny()], {}],
      ['without what is over', [role([VIEW], whole, { expiresAt: NOW }), role([VIEW], brand('a'), { expiresAt: NOW }), allow(post('p1'), NOW), deny(brand('b'), NOW), deny(post('p2'), NOW)], {}],
    ] as [string, Rule[], object][])
    .run(({ assert }, [, rules, expected]) => {
      assert.deepEqual(new Rights(W, rules).reach(VIEW, NOW), { everywhere: false, brands: [], rows: [], exceptBrands: [], exceptRows: [], ...expected })
    })

  test('R1-003 the rank is the highest of the roles that reach a place', ({ assert }) => {
    const rights = new Rights(W, [role([], whole, { rank: 20 }), role([], brand('a'), { rank: 70 }), role([], post('p1'), { rank: 80 }), role([], whole, { rank: 100, expiresAt: NOW }), allow()])

    assert.equal(rights.rank(NOW), 80)
    assert.equal(rights.rank(NOW, { workspaceId: W }), 20)
    assert.equal(rights.rank(NOW, { workspaceId: W, brandId: 'a' }), 70)
    assert.equal(rights.rank(NOW, { workspaceId: W, brandId: 'b' }), 20)
    assert.equal(rights.rank(NOW, inBrand('b')), 80)
    assert.equal(rights.rank(NOW - 1, { workspaceId: W }), 100)
    assert.equal(new Rights(W, [allow()]).rank(NOW), 0)
  })

  test('R2-001 the workspace itself is what has neither brand nor row')
    .with([
      [undefined, true],
      [{ workspaceId: W }, true],
      [{ workspaceId: W, brandId: null }, true],
      [{ workspaceId: W, brandId: 'a' }, false],
      [{ workspaceId: W, id: 'p1' }, false],
      [{ workspaceId: W, postId: 'p1' }, false],
      [{ workspaceId: W, connectionId: 'c1' }, false],
    ] as [Resource | undefined, boolean][])
    .run(({ assert }, [resource, expected]) => {
      assert.equal(isWorkspaceItself(resource), expected)
    })
})
