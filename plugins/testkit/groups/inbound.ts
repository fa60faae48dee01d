import assert from 'node:assert/strict'
import type { Adapter, InboundHooks, RawRequest } from '@caidence/sdk'
import type { KitHook } from '../options.ts'
import type { World } from '../world.ts'
import { faultOf, has, inWorld, needed, test, type Context, type Group } from './context.ts'

const GROUP = 'inbound'

/** A signature is checked before anything is read, and what is read names things without telling about people. */
export const inboundGroup: Group = (context) => {
  if (!has(context, 'inbound')) return []
  const { inbound } = context.kit
  if (!inbound) return [needed(GROUP, 'working', 'inbound')]
  const add = (title: string, run: (world: World) => Promise<void>) =>
    test(GROUP, 'working', title, () => inWorld(context, run))
  return [
    add('there is a delivery to try', async (world) => {
      assert.ok(inbound.deliveries(world.sandbox.settings).length > 0)
    }),
    ...namesOf(context).flatMap((name) => deliveryTests(context, name)),
    add('forgeries of the platform’s own kind are refused', async (world) => {
      for (const { name, request } of inbound.forged?.(world.sandbox.settings) ?? [])
        await refused(world, request, name)
    }),
    ...handshakeTests(context),
  ]
}

/** Titles are needed before a world is open; the names do not depend on the settings. */
function namesOf({ kit }: Context): string[] {
  return kit.inbound!.deliveries(PLACEHOLDERS).map(({ name }) => name)
}
const PLACEHOLDERS: Record<string, string> = new Proxy({}, { get: () => 'placeholder' })

function deliveryTests(context: Context, name: string) {
  const find = (world: World) =>
    context.kit.inbound!.deliveries(world.sandbox.settings).find((hook) => hook.name === name)!
  const add = (
    title: string,
    run: (world: World, hook: KitHook) => Promise<void>,
    settings?: Record<string, string>
  ) =>
    test(GROUP, 'working', `${name}: ${title}`, () =>
      inWorld(context, (world) => run(world, find(world)), settings)
    )

  return [
    add('becomes its events, the same ones every time', async (world, hook) => {
      const { verify, parse } = hooksOf(world)
      const events = parse(verify(hook.request))
      assert.deepEqual(
        events.map(({ kind }) => kind),
        hook.kinds
      )
      assert.deepEqual(parse(verify(hook.request)), events, 'a repetition must be recognisable')
      const ids = events.map(({ id }) => id)
      assert.equal(new Set(ids).size, ids.length, 'two events share an id')
      for (const event of events) {
        assert.ok(event.id && event.account, JSON.stringify(event))
        assert.ok(!Number.isNaN(Date.parse(event.at)), `"${event.at}" is no instant`)
      }
    }),
    add('its events tell nothing about people', async (world, hook) => {
      const { verify, parse } = hooksOf(world)
      const told = JSON.stringify(parse(verify(hook.request)))
      for (const secret of hook.personal ?? [])
        assert.ok(!told.includes(secret), 'personal data comes out of parse()')
    }),
    add('a changed body is refused', async (world, hook) => {
      for (const at of [
        0,
        hook.request.rawBody.byteLength >> 1,
        hook.request.rawBody.byteLength - 1,
      ])
        await refused(world, flipped(hook.request, at), `byte ${at} changed`)
      await refused(world, { ...hook.request, rawBody: new Uint8Array() }, 'an empty body')
    }),
    add('a missing or empty signature is refused', async (world, hook) => {
      if (hook.signedIn === 'body') return
      await refused(world, { ...hook.request, headers: {} }, 'no headers')
      const blank = Object.fromEntries(Object.keys(hook.request.headers).map((key) => [key, '']))
      await refused(world, { ...hook.request, headers: blank }, 'empty headers')
    }),
    add('with another secret it is refused', async (world) => {
      const other = Object.fromEntries(
        Object.entries(world.sandbox.settings).map(([key, value]) => [key, `${value}x`])
      )
      const foreign = context.kit.inbound!.deliveries(other).find((hook) => hook.name === name)!
      await refused(world, foreign.request, 'signed with another secret')
    }),
    test(GROUP, 'working', `${name}: without a secret in the settings nothing is verified`, () =>
      withoutSecrets(context, async (world) => {
        const emptied = { ...world.sandbox.settings, ...world.settings }
        const forged = context.kit.inbound!.deliveries(emptied).find((hook) => hook.name === name)!
        const fault = await faultOf(() => hooksOf(world).verify(forged.request))
        assert.ok(['E_HOOK_UNVERIFIED', 'E_APP_MISCONFIGURED'].includes(fault.code), fault.code)
      })
    ),
    add('its answer can be sent', async (world, hook) => {
      const { verify, parse, respond } = hooksOf(world)
      const events = parse(verify(hook.request))
      const answer = respond?.(
        events,
        (id) => new URL(`https://kit.test/events/${encodeURIComponent(id)}`)
      )
      if (!answer) return
      assert.ok(answer.status >= 200 && answer.status < 300)
      assert.equal(typeof answer.body, 'string')
    }),
  ]
}

function handshakeTests(context: Context) {
  const handshake = context.kit.inbound!.handshake
  if (!handshake) return []
  const add = (title: string, run: (world: World) => Promise<void>) =>
    test(GROUP, 'working', `handshake: ${title}`, () => inWorld(context, run))
  return [
    add('a right one is answered', async (world) => {
      const answer = hooksOf(world).handshake?.(handshake.good)
      assert.equal(answer?.status, 200)
      assert.equal(answer?.body, handshake.answer)
    }),
    add('a wrong one is not answered with what it asked for', async (world) => {
      const answer = hooksOf(world).handshake?.(handshake.wrongToken)
      assert.ok(answer === null || (answer !== undefined && answer.status >= 400))
      assert.ok(!answer || !answer.body.includes(handshake.answer))
    }),
    add('a delivery is no handshake', async (world) => {
      const [hook] = context.kit.inbound!.deliveries(world.sandbox.settings)
      assert.equal(hooksOf(world).handshake?.(hook.request) ?? null, null)
    }),
  ]
}

const hooksOf = (world: World): InboundHooks => (world.adapter as Adapter<'inbound'>).inbound

async function refused(world: World, request: RawRequest, what: string): Promise<void> {
  const fault = await faultOf(() => hooksOf(world).verify(request)).catch((error) => {
    throw new Error(`${what}: ${(error as Error).message}`)
  })
  assert.equal(fault.code, 'E_HOOK_UNVERIFIED', what)
}

function flipped(request: RawRequest, at: number): RawRequest {
  const rawBody = Uint8Array.from(request.rawBody)
  rawBody[at] ^= 1
  return { ...request, rawBody }
}

/** Every secret setting emptied, whatever the platform calls it. */
function withoutSecrets(context: Context, run: (world: World) => Promise<void>): Promise<void> {
  const secrets = context.manifest.settings.filter(({ kind }) => kind === 'secret')
  const emptied = Object.fromEntries(secrets.map(({ key }) => [key, '']))
  return inWorld(context, run, emptied, 'add')
}
