/*
 * Lets the Temporal SDK download its own dev server into the folder given, prints the binary's path.
 * A process of its own, so that a download which hangs can be ended.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { TestWorkflowEnvironment } from '@temporalio/testing'

const [folder] = process.argv.slice(2)
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir: folder } },
})
await environment.teardown()
console.log(join(folder, readdirSync(folder).find((name) => name.startsWith('temporal'))))
process.exit(0)
