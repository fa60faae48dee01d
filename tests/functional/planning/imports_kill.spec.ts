import { test } from '@japa/runner'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import app from '@adonisjs/core/services/app'
import drive from '@adonisjs/drive/services/main'
import { DateTime } from 'luxon'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, createReadyAuthor, type Author } from '#tests/functional/publishing/support'
import { endOthers, imports, look, plan, PRAGUE, rowsOf, upload } from './imports_support.ts'

const ROWS = 6_000
/** One of so many names a channel that is not there. */
const WRONG_EVERY = 50
/** Processes are compiled and booted beside everything else. */
const WITHIN_MS = 120_000
const LOOK_EVERY_MS = 15

async function startWorker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import=@poppinss/ts-exec', 'tests/functional/planning/imports_child.ts'], { cwd: fileURLToPath(app.appRoot), env: { ...process.env, NODE_ENV: 'test' }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  if (said !== 'ready') throw new Error(`The worker ended with ${said}`)
  return child
}

async function kill(child: ChildProcess) {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  const [, signal] = await gone
  if (signal !== 'SIGKILL') throw new Error(`The worker was gone already: ${signal}`)
}

test.group('Planning / imports / killed', (group) => {
  group.each.setup(async () => void (await endOthers()))

  test('kill -9 in the middle of checking and of making: every good row becomes one post, and no row two', async ({ assert, cleanup }) => {
    const ada = await createReadyAuthor()
    const begins = DateTime.utc().plus({ days: 3 })
    const rows = Array.from({ length: ROWS }, (_, at) => `"Row ${at}",${begins.plus({ minutes: at }).toISO()},,${at % WRONG_EVERY ? '@me' : 'nobody'},summer.jpg`)
    const good = ROWS - ROWS / WRONG_EVERY
    const { body } = await upload(ada, plan(ada, rows))
    const { id, mapping } = body.data
    cleanup(() => drive.use('media').delete(`${ada.workspaceId}/imports/${id}.csv`))
    const children: ChildProcess[] = []
    cleanup(() => children.forEach((child) => child.kill('SIGKILL')))
    const worker = async () => children[children.push(await startWorker()) - 1]!
    const jobNow = (author: Author) => tenantTx(author.actor, ({ client }) => client.from('import_jobs').where({ workspace_id: author.workspaceId, id }).firstOrFail())
    const until = async (is: (job: any) => boolean) => {
      for (const end = Date.now() + WITHIN_MS; Date.now() < end; await wait(LOOK_EVERY_MS)) {
        const job = await jobNow(ada)
        if (is(job)) return job
      }
      throw new Error(`Waited in vain: ${JSON.stringify(await jobNow(ada))}`)
    }
    // What half a minute would do.
    const endLease = () => tenantTx(ada.actor, ({ client }) => client.from('import_jobs').where({ workspace_id: ada.workspaceId, id }).update({ leased_until: new Date(0) }))

    const first = await worker()
    await call(ada, 'POST', `${imports}/${id}/check`, { mapping, timeZone: PRAGUE })
    await until(({ reached }) => reached > 0)
    await kill(first)
    const checkedHalf = await jobNow(ada)
    assert.equal(checkedHalf.state, 'checking')
    assert.isBelow(checkedHalf.reached, ROWS)

    const second = await worker()
    await endLease()
    await until(({ state }) => state === 'checked')
    assert.containsSubset((await look(ada, id)).rows, { good, bad: ROWS / WRONG_EVERY })
    await call(ada, 'POST', `${imports}/${id}/start`)
    await until(({ rows_done: done }) => done > 0)
    await kill(second)
    const madeHalf = await jobNow(ada)
    assert.equal(madeHalf.state, 'running')
    assert.isBelow(madeHalf.rows_done, good)

    await worker()
    await endLease()
    await until(({ state }) => state === 'done')

    assert.containsSubset(await look(ada, id), { state: 'done', rows: { good, done: good, bad: ROWS / WRONG_EVERY, refused: 0, known: 0 } })
    const made = (await rowsOf(ada, id)).filter(({ state }) => state === 'done')
    const texts = await tenantTx(ada.actor, ({ client }) => client.from('social_posts').where({ workspace_id: ada.workspaceId, brand_id: ada.brandId }).select('id', 'text'))
    assert.lengthOf(made, good)
    assert.lengthOf(texts, good)
    assert.equal(new Set(texts.map(({ text }) => text)).size, good)
    assert.sameMembers(made.map(({ post_id: post }) => post), texts.map((post) => post.id))
  }).timeout(4 * WITHIN_MS)
})
