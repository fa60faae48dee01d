import assert from 'node:assert/strict'
import type { AdapterFault, FaultCode } from '@caidence/sdk'
import { FAULT_KINDS, type FaultKind, type FaultSwitch } from '../emulator.ts'
import type { KitTest } from '../options.ts'
import { has, inWorld, publisherOf, test, type Context, type Group } from './context.ts'
import { assertOnePost } from './publish.ts'
import { deliver, describe, faultText, stepsOf, type StepFacts } from './publishing.ts'

const GROUP = 'faults'
const RETRY_AFTER = 17

/** What a fault on a step that may be repeated has to become. */
const REPEATABLE: Partial<Record<FaultKind, FaultCode[]>> = {
  '500': ['E_REMOTE_DOWN'],
  '502': ['E_REMOTE_DOWN'],
  '503': ['E_REMOTE_DOWN'],
  '504': ['E_REMOTE_DOWN'],
  '429': ['E_RATE_LIMITED', 'E_QUOTA_EXHAUSTED'],
  'reset': ['E_REMOTE_DOWN', 'E_OUTCOME_UNKNOWN'],
  'close-mid-body': ['E_REMOTE_DOWN', 'E_OUTCOME_UNKNOWN'],
  'stall': ['E_REMOTE_DOWN', 'E_OUTCOME_UNKNOWN'],
  'truncated-json': ['E_REMOTE_DOWN', 'E_OUTCOME_UNKNOWN'],
  'html-200': ['E_REMOTE_DOWN', 'E_OUTCOME_UNKNOWN'],
  'html-error': ['E_REMOTE_DOWN'],
}

export const faultsGroup: Group = (context) => {
  if (!has(context, 'publish')) return []
  return context.manifest.adapters[0].formats
    .filter(({ id }) => context.kit.drafts[id])
    .flatMap(({ id }, index) => [
      ...onceTests(context, id),
      // The steps before are alike in every format; the first one stands for all.
      ...(index === 0 ? [...repeatableTests(context, id), ...credentialTests(context, id)] : []),
    ])
}

const add = (title: string, run: () => Promise<void>): KitTest =>
  test(GROUP, 'dependable', title, run)

/** Whatever happens to the one write that must happen once: one post, and never one that is called failed. */
function onceTests(context: Context, format: string): KitTest[] {
  return FAULT_KINDS.flatMap((kind) =>
    (['before', 'after'] as const).map((when) =>
      add(`${format}: ${kind} ${when} the post is made ends in exactly one post`, async () => {
        const { once } = await learn(context, format)
        if (!once?.write) return
        await inWorld(context, async (world) => {
          world.emulator.fault({
            call: once.write!,
            kind,
            when,
            // Later than anybody waits, so that the answer is lost.
            ...(kind === 'late' && { delayMs: world.exchangeMs * 1.2 }),
          })
          const faults: AdapterFault[] = []
          let writes = 0
          const outcome = await deliver(world, format, context.kit.drafts[format], undefined, {
            before: ({ checkpoint }) => void (writes += checkpoint.step === once.step ? 1 : 0),
            onFault: (fault, { checkpoint }) =>
              void (checkpoint.effect === 'once' && faults.push(fault)),
          })
          assert.equal(outcome.state, 'live', describe(outcome))
          assertOnePost(
            world,
            outcome.state === 'live' ? outcome.post.remoteId : '',
            `${kind} ${when}`
          )
          for (const fault of faults) {
            assert.ok(
              ['E_OUTCOME_UNKNOWN', 'E_RATE_LIMITED', 'E_QUOTA_EXHAUSTED'].includes(fault.code),
              faultText(fault)
            )
          }
          if (when === 'after' && kind !== 'late')
            assert.equal(writes, 1, 'a post that was made was sent again')
        })
      })
    )
  )
}

function repeatableTests(context: Context, format: string): KitTest[] {
  const kinds = Object.entries(REPEATABLE) as [FaultKind, FaultCode[]][]
  const onFirst =
    (fault: Omit<FaultSwitch, 'call' | 'when'>, check: (fault: AdapterFault) => void) => () =>
      inWorld(context, async (world) => {
        const { first } = await learn(context, format)
        if (!first) return
        const choice = await world.connect()
        const draft = await world.draft(format, context.kit.drafts[format])
        const publisher = publisherOf(world)
        world.emulator.fault({ ...fault, call: first, when: 'before' })
        try {
          await publisher.advance(publisher.plan(draft), draft, world.media, world.call(choice))
        } catch (error) {
          return check(error as AdapterFault)
        }
        assert.fail('the step succeeded in spite of the fault')
      })

  return [
    ...kinds.map(([kind, codes]) =>
      add(
        `${kind} on the first step has the right code`,
        onFirst({ kind }, (fault) => assert.ok(codes.includes(fault.code), faultText(fault)))
      )
    ),
    add(
      '429 with Retry-After says how long',
      onFirst({ kind: '429', retryAfter: RETRY_AFTER }, (fault) =>
        assert.equal(fault.facts.retryAfter, RETRY_AFTER)
      )
    ),
    add('a slow answer is still an answer', () =>
      inWorld(context, async (world) => {
        world.emulator.fault({
          call: (await learn(context, format)).first!,
          kind: 'late',
          when: 'after',
          delayMs: world.exchangeMs / 5,
        })
        const outcome = await deliver(world, format, context.kit.drafts[format])
        assertOnePost(
          world,
          outcome.state === 'live' ? outcome.post.remoteId : describe(outcome),
          'slow'
        )
      })
    ),
    ...(
      ['500', '503', '429', 'reset', 'truncated-json', 'html-200', 'close-mid-body'] as const
    ).flatMap((kind) => [
      add(`${kind} on every call once each still ends in exactly one post`, () =>
        inWorld(context, async (world) => {
          const choice = await world.connect()
          const { calls } = await learn(context, format)
          for (const call of calls) world.emulator.fault({ call, kind, when: 'before' })
          const outcome = await deliver(world, format, context.kit.drafts[format], choice)
          assertOnePost(
            world,
            outcome.state === 'live' ? outcome.post.remoteId : describe(outcome),
            kind
          )
        })
      ),
      add(`${kind} on the post and on the look after it still ends in exactly one post`, () =>
        inWorld(context, async (world) => {
          const choice = await world.connect()
          const { once, calls } = await learn(context, format)
          if (!once?.write) return
          world.emulator.fault({ call: once.write, kind, when: 'after' })
          const outcome = await deliver(world, format, context.kit.drafts[format], choice, {
            onFault: (_, { checkpoint }) => {
              if (checkpoint.effect !== 'once') return
              for (const call of calls.filter((name) => name !== once.write))
                world.emulator.fault({ call, kind, when: 'before' })
            },
          })
          assertOnePost(
            world,
            outcome.state === 'live' ? outcome.post.remoteId : describe(outcome),
            kind
          )
        })
      ),
    ]),
  ]
}

function credentialTests(context: Context, format: string): KitTest[] {
  const cases: [
    state: 'revoked' | 'expired' | 'password-changed' | 'role-lost',
    codes: FaultCode[],
  ][] = [
    ['revoked', ['E_TOKEN_REVOKED']],
    ['expired', ['E_TOKEN_EXPIRED', 'E_TOKEN_REVOKED']],
    ['password-changed', ['E_TOKEN_REVOKED']],
    ['role-lost', ['E_TOKEN_REVOKED', 'E_SCOPE_MISSING', 'E_ACCOUNT_BLOCKED']],
  ]
  return cases.map(([state, codes]) =>
    add(
      `access that is ${state} just before the post is made leaves no post behind a failure`,
      () =>
        inWorld(context, async (world) => {
          const choice = await world.connect()
          let isDead = false
          const outcome = await deliver(world, format, context.kit.drafts[format], choice, {
            before: ({ checkpoint }) => {
              if (checkpoint.effect !== 'once' || isDead) return
              isDead = true
              world.emulator.credentials({ state, account: choice.account.remoteId })
            },
          })
          // What has merely run out may be renewed, and then the post has to go out.
          if (outcome.state === 'live' && state === 'expired') {
            assertOnePost(world, outcome.post.remoteId, 'after a renewal')
            return
          }
          assert.equal(outcome.state, 'failed', describe(outcome))
          if (outcome.state === 'failed')
            assert.ok(codes.includes(outcome.fault.code), faultText(outcome.fault))
          assert.equal(world.emulator.posts().length, 0)
        })
    )
  )
}

interface Learned {
  first: string | null
  once: StepFacts | null
  calls: string[]
}
const learned = new Map<string, Promise<Learned>>()

/** A clean run tells which calls there are; remembered, because dozens of tests ask. */
function learn(context: Context, format: string): Promise<Learned> {
  const key = `${context.folder}:${format}`
  const known = learned.get(key)
  if (known) return known
  const work = (async () => {
    let facts: Learned = { first: null, once: null, calls: [] }
    await inWorld(context, async (world) => {
      const steps = await stepsOf(world, format, context.kit.drafts[format])
      const names = steps
        .flatMap(({ write, read }) => [write, read])
        .filter((name) => name !== null)
      facts = {
        first: steps[0].write ?? steps[0].read,
        once: steps.find(({ effect }) => effect === 'once') ?? null,
        calls: [...new Set(names)],
      }
    })
    return facts
  })()
  learned.set(key, work)
  return work
}
