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
import { Secret, TOTP } from 'otpauth'
import { chromium } from 'playwright'
import sharp from 'sharp'
import { onboardingPages } from './lib/onboarding_pictures.js'
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
const session = await signIn(values.email, values.password)
if (values.fill) await prepare()
const pages = await pagesToTake()

for (const [variant, theme, viewport] of [
  ['light', 'light', WIDE],
  ['dark', 'dark', WIDE],
  ['narrow', 'light', NARROW],
]) {
  for (const [cookies, shown] of Map.groupBy(pages, ({ as }) => as ?? session)) {
    const context = await browser.newContext({ baseURL: base, viewport, storageState: cookies, locale: 'en-GB', timezoneId: 'Europe/Prague', colorScheme: theme, reducedMotion: 'reduce' })
    await context.addInitScript(([key, value]) => localStorage.setItem(key, value), [THEME_KEY, theme])
    const page = await context.newPage()
    const foreign = watch(page, new Set(shown.map(({ refused }) => refused).filter(Boolean)))
    for (const one of shown) await take(page, one, variant)
    for (const line of foreign) report(`${variant}: ${line}`)
    await context.close()
  }
}
await browser.close()
console.log(`${pages.length * 3} pictures in ${out}, ${problems} problems`)
process.exitCode = problems ? 1 : 0

async function take(page, { name, path, prepare }, variant) {
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

/** The cookies of whoever gave this password: signed in, or asked for a second factor. */
async function signIn(email, password) {
  const context = await browser.newContext({ baseURL: base })
  const page = await context.newPage()
  await page.goto('/login')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => url.pathname !== '/login', { timeout: 15_000 })
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
  const working = await workingPages(context, await firstOf('live'), await firstOf('in_review'))
  await context.close()

  const all = [
    { name: 'dashboard', path: '/' },
    { name: 'calendar', path: '/calendar' },
    { name: 'calendar-week', path: '/calendar?view=week' },
    { name: 'posts', path: '/posts' },
    { name: 'composer-new', path: '/posts/new' },
    ...(editable ? [{ name: 'composer', path: `/posts/${editable}/edit`, prepare: (page) => page.locator('figure').waitFor({ timeout: 5_000 }).catch(() => {}) }] : []),
    ...shown,
    ...working,
    { name: 'templates', path: '/templates' },
    { name: 'hashtag-groups', path: '/templates/hashtags' },
    { name: 'links', path: '/links' },
    { name: 'media', path: '/media' },
    { name: 'analytics', path: '/analytics' },
    { name: 'analytics-posts', path: '/analytics/posts' },
    { name: 'reports', path: '/analytics/reports' },
    { name: 'channels', path: '/channels' },
    { name: 'sandbox', path: '/sandbox' },
    { name: 'team', path: '/team' },
    { name: 'team-roles', path: '/team/roles' },
    { name: 'team-invitations', path: '/team/invitations' },
    { name: 'audit', path: '/audit' },
    { name: 'audit-access', path: '/audit/access' },
    { name: 'settings', path: '/settings' },
    { name: 'account', path: '/account' },
    { name: 'tokens', path: '/account/tokens' },
    { name: 'notices', path: '/notices' },
    { name: 'notices-settings', path: '/account/notices' },
    { name: 'webhooks', path: '/settings/webhooks' },
    { name: 'transfer', path: '/settings/transfer' },
    { name: 'security', path: '/account/security' },
    { name: 'authenticator', path: '/account/security', prepare: openAuthenticator },
    { name: 'recovery-codes', path: '/account/security', prepare: showRecoveryCodes },
    { name: 'step-up', path: '/account/security', prepare: openStepUp, refused: 403 },
    ...(await doors()),
    ...(await onboardingPages(browser, base)),
  ]
  const wanted = values.only?.split(',')
  return wanted ? all.filter(({ name }) => wanted.includes(name)) : all
}

/** Pages that are about one thing, for whichever there is; of plugins, for operators only. */
async function workingPages(context, live, waiting) {
  const ask = async (path, options = {}) => {
    const token = decodeURIComponent((await context.cookies()).find(({ name }) => name.endsWith('XSRF-TOKEN'))?.value ?? '')
    const response = await context.request.fetch(path, { ...options, headers: { 'accept': 'application/json', 'x-xsrf-token': token } })
    return response.ok() ? (await response.json()).data : undefined
  }
  const [brand] = (await ask('/api/v1/brands')) ?? []
  const [series] = (await ask('/api/v1/series?limit=1')) ?? []
  const imports = (brand && (await ask(`/api/v1/imports?brand=${brand.id}`))) ?? []
  const channel = ((await ask('/api/v1/social/connections')) ?? []).find(({ state }) => state === 'active')
  const plugin = (await ask('/api/v1/admin/plugins'))?.[0]
  const review = waiting && (await ask('/api/v1/review-links', { method: 'POST', data: { postIds: [waiting] } }))
  return [
    { name: 'series', path: '/series' },
    ...(series ? [{ name: 'series-one', path: `/series/${series.id}` }] : []),
    { name: 'import', path: '/import' },
    ...imports.slice(0, 1).map(({ id }) => ({ name: 'import-one', path: `/import/${id}` })),
    { name: 'approvals', path: '/approvals' },
    ...(review ? [{ name: 'review', path: new URL(review.url).pathname, as: { cookies: [], origins: [] } }] : []),
    ...(live ? [{ name: 'analytics-post', path: `/analytics/posts/${live}` }] : []),
    ...(channel ? [{ name: 'channel', path: `/channels/${channel.id}` }, { name: 'analytics-channel', path: `/analytics/channels/${channel.id}` }, { name: 'sandbox-requests', path: `/sandbox/${channel.adapter}/requests` }] : []),
    ...(plugin ? [{ name: 'plugins', path: '/admin/plugins' }, { name: 'plugin', path: `/admin/plugins/${plugin.id}` }] : []),
  ]
}

/** Every picture begins an authenticator anew; none of them is turned on, so that who takes them can sign in again. */
async function openAuthenticator(page) {
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  await page.locator('code[data-shown-once]').waitFor()
  await page.evaluate(() => document.querySelector('code[data-shown-once]').scrollIntoView({ block: 'center' }))
}

/** The server's answer is played: real codes are nobody's to look at. */
async function showRecoveryCodes(page) {
  const recoveryCodes = Array.from({ length: 10 }, (_, at) => `k3f${at}-2x7q-mm0c-8drw`)
  await page.route('**/account/totp', (route) => (route.request().method() === 'PUT' ? route.fulfill({ json: { data: { recoveryCodes } } }) : route.continue()))
  await openAuthenticator(page)
  await page.getByLabel('Code from the app').fill('000000')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await page.getByText(recoveryCodes[0]).waitFor()
  await page.unroute('**/account/totp')
}

/** As ten minutes after the last proof. */
async function openStepUp(page) {
  const refusal = { status: 403, contentType: 'application/problem+json', body: JSON.stringify({ status: 403, code: 'E_STEP_UP_REQUIRED', detail: '' }) }
  await page.route('**/account/totp', (route) => route.fulfill(refusal))
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  await page.getByRole('dialog').locator('input').waitFor()
  await page.unroute('**/account/totp')
}

/** Pages of people who are not signed in, or only half: with the cookies they have. */
async function doors() {
  const context = await browser.newContext({ baseURL: base, storageState: session })
  const api = async (method, path, data) => {
    const token = decodeURIComponent((await context.cookies()).find(({ name }) => name.endsWith('XSRF-TOKEN'))?.value ?? '')
    const response = await context.request.fetch(path, { method, data, headers: { 'accept': 'application/json', 'x-xsrf-token': token } })
    return response.ok() ? (await response.json()).data : undefined
  }
  const page = await context.newPage()
  await page.goto('/dev/mail')
  const workspace = await api('GET', '/api/v1/workspace')
  const email = `mila.${Date.now()}@example.com`
  await api('POST', '/api/v1/invitations', { email, message: 'We start on Monday. I will show you around.', assignments: [{ roleId: 'editor', scopeType: 'workspace', scopeId: workspace?.id }] })
  await page.goto('/dev/mail')
  const html = await page.content()
  const path = /\/invitations\/[\w-]{20,}/.exec(html.slice(html.indexOf(email)))?.[0]
  await context.close()

  const nobody = { cookies: [], origins: [] }
  const half = await halfSignedIn()
  return [
    { name: 'sign-in', path: '/login', as: nobody },
    { name: 'register', path: '/register', as: nobody },
    { name: 'forgot-password', path: '/forgot-password', as: nobody },
    { name: 'not-found', path: '/nowhere', refused: 404 },
    ...(html.includes(email) ? [{ name: 'invitation', path, as: nobody }] : []),
    { name: 'invitation-gone', path: `/invitations/${'A'.repeat(27)}`, refused: 404 },
    { name: 'second-step', path: '/login/confirm', as: half },
  ]
}

/** Somebody with an authenticator, after their password. */
async function halfSignedIn() {
  const context = await browser.newContext({ baseURL: base })
  const page = await context.newPage()
  const email = `otto.${Date.now()}@example.com`
  const password = 'a-calm-steady-beat-9'
  await page.goto('/register')
  await page.locator('input[name=fullName]').fill('Otto Half')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => url.pathname !== '/register')
  await page.goto('/account/security')
  await openAuthenticator(page)
  const secret = Secret.fromBase32((await page.locator('code[data-shown-once]').innerText()).replaceAll(' ', ''))
  await page.getByLabel('Code from the app').fill(new TOTP({ secret }).generate())
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await page.locator('ul[data-shown-once]').waitFor()
  await context.close()
  return signIn(email, password)
}

/** A page that asks another host for anything, or logs an error, is a bug; a refusal that is shown is none. */
function watch(page, refused) {
  const lines = new Set()
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== new URL(base).origin) lines.add(`asked another host: ${url.origin}`)
  })
  page.on('pageerror', (error) => lines.add(`${new URL(page.url()).pathname}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' || refused.has(Number(/status of (\d+)/.exec(message.text())?.[1]))) return
    lines.add(`${new URL(page.url()).pathname}: ${message.text()}`)
  })
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
