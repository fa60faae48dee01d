/*
 * Records the histories of all scenarios with the workflow as it is now: run it once when a version ships, and
 * keep the files. `node --import=@poppinss/ts-exec tests/workflows/record_histories.ts <version>`
 */
import { writeFile } from 'node:fs/promises'
import proto from '@temporalio/proto'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { scenarios } from './scenarios.ts'
import { ScriptedWorld } from './scripted_world.ts'
import { CHANGED, publishDeliveryId } from '#workflows/publishing/contract'
import { setTimeout as sleep } from 'node:timers/promises'

const [version = '1'] = process.argv.slice(2)
Runtime.install({ logger: new DefaultLogger('ERROR') })
const world = new ScriptedWorld()
await world.start()
for (const [name, script] of Object.entries(scenarios)) {
  const { history } = await world.run(script, async (input) => {
    if (!name.startsWith('cancelled')) return
    while (!world.calls.includes('open')) await sleep(50)
    await sleep(200)
    await world.client.workflow.getHandle(publishDeliveryId(input)).signal(CHANGED)
  })
  const file = new URL(`histories/${version}-${name.replaceAll(' ', '-')}.history`, import.meta.url)
  await writeFile(file, `${Buffer.from(proto.temporal.api.history.v1.History.encode(history).finish()).toString('base64')}\n`)
}
await world.stop()
process.exit(0)
