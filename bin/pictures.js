/**
 * Takes pictures of every page, in light, in dark and 375 px wide, from a running server:
 *
 *   node bin/pictures.js http://localhost:3333 --email demo@caidence.test --password secret
 *
 * --fill     writes a week of posts first, when there are few (a sandbox; --emulator=<its address> adds a failed one)
 * --axe      looks for accessibility problems on each page in both themes, and fails when there are any
 * --only=a,b takes these pages only
 * --out=dir  where the pictures go (default docs/pictures)
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import sharp from 'sharp'
import { fill } from './lib/picture_content.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    email: { type: 'string' },
    password: { type: 'string' },
    fill: { type: 'boolean', default: false },
    emulator: { type: 'string' },
    axe: { type: 'boolean', default: false },
    only: { type: 'string' },
    out: { type: 'string', default: 'docs/pictures' },
  },
})
const [base] = positionals
if (!base || !values.email || !values.password) {
  console.error('Usage: node bin/pictures.js <url> --email <address> --password <password> [--fill] [--emulator=<url>] [--axe] [--only=a,b] [--out=dir]')
  process.exit(2)
}

const WIDE = { width: 1280, height: 832 }
const NARROW = { width: 375, height: 760 }
/** Where the library keeps its choice of theme. */
const THEME_KEY = 'vueuse-color-scheme'
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: QUIET, env: { ...process.env, LANGUAGE: 'en_GB', LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' } })
const out = values.out
await mkdir(out, { recursive: true })

let problems = 0
const session = await signIn()
if (values.fill) await prepare()
const pages = await pagesToTake()

for (const [variant, theme, viewport] of [
  ['light', 'light', WIDE],
  ['dark', 'dark', WIDE],
  ['narrow', 'light', NARROW],
]) {
  const context = await browser.newContext({ baseURL: base, viewport, storageState: session, locale: 'en-GB', timezoneId: 'Europe/Prague', colorScheme: theme, reducedMotion: 'reduce' })
  await context.addInitScript(([key, value]) => localStorage.setItem(key, value), [THEME_KEY, theme])
  const page = await context.newPage()
  const foreign = watch(page)

  for (const { name, path, prepare } of pages) {
    await page.goto(path, { waitUntil: 'load' })
    await page.locator('h1').first().waitFor({ timeout: 15_000 })
    await prepare?.(page)
    await settle(page)
    // 256 colours are enough for an interface, and a third of the size.
    await sharp(await page.screenshot()).png({ palette: true, effort: 7 }).toFile(join(out, `${name}.${variant}.png`))
    const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (width > 0) report(`${name} (${variant}) scrolls sideways by ${width} px`)
    if (values.axe) await examine(page, `${name} (${variant})`)
  }
  for (const line of foreign) report(`${variant}: ${line}`)
  await context.close()
}
await browser.close()
console.log(`${pages.length * 3} pictures in ${out}, ${problems} problems`)
process.exitCode = problems ? 1 : 0

async function signIn() {
  const context = await browser.newContext({ baseURL: base })
  const page = await context.newPage()
  await page.goto('/login')
  await page.locator('input[name=email]').fill(values.email)
  await page.locator('input[name=password]').fill(values.password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'), { timeout: 15_000 })
  const state = await context.storageState()
  await context.close()
  return state
}

async function prepare() {
  const context = await browser.newContext({ baseURL: base, storageState: session })
  await (await context.newPage()).goto('/')
  await fill(context, values.emulator)
  await context.close()
}

/** One picture per page; of posts, one per state that tells something else. */
async function pagesToTake() {
  const context = await browser.newContext({ baseURL: base, storageState: session })
  const firstOf = async (state) => {
    const response = await context.request.get(`/api/v1/posts?state=${state}&limit=1`, { headers: { accept: 'application/json' } })
    return response.ok() ? (await response.json()).data[0]?.id : undefined
  }
  const shown = []
  for (const state of ['live', 'failed', 'scheduled', 'publishing', 'unconfirmed', 'held']) {
    const id = await firstOf(state)
    if (id) shown.push({ name: `post-${state}`, path: `/posts/${id}` })
  }
  const editable = (await firstOf('scheduled')) ?? (await firstOf('draft'))
  await context.close()

  const all = [
    { name: 'dashboard', path: '/' },
    { name: 'posts', path: '/posts' },
    { name: 'composer-new', path: '/posts/new' },
    ...(editable ? [{ name: 'composer', path: `/posts/${editable}/edit`, prepare: (page) => page.locator('figure').waitFor({ timeout: 5_000 }).catch(() => {}) }] : []),
    ...shown,
    { name: 'media', path: '/media' },
    { name: 'channels', path: '/channels' },
    { name: 'sandbox', path: '/sandbox' },
    { name: 'account', path: '/account' },
  ]
  const wanted = values.only?.split(',')
  return wanted ? all.filter(({ name }) => wanted.includes(name)) : all
}

/** A page that asks another host for anything, or logs an error, is a bug. */
function watch(page) {
  const lines = new Set()
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== new URL(base).origin) lines.add(`asked another host: ${url.origin}`)
  })
  page.on('pageerror', (error) => lines.add(`${new URL(page.url()).pathname}: ${error.message}`))
  page.on('console', (message) => message.type() === 'error' && lines.add(`${new URL(page.url()).pathname}: ${message.text()}`))
  return lines
}

/** Fonts and pictures are there, nothing moves any more. A live stream keeps the network busy, so that is no sign. */
async function settle(page) {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForFunction(() => [...document.images].every((image) => image.complete || image.loading === 'lazy'), null, { timeout: 5_000 }).catch(() => {})
  await page.waitForTimeout(400)
}

async function examine(page, name) {
  const { AxeBuilder } = await import('@axe-core/playwright')
  const { violations } = await new AxeBuilder({ page }).analyze()
  for (const { id, help, nodes } of violations) report(`${name}: ${id} – ${help}\n    ${nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`).join('\n    ')}`)
}

function report(line) {
  problems++
  console.error(line)
}
