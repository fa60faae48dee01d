/**
 * Asks Lighthouse about the pages that people spend their day on, on a desktop and on a phone, from a running server
 * that serves what was built:
 *
 *   npm run lighthouse -- http://localhost:3333 --email demo@caidence.test --password secret
 *
 * --only=a,b takes these pages only
 * --write    keeps scores and weights in docs/evidence/lighthouse.json and lighthouse.md
 *
 * The weights are what travels: of scripts, gzipped, beyond the ones that every page shares. Ends with 1 when a score is
 * below 95 or a page is heavier than it may be.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import lighthouse, { desktopConfig } from 'lighthouse'
import { chromium } from 'playwright'
import { root } from './lib/paths.js'
import { anyPort } from './lib/ports.js'

/** In hundredths, as Lighthouse counts. */
const LEAST = 95
/** Of scripts, gzipped, beyond the shared ones. */
const MOST_KB = 100
const CATEGORIES = ['performance', 'accessibility', 'best-practices']
const FORMS = { desktop: desktopConfig, mobile: undefined }
/** Of each page and form, the one in the middle counts: a busy machine slows single ones down. */
const RUNS = 3
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { email: { type: 'string' }, password: { type: 'string' }, only: { type: 'string' }, write: { type: 'boolean', default: false } },
})
const [base] = positionals
if (!base || !values.email || !values.password) {
  console.error('Usage: npm run lighthouse -- <url> --email <address> --password <password> [--only=a,b] [--write]')
  process.exit(2)
}

const port = await anyPort()
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: [...FLAGS, `--remote-debugging-port=${port}`] })
try {
  const session = await signIn()
  const pages = await pagesToAsk(session)
  const shared = await scriptsOf(session, '/account')
  const results = []
  for (const { name, path } of pages) {
    const scripts = await scriptsOf(session, path)
    const own = [...scripts].filter(([address]) => !shared.has(address))
    const line = { page: name, scriptKB: kilobytes(own), sharedKB: kilobytes([...scripts].filter(([address]) => shared.has(address))) }
    for (const [form, config] of Object.entries(FORMS)) line[form] = await ask(session, path, config)
    results.push(line)
    console.log(JSON.stringify(line))
  }
  const failures = results.flatMap(failuresOf)
  const kept = { asked: new Date().toISOString(), lighthouse: lighthouseVersion(results), processors: cpus().length, load: Math.round(loadavg()[0] * 10) / 10, speed: middle(results.flatMap((line) => Object.keys(FORMS).map((form) => line[form].speed))), runs: RUNS, pages: results }
  if (values.write) write(kept)
  console.log(`\n${table(results)}`)
  for (const line of failures) console.error(line)
  process.exitCode = failures.length ? 1 : 0
} finally {
  await browser.close()
}

/** Lighthouse empties the browser before each page, so the session goes along as a header. */
async function signIn() {
  const context = await browser.newContext({ baseURL: base })
  const page = await context.newPage()
  await page.goto('/login')
  await page.locator('input[name=email]').fill(values.email)
  await page.locator('input[name=password]').fill(values.password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => url.pathname !== '/login', { timeout: 30_000 })
  const cookies = await context.cookies()
  const state = await context.storageState()
  await context.close()
  return { state, header: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

async function pagesToAsk({ state }) {
  const context = await browser.newContext({ baseURL: base, storageState: state })
  const response = await context.request.get('/api/v1/posts?state=scheduled&limit=1', { headers: { accept: 'application/json' } })
  const id = response.ok() ? (await response.json()).data[0]?.id : undefined
  const hasCalendar = (await context.request.get('/calendar')).ok()
  await context.close()
  const all = [
    { name: 'dashboard', path: '/' },
    ...(hasCalendar ? [{ name: 'calendar', path: '/calendar' }] : []),
    { name: 'composer', path: id ? `/posts/${id}/edit` : '/posts/new' },
  ]
  const wanted = values.only?.split(',')
  return wanted ? all.filter(({ name }) => wanted.includes(name)) : all
}

/** Address of each script that a first visit loads → its weight, gzipped. */
async function scriptsOf({ state }, path) {
  const context = await browser.newContext({ baseURL: base, storageState: state })
  const page = await context.newPage()
  const answers = []
  // A worker of a few lines is gone, and its script with it, before it can be weighed.
  page.on('response', (response) => response.request().resourceType() === 'script' && new URL(response.url()).pathname.startsWith('/assets/') && answers.push(response))
  await page.goto(path, { waitUntil: 'load' })
  await page.locator('h1').first().waitFor({ timeout: 30_000 })
  await page.waitForTimeout(1_000)
  const weights = new Map()
  for (const answer of answers) weights.set(new URL(answer.url()).pathname, gzipSync(await answer.body()).length)
  await context.close()
  return weights
}

async function ask({ header }, path, config) {
  const runs = []
  for (let run = 0; run < RUNS; run++) {
    const { lhr } = await lighthouse(new URL(path, base).href, { port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES, extraHeaders: { cookie: header } }, config)
    runs.push(lhr)
  }
  runs.sort((one, other) => one.categories.performance.score - other.categories.performance.score)
  const lhr = runs[Math.floor(RUNS / 2)]
  const value = (id) => Math.round(lhr.audits[id]?.numericValue ?? 0)
  return {
    ...Object.fromEntries(CATEGORIES.map((id) => [id, Math.round(lhr.categories[id].score * 100)])),
    ...{ firstPaintMs: value('first-contentful-paint'), largestPaintMs: value('largest-contentful-paint'), blockedMs: value('total-blocking-time'), shift: Math.round((lhr.audits['cumulative-layout-shift']?.numericValue ?? 0) * 1000) / 1000 },
    ...{ serverMs: value('server-response-time'), totalKB: Math.round(value('total-byte-weight') / 1024) },
    below: CATEGORIES.flatMap((id) => lhr.categories[id].auditRefs.filter(({ weight, id: audit }) => weight > 0 && (lhr.audits[audit].score ?? 1) < 0.9).map(({ id: audit }) => audit)),
    // How fast this machine counts; scores of machines that differ in it cannot be compared. About 1500 and more is a desktop.
    speed: Math.round(lhr.environment.benchmarkIndex),
    version: lhr.lighthouseVersion,
  }
}

function kilobytes(scripts) {
  return Math.round(scripts.reduce((sum, [, bytes]) => sum + bytes, 0) / 102.4) / 10
}

function failuresOf(line) {
  const scores = Object.keys(FORMS).flatMap((form) => CATEGORIES.filter((id) => line[form][id] < LEAST).map((id) => `${line.page}, ${form}: ${id} is ${line[form][id]}, below ${LEAST} (${line[form].below.join(', ')})`))
  return line.scriptKB > MOST_KB ? [...scores, `${line.page}: ${line.scriptKB} KB of scripts beyond the shared ones, above ${MOST_KB}`] : scores
}

function middle(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]
}

function lighthouseVersion([first]) {
  return first?.desktop.version ?? null
}

function rowsOf(results) {
  return results.flatMap((line) => Object.keys(FORMS).map((form) => [line.page, form, ...CATEGORIES.map((id) => line[form][id]), line[form].largestPaintMs, line[form].blockedMs, line[form].shift, line.scriptKB, line.sharedKB, line[form].totalKB]))
}

function table(results) {
  return rowsOf(results).map((row) => row.join('  ')).join('\n')
}

function write(kept) {
  const folder = join(root, 'docs', 'evidence')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'lighthouse.json'), `${JSON.stringify(kept, null, 2)}\n`)
  const head = ['Page', 'Form', 'Performance', 'Accessibility', 'Best practices', 'Largest paint, ms', 'Blocked, ms', 'Shift', 'Own scripts, KB gzip', 'Shared, KB gzip', 'All that travels, KB']
  const rows = rowsOf(kept.pages).map((row) => `| ${row.join(' | ')} |`)
  const text = `# Lighthouse

Written by \`npm run lighthouse -- <url> --email … --password … --write\` on ${kept.asked.slice(0, 10)}: Lighthouse ${kept.lighthouse}, ${kept.processors} processors that Lighthouse counts as ${kept.speed} fast (a desktop has 1500 and more) with a load of ${kept.load}, each page ${kept.runs} times, of which the middle one counts. A phone is simulated as Lighthouse does it: a slow processor and a slow network.

| ${head.join(' | ')} |
|${head.map(() => '---').join('|')}|
${rows.join('\n')}
`
  writeFileSync(join(folder, 'lighthouse.md'), text)
}
