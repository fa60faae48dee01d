import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { AdapterFault } from '@caidence/sdk'
import { type World } from '../world.ts'
import { faultOf, has, inWorld, publisherOf, test, type Group } from './context.ts'
import { deliver, stepsOf } from './publishing.ts'

const GROUP = 'secrecy'
const CAPTION = 'kitcanarycaption5e77'

/** Tokens, texts and secrets are planted; then everything that leaves the adapter is searched for them. */
export const secrecyGroup: Group = (context) => {
  if (!has(context, 'publish')) return []
  const format =
    context.manifest.adapters[0].formats.find(
      ({ id, text }) => context.kit.drafts[id] && text.max > CAPTION.length
    ) ?? context.manifest.adapters[0].formats[0]
  const draft = { ...context.kit.drafts[format.id], text: format.text.max ? CAPTION : '' }
  const add = (title: string, run: (world: World) => Promise<void>) =>
    test(GROUP, 'dependable', title, () => inWorld(context, run))

  const canaries = (world: World, ...tokens: (string | undefined)[]) => [
    CAPTION,
    ...tokens.filter((token) => token !== undefined),
    ...context.manifest.settings
      .filter(({ kind }) => kind === 'secret')
      .map(({ key }) => world.sandbox.settings[key]),
  ]

  return [
    add('checkpoints, logs and findings hold no token, text or secret', async (world) => {
      const choice = await world.connect()
      const seen: unknown[] = []
      await deliver(world, format.id, draft, choice, {
        before: ({ checkpoint }) => void seen.push(checkpoint),
        onVerdict: (verdict) => void seen.push(verdict),
      })
      seen.push(await world.adapter.probe(world.call(choice)), choice.account, world.logs)
      assertClean(seen, canaries(world, choice.grant.access, choice.grant.refresh))
    }),
    add('faults of every kind hold no token, text or secret', async (world) => {
      const choice = await world.connect()
      const calls = new Set(
        (await stepsOf(world, format.id, draft)).flatMap(({ write, read }) => [write, read])
      )
      const seen: unknown[] = []
      for (const kind of ['500', '429', '400', 'html-error', 'truncated-json', 'reset'] as const) {
        for (const call of calls) if (call) world.emulator.fault({ call, kind, when: 'before' })
        const outcome = await deliver(world, format.id, draft, choice, {
          before: ({ checkpoint }) => void seen.push(checkpoint),
          onFault: (fault) => void seen.push(fault, fault.cause),
          onVerdict: (verdict) => void seen.push(verdict),
        })
        if (outcome.state !== 'live') seen.push(outcome)
      }
      world.emulator.credentials({ state: 'revoked' })
      const publisher = publisherOf(world)
      const made = await world.draft(format.id, draft)
      seen.push(
        await faultOf(() =>
          publisher.advance(publisher.plan(made), made, world.media, world.call(choice))
        )
      )
      assert.ok(seen.some((thing) => AdapterFault.is(thing)))
      assertClean([seen, world.logs], canaries(world, choice.grant.access, choice.grant.refresh))
    }),
    add('a call prints no token', async (world) => {
      const choice = await world.connect()
      const call = world.call(choice)
      assertClean(
        [`${call.token}`, JSON.stringify(call), inspect(call, { depth: 9 })],
        [choice.grant.access]
      )
    }),
  ]
}

function assertClean(things: unknown, canaries: string[]): void {
  const text =
    inspect(things, { depth: 20, maxArrayLength: null, maxStringLength: null }) +
    JSON.stringify(things)
  for (const canary of canaries) {
    for (const form of [
      canary,
      encodeURIComponent(canary),
      Buffer.from(canary).toString('base64'),
    ]) {
      assert.ok(!text.includes(form), `found a planted value (${canary.slice(0, 4)}…)`)
    }
  }
}
