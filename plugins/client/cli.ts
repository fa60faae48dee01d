import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Context, type Io, type Values } from './cli/context.ts'
import { COMMANDS, type Command, type Flags } from './cli/commands.ts'
import { EXIT, exitOf, hintFor, Usage } from './cli/exits.ts'
import { ApiProblem } from './problem.ts'
import { clean } from './cli/output.ts'

/** Every command takes them. */
const COMMON: Flags = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }

const inProcess = (signal: AbortSignal): Io => ({ stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, environment: process.env, signal })

/** Runs one command and answers its exit code. Results go to standard output, everything else to standard error. */
export async function main(argv: string[], io?: Io): Promise<number> {
  const interrupted = new AbortController()
  const stop = () => interrupted.abort()
  if (!io) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  const used = io ?? inProcess(interrupted.signal)
  // The reader of a pipe may leave: `caidence posts list | head`.
  used.stdout.on('error', () => interrupted.abort())
  used.stderr.on('error', () => {})
  const isJson = argv.includes('--json')

  try {
    if (argv[0] === '--version') {
      used.stdout.write(`${JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')).version}\n`)
      return EXIT.done
    }
    const [command, rest] = found(argv)
    if (!command) return help(used, argv)
    const { values, positionals } = parsed(command, rest)
    if (values.help) {
      used.stdout.write(`${usageOf(command)}\n`)
      return EXIT.done
    }
    if (positionals.length < command.least || positionals.length > command.most) throw new Usage(positionals.length < command.least ? 'Something is missing' : `There is more than was expected: ${positionals[command.most]}`)
    return await command.run(new Context(used, values as Values, positionals))
  } catch (error) {
    tell(used, error, isJson)
    if (error instanceof Usage && !isJson) {
      const [command] = found(argv)
      used.stderr.write(command ? `\n${usageOf(command)}\n` : '')
    }
    return exitOf(error)
  } finally {
    if (!io) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  }
}

/** One word or two. */
function found(argv: string[]): [Command | undefined, string[]] {
  const words = argv.filter((word) => !word.startsWith('-'))
  const two = COMMANDS[`${words[0]} ${words[1]}`]
  const name = two ? words.slice(0, 2) : words.slice(0, 1)
  const command = two ?? COMMANDS[words[0] ?? '']
  const rest = [...argv]
  if (command) for (const word of name) rest.splice(rest.indexOf(word), 1)
  return [command, rest]
}

function parsed({ flags }: Command, args: string[]) {
  try {
    return parseArgs({ args, options: { ...flags, ...COMMON }, allowPositionals: true })
  } catch (error) {
    throw new Usage((error as Error).message)
  }
}

function help(io: Io, argv: string[]): number {
  const asked = argv.filter((word) => !word.startsWith('-'))
  const isHelp = argv.length === 0 || argv.includes('--help') || argv.includes('-h') || asked[0] === 'help'
  const group = isHelp ? undefined : Object.keys(COMMANDS).filter((name) => name.startsWith(`${asked[0]} `))
  if (group && !group.length) throw new Usage(`There is no command "${clean(asked.join(' ') || argv.join(' '))}"; caidence help lists them`)
  if (group && asked.length > 1) throw new Usage(`There is no command "${clean(asked.slice(0, 2).join(' '))}"; there is ${group.map((name) => `"${name}"`).join(', ')}`)
  const names = group ?? Object.keys(COMMANDS)
  const text = names.map((name) => `  ${`caidence ${name} ${COMMANDS[name]!.takes}`.trimEnd()}\n      ${COMMANDS[name]!.says}`).join('\n')
  io[isHelp ? 'stdout' : 'stderr'].write(`The C(AI)DENCE API from a terminal.\n\n${text}\n\nEvery command takes --json and --help; --version says which this is. CAIDENCE_URL and CAIDENCE_TOKEN go before what "caidence login" stored.\n`)
  return isHelp ? EXIT.done : EXIT.usage
}

const usageOf = ({ name, takes, says, notes }: Command & { name?: string }) => `caidence ${name} ${takes}\n\n${says}${notes ? `\n\n${notes}` : ''}`

function tell(io: Io, error: unknown, isJson: boolean) {
  const exit = exitOf(error)
  if (exit === EXIT.interrupted) return
  const message = (error as Error)?.message ?? String(error)
  const hint = hintFor(error)
  if (isJson) {
    const { status = null, code = exit === EXIT.usage ? 'E_USAGE' : exit === EXIT.unreachable ? 'E_UNREACHABLE' : 'E_FAILED', errors = [], instance = null, detail = message } = error instanceof ApiProblem ? error : ({} as Partial<ApiProblem>)
    io.stderr.write(`${JSON.stringify({ status, code, detail, errors, instance, hint })}\n`)
  } else io.stderr.write(`${clean(message)}\n${hint ? `${clean(hint)}\n` : ''}`)
}
