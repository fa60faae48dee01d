import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { scaffold, ScaffoldError } from './scaffold/scaffold.ts'

/** Where the emulator listens when nobody says otherwise; beside those of an installation. */
const EMULATOR_PORT = 7799

const [command, ...rest] = process.argv.slice(2)

/** Something the author can put right; printed without a stack. */
class Complaint extends Error {}

const COMMANDS: Record<string, (args: string[]) => Promise<void>> = {
  async test(args) {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
    const folder = await ownFolder()
    const { conformanceOptions, reportFacts, reportLines, runConformance } =
      await import('./conformance.ts')
    const options = await conformanceOptions(folder)
    if (!options)
      throw new Complaint(
        'There is no tests/conformance_options.ts; its shape is KitOptions of @caidence/testkit.'
      )
    const result = await runConformance(folder, options)
    console.log(
      values.json ? JSON.stringify([reportFacts(result)]) : reportLines(result).join('\n')
    )
    // Emulators of broken adapters may still hold sockets.
    process.exit(result.failed ? 1 : 0)
  },

  async emulator(args) {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string', default: String(EMULATOR_PORT) } },
    })
    const { emulatorFile, importEmulator } = await import('./start_emulators.ts')
    const file = emulatorFile(await ownFolder())
    if (!file) throw new Complaint('There is no emulator/index.ts in this adapter.')
    const { createEmulator, SANDBOX } = await importEmulator(file)
    const emulator = await createEmulator({ port: Number(values.port) })
    console.log(`Emulator at ${emulator.url}`)
    console.log(`PLATFORM_HOSTS=${emulator.platformHosts}`)
    console.log(`Settings it accepts: ${JSON.stringify(SANDBOX.settings)}`)
    for (const signal of ['SIGINT', 'SIGTERM'])
      process.on(signal, () => void emulator.close().then(() => process.exit(0)))
  },

  async new(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { in: { type: 'string', default: '.' }, capabilities: { type: 'string' } },
    })
    const [name] = positionals
    if (!name) throw new Complaint('Name the platform: caidence-adapter new my-platform')
    const { folder, files } = await scaffold({
      name,
      folder: resolve(values.in),
      capabilities: values.capabilities?.split(','),
    })
    console.log(
      `${folder}\n${files.map((file) => `  ${file}`).join('\n')}\nNext: npm install && npm test, then README.md`
    )
  },
}

try {
  await COMMANDS[command](rest)
} catch (error) {
  const isPlain = error instanceof Complaint || error instanceof ScaffoldError || isUsage(error)
  console.error(
    isPlain
      ? [error.message, (error as Partial<ScaffoldError>).fix].filter(Boolean).join('. ')
      : error
  )
  process.exit(1)
}

async function ownFolder(): Promise<string> {
  // Loaded when needed: `new` runs where the suite does not.
  const { packageFolder } = await import('./package_folder.ts')
  try {
    return packageFolder(process.cwd())
  } catch {
    throw new Complaint(
      'No package.json with a "caidence" block here or above; run this in the adapter’s own folder.'
    )
  }
}

/** A wrong option, as Node words it. */
function isUsage(error: unknown): error is Error {
  return (
    error instanceof Error &&
    String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
  )
}
