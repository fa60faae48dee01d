import {
  runConformance,
  type ConformanceResult,
  type Emulator,
  type EmulatorModule,
  type KitOptions,
} from '@caidence/testkit'
import { test } from '@japa/runner'
import { signedHook } from './sample/emulator/index.ts'

const FOLDER = `${import.meta.dirname}/sample`

/** The sample with one promise broken. */
function sabotaged(sabotage: string, change: Partial<KitOptions> = {}): KitOptions {
  return {
    emulator: async () => {
      const { createEmulator, SANDBOX } = await import('./sample/emulator/index.ts')
      const settings = { ...SANDBOX.settings, ...(sabotage !== 'none' && { sabotage }) }
      return { createEmulator, SANDBOX: { ...SANDBOX, settings } } satisfies EmulatorModule
    },
    exchangeMilliseconds: 250,
    drafts: { 'sample.note': { text: 'A note', media: [] } },
    inbound: {
      deliveries: (settings) => [
        {
          name: 'a comment',
          request: signedHook(settings, { id: 'c1', post: '1', text: 'Well done, Ada' }),
          signedIn: 'header',
          kinds: ['comment.created'],
          personal: ['Ada'],
        },
      ],
    },
    analytics: { format: 'sample.note', matureSeconds: 7_200 },
    options: { queries: { topics: '' } },
    inbox: {
      format: 'sample.note',
      comment: (emulator, post, text) => made(emulator, 'comments', { post, text }),
    },
    leads: {
      lead: async (emulator, number) => {
        const id = await made(emulator, 'leads', { email: `reader${number}@example.com` })
        return { remoteId: id, ref: id }
      },
    },
    ...change,
  }
}

async function made(emulator: Emulator, what: string, body: object): Promise<string> {
  const response = await fetch(`${emulator.url}/__admin/${what}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return ((await response.json()) as { id: string }).id
}

const failedGroups = ({ failures }: ConformanceResult) => [
  ...new Set(failures.map(({ test: title }) => title.split(' / ')[0])),
]

test.group('Conformance kit', (group) => {
  group.each.timeout(120_000)

  test('a plugin without faults is complete, whatever its platform', async ({ assert }) => {
    const result = await runConformance(FOLDER, sabotaged('none'))

    assert.deepEqual(result.failures, [])
    assert.equal(result.level, 'complete')
    assert.isAbove(result.passed, 60)
  })

  test('notices a plugin that is sabotaged: {sabotage}')
    .with([
      { sabotage: 'resends', group: 'publish', level: 'working' },
      { sabotage: 'forgets', group: 'faults', level: 'working' },
      { sabotage: 'twice', group: 'publish', level: 'listed' },
      { sabotage: 'leaks', group: 'secrecy', level: 'working' },
      { sabotage: 'accepts', group: 'check', level: 'listed' },
      { sabotage: 'deaf', group: 'publish', level: 'working' },
      { sabotage: 'echoes', group: 'settings', level: 'none' },
      { sabotage: 'credulous', group: 'inbound', level: 'listed' },
      { sabotage: 'chatty', group: 'inbound', level: 'listed' },
      { sabotage: 'invents', group: 'analytics', level: 'dependable' },
      { sabotage: 'undeclared', group: 'analytics', level: 'dependable' },
      { sabotage: 'stuck', group: 'inbox', level: 'dependable' },
      { sabotage: 'forgetsLeads', group: 'leads', level: 'working' },
      { sabotage: 'unfiltered', group: 'options', level: 'dependable' },
    ])
    .run(async ({ assert }, { sabotage, group: name, level }) => {
      const result = await runConformance(FOLDER, sabotaged(sabotage))

      assert.include(failedGroups(result), name)
      assert.equal(result.level, level)
      assert.isAbove(result.failed, 0)
    })

  test('a capability nobody told the kit how to try is not taken on trust', async ({ assert }) => {
    const result = await runConformance(
      FOLDER,
      sabotaged('none', { inbound: undefined, analytics: undefined })
    )

    assert.deepEqual(
      result.failures.map(({ test: title }) => title),
      ['inbound / the kit knows how to try it', 'analytics / the kit knows how to try it']
    )
    assert.equal(result.level, 'listed')
  })

  test('skipped tests are listed with their reason, and do not run', async ({ assert }) => {
    const skip = [
      { test: 'publish', reason: 'the platform has no posts today' },
      { test: 'faults', reason: 'nor faults' },
      { test: 'secrecy', reason: 'nor secrets' },
    ]
    const result = await runConformance(FOLDER, sabotaged('twice', { skip }))

    assert.deepEqual(
      result.failures.filter(({ test: title }) => title.startsWith('publish')),
      []
    )
    assert.isTrue(
      result.skipped.some(
        ({ test: title, reason }) => title.startsWith('publish /') && reason === skip[0].reason
      )
    )
  })
})
