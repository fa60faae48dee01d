/*
 * Bundles the workflows once, so that workers start faster and need not keep the bundler in memory.
 * `node bin/bundle_workflows.js <file>`; called by bin/up.js when the sources changed.
 */
import { rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode } from '@temporalio/worker'

const [file] = process.argv.slice(2)
const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: console.error }
const { code } = await bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)), logger: quiet })
await writeFile(`${file}.new`, code)
await rename(`${file}.new`, file)
