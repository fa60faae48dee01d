import { test } from '@japa/runner'
import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { AdapterFault } from '@caidence/sdk'
import { resumeDeliveriesOf } from '#services/publishing/connection_changes'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { adapterQueue } from '#workflows/publishing/contract'
import { set } from './support.ts'
import { checkpoint, done, dueDelivery, next } from './scripted_adapter.ts'

const expired = () => {
  throw new AdapterFault('E_TOKEN_EXPIRED')
}
const away = () => Object.assign(new Error('the server is stopping'), { code: '57P01' })

test.group('Deliveries / turns', () => {
  test('step by step to a post that is live', async ({ assert }) => {
    const { run, row, calls, ledger } = await dueDelivery({
      advance: ({ step }) => (step === 'prepare' ? next('publish', 'once') : step === 'publish' ? next('confirm', 'none') : done),
    })

    await run()

    assert.deepEqual(calls, ['prepare', 'publish', 'confirm'])
    assert.containsSubset(await row(), { state: 'live', doubt: false, remote_id: '1' })
    assert.deepEqual((await ledger()).map(({ effect, state }) => `${effect} ${state}`), ['repeatable accepted', 'once accepted', 'none accepted'])
  })

  test('a second write of the same post, its first comment, takes no place in a budget', async ({ assert }) => {
    const { run, row, calls } = await dueDelivery({
      budgets: [{ scope: 'account', limit: 1, per: '1 day' }],
      first: checkpoint('publish', 'once'),
      advance: ({ step }) => (step === 'publish' ? next('comment', 'once') : done),
    })

    await run()

    assert.deepEqual(calls, ['publish', 'comment'])
    assert.containsSubset(await row(), { state: 'live', doubt: false })
  })

  test('a bug met while confirming an accepted write is never called a failure', async ({ assert }) => {
    const { run, row } = await dueDelivery({
      first: checkpoint('publish', 'once'),
      advance: ({ step }) => {
        if (step === 'publish') return next('confirm', 'none')
        throw new TypeError('Cannot read properties of undefined')
      },
    })

    await run()

    assert.containsSubset(await row(), { state: 'unconfirmed', fault_code: 'E_ADAPTER_BUG' })
  })

  test('a token endpoint that cannot be reached neither holds the post nor flags the account', async ({ assert }) => {
    let renewals = 0
    const { run, row, calls, flags } = await dueDelivery({
      advance: () => (renewals < 3 ? expired() : done),
      refresh: () => {
        if (++renewals < 3) throw new AdapterFault('E_REMOTE_DOWN')
        return 2
      },
    })

    const turns = await run()

    assert.equal((await row()).state, 'live')
    assert.lengthOf(calls.filter((call) => call === 'refresh'), 3)
    assert.isAbove(turns.filter((turn) => turn.do === 'wait').length, 1)
    assert.deepEqual(flags, [])
  })

  test('a token that is refused although it is new asks for its owner', async ({ assert }) => {
    const { run, row, flags, calls } = await dueDelivery({ advance: expired, refresh: () => 2 })

    await run()

    assert.containsSubset(await row(), { state: 'held', held_reason: 'connection_lost' })
    assert.deepEqual(flags, ['E_TOKEN_EXPIRED'])
    assert.deepEqual(calls, ['prepare', 'refresh', 'prepare'])
  })

  test('what could not be looked up without the account is looked up when it is back', async ({ assert }) => {
    let isBack = false
    const { run, row, calls, author } = await dueDelivery({
      first: checkpoint('publish', 'once'),
      advance: () => {
        throw new AdapterFault('E_OUTCOME_UNKNOWN')
      },
      reconcile: () => {
        if (isBack) return done
        throw new AdapterFault('E_TOKEN_REVOKED')
      },
    })

    await run()
    const { connection_id: connectionId, ...left } = await row()
    assert.containsSubset(left, { state: 'unconfirmed', fault_code: 'E_TOKEN_REVOKED', doubt: true })

    isBack = true
    await tenantTx(author.actor, () => resumeDeliveriesOf(author.actor, connectionId))
    assert.containsSubset(await row(), { state: 'committing', fault_code: null, settled_at: null })
    await run()

    assert.containsSubset(await row(), { state: 'live', doubt: false, remote_id: '1' })
    assert.deepEqual(calls, ['publish', 'look', 'look'])
  })

  test('what waited for its channel for too long says that it is late once the channel is back', async ({ assert }) => {
    const { row, author } = await dueDelivery({ advance: () => done })
    const { id, connection_id: connectionId, post_id: postId } = await row()
    await set(author, id, { state: 'held', held_reason: 'connection_lost', publish_at: new Date(Date.now() - 3 * 3_600_000) })

    await tenantTx(author.actor, () => resumeDeliveriesOf(author.actor, connectionId))
    const [told] = await tenantTx(author.actor, ({ client }) => client.from('domain_events').where({ post_id: postId, kind: 'delivery.held' }))

    assert.containsSubset(await row(), { state: 'held', held_reason: 'too_late' })
    assert.containsSubset(told.data, { heldReason: 'too_late', connectionId })
  })

  test('a database that was away while the adapter read a file is no bug of the adapter', async ({ assert }) => {
    let reads = 0
    const { run, row } = await dueDelivery({
      advance: () => {
        if (reads++) return done
        const fault = new AdapterFault('E_ADAPTER_BUG')
        fault.cause = away()
        throw fault
      },
    })

    await run()

    assert.equal((await row()).state, 'live')
  })

  test('an adapter that does not load fails the post with a reason, at firing and under way', async ({ assert }) => {
    const broken = () => {
      throw new SyntaxError('Unexpected token')
    }
    const atFiring = await dueDelivery({ load: broken })
    assert.deepEqual(await atFiring.run(), [{ do: 'end', state: 'failed' }])
    assert.containsSubset(await atFiring.row(), { state: 'failed', fault_code: 'E_ADAPTER_BUG' })

    const underWay = await dueDelivery({})
    await underWay.deliveries.open(underWay.input)
    underWay.script.load = broken
    await underWay.run()
    assert.containsSubset(await underWay.row(), { state: 'failed', fault_code: 'E_ADAPTER_BUG' })
  })

  test('settings that cannot be read for a moment are no verdict', async ({ assert }) => {
    let loads = 0
    const { deliveries, input, run, row } = await dueDelivery({
      advance: () => done,
      load: () => {
        if (!loads++) throw away()
      },
    })

    await assert.rejects(() => deliveries.open(input))
    await run()

    assert.equal((await row()).state, 'live')
  })

  test('a delivery whose adapter another worker has is left to that worker, from the first turn to the last', async ({ assert, cleanup }) => {
    const workers = db.connection('app')
    const neighbour = { id: randomUUID(), host: 'another machine', pid: 1, queues: ['core'] }
    const notes = (queues: string[]) => workers.from('workers').where('id', neighbour.id).update({ queues })
    cleanup(() => workers.from('workers').where('id', neighbour.id).delete().then(() => {}))
    await workers.table('workers').insert(neighbour)

    const fresh = await dueDelivery({ advance: () => done })
    await notes([adapterQueue(fresh.input.adapterId)])
    fresh.script.installed = false
    assert.deepEqual(await fresh.deliveries.open(fresh.input), { do: 'step', effect: 'none' })
    assert.equal((await fresh.row()).state, 'scheduled')

    fresh.script.installed = true
    const turn = await fresh.deliveries.open(fresh.input)
    fresh.script.installed = false
    assert.deepEqual(await fresh.deliveries.open(fresh.input), turn)
    assert.equal((await fresh.row()).state, 'preparing')

    // It served core alone, or was not heard of for long: then nobody has the adapter.
    await notes(['core'])
    assert.deepEqual(await fresh.deliveries.open(fresh.input), { do: 'end', state: 'held' })
    const silent = await dueDelivery({})
    await workers.from('workers').where('id', neighbour.id).update({ queues: [adapterQueue(silent.input.adapterId)], seen_at: new Date(Date.now() - 3_600_000) })
    silent.script.installed = false
    assert.deepEqual(await silent.deliveries.open(silent.input), { do: 'end', state: 'held' })
  })

  test('a delivery whose adapter was removed under way does not wait for it without end', async ({ assert }) => {
    const prepared = await dueDelivery({})
    await prepared.deliveries.open(prepared.input)
    prepared.script.installed = false
    assert.deepEqual(await prepared.deliveries.open(prepared.input), { do: 'end', state: 'held' })
    assert.equal((await prepared.row()).held_reason, 'adapter_gone')

    const doubtful = await dueDelivery({ first: checkpoint('publish', 'once') })
    await doubtful.deliveries.open(doubtful.input)
    await set(doubtful.author, doubtful.id, { state: 'committing', doubt: true })
    doubtful.script.installed = false
    assert.deepEqual(await doubtful.deliveries.open(doubtful.input), { do: 'end', state: 'unconfirmed' })
  })

  test('files that cannot be reached are tried for a while before a person is asked: the web server may be restarting', async ({ assert }) => {
    const { run, row, calls } = await dueDelivery({ delivery: 'pull' })

    const turns = await run()

    assert.isAbove(turns.filter((turn) => turn.do === 'wait').length, 4)
    assert.containsSubset(await row(), { state: 'held', held_reason: 'media_unreachable' })
    assert.deepEqual(calls, [])
  })

  test('a platform that asks for a thousand years is asked again tomorrow', async ({ assert }) => {
    const { deliveries, input, row } = await dueDelivery({
      advance: () => {
        throw new AdapterFault('E_RATE_LIMITED', { retryAfter: 3e10 })
      },
    })

    await deliveries.open(input)
    const turn = await deliveries.advance(input, { signal: new AbortController().signal })

    assert.isBelow((turn as { seconds: number }).seconds, 2 * 86_400)
    assert.isBelow((await row()).waiting_until.getTime(), Date.now() + 2 * 86_400_000)
  })

  test('a write of a worker that lives is not looked at while it may be under way, one of a dead worker is', async ({ assert }) => {
    const { deliveries, input, author, id, calls, row } = await dueDelivery({ first: checkpoint('publish', 'once'), reconcile: () => done })
    await deliveries.open(input)
    await set(author, id, { state: 'committing', doubt: true, attempt: 1 })
    const worker = randomUUID()
    const register = (silent: string) =>
      db.connection('app').rawQuery(`insert into workers (id, host, pid, queues, seen_at) values (?, 'another machine', 1, '{}', now() - ?::interval) on conflict (id) do update set seen_at = excluded.seen_at`, [worker, silent])
    await register('1 second')
    await tenantTx(author.actor, ({ client }) =>
      client.table('delivery_attempts').insert({ workspace_id: author.workspaceId, delivery_id: id, generation: 1, attempt: 1, step: 'publish', effect: 'once', state: 'begun', worker_id: worker })
    )
    const look = () => deliveries.look(input, { signal: new AbortController().signal })

    const early = await look()
    assert.equal(early.do, 'wait')
    assert.isAbove((early as { seconds: number }).seconds, 20)
    assert.deepEqual(calls, [])

    await register('10 minutes')
    await look()
    assert.deepEqual(calls, ['look'])
    assert.equal((await row()).state, 'live')
    await db.connection('app').rawQuery('delete from workers where id = ?', [worker])
  })
})
