import assert from 'node:assert/strict'
import type { Adapter, OptionLists } from '@caidence/sdk'
import type { World } from '../world.ts'
import {
  assertWithdrawn,
  faultOf,
  has,
  inWorld,
  needed,
  test,
  type Context,
  type Group,
} from './context.ts'

const GROUP = 'options'
/** More than this cannot be read in a list, and costs the platform for nothing. */
const MAX_CHOICES = 100

export const optionListsGroup: Group = (context) => {
  const sources = sourcesOf(context)
  const add = (title: string, run: (world: World) => Promise<void>) =>
    test(GROUP, 'complete', title, () => inWorld(context, run))
  if (!has(context, 'options')) {
    return sources.length === 0
      ? []
      : [
          add('fields that are filled from the platform need the capability', async () => {
            assert.fail(`${sources.join(', ')}: list "options" among the capabilities`)
          }),
        ]
  }
  if (!context.kit.options) return [needed(GROUP, 'complete', 'options')]
  const { queries } = context.kit.options

  return [
    ...sources.map((source) =>
      add(`${source}: choices have values and labels, and the text narrows them`, async (world) => {
        const choice = await world.connect()
        const query = queries[source] ?? ''
        const choices = await listsOf(world).list(source, query, world.call(choice))
        assert.ok(choices.length > 0, 'no choices; name a query for it in the kit options')
        assert.ok(choices.length <= MAX_CHOICES, `${choices.length} choices`)
        for (const { value, label } of choices)
          assert.ok(typeof value === 'string' && value && typeof label === 'string' && label)
        assert.equal(new Set(choices.map(({ value }) => value)).size, choices.length)

        const wanted = choices.at(-1)!
        const narrowed = await listsOf(world).list(source, wanted.label, world.call(choice))
        assert.ok(
          narrowed.some(({ value }) => value === wanted.value),
          'not found by its own label'
        )
        const none = await listsOf(world).list(
          source,
          'zzqxjk nothing is called this',
          world.call(choice)
        )
        assert.deepEqual(none, [])
      })
    ),
    add('a source nobody knows is refused as such', async (world) => {
      const choice = await world.connect()
      const fault = await faultOf(() => listsOf(world).list('kitUnknown', '', world.call(choice)))
      assert.equal(fault.code, 'E_UNSUPPORTED')
    }),
    add('a platform that is down is just down, and withdrawn access is told', async (world) => {
      const choice = await world.connect()
      const [source] = sources
      const list = () => listsOf(world).list(source, queries[source] ?? '', world.call(choice))
      for (const kind of ['500', 'html-200'] as const) {
        world.emulator.fault({ call: '*', kind, when: 'before' })
        assert.equal((await faultOf(list)).code, 'E_REMOTE_DOWN', kind)
      }
      world.emulator.credentials({ state: 'revoked' })
      assertWithdrawn(await faultOf(list))
    }),
  ]
}

const listsOf = (world: World): OptionLists => (world.adapter as Adapter<'options'>).options

function sourcesOf({ manifest }: Context): string[] {
  const fields = manifest.adapters.flatMap(({ formats }) =>
    formats.flatMap(({ options }) => options)
  )
  return [
    ...new Set(fields.flatMap((field) => (field.kind === 'remote-select' ? [field.source] : []))),
  ]
}
