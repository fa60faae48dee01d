import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './lib/paths.js'
import { anyPort } from './lib/ports.js'

/** A suite that hangs must not take the whole run with it. */
const SUITE_LIMIT_MS = 40 * 60_000

/** At the end: enough to see what it is, and the whole stands above. */
const FAILURES_SHOWN = 40
const LINE_LENGTH = 300
/** Of each suite, where its time goes. */
const SLOWEST_SHOWN = 8

const bin = (name, path) => [join(root, 'node_modules', name, path)]
const suiteOf = (name) => ({ name, args: ['--import=@poppinss/ts-exec', 'bin/test.ts', name], counts: true })

/** What `npm test` runs: name, arguments for Node, and whether it counts tests or is one check. */
const CHECKS = [
  { name: 'types', args: [...bin('typescript', 'bin/tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types of the UI', args: [...bin('vue-tsc', 'bin/vue-tsc.js'), '--noEmit', '-p', 'resources/ui/tsconfig.json'] },
  { name: 'lint', args: [...bin('eslint', 'bin/eslint.js'), '.'] },
  { name: 'components', args: [...bin('vitest', 'vitest.mjs'), 'run'], counts: true },
  // Adapters and their emulators know neither the app nor its database: the suite runs beside those that do.
  ...['architecture', 'conformance'].map(suiteOf),
]
/** Who is let through where. Its walls come down for some of it, so it has a database of its own, where there can be one. */
const ISOLATION = suiteOf('isolation')
const SERVER = ['unit', 'functional', 'workflows'].map(suiteOf)
const SERVED = ['functional', 'isolation']
/** On a stack of their own, one after the other: they measure and kill. */
const STACKS = [
  { name: 'browser', args: ['bin/browser.js'], counts: true },
  { name: 'evidence', args: ['bin/evidence.js', '--counted'], counts: true },
]

/** Every suite, or the ones named; ends with one plain line over all of them. */
export default async function testAll({ args, environment, postgres, besides }) {
  const wanted = args.filter((name) => !name.startsWith('-'))
  const chosen = (suites) => suites.filter(({ name }) => !wanted.length || wanted.includes(name))
  const env = { ...environment, NODE_ENV: 'test' }
  // The suites bring settings of their own (.env.test); those of this installation must not leak in.
  for (const name of ['APP_KEY', 'SECRET_KEYS', 'APP_URL', 'PORT', 'HOST', 'LOG_LEVEL', 'SANDBOX', 'PLATFORM_HOSTS', 'TEMPORAL_ADDRESS', 'MEDIA_URL', 'WAIT_SCALE']) delete env[name]

  const results = []
  const lane = async (suites) => {
    for (const suite of suites) results.push(await run(suite, env))
  }
  const apart = besides ? { ...ISOLATION, env: besides } : null
  await Promise.all([lane(chosen(apart ? [...CHECKS, apart] : CHECKS)), lane(chosen(apart ? SERVER : [...SERVER, ISOLATION]))])
  await lane(chosen(STACKS))

  await postgres.stop()
  console.log('')
  for (const { name, passed, failed, seconds, reason } of results) console.log(`  ${failed ? 'FAIL' : 'ok  '}  ${name.padEnd(18)} ${String(passed).padStart(5)} passed  ${String(failed).padStart(3)} failed  ${seconds} s${reason ? `  ${reason}` : ''}`)
  for (const { name, failures } of results) for (const line of failures) console.log(`  ${name}: ${line}`)
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  process.exit(sum('failed') || !results.length ? 1 : 0)
}

async function run({ name, args, counts, env: own = {} }, env) {
  const began = Date.now()
  const port = await anyPort()
  const address = { PORT: String(port), APP_URL: `http://127.0.0.1:${port}` }
  const child = spawn(process.execPath, args, { cwd: root, env: { ...env, ...(SERVED.includes(name) && address), ...own, FORCE_COLOR: '0' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const timer = setTimeout(() => child.kill('SIGKILL'), SUITE_LIMIT_MS)
  const code = await new Promise((resolve) => child.once('close', (status, signal) => resolve(signal ? 1 : status)))
  clearTimeout(timer)

  const seconds = Math.round((Date.now() - began) / 1000)
  const clean = output.replace(/\x1b\[[0-9;]*m/g, '')
  const { passed, failed } = counts ? tally(clean) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  const ranNothing = counts && passed + failed === 0
  const result = { name, passed, failed: failed || (code !== 0 || ranNothing ? Math.max(failed, 1) : 0), seconds, reason: ranNothing ? 'ran no test' : code !== 0 && !failed ? `ended with code ${code}` : '' }
  result.failures = result.failed ? failuresIn(clean) : []
  console.log(`\n── ${name} (${seconds} s) ${'─'.repeat(Math.max(0, 60 - name.length))}`)
  console.log(result.failed ? clean : shortened(clean))
  for (const [file, { seconds: spent, longest, title }] of slowestOf(clean)) console.log(`  ${String(Math.round(spent)).padStart(5)} s  ${file}, of which ${Math.round(longest)} s: ${title}`)
  return result
}

/** The closing lines of Japa ("Tests  12 passed, 1 failed (13)"), Vitest, and our own plain one. */
function tally(output) {
  const lines = [...output.matchAll(/^\s*(?:Tests\s+)?(?:(\d+) failed[ |,]*)?(?:(\d+) passed)(?:[ ,|]+(\d+) failed)?.*$/gm)]
  const last = lines.at(-1)
  const failedOnly = /Tests\s+(\d+) failed/.exec(output)
  return { passed: Number(last?.[2] ?? 0), failed: Number(last?.[1] ?? last?.[3] ?? failedOnly?.[1] ?? 0) }
}

/** What failed and why, in a line each, as Japa and Vitest say it: said again at the end, where it is looked for first. */
const failuresIn = (output) => output.split('\n').filter((line) => /^(❯ |ℹ | FAIL |\s*(Assertion)?Error: )/.test(line)).map((line) => line.trim().slice(0, LINE_LENGTH)).slice(0, FAILURES_SHOWN)

/** A green suite needs no page of ticks. */
const shortened = (output) => output.split('\n').filter((line) => !/^\s*[✔✓]/.test(line) && line.trim()).slice(-25).join('\n')

const SECONDS = { ms: 0.001, s: 1, m: 60 }
/** The files that took longest, and the longest test of each, as Japa says it: the group with its file, then "✔ title (12s)". */
function slowestOf(output) {
  const files = new Map()
  let file
  for (const line of output.split('\n')) {
    file = /\((tests\/\S+)\)$/.exec(line)?.[1] ?? file
    const [, title, amount, unit] = /^\s*[✔✖] (.+) \(([\d.]+)(ms|s|m)\)$/.exec(line) ?? []
    if (!file || !title) continue
    const known = files.get(file) ?? { seconds: 0, longest: 0, title: '' }
    const seconds = Number(amount) * SECONDS[unit]
    files.set(file, { seconds: known.seconds + seconds, ...(seconds > known.longest ? { longest: seconds, title } : { longest: known.longest, title: known.title }) })
  }
  return [...files].sort(([, one], [, other]) => other.seconds - one.seconds).slice(0, SLOWEST_SHOWN)
}
