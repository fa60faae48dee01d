import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import RoleAssignment from '#models/role_assignment'
import User from '#models/user'
import type { Scope } from '#services/access/scopes'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addMember, assign, grant } from '#tests/support/access'
import { createUser } from '#tests/support/accounts'
import { done, dueDelivery, next } from './scripted_adapter.ts'
import { addBrand, set } from './support.ts'

type Due = Awaited<ReturnType<typeof dueDelivery>>
type Person = Awaited<ReturnType<typeof createUser>>['user']

/** A delivery that is due, scheduled by somebody with a role in its brand only. */
async function scheduledByEditor() {
  const due = await dueDelivery({ advance: ({ step }) => (step === 'prepare' ? next('publish', 'once') : done) })
  const { user } = await createUser()
  await addMember(due.author.workspaceId, user.id, 'editor', { type: 'brand', id: due.author.brandId })
  await set(due.author, due.id, { scheduled_by: user.id })
  return { due, user }
}

const assignments = ({ author }: Due, user: Person) => ({ workspaceId: author.workspaceId, userId: user.id })
const change = (due: Due, work: () => Promise<unknown>) => tenantTx({ workspaceId: due.author.workspaceId, userId: null }, work)

const LOSSES: { title: string; happens: (due: Due, user: Person) => Promise<unknown> }[] = [
  { title: 'the role in the brand was taken', happens: (due, user) => change(due, () => RoleAssignment.query().where(assignments(due, user)).delete()) },
  { title: 'the role in the brand has expired', happens: (due, user) => change(due, () => RoleAssignment.query().where(assignments(due, user)).update({ expiresAt: DateTime.utc().minus({ seconds: 1 }) })) },
  { title: 'only a role in another brand is left', happens: async (due, user) => {
    const other = await addBrand(due.author)
    await change(due, () => RoleAssignment.query().where(assignments(due, user)).delete())
    await assign(due.author.workspaceId, user.id, 'editor', { type: 'brand', id: other.id })
  } },
  { title: 'publishing was denied in the brand', happens: (due, user) => grant(due.author.workspaceId, user.id, 'deny', 'posts.publish', { type: 'brand', id: due.author.brandId }) },
  { title: 'publishing this post was denied', happens: async (due, user) => grant(due.author.workspaceId, user.id, 'deny', 'posts.publish', await postOf(due)) },
  { title: 'publishing to this channel was denied', happens: async (due, user) => grant(due.author.workspaceId, user.id, 'deny', 'posts.publish', { type: 'social_connection', id: (await due.row()).connection_id }) },
  { title: 'the person has left', happens: (due, user) => change(due, async () => tenantTx(due.author.actor, ({ client }) => client.from('memberships').where({ workspace_id: due.author.workspaceId, user_id: user.id }).delete())) },
  { title: 'the account was disabled', happens: (_, user) => User.query().where('id', user.id).update({ disabledAt: new Date() }) },
]

const postOf = async (due: Due): Promise<Scope> => ({ type: 'social_post', id: (await due.row()).post_id })

test.group('Deliveries / T7 in the name of whoever scheduled them', () => {
  test('a role in the brand is enough', async ({ assert }) => {
    const { due } = await scheduledByEditor()

    await due.run()

    assert.equal((await due.row()).state, 'live')
  })

  test('a right on the post alone is enough as well', async ({ assert }) => {
    const { due, user } = await scheduledByEditor()
    await change(due, () => RoleAssignment.query().where(assignments(due, user)).delete())
    await grant(due.author.workspaceId, user.id, 'allow', 'posts.publish', await postOf(due))

    await due.run()

    assert.equal((await due.row()).state, 'live')
  })

  for (const { title, happens } of LOSSES) {
    test(`T7 nothing is written, and the post is held: ${title}`, async ({ assert }) => {
      const { due, user } = await scheduledByEditor()

      await happens(due, user)
      await due.run()

      assert.deepEqual(due.calls, [])
      assert.containsSubset(await due.row(), { state: 'held', held_reason: 'permission_lost' })
    })

    test(`T7 the write that cannot be undone is asked about again: ${title}`, async ({ assert }) => {
      const holder: { lose?: () => Promise<unknown> } = {}
      const due = await dueDelivery({
        advance: async ({ step }) => {
          if (step !== 'prepare') return done
          await holder.lose!()
          return next('publish', 'once')
        },
      })
      const { user } = await createUser()
      await addMember(due.author.workspaceId, user.id, 'editor', { type: 'brand', id: due.author.brandId })
      await set(due.author, due.id, { scheduled_by: user.id })
      holder.lose = () => happens(due, user)

      await due.run()

      assert.deepEqual(due.calls, ['prepare'])
      assert.containsSubset(await due.row(), { state: 'held', held_reason: 'permission_lost' })
    })
  }
})
