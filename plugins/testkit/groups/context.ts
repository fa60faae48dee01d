import assert from 'node:assert/strict'
import {
  AdapterFault,
  type AccountChoice,
  type Adapter,
  type Authorizer,
  type Call,
  type Manifest,
  type Publisher,
} from '@caidence/sdk'
import type { KitOptions, KitTest, Level } from '../options.ts'
import { live, World, type WorldOptions } from '../world.ts'

export interface Context {
  folder: string
  kit: KitOptions
  manifest: Manifest
}

export type Group = (context: Context) => KitTest[]

export const test = (
  group: string,
  level: Level,
  title: string,
  run: () => Promise<void>
): KitTest => ({ group, level, title, run })

/** Opens a world, hands it over, and closes it whatever happens. `add` puts the settings over the emulator's own. */
export async function inWorld(
  context: Context,
  run: (world: World) => Promise<void>,
  settings?: WorldOptions['settings'],
  mode: 'replace' | 'add' = 'replace'
): Promise<void> {
  const { folder, kit } = context
  const given =
    mode === 'add' ? { ...(await kit.emulator()).SANDBOX.settings, ...settings } : settings
  const world = await World.open({ folder, kit, settings: given })
  try {
    await run(world)
  } finally {
    await world.close()
  }
}

/** A capability without the means to try it counts as broken: an untested promise is none. */
export const needed = (group: string, level: Level, option: string): KitTest =>
  test(group, level, 'the kit knows how to try it', async () =>
    assert.fail(`name "${option}" in the kit options`)
  )

export const has = ({ manifest }: Context, capability: string) =>
  manifest.adapters[0].capabilities.some((name) => name === capability)

export const authorizerOf = (world: World): Authorizer =>
  (world.adapter as Adapter<'authorize'>).authorize
export const publisherOf = (world: World): Publisher =>
  (world.adapter as Adapter<'publish'>).publish

/** The fault a piece of work ends in; throws when it ends well or in anything else. */
export async function faultOf(work: () => unknown): Promise<AdapterFault> {
  try {
    await work()
  } catch (error) {
    if (AdapterFault.is(error)) return error
    throw error
  }
  throw new Error('Expected a fault, but it succeeded')
}

/** As the host does: access that ran out is renewed once, and the same question asked again. */
export async function renewing<T>(
  world: World,
  choice: AccountChoice,
  ask: (call: Call) => Promise<T>
): Promise<T> {
  try {
    return await ask(world.call(choice))
  } catch (error) {
    if (!AdapterFault.is(error) || error.remedy !== 'refresh') throw error
    // Kept: a refresh token may be good for one use.
    choice.grant = await authorizerOf(world).refresh(choice.grant, live())
    return ask(world.call(choice))
  }
}

/** Where the platform says no more than "not this token", the renewal that follows tells whether the access is gone. */
export function assertWithdrawn({ code, remedy }: AdapterFault): void {
  assert.ok(remedy === 'reconnect' || remedy === 'refresh', code)
}

/** A world whose exchanges outlast an abort, so that a time-out cannot be mistaken for one. */
export const withPatience = (context: Context): Context => ({
  ...context,
  kit: { ...context.kit, exchangeMilliseconds: PATIENT_MS },
})
const PATIENT_MS = 3_000
