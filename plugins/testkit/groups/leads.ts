import assert from 'node:assert/strict'
import type { Adapter, Call, Lead, LeadReader } from '@caidence/sdk'
import type { World } from '../world.ts'
import { faultOf, has, inWorld, needed, test, type Group } from './context.ts'

const GROUP = 'leads'
const MANY = 7

/** A lead costs its owner money: none is lost, none comes twice, and every answer says what it is. */
export const leadsGroup: Group = (context) => {
  if (!has(context, 'leads')) return []
  const { leads } = context.kit
  if (!leads) return [needed(GROUP, 'dependable', 'leads')]
  const add = (title: string, run: (world: World, call: Call) => Promise<void>) =>
    test(GROUP, 'dependable', title, () =>
      inWorld(context, async (world) => run(world, world.call(await world.connect())))
    )

  return [
    add('a lead can be fetched by what a webhook carries', async (world, call) => {
      const { remoteId, ref } = await leads.lead(world.emulator, 1)
      const lead = await readerOf(world).fetch(ref, call)
      assert.equal(lead.remoteId, remoteId)
      vet(lead)
    }),
    add('catching up brings every lead once', async (world, call) => {
      const made: string[] = []
      for (let number = 1; number <= MANY; number++)
        made.push((await leads.lead(world.emulator, number)).remoteId)
      const read = await since(world, null, call)
      assert.deepEqual(read.map(({ lead }) => lead.remoteId).sort(), [...made].sort())
      for (const { lead } of read) vet(lead)
    }),
    add('from any cursor on, nothing is lost and nothing comes again', async (world, call) => {
      for (let number = 1; number <= MANY; number++) await leads.lead(world.emulator, number)
      const read = await since(world, null, call)
      for (const [index, { cursor }] of read.entries()) {
        const rest = await since(world, cursor, call)
        assert.deepEqual(
          rest.map(({ lead }) => lead.remoteId),
          read.slice(index + 1).map(({ lead }) => lead.remoteId)
        )
      }
      const late = await leads.lead(world.emulator, MANY + 1)
      const more = await since(world, read.at(-1)!.cursor, call)
      assert.deepEqual(
        more.map(({ lead }) => lead.remoteId),
        [late.remoteId]
      )
    }),
    add('what people answered is in no log and no fault', async (world, call) => {
      const { ref } = await leads.lead(world.emulator, 1)
      const lead = await readerOf(world).fetch(ref, call)
      const personal = lead.answers.filter(({ pii }) => pii).flatMap(({ values }) => values)
      assert.ok(personal.length > 0, 'no answer is marked as personal')
      for (const value of personal) assert.ok(!world.logs.join().includes(value))
    }),
    add('a platform that is down loses nothing', async (world, call) => {
      const { ref } = await leads.lead(world.emulator, 1)
      world.emulator.fault({ call: '*', kind: '500', when: 'before' })
      assert.equal((await faultOf(() => readerOf(world).fetch(ref, call))).code, 'E_REMOTE_DOWN')
      assert.equal((await since(world, null, call)).length, 1)
    }),
  ]
}

const readerOf = (world: World): LeadReader => (world.adapter as Adapter<'leads'>).leads

async function since(world: World, cursor: string | null, call: Call) {
  const read: { lead: Lead; cursor: string }[] = []
  for await (const item of readerOf(world).since(cursor, call)) read.push(item)
  return read
}

function vet(lead: Lead): void {
  assert.ok(lead.answers.length > 0)
  for (const { key, label, values } of lead.answers)
    assert.ok(key && label && Array.isArray(values))
  assert.ok(!Number.isNaN(Date.parse(lead.createdAt)))
}
