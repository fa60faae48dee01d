import { test } from '@japa/runner'
import { differencesOf, scopesOf } from '#services/access/differences'
import type { Rule } from '#services/access/rights'
import type { Scope } from '#services/access/scopes'
import { brand, NOW, post, role, single, W, whole } from './build.ts'

const places = [
  { scope: brand('a'), resource: { workspaceId: W, brandId: 'a' } },
  { scope: brand('b'), resource: { workspaceId: W, brandId: 'b' } },
  { scope: post('p1'), resource: { workspaceId: W, brandId: 'a', id: 'p1' } },
]
const view = (scope: Scope, expiresAt: number | null = null) => role(['posts.view'], scope, { expiresAt })
const deny = (scope: Scope) => single('deny', 'posts.view', scope)
const told = (before: Rule[], after: Rule[]) =>
  differencesOf(W, before, after, places, NOW).map(({ permission, isGain, scope, except }) => `${isGain ? '+' : '-'}${permission}@${scope.id}${except.length ? ` but ${except.map(({ id }) => id).join(' ')}` : ''}`)

test.group('Access / differences', () => {
  test('R2-001 what changes is told at the largest place where it is true: {0}')
    .with([
      ['nothing', [view(whole)], [view(whole)], []],
      ['a role in the workspace', [], [view(whole)], ['+posts.view@workspace-1']],
      ['a role in a brand', [], [view(brand('a'))], ['+posts.view@a']],
      ['a right on a row', [], [single('allow', 'posts.view', post('p1'))], ['+posts.view@p1']],
      ['a brand’s role of somebody who has the workspace', [view(whole), view(brand('a'))], [view(whole)], []],
      ['from the workspace to a brand', [view(whole)], [view(brand('a'))], ['-posts.view@workspace-1 but a']],
      ['from a brand to the workspace', [view(brand('a'))], [view(whole)], ['+posts.view@workspace-1 but a']],
      ['the workspace, of somebody denied in a brand', [view(whole), deny(brand('a'))], [deny(brand('a'))], ['-posts.view@workspace-1 but a']],
      ['a denial in a brand', [view(whole)], [view(whole), deny(brand('a'))], ['-posts.view@a']],
      ['a denial where nothing is held', [view(brand('b'))], [view(brand('b')), deny(brand('a'))], []],
      ['a denial on a row', [view(whole)], [view(whole), deny(post('p1'))], ['-posts.view@p1']],
      ['a denial on a row, lifted', [view(brand('a')), deny(post('p1'))], [view(brand('a'))], ['+posts.view@p1']],
      ['a brand, of somebody who keeps its row', [view(brand('a')), view(post('p1'))], [view(post('p1'))], ['-posts.view@a']],
      ['a brand given, its row denied', [view(post('p1'))], [view(brand('a')), deny(post('p1'))], ['+posts.view@a', '-posts.view@p1']],
      ['the workspace given, a brand denied', [view(brand('a'))], [view(whole), deny(brand('a'))], ['+posts.view@workspace-1', '-posts.view@a']],
      ['a role that is over already', [view(whole, NOW)], [], []],
      ['what counts in the whole workspace only', [role(['audit.view'], brand('a'))], [role(['audit.view'], whole)], ['+audit.view@workspace-1']],
      ['what counts in the whole workspace only, lost', [role(['audit.view'], whole)], [role(['audit.view'], brand('a'))], ['-audit.view@workspace-1']],
    ] as [string, Rule[], Rule[], string[]][])
    .run(({ assert }, [, before, after, expected]) => {
      assert.deepEqual(told(before, after), expected)
    })

  test('the places to look at are named once each, without the workspace', ({ assert }) => {
    assert.deepEqual(scopesOf([view(whole), view(brand('a')), deny(brand('a')), view(post('p1'))]), [brand('a'), post('p1')])
  })
})
