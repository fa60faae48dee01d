/*
 * Records the histories of all scenarios with the workflow as it is now: run it once when a version ships, and
 * keep the files. `node --import=@poppinss/ts-exec tests/workflows/record_histories.ts <version> [beginning of a name]`
 */
import { writeFile } from 'node:fs/promises'
import proto from '@temporalio/proto'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { OnboardingWorld } from './onboarding_world.ts'
import { onboardingScenarios, scenarios } from './scenarios.ts'
import { ScriptedWorld } from './scripted_world.ts'
import { ONBOARDING_CHANGED } from '#workflows/onboarding/contract'
import { CHANGED, publishDeliveryId } from '#workflows/publishing/contract'
import { setTimeout as sleep } from 'node:timers/promises'

const [version = '1', only = ''] = process.argv.slice(2)
Runtime.install({ logger: new DefaultLogger('ERROR') })
const world = new ScriptedWorld()
await world.start()
const keep = (name: string, history: proto.temporal.api.history.v1.IHistory) =>
  writeFile(new URL(`histories/${version}-${name.replaceAll(' ', '-')}.history`, import.meta.url), `${Buffer.from(proto.temporal.api.history.v1.History.encode(history).finish()).toString('base64')}\n`)
const wanted = <T>(all: Record<string, T>) => Object.entries(all).filter(([name]) => name.startsWith(only))
for (const [name, script] of wanted(scenarios)) {
  const { history } = await world.run(script, async (input) => {
    if (!name.startsWith('cancelled')) return
    while (!world.calls.includes('open')) await sleep(50)
    await sleep(200)
    await world.client.workflow.getHandle(publishDeliveryId(input)).signal(CHANGED)
  })
  await keep(name, history)
}
await world.stop()

const journeys = new OnboardingWorld()
await journeys.start()
for (const [name, { turns, isWoken }] of wanted(onboardingScenarios)) await keep(name, await journeys.run(turns, async (handle) => void (isWoken && (await handle.signal(ONBOARDING_CHANGED)))))
await journeys.stop()
process.exit(0)
