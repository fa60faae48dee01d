/*
 * Runs the plugins' and adapters' own suites without the application, as a stranger's repository would:
 *
 *     node --import=@poppinss/ts-exec tests/conformance/run.ts ['adapters/instagram/tests/*.spec.ts' …]
 */
import { assert } from '@japa/assert'
import { configure, processCLIArgs, run } from '@japa/runner'

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))

processCLIArgs(process.argv.slice(2).filter((argument) => argument.startsWith('-')))
configure({
  files: files.length ? files : ['plugins/*/tests/**/*.spec.ts', 'adapters/*/tests/**/*.spec.ts'],
  plugins: [assert()],
  timeout: 30_000,
})

await run()
