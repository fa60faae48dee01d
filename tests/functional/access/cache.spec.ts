import { createHmac, randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import RoleAssignment from '#models/role_assignment'
import { PermissionEngine } from '#services/access/permission_engine'
import { SharedRulesCache, type TextStore } from '#services/access/rules_cache'
import type { Rule } from '#services/access/rights'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createAuthor, createColleague } from '#tests/functional/publishing/support'
import { hasRedis, NO_REDIS, RedisServer } from '#tests/support/redis'
import { startWebProcesses, stopWebProcesses } from '#tests/support/web_processes'

const SECRET = Buffer.alloc(32, 7)
const KEY = { workspaceId: randomUUID() as string, userId: randomUUID() as string, epoch: 4 }
const rule = (workspaceId: string): Rule => ({
  effect: 'allow',
  permissions: ['posts.view'],
  scope: { type: 'workspace', id: workspaceId },
  expiresAt: null,
  source: { kind: 'grant', id: randomUUID(), grantedBy: null, grantedAt: new Date(0).toISOString() },
})

class Memory implements TextStore {
  texts = new Map<string, string>()
  calls = 0
  answer: () => Promise<unknown> = async () => {}
  async get(key: string) {
    this.calls++
    await this.answer()
    return this.texts.get(key)
  }
  async set(key: string, text: string) {
    await this.answer()
    this.texts.set(key, text)
  }
}

test.group('Rules in a shared cache', () => {
  test('R6-001: what was kept is read again, under its workspace, person and epoch only', async ({ assert }) => {
    const cache = new SharedRulesCache(new Memory(), SECRET)
    const rules = [rule(KEY.workspaceId)]

    await cache.set(KEY, rules)

    assert.deepEqual(await cache.get(KEY), rules)
    for (const other of [{ ...KEY, epoch: 5 }, { ...KEY, userId: randomUUID() }, { ...KEY, workspaceId: randomUUID() }]) assert.isUndefined(await cache.get(other))
  })

  test('R6-001: garbage, forged and moved entries are a miss, never a right', async ({ assert }) => {
    const store = new Memory()
    const cache = new SharedRulesCache(store, SECRET)
    await cache.set(KEY, [rule(KEY.workspaceId)])
    const [[place, good]] = store.texts
    const body = JSON.stringify([rule(KEY.workspaceId)])
    const wrongKey = createHmac('sha256', 'guess').update(place).update('\0').update(body).digest('base64url')
    const victim = { ...KEY, userId: randomUUID() as string }
    await cache.set(victim, [])
    const otherPlace = [...store.texts.keys()].find((key) => key !== place)!

    const poisons = ['', '.', 'x', '[]', body, `.${body}`, `${wrongKey}.${body}`, good.replace('posts.view', 'roles.edit'), good.slice(0, -1), `${good} `, '\0', '{"__proto__":{}}', 'a'.repeat(1_000_000)]
    for (const poison of poisons) {
      store.texts.set(place, poison)
      assert.isUndefined(await cache.get(KEY), poison.slice(0, 60))
    }
    store.texts.set(otherPlace, good)
    assert.isUndefined(await cache.get(victim), 'one person’s entry in the place of another')
    for (const strange of [5, null, {}, true]) {
      store.texts.set(place, strange as any)
      assert.isUndefined(await cache.get(KEY))
    }
  })

  test('R6-001: a store that stalls or fails is a miss and is left alone for a while', async ({ assert }) => {
    const stalled = new Memory()
    stalled.answer = () => new Promise(() => {})
    const failing = new Memory()
    failing.answer = async () => Promise.reject(new Error('gone'))
    for (const store of [stalled, failing]) {
      const cache = new SharedRulesCache(store, SECRET)
      for (let count = 0; count < 20; count++) assert.isUndefined(await cache.get(KEY))
      await cache.set(KEY, [])
      assert.equal(store.calls, 1)
    }
  })

  test('R6-001: the engine decides alike with a shared cache, without, and with a poisoned one', async ({ assert }) => {
    const author = await createAuthor()
    const colleague = await createColleague(author, 'viewer')
    const store = new Memory()
    const first = new PermissionEngine(new SharedRulesCache(store, SECRET))
    const second = new PermissionEngine(new SharedRulesCache(store, SECRET))
    const may = (engine: PermissionEngine) =>
      tenantTx(colleague.actor, async () => [(await engine.can(colleague.actor, 'posts.view')).allowed, (await engine.can(colleague.actor, 'posts.create')).allowed])

    assert.deepEqual(await may(first), [true, false])
    assert.equal(store.texts.size, 1)
    assert.deepEqual(await may(second), [true, false])
    for (const key of store.texts.keys()) store.texts.set(key, JSON.stringify([{ ...rule(author.workspaceId), permissions: ['posts.create'] }]))
    assert.deepEqual(await may(new PermissionEngine(new SharedRulesCache(store, SECRET))), [true, false])
    await tenantTx({ workspaceId: author.workspaceId, userId: null }, () => RoleAssignment.query().where('userId', colleague.user.id).delete())
    for (const engine of [first, second]) assert.deepEqual(await may(engine), [false, false])
  })

})

test.group('Rules in a real Redis', (group) => {
  const redisHere = hasRedis()
  group.tap((t) => void t.skip(!redisHere, 'redis-server is not installed'))

  test('R6-001: with a real Redis that is up, flushed, poisoned, stalled, killed and back, two processes answer as ever', async ({ assert, cleanup }) => {
    const redis = await RedisServer.start()
    const processes = await startWebProcesses(2, { REDIS_URL: redis.url, RATE_LIMIT_STORE: 'redis', RATE_LIMIT_API_TOKEN: '100000' })
    cleanup(async () => {
      redis.goOn()
      await stopWebProcesses(processes)
      await redis.stop()
    })
    const author = await createAuthor()
    const viewer = await createColleague(author, 'viewer')
    const figures: string[] = []
    const round = async (state: string, isKnown = true) => {
      const statuses = { read: [] as number[], write: [] as number[] }
      for (let turn = 0; turn < 6; turn++) {
        const { base } = processes[turn % 2]
        const headers = { 'authorization': `Bearer ${viewer.token}`, 'accept': 'application/json', 'content-type': 'application/json' }
        statuses.read.push((await fetch(`${base}/api/v1/posts`, { headers })).status)
        statuses.write.push((await fetch(`${base}/api/v1/posts`, { method: 'POST', headers, body: '{"text":"x"}' })).status)
      }
      figures.push(`${state}: ${statuses.read.filter((status) => status === 200).length} reads of 6, ${statuses.write.filter((status) => status === 403).length} writes refused of 6`)
      assert.deepEqual(statuses.read, Array(6).fill(isKnown ? 200 : 403), state)
      assert.deepEqual(statuses.write, Array(6).fill(403), state)
    }

    await round('up')
    const keys = (await redis.command('KEYS', `*${viewer.user.id}*`)).match(/caidence:rules\S+/g) ?? []
    assert.isNotEmpty(keys, 'compiled rules are kept in Redis')
    await redis.command('FLUSHALL')
    await round('flushed')
    for (const key of keys) await redis.command('SET', key, '{"value":"[{\\"effect\\":\\"allow\\"}]","logicalExpiration":99999999999999}')
    const restarted = await startWebProcesses(1, { REDIS_URL: redis.url, RATE_LIMIT_STORE: 'redis' })
    cleanup(() => stopWebProcesses(restarted))
    processes.push(...restarted)
    processes.reverse()
    await round('poisoned')
    redis.stall()
    await round('stalled')
    redis.goOn()
    await redis.kill()
    await round('killed')
    await tenantTx({ workspaceId: author.workspaceId, userId: null }, () => RoleAssignment.query().where('userId', viewer.user.id).delete())
    await round('killed, and the role taken', false)
    const signIn = await fetch(`${processes[0].base}/login`, { method: 'GET' })
    assert.equal(signIn.status, 200)
    await redis.start()
    await round('back', false)
    console.log(figures.map((line) => `      Redis ${line}`).join('\n'))
  })
    .timeout(180_000)

  if (!hasRedis()) console.log(`      skipped: a shared Redis, because ${NO_REDIS}`)
})
