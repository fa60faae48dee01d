import { test } from '@japa/runner'
import { readdirSync, readFileSync } from 'node:fs'
import proto from '@temporalio/proto'
import { Worker } from '@temporalio/worker'
import { workflowsPath } from './scripted_world.ts'

const folder = new URL('histories/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.history'))

test.group('Replay', () => {
  test('there is a history of every version that shipped', ({ assert }) => {
    assert.isAbove(files.length, 4)
  })

  test('{name} still replays: a running delivery survives an upgrade')
    .with(files.map((name) => ({ name })))
    .run(async ({ assert }, { name }) => {
      const history = proto.temporal.api.history.v1.History.decode(Buffer.from(readFileSync(new URL(name, folder), 'utf8'), 'base64'))
      await assert.doesNotReject(() => Worker.runReplayHistory({ workflowsPath }, history, name))
    })
})
