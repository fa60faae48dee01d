import { expect, test } from 'vitest'
import { needsOf, type AskedApproval } from '~/logic/needs'
import type { Connection, Post } from '~/api/types'

const delivery = (state: string, rest: object = {}) => ({ id: `d-${state}-${Math.random()}`, state, connectionId: 'c1', fault: null, heldReason: null, ...rest })
const post = (deliveries: object[], rest: object = {}) => ({ id: 'p1', brandId: 'b1', text: 'Summer is here', state: 'failed', publishAt: '2026-11-26T08:30:00Z', deliveries, ...rest }) as unknown as Post
const nothing = { attention: [] as Post[], late: [] as Post[], approvals: [] as AskedApproval[], broken: [] as Connection[] }
const ways = (allowed: string[] = ['posts.publish', 'posts.edit', 'connections.connect']) => ({ t: (key: string) => key, can: (permission: string) => allowed.includes(permission), time: (iso: string) => `at ${iso}` })
const actionOf = (deliveries: object[], allowed?: string[]) => needsOf({ ...nothing, attention: [post(deliveries)] }, ways(allowed))[0]!.action

test('what failed for want of an answer is sent again from the row, all of it together', () => {
  const [one, two, other] = [delivery('failed', { fault: { code: 'E_REMOTE_DOWN' } }), delivery('failed', { fault: { code: 'E_REMOTE_DOWN' } }), delivery('failed', { fault: { code: 'E_CONTENT_INVALID' } })]

  expect(actionOf([one, two, other, delivery('live')])).toMatchObject({ kind: 'publish', postId: 'p1', deliveryIds: [one.id, two.id] })
})

test('what may be out already is never sent from here', () => {
  expect(actionOf([delivery('unconfirmed')])).toEqual({ kind: 'link', label: 'posts.resolve.open', to: '/posts/p1' })
})

test.each([
  ['E_TOKEN_REVOKED', '/channels?connection=c1'],
  ['E_MEDIA_REJECTED', '/posts/p1/edit'],
  ['E_APP_MISCONFIGURED', '/posts/p1'],
])('a failure with %s leads to where it is mended', (code, to) => {
  expect(actionOf([delivery('failed', { fault: { code } })])).toMatchObject({ kind: 'link', to })
})

test('whoever may not mend it may look', () => {
  expect(actionOf([delivery('failed', { fault: { code: 'E_REMOTE_DOWN' } })], [])).toEqual({ kind: 'link', label: 'app.dashboard.open', to: '/posts/p1' })
})

test('a post by hand leads to its page', () => {
  expect(actionOf([delivery('held', { heldReason: { code: 'by_hand', sentence: 'x' } })])).toMatchObject({ kind: 'link', to: '/posts/p1/by-hand' })
})

test('what failed comes first, then what is late, channels, and approvals', () => {
  const broken = [{ id: 'c9', brandId: 'b1', adapterName: 'Somewhere', handle: 'studio' }] as unknown as Connection[]
  const approvals = [{ id: 'p3', brandId: 'b1', text: ' ', stage: 'internal', requestedBy: 'Ada', dueAt: '2026-11-28T08:00:00Z' }]

  const needs = needsOf({ attention: [post([delivery('failed', { fault: { code: 'E_X', sentence: 'It failed' } })])], late: [post([delivery('scheduled')], { id: 'p2', state: 'scheduled' })], broken, approvals }, ways())

  expect(needs.map(({ key }) => key)).toEqual(['p1', 'late p2', 'c9', 'approval p3'])
  expect(needs.map(({ title }) => title)).toEqual(['Summer is here', 'Summer is here', 'app.dashboard.lost', 'posts.untitled'])
  expect(new Set(needs.map(({ key }) => key)).size).toBe(4)
})
