import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { posts, set } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { failed, happen, kinds, mark, noticesOf, plannedPost, relay, told, unread } from './support.ts'

test.group('Notices / who is told', (group) => {
  group.each.setup(() => forgetLimits())

  test('the author hears of a failure, with the reason and the way to the post; others do not', async ({ assert }) => {
    const owner = await createOwner()
    const [author, other] = [await createMember(owner, 'editor'), await createMember(owner, 'editor')]
    const post = await plannedPost(author)

    await failed(owner, post)
    await relay()

    const [notice] = await told(author)
    assert.equal(notice!.kind, 'delivery.failed')
    assert.match(notice!.sentence, /“Summer is here” was not published on Instagram/)
    assert.isNotEmpty(notice!.detail)
    assert.equal(notice!.link, `/posts/${post.id}`)
    assert.equal(await unread(author), 1)
    assert.deepEqual(await kinds(other), [])
    assert.deepEqual(await kinds(owner), [])
  })

  test('nobody is told of what they did themselves', async ({ assert }) => {
    const owner = await createOwner()
    const author = await createMember(owner, 'editor')
    const post = await plannedPost(author)
    await relay()

    await call(author, 'PATCH', `${posts}/${post.id}`, { text: 'Mine' })
    await relay()
    await call(owner, 'PATCH', `${posts}/${post.id}`, { text: 'Theirs' })
    await call(owner, 'POST', `${posts}/${post.id}/cancel`)
    await relay()

    assert.deepEqual(await kinds(author), ['post.cancelled', 'post.updated'])
    assert.deepEqual(await kinds(owner), [])
  })

  test('a failure whose author has left reaches whoever may publish there', async ({ assert }) => {
    const owner = await createOwner()
    const author = await createMember(owner, 'editor')
    const [publisher, outside] = [await createMember(owner, 'editor', inBrand(owner.brandId)), await createMember(owner, 'editor', inBrand((await createBrand(owner)).id))]
    const post = await plannedPost(author)
    await call(owner, 'DELETE', `/api/v1/members/${author.user.id}`)

    await failed(owner, post)
    await relay()

    assert.deepEqual(await kinds(publisher), ['delivery.failed'])
    assert.deepEqual(await kinds(owner), ['delivery.failed'])
    assert.deepEqual(await kinds(outside), [])
  })

  test('whoever may not see a post any more is neither told of it nor shown what they were told', async ({ assert }) => {
    const owner = await createOwner()
    const author = await createMember(owner, 'editor')
    const post = await plannedPost(author)
    await failed(owner, post)
    await relay()
    const before = await unread(author)
    const { body } = await call(owner, 'GET', `/api/v1/role-assignments?user=${author.user.id}`)
    await call(owner, 'DELETE', `/api/v1/role-assignments/${body.data[0].id}`)

    await failed(owner, post)
    await relay()

    assert.equal(before, 1)
    assert.equal((await noticesOf(author)).length, 1)
    assert.deepEqual((await call(author, 'GET', '/api/v1/notices')).body.data, [])
  })

  test('a lost channel is told once to those who can connect it, and not once more for each post it holds', async ({ assert }) => {
    const owner = await createOwner()
    const author = await createMember(owner, 'editor')
    const post = await plannedPost(author)
    await relay()
    const system = { workspaceId: owner.workspaceId, userId: null }

    await happen(system, 'connection.lost', { brandId: post.brandId, subject: { type: 'connection', id: post.connectionId } })
    await happen(system, 'delivery.held', { brandId: post.brandId, subject: { type: 'delivery', id: post.deliveryId }, data: { postId: post.id, heldReason: 'connection_lost' } })
    await relay()

    assert.deepEqual(await kinds(owner), ['connection.lost'])
    assert.deepEqual(await kinds(author), [])
  })

  test('events of what really happens arrive: planning, cancelling, and where a delivery comes to rest', async ({ assert }) => {
    const owner = await createOwner()
    const post = await plannedPost(owner)
    await set(owner, post.deliveryId, { state: 'unconfirmed' })
    await call(owner, 'POST', `${posts}/${post.id}/resolve`, { deliveryId: post.deliveryId, found: 'live', permalink: 'https://example.test/p/1' })

    const events = await tenantTx(owner.actor, ({ client }) => client.from('domain_events').where('post_id', post.id).orderBy('id'))

    assert.deepEqual(events.map(({ kind }) => kind), ['post.created', 'post.scheduled', 'delivery.live'])
    assert.containsSubset(events[2].data, { postId: post.id, connectionId: post.connectionId, isByPerson: true, permalink: 'https://example.test/p/1' })
    assert.equal(JSON.stringify(events).includes('Summer'), false)
  })

  test('a person with a right on one post alone may still act on it', async ({ assert }) => {
    const owner = await createOwner()
    const post = await plannedPost(owner)
    const guest = await createMember(owner, 'viewer', { type: 'social_post', id: post.id })
    await call(owner, 'POST', '/api/v1/permission-grants', { userId: guest.user.id, effect: 'allow', permission: 'posts.publish', scopeType: 'social_post', scopeId: post.id })
    await set(owner, post.deliveryId, { state: 'unconfirmed' })

    const answer = await call(guest, 'POST', `${posts}/${post.id}/resolve`, { deliveryId: post.deliveryId, found: 'absent' })
    await relay()

    assert.equal(answer.status, 200, answer.text)
    assert.include(await kinds(owner), 'delivery.failed')
  })
})

test.group('Notices / each once', (group) => {
  group.each.setup(() => forgetLimits())

  test('four relays at once, and a repeated one, make one notice for each person', async ({ assert }) => {
    const owner = await createOwner()
    const author = await createMember(owner, 'editor')
    const post = await plannedPost(author)
    await relay()
    for (let count = 0; count < 25; count++) await failed(owner, post)

    await Promise.all([relay(), relay(), relay(), relay()])
    // As if the mark had been lost: the unique key still knows.
    await tenantTx({ ...owner.actor, userId: null }, ({ client }) => client.from('domain_events').where('workspace_id', owner.workspaceId).update({ handled_at: null }))
    await relay()

    assert.lengthOf((await noticesOf(author)).filter(({ kind }) => kind === 'delivery.failed'), 25)
  })

  test('an event that nothing can be made of holds up no other, and comes again', async ({ assert, cleanup }) => {
    const owner = await createOwner()
    const author = await createMember(owner, 'editor')
    const post = await plannedPost(author)
    const bad = randomUUID()
    await happen({ workspaceId: owner.workspaceId, userId: null }, 'delivery.failed', { brandId: post.brandId, subject: { type: 'delivery', id: bad }, data: { postId: post.id, publishAt: 'x' } })
    const { NoticeMaker } = await import('#services/notices/notice_maker')
    const make = NoticeMaker.prototype.make
    cleanup(() => void (NoticeMaker.prototype.make = make))
    NoticeMaker.prototype.make = function (events, ...rest) {
      if (events.some(({ subjectId }) => subjectId === bad)) throw new Error('Not this one')
      return make.call(this, events, ...rest)
    }
    await failed(owner, post)

    await relay()

    assert.lengthOf((await noticesOf(author)).filter(({ kind }) => kind === 'delivery.failed'), 1)
    NoticeMaker.prototype.make = make
    await tenantTx({ ...owner.actor, userId: null }, ({ client }) => client.from('domain_events').where('subject_id', bad).update({ not_before: null }))
    await relay()
    assert.lengthOf((await noticesOf(author)).filter(({ kind }) => kind === 'delivery.failed'), 2)
  })
})

test.group('Notices / the list', (group) => {
  group.each.setup(() => forgetLimits())

  test('pages follow each other without a gap; read and unread are one’s own', async ({ assert }) => {
    const owner = await createOwner()
    const [author, second] = [await createMember(owner, 'editor'), await createMember(owner, 'editor')]
    const [post, other] = [await plannedPost(author), await plannedPost(second)]
    for (let count = 0; count < 7; count++) await failed(owner, post)
    await failed(owner, other)
    await relay()

    const first = await call(author, 'GET', '/api/v1/notices?limit=4')
    const rest = await call(author, 'GET', `/api/v1/notices?limit=4&cursor=${first.body.nextCursor}`)
    const ids = [...first.body.data, ...rest.body.data].map(({ id }) => id)
    const one = await mark(author, { ids: [ids[0]], isRead: true })
    const theirs = (await told(second))[0]!.id
    await mark(author, { ids: [theirs], isRead: true })
    const all = await mark(author, { isRead: true })
    const back = await mark(author, { ids: [ids[3]], isRead: false })

    assert.lengthOf(new Set(ids), 7)
    assert.isNull(rest.body.nextCursor)
    assert.deepEqual([one, all, back].map(({ body }) => body.data.unread), [6, 0, 1])
    assert.equal(await unread(second), 1)
    assert.deepEqual((await told(author, '?unread=true')).map(({ id }) => id), [ids[3]])
    assert.lengthOf(await told(author, '?about=delivery'), 7)
    assert.lengthOf(await told(author, '?about=connection'), 0)
  })
})

test.group('Notices / approvals', (group) => {
  group.each.setup(() => forgetLimits())

  test('those whose word is missing are asked; the author is not; whoever runs the brand hears when it is nearly too late', async ({ assert }) => {
    const owner = await createOwner()
    const [author, house, client, elsewhere] = [await createMember(owner, 'strategist'), await createMember(owner, 'strategist'), await createMember(owner, 'client_approver', inBrand(owner.brandId)), await createMember(owner, 'client_approver', inBrand((await createBrand(owner)).id))]
    const manager = await createMember(owner, 'account_manager')
    const post = await plannedPost(author)
    await relay()
    const ask = (kind: 'approval.requested' | 'approval.overdue', data: Record<string, string>) => happen({ workspaceId: owner.workspaceId, userId: null }, kind, { brandId: post.brandId, subject: { type: 'post', id: post.id }, data })

    await ask('approval.requested', { stage: 'internal' })
    await ask('approval.requested', { stage: 'client' })
    await ask('approval.overdue', { stage: 'client', level: 'escalation' })
    await relay()

    assert.deepEqual(await kinds(house), ['approval.requested'])
    assert.deepEqual(await kinds(client), ['approval.overdue', 'approval.requested'])
    assert.deepEqual(await kinds(elsewhere), [])
    assert.notInclude(await kinds(author), 'approval.requested')
    assert.include(await kinds(manager), 'approval.overdue')
  })
})

test.group('Notices / where they lead', (group) => {
  group.each.setup(() => forgetLimits())

  test('whoever set something going hears that it is done, and each leads to its page', async ({ assert }) => {
    const owner = await createOwner()
    const post = await plannedPost(owner)
    await relay()
    const [series, job, report] = [randomUUID(), randomUUID(), randomUUID()]
    const system = { workspaceId: owner.workspaceId, userId: null }
    const { brandId } = post
    await happen(system, 'series.ended', { brandId, subject: { type: 'series', id: series }, data: { createdBy: owner.user.id } })
    await happen(system, 'import.finished', { brandId, subject: { type: 'transfer', id: job }, data: { createdBy: owner.user.id } })
    await happen(owner.actor, 'report.finished', { brandId, subject: { type: 'report', id: report } })
    await happen(system, 'delivery.by_hand_due', { brandId, subject: { type: 'delivery', id: post.deliveryId }, data: { postId: post.id } })
    await happen(system, 'connection.disconnected', { brandId, subject: { type: 'connection', id: post.connectionId } })
    await relay()

    const links = Object.fromEntries((await told(owner)).map(({ kind, link }) => [kind, link]))

    assert.containsSubset(links, {
      'series.ended': `/series/${series}`,
      'import.finished': `/import/${job}`,
      'report.finished': '/analytics',
      'delivery.by_hand_due': `/posts/${post.id}/by-hand`,
      'connection.disconnected': `/channels/${post.connectionId}`,
    })
  })
})
