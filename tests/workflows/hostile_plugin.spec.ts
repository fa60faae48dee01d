import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { AccountIntake } from '#services/connections/account_intake'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createAuthor, type Author } from '#tests/functional/publishing/support'
import { usePlugins } from '#tests/support/plugin_folder'
import { APP_FLAGS } from '../../bin/lib/node.js'
import { resolveTemporal } from '../../bin/lib/temporal.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folderOf = (name: string) => join(root, 'tests/support/plugins', name)
const READY_WITHIN_MS = 150_000
const TIMEOUT_MS = 400_000

async function connect({ actor, brandId }: Author, adapterId: string): Promise<string> {
  const intake = await app.container.make(AccountIntake)
  const choice = { account: { remoteId: randomUUID(), handle: adapterId, kind: 'person' }, grant: { access: 'A', scopes: ['post'] } }
  const { ids } = await tenantTx(actor, () => intake.connect(actor, { adapterId, brandId, choices: [choice] }))
  return ids[0]
}

/** A post that is due now. Written as the service would, without asking the adapter: some of these answer nobody. */
async function due({ actor, workspaceId, brandId, user }: Author, connectionId: string, adapterId: string, text: string): Promise<string> {
  const [postId, id] = [randomUUID(), randomUUID()]
  await tenantTx(actor, async ({ client }) => {
    await client.table('social_posts').insert({ id: postId, workspace_id: workspaceId, brand_id: brandId, text, author_id: user.id })
    const columns = { post_id: postId, connection_id: connectionId, adapter_id: adapterId, format: `${adapterId}.note`, state: 'scheduled', publish_at: new Date(), scheduled_by: user.id }
    await client.table('deliveries').insert({ id, workspace_id: workspaceId, brand_id: brandId, ...columns })
    await client.table('outbox').insert({ workspace_id: workspaceId, delivery_id: id, generation: 1 })
  })
  return id
}

const rowOf = ({ actor }: Author, id: string) => tenantTx(actor, ({ client }) => client.from('deliveries').where('id', id).first())

async function until<T>(what: string, ask: () => Promise<T | null | false>, withinMs = 90_000): Promise<T> {
  const end = Date.now() + withinMs
  while (Date.now() < end) {
    const found = await ask()
    if (found) return found
    await sleep(300)
  }
  throw new Error(`${what}: not within ${withinMs / 1000} s`)
}

/** Children of a process whose command line names a queue. */
function childOf(parent: number, queue: string): number | null {
  const ids = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  return ids.find((id) => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(`--queues=${queue}`)) ?? null
}

test.group('A hostile plugin', () => {
  test('what it does to its own process, no other channel notices', async ({ assert, cleanup }) => {
    const temporal = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'existing-path', path: resolveTemporal().path } } })
    const folder = await mkdtemp(join(tmpdir(), 'hostile-'))
    for (const name of ['steady', 'hostile']) await symlink(folderOf(name), join(folder, name))
    await usePlugins({ cleanup }, { folders: ['steady', 'hostile'].map(folderOf) })
    const environment = { ...process.env, TEMPORAL_ADDRESS: temporal.address, PLUGINS_FOLDER: folder, SANDBOX: 'true', WAIT_SCALE: '0.2', LOG_LEVEL: 'error' }
    const worker: ChildProcess = spawn(process.execPath, [...APP_FLAGS, 'bin/console.ts', 'worker:start'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [worker.stdout!, worker.stderr!]) stream.on('data', (chunk) => (said += String(chunk)))
    cleanup(async () => {
      worker.kill('SIGTERM')
      if (worker.exitCode === null) await Promise.race([once(worker, 'exit'), sleep(40_000)])
      await temporal.teardown()
      await rm(folder, { recursive: true })
    })

    const author = await createAuthor()
    const [steady, hostile] = [await connect(author, 'steady'), await connect(author, 'hostile')]
    const good: string[] = []
    const isLive = async (id: string) => (await rowOf(author, id)).state === 'live'
    const posts = async (count: number) => {
      const ids: string[] = []
      for (let made = 0; made < count; made++) ids.push(await due(author, steady, 'steady', `post ${made}`))
      good.push(...ids)
      const began = Date.now()
      for (const id of ids) await until('a post of the steady channel', () => isLive(id), READY_WITHIN_MS)
      return Date.now() - began
    }
    await posts(1)
    const own = (queue: string) => until(`the process of ${queue}`, async () => childOf(worker.pid!, queue))
    const [steadyPid, hostilePid] = [await own('adapter.steady'), await own('adapter.hostile')]
    assert.match(said, /worker ready .*and apart: .*adapter\.hostile/)
    assert.notEqual(steadyPid, hostilePid)

    // What it says wrongly ends its own posts, with a reason, and nothing else.
    for (const text of ['throws at once', 'throws', 'answers rubbish', 'asks elsewhere']) {
      const id = await due(author, hostile, 'hostile', text)
      const row = await until(`"${text}"`, async () => ((await rowOf(author, id)).state === 'failed' ? rowOf(author, id) : null), READY_WITHIN_MS)
      assert.equal(row.fault_code, 'E_ADAPTER_BUG', text)
    }
    assert.equal(childOf(worker.pid!, 'adapter.hostile'), hostilePid)

    // What it does to its process, its own process dies of.
    const restarted = async (text: string, before: number) => {
      const id = await due(author, hostile, 'hostile', text)
      const ms = await posts(5)
      console.log(`      while it ${text}: 5 posts of another channel went out within ${ms} ms`)
      const after = await until(`a new process after "${text}"`, async () => {
        const now = childOf(worker.pid!, 'adapter.hostile')
        return now !== null && now !== before && now
      }, READY_WITHIN_MS)
      // Otherwise it is met again by every process that comes.
      await tenantTx(author.actor, ({ client }) => client.from('deliveries').where('id', id).update({ state: 'cancelled' }))
      return after
    }
    await due(author, hostile, 'hostile', 'hangs')
    const afterLeaving = await restarted('leaves', hostilePid)
    const afterSpinning = await restarted('spins', afterLeaving)
    await restarted('spins in check', afterSpinning)

    assert.equal(childOf(worker.pid!, 'adapter.steady'), steadyPid, 'the other plugin kept its process')
    assert.isNull(worker.exitCode)
    for (const id of good) assert.isTrue(await isLive(id))
  }).timeout(TIMEOUT_MS)
})
