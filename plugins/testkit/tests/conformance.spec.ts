import {
  runConformance,
  type ConformanceResult,
  type EmulatorModule,
  type KitOptions,
} from '@caidence/testkit'
import { test } from '@japa/runner'

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
    ...change,
  }
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
    ])
    .run(async ({ assert }, { sabotage, group: name, level }) => {
      const result = await runConformance(FOLDER, sabotaged(sabotage))

      assert.include(failedGroups(result), name)
      assert.equal(result.level, level)
      assert.isAbove(result.failed, 0)
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
