import { test } from '@japa/runner'
import { addConnection, addMedia, call, created, createColleague, createReadyAuthor, deliveryRow, FORMAT, inHours, outboxOf, posts, set, shown } from '#tests/functional/publishing/support'
import { approvalOf, createReviewed, eventsOf, say, setPolicy } from './support.ts'

const statesOf = ({ deliveries }: any) => deliveries.map(({ state }: any) => state)

async function asked(approval: 'internal' | 'internal_and_client' = 'internal', values: Record<string, unknown> = {}) {
  const author = await createReviewed(approval)
  const post = await created(author, { ...author.ready, when: 'at', publishAt: inHours(30), ...values })
  return { author, approver: author.approver, post, path: `${posts}/${post.id}`, now: () => shown(author, post.id), row: () => deliveryRow(author, post.deliveries[0].id) }
}

test.group('Approvals / from planning to going out', () => {
  test('a planned post of a brand that wants approval waits for it, with its time', async ({ assert }) => {
    const { author, post } = await asked()

    assert.equal(post.state, 'in_review')
    assert.containsSubset(post.deliveries[0], { state: 'in_review', publishAt: post.publishAt })
    assert.deepEqual(await eventsOf(author, post.id), ['post.created', 'approval.requested'])
    const view = await approvalOf(author, post.id)
    assert.containsSubset(view, { isCleared: false, request: { stage: 'internal', requestedBy: author.user.fullName }, stages: [{ stage: 'internal', state: 'waiting' }], mine: { mayApprove: false, why: 'own' } })
    assert.deepEqual(view.stages[0].names, [author.approver.user.fullName], 'the author is not asked')
  })

  test('without a policy nothing waits for anybody', async ({ assert }) => {
    const author = await createReadyAuthor()
    const post = await created(author, { ...author.ready, when: 'at', publishAt: inHours(3) })

    assert.deepEqual(statesOf(post), ['scheduled'])
    assert.containsSubset(await approvalOf(author, post.id), { isCleared: true, stages: [], request: null })
  })

  test('approved by whoever may, it is scheduled by itself, and its workflow hears of it', async ({ assert }) => {
    const { author, approver, post, row, now } = await asked()

    const { status, body } = await say(approver, post.id, 'approved', { note: 'Lovely' })

    assert.equal(status, 201, JSON.stringify(body))
    assert.containsSubset(body.data, { isCleared: true, request: null, decisions: [{ stage: 'internal', verdict: 'approved', note: 'Lovely', by: approver.user.fullName, isCurrent: true }] })
    assert.equal((await now()).state, 'scheduled')
    assert.containsSubset((await row()).$attributes, { state: 'scheduled', scheduledBy: author.user.id, generation: 1, dispatchedGeneration: null })
    assert.isNotEmpty(await outboxOf(author, post.deliveries[0].id))
    assert.deepEqual(await eventsOf(author, post.id), ['post.created', 'approval.requested', 'post.scheduled', 'approval.granted'])
  })

  test('"now" waits as well, and goes out at once when approved', async ({ assert }) => {
    const { approver, post, row } = await asked('internal', { when: 'now', publishAt: undefined })

    assert.equal(post.state, 'in_review')
    assert.isNull((await row()).publishAt)
    await say(approver, post.id, 'approved')

    const { state, publishAt } = await row()
    assert.equal(state, 'scheduled')
    assert.isAtMost(publishAt!.toMillis(), Date.now())
  })

  test('the client is asked after the house, and both have to say yes', async ({ assert }) => {
    const { author, approver, post, now } = await asked('internal_and_client')
    const client = await createColleague(author, 'admin')

    assert.equal((await say(approver, post.id, 'approved')).status, 201)
    assert.deepEqual(statesOf(await now()), ['in_review'])
    assert.containsSubset(await approvalOf(client, post.id), { request: { stage: 'client' }, stages: [{ state: 'approved' }, { stage: 'client', state: 'waiting' }] })
    assert.equal((await say(client, post.id, 'approved')).status, 201)

    assert.deepEqual(statesOf(await now()), ['scheduled'])
    assert.deepEqual((await eventsOf(author, post.id)).slice(2), ['approval.granted', 'approval.requested', 'post.scheduled', 'approval.granted'])
  })

  test('nobody approves what they wrote or changed last', async ({ assert }) => {
    const { author, approver, post, path, now } = await asked()

    const own = await say(author, post.id, 'approved')
    await call(approver, 'PATCH', path, { text: 'Better words' })
    const changed = await say(approver, post.id, 'approved')

    assert.deepEqual([own.status, own.body.code], [409, 'E_OWN_POST'])
    assert.deepEqual([changed.status, changed.body.code], [409, 'E_OWN_POST'])
    assert.deepEqual(statesOf(await now()), ['in_review'])
  })

  test('whoever has no right to it is refused, and a foreign post is not there', async ({ assert }) => {
    const { author, post } = await asked()
    const [editor, viewer, stranger] = [await createColleague(author, 'editor'), await createColleague(author, 'viewer'), await createReadyAuthor()]

    assert.deepEqual([(await say(editor, post.id, 'approved')).status, (await say(viewer, post.id, 'approved')).status], [403, 403])
    const { contentHash } = await approvalOf(author, post.id)
    assert.equal((await call(stranger, 'POST', `${posts}/${post.id}/approvals`, { verdict: 'approved', contentHash })).status, 404)
    assert.equal((await call(stranger, 'GET', `${posts}/${post.id}/approvals`)).status, 404)
  })

  test('asked for changes it is a draft again, with the note, and keeps the time it was meant for', async ({ assert }) => {
    const { author, approver, post, now } = await asked()

    const without = await say(approver, post.id, 'changes_requested', { note: '' })
    const { status } = await say(approver, post.id, 'changes_requested', { note: 'Name the place' })

    assert.equal(without.status, 422)
    assert.equal(status, 201)
    const after = await now()
    assert.equal(after.state, 'draft')
    assert.equal(after.publishAt, post.publishAt)
    assert.containsSubset(await approvalOf(author, post.id), { request: null, decisions: [{ verdict: 'changes_requested', note: 'Name the place' }] })
    assert.include(await eventsOf(author, post.id), 'approval.changes_requested')
  })

  test('what was approved can still be called back until it is being sent', async ({ assert }) => {
    const { author, approver, post, now, row } = await asked()
    await say(approver, post.id, 'approved')

    await set(author, post.deliveries[0].id, { state: 'committing' })
    const late = await say(approver, post.id, 'changes_requested')
    await set(author, post.deliveries[0].id, { state: 'preparing', checkpoint: JSON.stringify({ step: 'publish', effect: 'once', data: null }) })
    const intime = await say(approver, post.id, 'changes_requested')

    assert.deepEqual([late.status, late.body.code], [409, 'E_DELIVERY_LOCKED'])
    assert.equal(intime.status, 201)
    assert.deepEqual(statesOf(await now()), ['draft'])
    assert.isNull((await row()).checkpoint)
  })

  test('an edit ends the approval in the same moment, and the reviewers are asked anew with what changed', async ({ assert }) => {
    const { author, approver, post, path, now } = await asked()
    await say(approver, post.id, 'approved')

    const { status } = await call(author, 'PATCH', path, { text: 'Summer is nearly here' })

    assert.equal(status, 200)
    assert.deepEqual(statesOf(await now()), ['in_review'])
    assert.deepEqual((await eventsOf(author, post.id)).slice(4), ['approval.voided', 'approval.requested', 'post.updated'])
    const view = await approvalOf(approver, post.id)
    assert.isFalse(view.isCleared)
    assert.isFalse(view.decisions[0].isCurrent)
    assert.deepEqual(view.since.texts[0].parts.filter(({ kind }: any) => kind === 'added').map(({ text }: any) => text.trim()), ['nearly'])
  })

  test('moving the time ends no approval', async ({ assert }) => {
    const { author, approver, post, path, now } = await asked()
    await say(approver, post.id, 'approved')

    await call(author, 'PATCH', path, { when: 'at', publishAt: inHours(50) })

    assert.deepEqual(statesOf(await now()), ['scheduled'])
    assert.isTrue((await approvalOf(author, post.id)).isCleared)
    assert.notInclude(await eventsOf(author, post.id), 'approval.voided')
  })

  test('every change of what would be published ends it: {change}')
    .with([{ change: 'altText' }, { change: 'target' }, { change: 'variant' }, { change: 'options' }, { change: 'media' }])
    .run(async ({ assert }, { change }) => {
      const { author, approver, post, path, now } = await asked()
      await say(approver, post.id, 'approved')
      const [target] = author.ready.targets
      const changes: Record<string, () => Promise<object> | object> = {
        altText: () => ({ media: [{ id: author.picture.id, altText: 'The sea' }] }),
        target: async () => ({ targets: [target, { connectionId: (await addConnection(author)).id, format: FORMAT }] }),
        variant: () => ({ targets: [{ ...target, text: 'Only here' }] }),
        options: () => ({ targets: [{ ...target, options: { firstComment: 'Hello' } }] }),
        media: async () => ({ media: [{ id: (await addMedia(author)).id }] }),
      }

      const answer = await call(author, 'PATCH', path, await changes[change]())

      assert.equal(answer.status, 200, answer.text)
      assert.isTrue(statesOf(await now()).every((state: string) => state === 'in_review'), JSON.stringify(statesOf(await now())))
    })

  test('other words for the blind in the library end it too, where the post has none of its own', async ({ assert }) => {
    const { author, approver, post, now } = await asked()
    await say(approver, post.id, 'approved')

    const answer = await call(author, 'PATCH', `/api/v1/media/${author.picture.id}`, { altText: 'The sea at dusk' })

    assert.equal(answer.status, 200, answer.text)
    assert.deepEqual(statesOf(await now()), ['in_review'])
    assert.include(await eventsOf(author, post.id), 'approval.voided')
  })

  test('publishing less than was approved is still approved', async ({ assert }) => {
    const author = await createReviewed()
    const second = await addConnection(author)
    const post = await created(author, { ...author.ready, targets: [...author.ready.targets, { connectionId: second.id, format: FORMAT }], when: 'at', publishAt: inHours(9) })
    await say(author.approver, post.id, 'approved')

    await call(author, 'POST', `${posts}/${post.id}/cancel`, { deliveryIds: [post.deliveries[0].id] })

    assert.deepEqual(statesOf(await shown(author, post.id)), ['cancelled', 'scheduled'])
    assert.isTrue((await approvalOf(author, post.id)).isCleared)
  })

  test('nobody approves what they have not seen', async ({ assert }) => {
    const { author, approver, post, path } = await asked()
    const { contentHash } = await approvalOf(approver, post.id)
    await call(author, 'PATCH', path, { text: 'Slipped in' })

    const { status, body } = await call(approver, 'POST', `${path}/approvals`, { verdict: 'approved', contentHash })

    assert.deepEqual([status, body.code], [409, 'E_CONTENT_CHANGED'])
  })

  test('a draft, a cancelled and a deleted post wait for nobody', async ({ assert }) => {
    const { author, approver, post, path } = await asked()
    const hashes = (await approvalOf(approver, post.id)).contentHash

    await call(author, 'PATCH', path, { when: 'draft' })
    assert.isNull((await approvalOf(author, post.id)).request)
    assert.equal((await call(approver, 'POST', `${path}/approvals`, { verdict: 'approved', contentHash: hashes })).body.code, 'E_NOTHING_TO_APPROVE')
    await call(author, 'PATCH', path, { when: 'at', publishAt: inHours(3) })
    assert.isNotNull((await approvalOf(author, post.id)).request)
    await call(author, 'POST', `${path}/cancel`)
    assert.isNull((await approvalOf(author, post.id)).request)
    assert.deepEqual((await call(approver, 'GET', '/api/v1/approvals')).body.data, [])
  })

  test('"publish now" goes through the same gate', async ({ assert }) => {
    const { approver, author, post, path, now } = await asked()

    await call(author, 'POST', `${path}/publish`)
    assert.deepEqual(statesOf(await now()), ['in_review'])
    await say(approver, post.id, 'approved')
    assert.deepEqual(statesOf(await now()), ['scheduled'])
  })

  test('who waits for whom is told to each, also without the brand', async ({ assert }) => {
    const { author, approver, post } = await asked()
    const list = async (reader: any) => (await call(reader, 'GET', '/api/v1/approvals')).body.data

    assert.containsSubset(await list(approver), [{ isMine: true, stage: 'internal', post: { id: post.id } }])
    assert.containsSubset(await list(author), [{ isMine: false, stage: 'internal', requestedBy: author.user.fullName }])
    assert.deepEqual(await list(await createReadyAuthor()), [])
  })

  test('a brand that stops wanting approval lets the next change go through', async ({ assert }) => {
    const { author, path, now } = await asked()
    await setPolicy(author, 'none')

    await call(author, 'PATCH', path, { when: 'at', publishAt: inHours(40) })

    assert.deepEqual(statesOf(await now()), ['scheduled'])
  })
})
