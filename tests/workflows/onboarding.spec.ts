import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { ONBOARDING_CHANGED } from '#workflows/onboarding/contract'
import { OnboardingWorld } from './onboarding_world.ts'

test.group('Onboarding / workflow', (group) => {
  const world = new OnboardingWorld()
  group.setup(async () => {
    await world.start()
    return () => world.stop()
  })

  test('it waits, reminds, reads accounts on their adapter’s queue, and ends', async ({ assert }) => {
    const account = { workspaceId: randomUUID(), connectionId: randomUUID(), adapterId: 'made-up' }
    await world.run([{ do: 'wait', seconds: 1 }, { do: 'remind' }, { do: 'import', accounts: [account, account] }, { do: 'end' }])

    assert.deepEqual(world.calls, ['turn', 'turn', 'remind', 'turn', 'import', 'import', 'turn'])
  })

  test('one that is woken looks at once, however long it meant to wait', async ({ assert }) => {
    const began = Date.now()
    await world.run([{ do: 'wait', seconds: 86_400 }, { do: 'end' }], (handle) => handle.signal(ONBOARDING_CHANGED))

    assert.isBelow(Date.now() - began, 20_000)
    assert.deepEqual(world.calls, ['turn', 'turn'])
  })

  test('an import that breaks off is put off, and keeps nobody else back', async ({ assert }) => {
    const account = { workspaceId: randomUUID(), connectionId: randomUUID(), adapterId: 'made-up' }
    world.breaks = 1
    await world.run([{ do: 'import', accounts: [account, account] }, { do: 'end' }])

    assert.deepEqual([...world.calls].sort(), ['import', 'import', 'postpone', 'turn', 'turn'])
  })
})
