import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@japa/runner'
import Membership from '#models/membership'
import RoleAssignment from '#models/role_assignment'
import { lockAccess } from '#services/access/access_lock'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { grant } from '#tests/support/access'
import { startWebProcesses, stopWebProcesses, type WebProcess } from '#tests/support/web_processes'
import { createAuthor, createColleague, type Author } from '#tests/functional/publishing/support'

const PROCESSES = 3
const CLIENTS = 64
/** Each client asks this often before the right is taken, so that every process has it in its cache, and after. */
const WARM = 3
const AFTER = 4
const UNCOUNTED = { RATE_LIMIT_API_TOKEN: '1000000', RATE_LIMIT_ANONYMOUS: '1000000', DATABASE_POOL: '8' }

interface Asked {
  began: number
  status: number
}

/** Reads and writes in turn, against each process in turn. */
async function ask(processes: WebProcess[], person: Author, index: number): Promise<Asked> {
  const { base } = processes[index % processes.length]
  const isWrite = Math.floor(index / processes.length) % 2 === 1
  const began = performance.now()
  const response = await fetch(`${base}/api/v1/posts`, {
    method: isWrite ? 'POST' : 'GET',
    body: isWrite ? JSON.stringify({ text: 'Summer' }) : undefined,
    headers: { 'authorization': `Bearer ${person.token}`, 'accept': 'application/json', 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  })
  await response.arrayBuffer()
  return { began, status: response.status }
}

const inside = <T>(author: Author, work: () => Promise<T>) => tenantTx({ workspaceId: author.workspaceId, userId: null }, work)

const LOSSES: [string, (author: Author, userId: string) => Promise<unknown>][] = [
  ['a member is removed', (author, userId) => inside(author, async () => {
    await lockAccess()
    await RoleAssignment.query().where({ userId }).delete()
    await Membership.query().where({ userId }).delete()
  })],
  ['a role is revoked', (author, userId) => inside(author, async () => {
    await lockAccess()
    await RoleAssignment.query().where({ userId }).delete()
  })],
  ['a deny is added', async (author, userId) => {
    await grant(author.workspaceId, userId, 'deny', 'posts.create')
    await grant(author.workspaceId, userId, 'deny', 'posts.view')
  }],
]

test.group('Freshness with three processes', (group) => {
  let processes: WebProcess[] = []
  group.setup(async () => {
    processes = await startWebProcesses(PROCESSES, UNCOUNTED)
    return () => stopWebProcesses(processes)
  })

  for (const [name, take] of LOSSES) {
    test(`R6-001 T8: while ${PROCESSES} processes serve ${CLIENTS} clients ${name}: no request that began after it is allowed`, async ({ assert }) => {
      const author = await createAuthor()
      const person = await createColleague(author, 'editor')
      let committed = Number.POSITIVE_INFINITY
      const asked: Asked[] = []
      let warm = 0
      let isOver = false
      const clients = Array.from({ length: CLIENTS }, async (_, client) => {
        for (let turn = 0, after = 0; after < AFTER && !isOver; turn++) {
          const one = await ask(processes, person, client + turn)
          asked.push(one)
          if (turn === WARM - 1) warm++
          if (one.began > committed) after++
        }
      })
      while (warm < CLIENTS) await wait(20)

      try {
        await take(author, person.user.id)
        committed = performance.now()
      } catch (error) {
        isOver = true
        throw error
      } finally {
        await Promise.all(clients)
      }

      const isAllowed = ({ status }: Asked) => status < 400
      const before = asked.filter(({ began }) => began <= committed)
      const later = asked.filter(({ began }) => began > committed)
      console.log(
        `      ${name}: requests ${asked.length}, allowed before ${before.filter(isAllowed).length}, began after ${later.length}: denied ${later.filter(({ status }) => status === 403 || status === 404).length}, allowed ${later.filter(isAllowed).length}`
      )
      assert.deepEqual(before.filter((one) => !isAllowed(one) && one.status !== 403 && one.status !== 404), [], 'what was answered otherwise before')
      assert.isAtLeast(before.filter(isAllowed).length, CLIENTS * WARM)
      assert.isAtLeast(later.length, CLIENTS * AFTER)
      assert.deepEqual(later.filter(({ status }) => status !== 403 && status !== 404), [])
    }).timeout(120_000)
  }
})
