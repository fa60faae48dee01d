import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { chaseApprovals } from '#services/approvals/chase'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, created, inHours, posts, shown, type Author } from '#tests/functional/publishing/support'
import { approvalOf, createReviewed, say, setPolicy } from './support.ts'

async function asked(hours: number, policy: 'internal' | 'internal_and_client' = 'internal') {
  const author = await createReviewed(policy)
  const post = await created(author, { ...author.ready, when: 'at', publishAt: inHours(hours) })
  return { author, post }
}

const overdue = async ({ workspaceId }: Author, postId: string) =>
  (await tenantTx({ workspaceId, userId: null }, ({ client }) => client.from('domain_events').where({ workspace_id: workspaceId, subject_id: postId, kind: 'approval.overdue' }).orderBy('id'))).map(({ data }) => `${data.stage} ${data.level}`)

const at = (hours: number) => chaseApprovals(DateTime.utc().plus({ hours }))

test.group('Approvals / reminding', () => {
  test('after a day without an answer, once', async ({ assert }) => {
    const { author, post } = await asked(100)

    await at(23)
    assert.deepEqual(await overdue(author, post.id), [])
    await at(25)
    await at(26)

    assert.deepEqual(await overdue(author, post.id), ['internal reminder'])
  })

  test('four hours before its time; and an hour before it whoever runs the brand hears of it, once each', async ({ assert }) => {
    const { author, post } = await asked(10)

    await at(5)
    assert.deepEqual(await overdue(author, post.id), [])
    for (const hours of [6.5, 7, 9.5, 9.6]) await at(hours)

    assert.deepEqual(await overdue(author, post.id), ['internal reminder', 'internal escalation'])
  })

  test('whoever was asked just now is not reminded', async ({ assert }) => {
    const { author, post } = await asked(3)

    await at(0.2)
    assert.deepEqual(await overdue(author, post.id), [])
    await at(0.6)

    assert.deepEqual(await overdue(author, post.id), ['internal reminder'])
  })

  test('the client has a time of their own to answer', async ({ assert }) => {
    const { author, post } = await asked(100, 'internal_and_client')
    await at(25)
    await say(author.approver, post.id, 'approved')
    await tenantTx(author.actor, ({ client }) => client.from('approval_requests').where('post_id', post.id).update({ waiting_since: DateTime.utc().plus({ hours: 26 }).toJSDate() }))

    await at(27)
    assert.deepEqual(await overdue(author, post.id), ['internal reminder'])
    await at(51)

    assert.deepEqual(await overdue(author, post.id), ['internal reminder', 'client reminder'])
  })

  test('ten rounds at once tell nobody twice', async ({ assert }) => {
    const { author, post } = await asked(10)

    await Promise.all(Array.from({ length: 10 }, () => at(7)))

    assert.deepEqual(await overdue(author, post.id), ['internal reminder'])
  })

  test('what nobody has to answer any more, because the brand wants no approval, goes out', async ({ assert }) => {
    const { author, post } = await asked(100)
    await setPolicy(author, 'none')

    await at(0)

    assert.equal((await shown(author, post.id)).state, 'scheduled')
    assert.isNull((await approvalOf(author, post.id)).request)
  })

  test('what was approved, sent back or withdrawn is left alone', async ({ assert }) => {
    const [approved, back, withdrawn] = [await asked(10), await asked(10), await asked(10)]
    await say(approved.author.approver, approved.post.id, 'approved')
    await say(back.author.approver, back.post.id, 'changes_requested')
    await call(withdrawn.author, 'POST', `${posts}/${withdrawn.post.id}/cancel`)

    await at(9.5)

    for (const { author, post } of [approved, back, withdrawn]) assert.deepEqual(await overdue(author, post.id), [])
  })
})
