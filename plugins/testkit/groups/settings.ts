import assert from 'node:assert/strict'
import { settingsIssues } from '@caidence/host'
import { activeFields, type AdapterFault, type Field } from '@caidence/sdk'
import type { World } from '../world.ts'
import { faultOf, has, inWorld, test, type Group } from './context.ts'

const GROUP = 'settings'

export const settingsGroup: Group = (context) => {
  const { manifest, kit } = context
  const add = (title: string, run: () => Promise<void>) => test(GROUP, 'listed', title, run)
  const withSandbox = async (
    change: (settings: Record<string, string>) => Record<string, string>
  ) => change({ ...(await kit.emulator()).SANDBOX.settings })

  const required = manifest.settings.filter(
    (field) => field.required && field.default === undefined
  )
  const breakable = manifest.settings.filter((field) => brokenValue(field) !== null)

  return [
    add('the sandbox settings are valid', async () => {
      assert.deepEqual(settingsIssues(manifest, await withSandbox((settings) => settings)), [])
    }),
    ...required.map((field) =>
      add(`a missing ${field.key} is named`, async () => {
        const settings = await withSandbox(({ [field.key]: _, ...rest }) => rest)
        assert.deepEqual(
          settingsIssues(manifest, settings).map(({ key, rule }) => ({ key, rule })),
          [{ key: field.key, rule: 'required' }]
        )
        await inWorld(
          context,
          async (world) => assertNamed(await firstComplaint(world), field.key),
          settings
        )
      })
    ),
    ...breakable.map((field) =>
      add(`an invalid ${field.key} is named`, async () => {
        const settings = await withSandbox((given) => ({
          ...given,
          [field.key]: brokenValue(field)!,
        }))
        if (!activeFields(manifest.settings, settings).includes(field)) return
        assert.ok(settingsIssues(manifest, settings).some(({ key }) => key === field.key))
        await inWorld(
          context,
          async (world) => assertNamed(await firstComplaint(world), field.key),
          settings
        )
      })
    ),
    add('secrets are never echoed', async () => {
      const secrets = manifest.settings.filter(({ kind }) => kind === 'secret')
      const canary = 'kit-canary-secret-8d1f'
      const settings = await withSandbox((given) => ({
        ...given,
        ...Object.fromEntries(secrets.map(({ key }) => [key, canary])),
      }))
      await inWorld(
        context,
        async (world) => {
          const fault = await faultOf(() => connect(world))
          assert.ok(
            !JSON.stringify([
              fault.message,
              fault.facts,
              String(fault.cause),
              fault.stack,
            ]).includes(canary)
          )
          assert.ok(!world.logs.join().includes(canary))
        },
        settings
      )
    }),
  ]

  /** Asks for everything an adapter can do until something complains. */
  async function firstComplaint(world: World): Promise<AdapterFault> {
    return faultOf(() => connect(world))
  }

  async function connect(world: World) {
    if (!has(context, 'authorize'))
      throw new Error('Settings of an adapter without sign-in are tested by its own suite')
    // The code is never valid here; a complaint about settings has to come before it is used.
    world.begin()
    await world.exchange('kit-code')
  }
}

function assertNamed(fault: AdapterFault, key: string): void {
  assert.equal(fault.code, 'E_APP_MISCONFIGURED')
  assert.equal(fault.facts.field, key)
}

/** A value the field's own rules refuse, or null when any text will do. */
function brokenValue(field: Field): string | null {
  switch (field.kind) {
    case 'number':
      return 'not a number'
    case 'select':
      return 'kit-no-such-option'
    case 'switch':
      return 'perhaps'
    case 'url':
      return 'not a url'
    case 'remote-select':
      return null
    default:
      if (field.pattern) return '\u0000'
      return field.max ? 'x'.repeat(field.max + 1) : null
  }
}
