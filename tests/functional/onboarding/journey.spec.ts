import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import AccountImport from '#models/account_import'
import { Journey } from '#services/onboarding/journey'
import { OnboardingRelay } from '#services/onboarding/onboarding_relay'
import { E_TEMPORAL_AWAY, type Temporal } from '#services/temporal/temporal'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addConnection, createAuthor, type Author } from '#tests/functional/publishing/support'
import { forgetLimits, MAIL_WITHIN_MS, mailsTo, registerPerson } from '#tests/support/accounts'
import { createNewcomer, finish, go, rowOf } from './support.ts'

const later = (days: number) => DateTime.utc().plus({ days, minutes: 1 })
const journey = () => app.container.make(Journey)
const untold = async () => ((await db.connection('app').rawQuery('select workspace_id from untold_onboardings(100000)')).rows as { workspace_id: string }[]).map((row) => row.workspace_id)

/** A Temporal that takes everything, or one that is away. */
function temporal({ isAway = false } = {}) {
  const calls: string[] = []
  const client = { workflow: { signalWithStart: async (_: string, { workflowId }: any) => calls.push(`wake ${workflowId}`), start: async (_: string, { workflowId }: any) => calls.push(`start ${workflowId}`) } }
  const run = async (work: (client: any) => Promise<unknown>) => {
    if (isAway) throw new E_TEMPORAL_AWAY(['nowhere'])
    return work(client)
  }
  return { calls, relay: new OnboardingRelay({ run } as unknown as Temporal) }
}

const brandSteps = (owner: Author) => go(owner, ['profile_type', 'next', { profileType: 'brand' }], ['brand_identity', 'next', { name: 'Kestrel' }])

test.group('Onboarding / reminders', (group) => {
  group.each.setup(() => forgetLimits())

  test('after one day and after three, each once, whoever asks how often', async ({ assert }) => {
    const owner = await createNewcomer()
    const service = await journey()

    const early = await service.turn(owner.workspaceId)
    await service.remind(owner.workspaceId)
    const due = await service.turn(owner.workspaceId, later(1))
    await Promise.all([1, 2, 3].map(() => service.remind(owner.workspaceId, later(1))))
    const between = await service.turn(owner.workspaceId, later(2))
    await service.remind(owner.workspaceId, later(3))
    await service.remind(owner.workspaceId, later(30))
    const over = await service.turn(owner.workspaceId, later(30))

    assert.equal(early.do, 'wait')
    assert.isAbove((early as any).seconds, 86_000)
    assert.equal(due.do, 'remind')
    assert.equal(between.do, 'wait')
    assert.equal(over.do, 'end')
    await assertMails(assert, owner, ['Your workspace Stone is waiting for you', 'Stone is almost ready'])
  })

  test('after a long silence the last one alone goes out', async ({ assert }) => {
    const owner = await createNewcomer()

    await (await journey()).remind(owner.workspaceId, later(9))

    assert.equal((await rowOf(owner)).reminders, 2)
    await assertMails(assert, owner, ['Stone is almost ready'])
  })

  test('nobody who is through, and no address that is unproven, gets one', async ({ assert }) => {
    const [done, unproven] = [await createNewcomer(), await createNewcomer()]
    await brandSteps(done)
    await finish(done)
    await unproven.user.merge({ emailVerifiedAt: null }).save()

    for (const { workspaceId } of [done, unproven]) await (await journey()).remind(workspaceId, later(1))

    assert.deepEqual([await mailsTo(done.user.email), await mailsTo(unproven.user.email)], [[], []])
    assert.equal((await (await journey()).turn(done.workspaceId, later(5))).do, 'end')
  })
})

/** Mails leave after the answer; what is not there after this time does not come. */
async function assertMails(assert: any, { user }: Author, subjects: string[]) {
  const until = Date.now() + MAIL_WITHIN_MS
  while (Date.now() < until && (await mailsTo(user.email)).length < subjects.length) await new Promise((resolve) => setTimeout(resolve, 50))
  assert.sameMembers((await mailsTo(user.email)).map(({ subject }) => subject), subjects)
}

test.group('Onboarding / Temporal', (group) => {
  group.each.setup(() => forgetLimits())

  test('registering begins a journey; a workspace made otherwise has none', async ({ assert }) => {
    const { email } = await registerPerson()
    const [{ id }] = (await db.connection('app').rawQuery('select m.id from users u, lateral workspaces_of_user(u.id) as m(id) where u.email = ?', [email])).rows
    const other = await createAuthor()

    const waiting = await untold()

    assert.include(waiting, id)
    assert.notInclude(waiting, other.workspaceId)
  })

  test('while Temporal is away the journey goes on, and it hears of everything afterwards', async ({ assert }) => {
    const owner = await createNewcomer()
    await assert.rejects(() => temporal({ isAway: true }).relay.relay())
    await brandSteps(owner)
    await addConnection(owner)

    const done = await finish(owner)
    const { calls, relay } = temporal()
    while (await relay.relay()) if (calls.includes(`wake onboarding:${owner.workspaceId}`)) break

    assert.equal(done.status, 200, done.text)
    assert.include(calls, `wake onboarding:${owner.workspaceId}`)
    assert.isFalse((await rowOf(owner)).isUntold)
  })

  test('what changed while it was told is told again', async ({ assert }) => {
    const owner = await createNewcomer()
    const { revision } = await rowOf(owner)
    await brandSteps(owner)

    await db.connection('app').rawQuery('select tell_onboardings(?::uuid[], ?::integer[])', [[owner.workspaceId], [revision]])

    assert.include(await untold(), owner.workspaceId)
  })

  test('after Temporal lost its memory, what is unfinished is started again and what is finished is not', async ({ assert }) => {
    const [open, done] = [await createNewcomer(), await createNewcomer()]
    await brandSteps(done)
    await finish(done)

    const { calls, relay } = temporal()
    await relay.rebuild()

    assert.include(calls, `start onboarding:${open.workspaceId}`)
    assert.notInclude(calls, `start onboarding:${done.workspaceId}`)
  })

  test('an account that is connected is read once, also after the end; one that was taken away is not', async ({ assert }) => {
    const owner = await createNewcomer()
    await brandSteps(owner)
    await finish(owner)
    const service = await journey()
    const kept = await addConnection(owner)
    const gone = await addConnection(owner)

    const first = await service.turn(owner.workspaceId)
    await tenantTx(owner.actor, async ({ client }) => {
      await client.from('social_connections').where('id', gone.id).update({ state: 'disconnected' })
      await AccountImport.query().where('connectionId', kept.id).update({ state: 'done' })
    })
    const second = await service.turn(owner.workspaceId)

    assert.equal(first.do, 'import')
    assert.sameMembers((first as any).accounts.map(({ connectionId }: any) => connectionId), [kept.id, gone.id])
    assert.equal(second.do, 'end')
  })
})
