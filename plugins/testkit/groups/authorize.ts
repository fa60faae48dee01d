import assert from 'node:assert/strict'
import { AdapterFault, type Grant } from '@caidence/sdk'
import type { CredentialChange } from '../emulator.ts'
import { live, REDIRECT_URI, type World } from '../world.ts'
import {
  authorizerOf,
  faultOf,
  has,
  inWorld,
  publisherOf,
  test,
  withPatience,
  type Context,
  type Group,
} from './context.ts'
import { deliver } from './publishing.ts'

const GROUP = 'authorize'

export const authorizeGroup: Group = (context) => {
  if (!has(context, 'authorize')) return []
  const settings = [
    { name: '', settings: undefined as Record<string, string> | undefined },
    ...(context.kit.variants ?? []),
  ]
  return settings.flatMap((variant) =>
    variantTests(context, variant.name ? `${variant.name}: ` : '', variant.settings)
  )
}

function variantTests(
  context: Context,
  prefix: string,
  settings: Record<string, string> | undefined
) {
  const { kit } = context
  const add = (title: string, run: (world: World) => Promise<void>) =>
    test(GROUP, 'working', `${prefix}${title}`, () => inWorld(context, run, settings))

  return [
    add('the consent address carries state, redirect URI and PKCE', async (world) => {
      const url = world.begin('state-123')
      assert.equal(url.searchParams.get('state'), 'state-123')
      assert.equal(url.searchParams.get('redirect_uri'), REDIRECT_URI)
      assert.equal(url.protocol, 'https:')
      if (kit.pkce ?? true) {
        assert.equal(url.searchParams.get('code_challenge'), 'kit-challenge')
        assert.equal(url.searchParams.get('code_challenge_method'), 'S256')
      }
    }),
    add('a code becomes a grant with the scopes that were given', async (world) => {
      const grant = await world.exchange(await world.code())
      assert.ok(grant.access)
      assert.deepEqual([...grant.scopes].sort(), [...world.scopes].sort())
    }),
    add('a code works once', async (world) => {
      const code = await world.code()
      await world.exchange(code)
      const fault = await faultOf(() => world.exchange(code))
      assert.notEqual(fault.code, 'E_ADAPTER_BUG')
    }),
    add('a declined scope is missing from the grant and stops publishing', async (world) => {
      const declined = publishScope(context, world)
      const grant = await world.exchange(await world.code([declined]))
      assert.ok(!grant.scopes.includes(declined), `${declined} should be missing`)
      if (!has(context, 'publish')) return
      const [first] = await authorizerOf(world).accounts(grant, live())
      const outcome = await deliver(
        world,
        world.info.formats[0].id,
        kit.drafts[world.info.formats[0].id],
        first
      )
      assert.equal(outcome.state === 'failed' && outcome.fault.code, 'E_SCOPE_MISSING')
    }),
    add('accounts can be picked, with ids as text', async (world) => {
      const choices = await authorizerOf(world).accounts(
        await world.exchange(await world.code()),
        live()
      )
      assert.ok(choices.length > 0)
      for (const { account, grant } of choices) {
        assert.equal(typeof account.remoteId, 'string')
        assert.ok(account.handle)
        assert.ok(grant.access)
        assert.ok(!JSON.stringify(account).includes(grant.access), 'an account holds a token')
      }
    }),
    add('a renewed grant works, and so do two renewals at once', async (world) => {
      const choice = await world.connect()
      world.clock.advance(kit.refreshAfterSeconds ?? 0)
      const [one, two] = await Promise.all(
        [1, 2].map(() => authorizerOf(world).refresh(choice.grant, live()))
      )
      for (const grant of [one, two]) {
        const findings = await world.adapter.probe(world.call({ ...choice, grant }))
        assert.ok(
          findings.every(({ status }) => status !== 'fail'),
          JSON.stringify(findings)
        )
      }
    }),
    ...(['revoked', 'password-changed'] as const).map((state) =>
      add(`access that is ${state} gives E_TOKEN_REVOKED`, async (world) => {
        const choice = await world.connect()
        world.clock.advance(kit.refreshAfterSeconds ?? 0)
        world.emulator.credentials({ state } satisfies CredentialChange)
        const refresh = await faultOf(() => authorizerOf(world).refresh(choice.grant, live()))
        assert.equal(refresh.code, 'E_TOKEN_REVOKED')
        if (!has(context, 'publish')) return
        const outcome = await deliver(
          world,
          world.info.formats[0].id,
          kit.drafts[world.info.formats[0].id],
          choice
        )
        assert.equal(outcome.state === 'failed' && outcome.fault.code, 'E_TOKEN_REVOKED')
        assert.equal(outcome.state === 'failed' && outcome.fault.remedy, 'reconnect')
      })
    ),
    add('expired access asks for a renewal or a new sign-in', async (world) => {
      if (!has(context, 'publish')) return
      const choice = await world.connect()
      world.emulator.credentials({ state: 'expired' })
      const draft = await world.draft(
        world.info.formats[0].id,
        kit.drafts[world.info.formats[0].id]
      )
      const publisher = publisherOf(world)
      const fault = await faultOf(() =>
        publisher.advance(publisher.plan(draft), draft, world.media, world.call(choice))
      )
      assert.ok(['refresh', 'reconnect'].includes(fault.remedy), fault.code)
    }),
    add('a platform that is down never costs a grant', async (world) => {
      const { grant } = await world.connect()
      world.clock.advance(kit.refreshAfterSeconds ?? 0)
      for (const kind of [
        '500',
        '503',
        'reset',
        'truncated-json',
        'html-200',
        'html-error',
      ] as const) {
        world.emulator.fault({ call: '*', kind, when: 'before' })
        const fault = await faultOf(() => authorizerOf(world).refresh(grant, live()))
        assert.equal(fault.code, 'E_REMOTE_DOWN', kind)
      }
    }),
    add('a broken exchange is never a bug or a revoked grant', async (world) => {
      for (const kind of ['500', 'reset', 'close-mid-body', 'html-error'] as const) {
        const code = await world.code()
        world.emulator.fault({ call: 'token', kind, when: 'before' })
        assert.equal((await faultOf(() => world.exchange(code))).code, 'E_REMOTE_DOWN', kind)
      }
    }),
    add('withdrawing twice is not an error', async (world) => {
      const grant: Grant = await world.exchange(await world.code())
      await authorizerOf(world).revoke(grant, live())
      await authorizerOf(world).revoke(grant, live())
    }),
    test(GROUP, 'working', `${prefix}an abort stops the exchange within a second`, () =>
      inWorld(
        withPatience(context),
        async (world) => {
          const code = await world.code()
          world.emulator.fault({ call: 'token', kind: 'stall', when: 'before' })
          const controller = new AbortController()
          const reason = new Error('kit abort')
          setTimeout(() => controller.abort(reason), 50)
          const started = performance.now()
          await assert.rejects(
            world.exchange(code, controller.signal),
            (error) => error === reason || !AdapterFault.is(error)
          )
          assert.ok(performance.now() - started < 1_000)
        },
        settings
      )
    ),
  ]
}

/** A scope publishing needs, to be declined. */
function publishScope(context: Context, world: World): string {
  const needs = world.info.scopes.filter(({ name }) => world.scopes.includes(name))
  const only = needs.find(({ neededBy }) => neededBy.length === 1 && neededBy[0] === 'publish')
  const scope = only ?? needs[0]
  if (!scope) throw new Error(`The manifest of ${context.manifest.id} names no scopes`)
  return scope.name
}
