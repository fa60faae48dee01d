/*
 * Measures, and prints what was measured; it never judges. Each bench brings up what it needs under storage/bench and
 * leaves nothing running. See the head of each file in bench/ for what is compared with what.
 *
 *   npm run bench [access] [analytics] [links] [lists] [plan_import] [publishing] [upload_memory] [-- --json] [-- --write]
 *
 * --json prints the figures for scripts, --write keeps them in docs/evidence/bench.json.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { resolveNode } from './lib/node.js'
import { root } from './lib/paths.js'

const BENCHES = { access: accessTable, analytics: analyticsTable, links: linksTable, lists: listsTable, plan_import: planImportTable, publishing: publishingTable, upload_memory: uploadTable }
const kept = join(root, 'docs', 'evidence', 'bench.json')

const values = process.argv.slice(2)
const [names, flags] = [values.filter((value) => !value.startsWith('--')), values.filter((value) => value.startsWith('--'))]
const unknown = [...names.filter((name) => !(name in BENCHES)), ...flags.filter((flag) => !['--json', '--write'].includes(flag))]
if (unknown.length) {
  console.error(`There is no ${unknown.join(', ')}. Benches: ${Object.keys(BENCHES).join(', ')}; flags: --json, --write`)
  process.exit(1)
}

const node = resolveNode()
const results = {}
for (const name of names.length ? names : Object.keys(BENCHES)) {
  const load = Math.round(loadavg()[0] * 10) / 10
  const { code, output } = await run(name)
  if (code !== 0) {
    console.error(`The bench ${name} broke (code ${code})`)
    process.exitCode = 1
    continue
  }
  // What else the machine had to do: figures of a busy one are worth less than ratios.
  results[name] = { ...JSON.parse(output), processors: cpus().length, loadBefore: load }
  if (!flags.includes('--json')) console.log(`\n${name} (${results[name].processors} processors, load ${load})\n${BENCHES[name](results[name])}`)
}
if (flags.includes('--json')) process.stdout.write(`${JSON.stringify(results)}\n`)
if (flags.includes('--write')) {
  const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {}
  mkdirSync(dirname(kept), { recursive: true })
  writeFileSync(kept, `${JSON.stringify({ ...before, ...results }, null, 2)}\n`)
}

/** Its last line of standard output is the result. */
function run(name) {
  const child = spawn(node, ['--import=@poppinss/ts-exec', join('bench', `${name}.ts`)], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, output: output.trim().split('\n').pop() })))
}

function analyticsTable({ channels, posts, days, rounds, product, bare, cached, ratioP50, ratioP99 }) {
  const rows = [['product', product.p50Ms, product.p99Ms], ['bare SQL', bare.p50Ms, bare.p99Ms], ['asked again', cached.p50Ms, cached.p99Ms], ['ratio', ratioP50, ratioP99]]
  return `${table([['', 'p50 ms', 'p99 ms'], ...rows])}\nnumbers of ${channels} channels and ${posts} posts, ${days} days against the ${days} before, ${rounds} rounds`
}

function listsTable({ lines, concurrency, rounds }) {
  const rows = lines.map((line) => [line.what, line.posts, line.perSecond, line.barePerSecond, line.ratio, line.processorMs, line.bareProcessorMs, line.growth, line.bareGrowth])
  const head = ['', 'posts', 'req/s', 'bare', 'ratio', 'cpu ms', 'bare', 'growth', 'bare']
  return `${table([head, ...rows])}\n${concurrency} callers, medians of ${rounds} rounds; growth: time of a request, to the smallest size`
}

function linksTable({ links, perSecond, barePerSecond, fixedPerSecond, ratio, fixedRatio, processorMs, bareProcessorMs, clicksWritten, concurrency, rounds }) {
  return [
    `following one of ${links} short links: ${perSecond} a second, clicks counted (${clicksWritten} written)`,
    `by hand, one read and a 302: ${barePerSecond} a second, ${ratio} times as many; a 302 alone: ${fixedPerSecond}, ${fixedRatio} times as many`,
    `processor time of one: ${processorMs} ms, by hand ${bareProcessorMs} ms`,
    `${concurrency} callers, medians of ${rounds} rounds`,
  ].join('\n')
}

function accessTable({ questions, compile, posts, workspaces, lists, audit, cerbos, rounds }) {
  const rows = lists.map(({ what, scopeMs, byHandMs, ratio, isSamePlan, plan }) => [what, scopeMs, byHandMs, ratio, isSamePlan ? 'same' : 'other', plan])
  return [
    `can(): ${questions.canNs} ns, CASL ${questions.caslNs} ns, ratio ${questions.ratio}; the predicate alone ${questions.decideNs} ns, CASL ${questions.caslPlainNs} ns, ratio ${questions.plainRatio}`,
    `compile: ${compile.queries} queries for ${compile.rules} rules`,
    `lists of ${posts} posts in ${workspaces} workspaces:`,
    table([['', 'scope ms', 'by hand', 'ratio', 'plan', ''], ...rows]),
    `audit entry: ${audit.auditUs} µs, plain insert ${audit.plainUs} µs: ${audit.overUs} µs over`,
    cerbos ? `Cerbos ${cerbos.version}: ${cerbos.us} µs a question, ${cerbos.timesSlower} times can()` : 'Cerbos: not compared, CERBOS_BIN names no program',
    `medians of ${rounds} rounds`,
  ].join('\n')
}

function planImportTable({ scheduling, checking, large }) {
  const memory = (what, { seconds, megabytes: { begin, most, ...at } }) => [what, seconds, begin, ...Object.values(at), most]
  const marks = Object.keys(large.checked.megabytes).filter((name) => !Number.isNaN(Number(name)))
  return [
    `${scheduling.posts} checked rows became posts: ${scheduling.perSecond} a second; the bare inserts ${scheduling.barePerSecond}, ratio ${scheduling.ratio}`,
    `checking: ${checking.perSecond} rows a second`,
    `a table of ${large.rows} rows, ${large.bad} of them wrong; resident megabytes at its beginning, after so many rows, and at most:`,
    table([['', 'seconds', 'begin', ...marks, 'most'], memory('checked', large.checked), memory('made', large.made)]),
  ].join('\n')
}

function publishingTable({ throughput, lateness, workerMB, workerProcessorMs }) {
  const late = (name, { p50, p99, most }) => [name, p50, p99, most]
  return [
    `${throughput.posts} posts published at once: ${throughput.perSecond} a second, all out after ${throughput.seconds} s`,
    `${lateness.posts} posts due at one instant, seconds late:`,
    table([['', 'p50', 'p99', 'most'], late('fired', lateness.firedSeconds), late('published', lateness.publishedSeconds)]),
    `worker: ${workerProcessorMs} ms of processor time a post; ${workerMB.idle} MB idle, ${workerMB.peak} MB at most, ${workerMB.after} MB after`,
  ].join('\n')
}

function uploadTable({ sentMB, seconds, idleMB, peakMB, riseMB, maxRiseMB }) {
  return `${sentMB} MB in ${seconds} s: ${idleMB} MB idle, ${peakMB} MB at most; a rise of ${riseMB} MB, of ${maxRiseMB} MB allowed`
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)))
  return rows.map((row) => row.map((cell, column) => (column ? String(cell).padStart(widths[column]) : String(cell).padEnd(widths[0]))).join('  ')).join('\n')
}
