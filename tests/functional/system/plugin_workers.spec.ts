import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { PluginWorkers } from '#services/plugins/plugin_workers'

const script = fileURLToPath(new URL('../../support/pulse_child.js', import.meta.url))
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** One child in the mode its queue names; answers the processes it has had. */
async function lives(mode: string, ms: number, silentMs = 300) {
  const ends: string[] = []
  const workers = new PluginWorkers({
    command: { script, args: (queue) => [queue], flags: [] },
    memoryMb: 1_000,
    onEnd: (queue) => ends.push(queue),
    times: { silentMs, graceMs: 300, restartMs: 20 },
  })
  const seen = new Set<number>()
  workers.start([mode])
  for (const end = Date.now() + ms; Date.now() < end; await sleep(10)) if (workers.running[mode]) seen.add(workers.running[mode])
  await workers.stop()
  return { pids: [...seen], ends, left: [...seen].filter(isAlive) }
}

test.group('System / workers of plugins', () => {
  test('a child that lives well is left alone, and ends when it is asked to', async ({ assert }) => {
    // On a busy machine it may be quiet for a moment, and nobody has it ended for that.
    const { pids, ends, left } = await lives('well', 3_000, 1_500)

    assert.lengthOf(pids, 1)
    assert.deepEqual(ends, [])
    assert.deepEqual(left, [])
  })

  test('one that {mode} is ended and started again')
    .with([{ mode: 'leaves' }, { mode: 'greedy' }, { mode: 'deaf' }])
    .run(async ({ assert }, { mode }) => {
      const { pids, ends, left } = await lives(mode, 3_000)

      assert.isAbove(pids.length, 1)
      assert.isAtLeast(ends.length, pids.length - 1)
      assert.deepEqual(left, [], 'nothing is left behind')
    })

  test('one that ends at once is started less and less often', async ({ assert }) => {
    const { pids } = await lives('leaves', 3_000)

    // 20, 40, 80, … ms apart: not hundreds.
    assert.isBelow(pids.length, 12)
  })
})
