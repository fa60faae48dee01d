import { test } from '@japa/runner'
import { Standstill } from '#services/publishing/standstill'
import type { Workers } from '#services/publishing/workers'

function watched(answers: boolean[]) {
  let now = 0
  let asked = 0
  const workers = { isAnybodyHere: async () => answers[Math.min(asked++, answers.length - 1)] } as unknown as Workers
  const standstill = new Standstill(workers, () => now)
  return { after: (seconds: number) => ((now += seconds * 1000), standstill.isStanding()), asked: () => asked }
}

test.group('Publishing / standstill', () => {
  test('a worker that restarts is not told of, one that stays away is', async ({ assert }) => {
    const { after } = watched([true, false, true, false, false])

    assert.deepEqual([await after(0), await after(20), await after(20), await after(20), await after(20)], [false, false, false, false, true])
  })

  test('many pages ask the database once', async ({ assert }) => {
    const { after, asked } = watched([false])

    for (let page = 0; page < 10; page++) await after(1)

    assert.equal(asked(), 1)
  })
})
