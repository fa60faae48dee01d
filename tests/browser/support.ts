import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'
import sharp from 'sharp'

/** Where a complete sandbox runs: web, worker, Temporal and emulators. `npm start` prints the address. */
export const baseURL = process.env.E2E_BASE_URL
const THEME_KEY = 'vueuse-color-scheme'
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

let browser: Browser | undefined

export async function openBrowser() {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: QUIET })
  return browser
}

export async function closeBrowser() {
  await browser?.close()
  browser = undefined
}

/** Somebody new: registered, signed in, on the dashboard. */
export async function newcomer(): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await (await openBrowser()).newContext({ baseURL, locale: 'en-GB', timezoneId: 'Europe/Prague', viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    // Consent happens at the platform's own address, which the sandbox plays.
    if (protocol.startsWith('http') && origin !== new URL(baseURL!).origin && !page.url().startsWith(origin) && request.resourceType() !== 'document') errors.push(`asked ${origin}`)
  })

  await page.goto('/register')
  await page.locator('input[name=fullName]').fill('Ada Ledger')
  await page.locator('input[name=email]').fill(`ada.${Date.now()}.${Math.round(Math.random() * 1e6)}@example.com`)
  await page.locator('input[name=password]').fill('a-calm-steady-beat-9')
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/register'))
  await page.goto('/')
  await page.locator('h1').first().waitFor()
  return { page, context, errors }
}

/** Through the platform's consent page and the choice of an account; answers the handle. */
export const connectInstagram = (page: Page) => connectChannel(page, 'Instagram')

export async function connectChannel(page: Page, platform: string): Promise<string> {
  await page.goto('/channels')
  await page.getByRole('button', { name: `Connect ${platform}` }).click()
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
    await page.waitForURL(/\/channels\?connected=/)
  }
  return (await page.locator('article h2').first().innerText()).trim()
}

export const picture = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 1080, height: 1080, channels: 3, background: { r: Math.round(Math.random() * 255), g: 90, b: 160 } } }).jpeg().toBuffer(),
})

/** What axe finds on the page as it is, in both themes. */
export async function barriers(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    await page.evaluate(([key, value]) => localStorage.setItem(key, value), [THEME_KEY, theme])
    await page.reload()
    await page.locator('h1').first().waitFor()
    await page.waitForTimeout(500)
    const { violations } = await new AxeBuilder({ page: page as any }).analyze()
    found.push(...violations.map(({ id, nodes }) => `${theme}: ${id} ${nodes[0].html.slice(0, 120)}`))
  }
  return found
}
