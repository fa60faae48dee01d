import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '@adonisjs/core/helpers'
import { test } from '@japa/runner'
import pg from 'pg'
import env from '#start/env'
import { audit } from '#services/audit/audit'
import { pruneLogs } from '#services/audit/retention'
import { resealHeads, sealHeads } from '#services/audit/sealed_heads'
import { verifyChain } from '#services/audit/verify'
import { hashOf, instantOf } from '#services/audit/audit'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createOwner } from '#tests/functional/access/support'
import type { Author } from '#tests/functional/publishing/support'

const write = (owner: Author, count: number) =>
  tenantTx(owner.actor, async () => {
    for (let index = 0; index < count; index++) await audit({ action: 'test.made', subject: { type: 'thing', id: String(index) }, after: { number: index, text: `é "${index}" ${1 / 3}`, nested: { b: 1, a: null } } })
  })

/** As somebody with the owner's password would: triggers off, walls off, and everything put back afterwards. */
async function asIntruder(work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: env.get('DATABASE_OWNER_URL')!.release() })
  await client.connect()
  try {
    await client.query('begin')
    for (const table of ['audit_logs', 'audit_heads']) await client.query(`alter table ${table} disable trigger user; alter table ${table} no force row level security`)
    await work(client)
    for (const table of ['audit_logs', 'audit_heads']) await client.query(`alter table ${table} enable trigger user; alter table ${table} force row level security`)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

const rowsOf = (owner: Author) => tenantTx({ ...owner.actor, userId: null }, ({ client }) => client.from('audit_logs').orderBy('seq'))

/** Writes the hashes of a chain anew from an entry on, as somebody who knows how they are made. */
async function rechain(client: pg.Client, workspaceId: string) {
  const { rows } = await client.query(`select *, ${instantOf('at')} as instant from audit_logs where workspace_id = $1 order by seq`, [workspaceId])
  let previous = ''
  for (const row of rows) {
    const entry = { workspaceId, seq: Number(row.seq), at: row.instant, actorId: row.actor_id, impersonatorId: row.impersonator_id, action: row.action, subjectType: row.subject_type, subjectId: row.subject_id, brandId: row.brand_id, before: row.before, after: row.after, ip: row.ip, requestId: row.request_id, decision: row.decision, rule: row.rule }
    const hash = hashOf(previous, entry)
    await client.query('update audit_logs set previous_hash = $2, hash = $3 where id = $1', [row.id, previous, hash])
    previous = hash
  }
  await client.query('update audit_heads set hash = $2, seq = $3 where workspace_id = $1', [workspaceId, previous, rows.length])
}

const ATTACKS: Record<string, (client: pg.Client, id: string) => Promise<unknown>> = {
  'an entry is changed': (client, id) => client.query(`update audit_logs set after = '{"number": 99}' where workspace_id = $1 and seq = 5`, [id]),
  'an entry is deleted': (client, id) => client.query('delete from audit_logs where workspace_id = $1 and seq = 5', [id]),
  'two entries change places': async (client, id) => {
    await client.query('update audit_logs set seq = -1 where workspace_id = $1 and seq = 5', [id])
    await client.query('update audit_logs set seq = 5 where workspace_id = $1 and seq = 6', [id])
    await client.query('update audit_logs set seq = 6 where workspace_id = $1 and seq = -1', [id])
  },
  'the end is cut off, and the head with it': async (client, id) => {
    await client.query('delete from audit_logs where workspace_id = $1 and seq > 7', [id])
    await client.query('update audit_heads set seq = 7, hash = (select hash from audit_logs where workspace_id = $1 and seq = 7) where workspace_id = $1', [id])
  },
  'an entry is changed and the chain made anew': async (client, id) => {
    await client.query(`update audit_logs set after = '{"number": 99}' where workspace_id = $1 and seq = 5`, [id])
    await rechain(client, id)
  },
  'an older copy is put back, and life goes on': async (client, id) => {
    await client.query('delete from audit_logs where workspace_id = $1 and seq > 4', [id])
    await client.query('update audit_heads set seq = 4, hash = (select hash from audit_logs where workspace_id = $1 and seq = 4) where workspace_id = $1', [id])
  },
  'the beginning is removed, as if the retention setting had done it': async (client, id) => {
    await client.query('update audit_heads set first_seq = 6, anchor_hash = (select hash from audit_logs where workspace_id = $1 and seq = 5) where workspace_id = $1', [id])
    await client.query('delete from audit_logs where workspace_id = $1 and seq <= 5', [id])
  },
  'everything goes, the head as well': async (client, id) => {
    await client.query('delete from audit_logs where workspace_id = $1', [id])
    await client.query('delete from audit_heads where workspace_id = $1', [id])
  },
}

test.group('Audit / chain', (group) => {
  let folder: string
  let heads: string
  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heads-'))
    heads = join(folder, 'heads.jsonl')
    return () => rm(folder, { recursive: true })
  })

  test('R4-001 a chain nobody touched is whole, whatever is in its entries', async ({ assert }) => {
    const owner = await createOwner()
    await write(owner, 10)
    await sealHeads(heads)
    await write(owner, 3)

    const { entries, faults, sealedSeq } = await verifyChain(owner.workspaceId, heads)

    assert.deepEqual([entries, faults, sealedSeq], [13, [], 10])
    assert.deepEqual((await rowsOf(owner)).map(({ seq }) => Number(seq)), Array.from({ length: 13 }, (_, index) => index + 1))
  })

  test('L2 every attack on the table is found', async ({ assert }) => {
    let found = 0
    for (const [name, attack] of Object.entries(ATTACKS)) {
      const owner = await createOwner()
      await write(owner, 10)
      await sealHeads(heads)
      assert.deepEqual((await verifyChain(owner.workspaceId, heads)).faults, [], name)

      await asIntruder((client) => attack(client, owner.workspaceId))
      if (name.includes('life goes on')) await write(owner, 8)

      const { faults } = await verifyChain(owner.workspaceId, heads)
      assert.isNotEmpty(faults, name)
      if (faults.length) found += 1
    }
    console.log(`      audit attacks: ${Object.keys(ATTACKS).length}, found: ${found}`)
    assert.equal(found, Object.keys(ATTACKS).length)
  })

  test('L2 a signed end that somebody wrote themselves is told, and so is one of a key that is gone', async ({ assert }) => {
    const owner = await createOwner()
    await write(owner, 4)
    await sealHeads(heads)
    const line = (await readFile(heads, 'utf8')).split('\n').find((text) => text.includes(owner.workspaceId))!
    await writeFile(heads, `${JSON.stringify({ ...JSON.parse(line), seq: 2 })}\nnot json ${owner.workspaceId}\n`)

    const { faults } = await verifyChain(owner.workspaceId, heads)

    assert.match(faults[0]!.what, /not signed by this installation/)
  })

  test('L2 a seal of a key that is gone is told, and after signing again the old key may go', async ({ assert, cleanup }) => {
    const owner = await createOwner()
    await write(owner, 4)
    const [ours, next] = [env.get('SECRET_KEYS'), `next:${randomBytes(32).toString('base64')}`]
    // A secret in the environment is written as a placeholder: what starts processes later needs the text itself.
    cleanup(() => {
      env.set('SECRET_KEYS', ours as never)
      process.env.SECRET_KEYS = ours.release()
    })
    await sealHeads(heads)

    env.set('SECRET_KEYS', new Secret(next) as never)
    const { faults } = await verifyChain(owner.workspaceId, heads)
    assert.match(faults[0]!.what, /SECRET_KEYS does not hold/)

    env.set('SECRET_KEYS', new Secret(`${next},${ours.release()}`) as never)
    assert.isAbove(await resealHeads(heads), 0)
    assert.equal(await resealHeads(heads), 0, 'once is enough')
    env.set('SECRET_KEYS', new Secret(next) as never)
    const after = await verifyChain(owner.workspaceId, heads)
    assert.deepEqual([after.faults, after.sealedSeq], [[], 4])
  })

  test('L2 a chain that grows while it is read is whole', async ({ assert }) => {
    const owner = await createOwner()
    await write(owner, 50)
    let isOver = false
    const growing = (async () => {
      while (!isOver) {
        await write(owner, 1)
        await sealHeads(heads)
      }
    })()

    const verdicts = []
    for (let round = 0; round < 15; round++) verdicts.push(await verifyChain(owner.workspaceId, heads))
    isOver = true
    await growing

    assert.deepEqual(verdicts.flatMap(({ faults }) => faults), [])
    assert.isAbove(verdicts.at(-1)!.entries, verdicts[0]!.entries)
  })

  test('only the newest entries are read when there are very many', async ({ assert }) => {
    const owner = await createOwner()
    await write(owner, 10)

    const { entries, firstSeq, faults } = await verifyChain(owner.workspaceId, heads, { newest: 4 })

    assert.deepEqual([entries, firstSeq, faults], [4, 7, []])
  })

  test('of a chain that was touched nothing is pruned', async ({ assert }) => {
    const owner = await createOwner()
    await write(owner, 4)
    await asIntruder((client) => client.query(`update audit_logs set at = at - interval '100 days' where workspace_id = $1`, [owner.workspaceId]))
    await tenantTx({ ...owner.actor, userId: null }, ({ client }) => client.from('workspaces').update({ audit_days: 30 }))

    await pruneLogs(heads)

    assert.lengthOf(await rowsOf(owner), 4)
  })

  test('R4-001 the log is written and read, and nothing else, by whomever', async ({ assert }) => {
    const owner = await createOwner()
    await write(owner, 2)
    const inside = (sql: string) => tenantTx(owner.actor, ({ client }) => client.rawQuery(sql))

    // Without a policy for it, nothing is there to be changed.
    assert.equal((await inside(`update audit_logs set action = 'x'`)).rowCount, 0)
    assert.equal((await inside('delete from audit_logs')).rowCount, 0)
    await assert.rejects(() => inside('truncate audit_logs'))
    const client = new pg.Client({ connectionString: env.get('DATABASE_OWNER_URL')!.release() })
    await client.connect()
    await client.query('begin; alter table audit_logs no force row level security')
    await assert.rejects(() => client.query(`update audit_logs set action = 'x' where workspace_id = '${owner.workspaceId}'`), /written and read/)
    await client.query('rollback')
    await client.query('begin; alter table audit_logs no force row level security')
    await assert.rejects(() => client.query('truncate audit_logs cascade'), /written and read/)
    await client.query('rollback')
    await client.end()
    assert.lengthOf(await rowsOf(owner), 2)
  })

  test('R4-001 what a rolled back change wrote is not there, and no place is missing', async ({ assert }) => {
    const owner = await createOwner()
    await write(owner, 1)
    await tenantTx(owner.actor, async () => {
      await audit({ action: 'never.happened', subject: { type: 'thing' } })
      throw new Error('no')
    }).catch(() => {})
    await Promise.all(Array.from({ length: 20 }, () => write(owner, 1)))

    assert.deepEqual((await verifyChain(owner.workspaceId, heads)).faults, [])
    assert.deepEqual((await rowsOf(owner)).map(({ seq }) => Number(seq)).at(-1), 21)
  })

  test('what is older than a workspace wants goes, and the rest is still a whole chain', async ({ assert }) => {
    const owner = await createOwner()
    await write(owner, 10)
    await asIntruder((client) => client.query(`update audit_logs set at = at - interval '100 days' where workspace_id = $1 and seq <= 6`, [owner.workspaceId]))
    await asIntruder((client) => rechain(client, owner.workspaceId))
    await tenantTx({ ...owner.actor, userId: null }, ({ client }) => client.from('workspaces').update({ audit_days: 30 }))

    await pruneLogs(heads)

    assert.deepEqual((await rowsOf(owner)).map(({ seq }) => Number(seq)), [7, 8, 9, 10])
    assert.deepEqual((await verifyChain(owner.workspaceId, heads)).faults, [])
    const { rows } = await tenantTx(owner.actor, ({ client }) => client.rawQuery('select prune_audit(?, 100) as gone', [owner.workspaceId]))
    assert.equal(rows[0].gone, 0, 'nothing younger goes, whoever asks')
  })
})
