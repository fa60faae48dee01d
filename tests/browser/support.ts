import { AxeBuilder } from '@axe-core/playwright'
import { execFileSync } from 'node:child_process'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'
import sharp from 'sharp'

/** Where a complete sandbox runs: web, worker, Temporal and emulators. `npm start` prints the address. */
export const baseURL = process.env.E2E_BASE_URL
const THEME_KEY = 'vueuse-color-scheme'
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** A mail is on its way for a moment, on a busy machine for some. */
const MAIL_LOOKS = 20

/**
 * `JITTER_MS=1500 node bin/browser.js` lets half of what pages ask for, and half of what the API answers, arrive late by up to
 * this. Tests that only pass in one order of events fail then, and so does a product that does.
 */
const JITTER_MS = Number(process.env.JITTER_MS ?? 0)
const late = () => new Promise((goOn) => setTimeout(goOn, Math.random() < 0.5 ? 0 : Math.random() * JITTER_MS))

async function unsettle(context: BrowserContext) {
  await context.route('**/*', async (route) => {
    const asked = route.request()
    if (!['fetch', 'xhr'].includes(asked.resourceType())) return route.fallback()
    await late()
    // A page may be answered with another address, which the browser has to see.
    if (!new URL(asked.url()).pathname.startsWith('/api/v1/')) return route.fallback().catch(() => {})
    const response = await route.fetch({ maxRedirects: 0 }).catch(() => null)
    await late()
    return (response ? route.fulfill({ response }) : route.abort()).catch(() => {})
  })
}

/** Of everybody these suites register. */
export const PASSWORD = 'a-calm-steady-beat-9'
export const newAddress = (name = 'nora') => `${name}.${Date.now()}.${Math.round(Math.random() * 1e6)}@example.com`

let browser: Browser | undefined

export async function openBrowser() {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: QUIET })
  return browser
}

export async function closeBrowser() {
  await browser?.close()
  browser = undefined
}

/** A browser that knows nobody yet, in the hands of somebody who waits until a page answers: some are seen before they do. */
export async function stranger() {
  const context = await (await openBrowser()).newContext({ baseURL, locale: 'en-GB', timezoneId: 'Europe/Prague', viewport: { width: 1280, height: 800 } })
  if (JITTER_MS) await unsettle(context)
  context.on('page', (page) => {
    for (const way of ['goto', 'reload'] as const) {
      const go = page[way].bind(page) as (...values: unknown[]) => ReturnType<Page['goto']>
      page[way] = async (...values: unknown[]) => {
        const answer = await go(...values)
        await atWork(page)
        return answer
      }
    }
  })
  return context
}

/** A page that was drawn by the server begins to answer: resources/ui/composables/early_hands.ts. */
export const atWork = (page: Page) => page.locator('#app[data-drawn]').waitFor({ state: 'detached' })

/** Somebody new: registered, signed in, on the dashboard. */
export async function newcomer(): Promise<{ page: Page; context: BrowserContext; email: string; errors: string[] }> {
  const context = await stranger()
  const page = await context.newPage()
  const email = newAddress('ada')
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    // Consent happens at the platform's own address, which the sandbox plays.
    if (protocol.startsWith('http') && origin !== new URL(baseURL!).origin && !page.url().startsWith(origin) && request.resourceType() !== 'document') errors.push(`asked ${origin}`)
  })

  await page.goto('/register')
  await page.locator('input[name=fullName]').fill('Ada Ledger')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/register'))
  await page.goto('/')
  await page.locator('h1').first().waitFor()
  return { page, context, email, errors }
}

export async function signIn(page: Page, email: string) {
  await page.goto('/login')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/login')
}

/** JSON as the page itself would ask for it. */
export const ask = (page: Page, method: string, path: string, body?: unknown) =>
  page.evaluate(
    async ({ method: verb, path: address, body: sent }) => {
      const token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec((globalThis as any).document.cookie)?.[1] ?? '')
      const response = await fetch(address, { method: verb, headers: { 'accept': 'application/json', 'content-type': 'application/json', 'x-xsrf-token': token }, body: sent === undefined ? undefined : JSON.stringify(sent) })
      const text = await response.text()
      return { status: response.status, body: text ? JSON.parse(text) : null }
    },
    { method, path, body }
  )

/** The path in the newest invitation of the development inbox for this address. */
export async function invitationTo(page: Page, email: string): Promise<string> {
  for (let look = 0; look < MAIL_LOOKS; look++) {
    await page.goto('/dev/mail')
    const html = await page.content()
    const path = /\/invitations\/[\w-]{20,}/.exec(html.includes(email) ? html.slice(html.indexOf(email)) : '')
    if (path) return path[0]
    await page.waitForTimeout(500)
  }
  throw new Error(`No invitation of ${email} in the inbox`)
}

/** Through the platform's consent page and the choice of an account; answers the handle. */
export const connectInstagram = (page: Page) => connectChannel(page, 'Instagram')

export async function connectChannel(page: Page, platform: string): Promise<string> {
  await page.goto('/channels')
  const one = page.getByRole('button', { name: `Connect ${platform}` })
  // Beside channels that are there already, the platforms are offered in a dialog.
  const another = page.getByRole('button', { name: 'Connect a channel' })
  await one.or(another).first().waitFor()
  if (!(await one.count())) await another.click()
  await one.click()
  return consentAndChoose(page)
}

/** From the platform's consent page on, for the first account that may be chosen. */
export async function consentAndChoose(page: Page): Promise<string> {
  await page.locator('button[value=approve]').click()
  await page.waitForURL(/\/channels/)
  if (page.url().includes('/channels/choose/')) {
    await page.locator('form li label').first().waitFor()
    const first = page.locator('form li').first().getByRole('checkbox')
    if ((await first.getAttribute('aria-checked')) !== 'true') await first.click()
    await page.getByRole('button', { name: /^Connect 1 account/ }).click()
    await page.waitForURL(/\/channels\?(.*&)?connected=/)
  }
  return (await page.locator('article h2').first().innerText()).trim()
}

export const picture = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 1080, height: 1080, channels: 3, background: { r: Math.round(Math.random() * 255), g: 90, b: 160 } } }).jpeg().toBuffer(),
})

const MOVING = ['-f', 'lavfi', '-i', 'testsrc=size=1280x720:rate=25', '-f', 'lavfi', '-i', 'sine=frequency=440', '-t', '4']
const AS_MP4 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov', '-f', 'mp4', 'pipe:1']

/** Four seconds of 1280 × 720 with sound. */
export const video = (name: string) => ({ name, mimeType: 'video/mp4', buffer: execFileSync('ffmpeg', ['-v', 'error', ...MOVING, ...AS_MP4], { maxBuffer: 50_000_000 }) })

/** What axe finds on the page as it is, in both themes. `again` brings back what a reload takes away, such as a dialog. */
export async function barriers(page: Page, again: () => Promise<unknown> = async () => {}): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    await page.evaluate(([key, value]) => localStorage.setItem(key, value), [THEME_KEY, theme])
    await page.reload()
    await page.locator('h1').first().waitFor()
    await again()
    await page.waitForTimeout(500)
    const { violations } = await new AxeBuilder({ page: page as any }).analyze()
    found.push(...violations.map(({ id, nodes }) => `${theme}: ${id} ${nodes[0].html.slice(0, 120)}`))
  }
  return found
}

/** The same where a reload would take away what is looked at. */
export async function barriersHere(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    await page.locator('html').evaluate((root: any, isDark) => root.classList.toggle('dark', isDark), theme === 'dark')
    await page.waitForTimeout(500)
    const { violations } = await new AxeBuilder({ page: page as any }).analyze()
    found.push(...violations.map(({ id, nodes }) => `${theme}: ${id} ${nodes[0].html.slice(0, 120)}`))
  }
  return found
}

/** How far the page can be scrolled sideways on a narrow phone; 0 when everything fits. */
export async function overflowAt(page: Page, width: number): Promise<number> {
  const size = page.viewportSize()!
  await page.setViewportSize({ width, height: 700 })
  await page.waitForTimeout(200)
  const beyond = await page.locator('html').evaluate((root: any) => root.scrollWidth - root.clientWidth)
  await page.setViewportSize(size)
  return beyond
}

/** A step of a journey, for docs/pictures. Taken where JOURNEY_PICTURES names a folder, and skipped elsewhere. */
export async function shot(page: Page, name: string) {
  const folder = process.env.JOURNEY_PICTURES
  if (!folder) return
  await page.waitForTimeout(600)
  // 256 colours are enough for an interface, and a third of the size.
  await sharp(await page.screenshot()).png({ palette: true, effort: 7 }).toFile(`${folder}/${name}.png`)
}
