import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { addBrand, addConnection, type Author } from '#tests/functional/publishing/support'
import { hasRedis, RedisServer } from '#tests/support/redis'
import { startWebProcesses, stopWebProcesses } from '#tests/support/web_processes'

const redisHere = hasRedis()
/** Two web processes are started. */
const SLOW_MS = 180_000
const today = DateTime.utc().startOf('day')

const tell = (ada: Author, connectionId: string, value: number, daysAgo = 1) =>
  tenantTx(ada.actor, ({ client, workspaceId }) => {
    const day = today.minus({ days: daysAgo })
    return client.table('account_metrics').insert({ workspace_id: workspaceId, connection_id: connectionId, name: 'views', value, day: day.toISODate(), from_at: day.toJSDate(), to_at: day.plus({ days: 1 }).toJSDate(), as_of: day.plus({ days: 1 }).toJSDate() })
  })

async function views(base: string, who: Pick<Author, 'token'>): Promise<number | null> {
  const response = await fetch(`${base}/api/v1/analytics?days=7&timeZone=UTC`, { headers: { authorization: `Bearer ${who.token}` } })
  if (response.status !== 200) throw new Error(await response.text())
  const { data } = (await response.json()) as any
  return data.numbers.find(({ name }: any) => name === 'views')?.value ?? null
}

test.group('Analytics / answers in Redis', (group) => {
  group.tap((t) => void t.skip(!redisHere, 'redis-server is not installed (Debian: apt-get install redis-server)'))

  test('P24-003 what one process kept is right in the other, for each person, after a change, with forged entries, and without Redis', async ({ assert, cleanup }) => {
    const redis = await RedisServer.start()
    cleanup(() => redis.stop())
    const processes = await startWebProcesses(2, { REDIS_URL: redis.url })
    cleanup(() => stopWebProcesses(processes))
    const [one, other] = processes.map(({ base }) => base)
    const ada = await createOwner()
    const second = (await addBrand(ada)).id
    const [here, there] = [await addConnection(ada), await addConnection(ada, { brandId: second })]
    await tell(ada, here.id, 10)
    await tell(ada, there.id, 500)
    const client = await createMember(ada, 'client_approver', inBrand(second))
    const keys = async () => ((await redis.command('KEYS', '*answers*')).match(/caidence:answers\S*/g) ?? [])

    assert.deepEqual([await views(one, ada), await views(other, client)], [510, 500])
    const kept = await keys()
    assert.lengthOf(kept, 2, 'each in a place of its own')
    assert.deepEqual([await views(other, ada), await views(one, client)], [510, 500])
    assert.lengthOf(await keys(), 2, 'and used by the other process')

    await tell(ada, here.id, 7, 2)
    assert.deepEqual([await views(one, ada), await views(other, ada), await views(one, client)], [517, 517, 500])

    for (const key of await keys()) await redis.command('SET', key, JSON.stringify({ value: 'forged.{"numbers":[]}' }))
    assert.deepEqual([await views(one, ada), await views(other, client)], [517, 500])

    await redis.kill()
    assert.deepEqual([await views(one, ada), await views(other, client)], [517, 500])
  }).timeout(SLOW_MS)
})
