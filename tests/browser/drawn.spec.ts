import { test } from '@japa/runner'
import type { BrowserContext, Page } from 'playwright'
import { ask, baseURL, closeBrowser, connectChannel, newcomer, openBrowser, overflowAt } from './support.ts'

const EDITING = /\/posts\/[0-9a-f-]{36}\/edit$/
const TELEPHONE = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
/** On a busy machine a page may not be drawn in time: then the browser draws it. */
const TRIES = 30

/** @returns its HTML as it came */
async function openDrawn(page: Page, path: string): Promise<string> {
  for (let left = TRIES; left > 0; left--) {
    const html = await (await page.goto(path))!.text()
    if (html.includes('data-drawn=')) return html
    await page.waitForTimeout(300)
  }
  throw new Error(`${path} was never drawn by the server`)
}

function complaintsOf(page: Page) {
  const heard: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(error.message))
  return heard
}

/** How far it goes beyond the window, in pixels. */
const overflowOf = (page: Page) => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

const telephoneOf = async (context: BrowserContext) => (await openBrowser()).newContext({ baseURL, storageState: await context.storageState(), viewport: { width: 390, height: 844 }, userAgent: TELEPHONE, isMobile: true, hasTouch: true })

/** Until a worker has told this person of something, and nobody has read it. */
async function tellOfSomething(page: Page) {
  await ask(page, 'POST', '/api/v1/exports', {})
  for (let left = TRIES; left > 0; left--) {
    if ((await ask(page, 'GET', '/api/v1/notices/count')).body.data.unread > 0) return
    await page.waitForTimeout(1_000)
  }
  throw new Error('nobody was told that the export is there')
}

/** Holds the scripts of pages back until it is told otherwise. */
async function holdScripts(context: BrowserContext) {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await context.route('**/assets/*.js', async (route) => {
    await held
    await route.continue()
  })
  return release
}

test.group('Browser / pages drawn by the server', (group) => {
  /** One for all of them: registrations from one network are limited. */
  let person: Awaited<ReturnType<typeof newcomer>>
  group.setup(async () => {
    if (baseURL) person = await newcomer()
  })
  group.teardown(async () => {
    await person?.context.close()
    await closeBrowser()
  })
  group.each.timeout(300_000)
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))

  test('what is typed and pressed before the scripts have come is not lost', async ({ assert }) => {
    const { page, context, errors } = person
    await openDrawn(page, '/posts/new')
    const complaints = complaintsOf(page)
    const release = await holdScripts(context)
    const going = page.goto('/posts/new')
    await page.locator('#app[data-drawn=wide]').waitFor()

    await page.locator('#composer-text').fill('Typed before there was a script')
    await page.getByRole('button', { name: 'Collapse the sidebar' }).click()
    release()
    await going

    await page.getByRole('button', { name: 'Expand the sidebar' }).waitFor()
    await page.waitForURL(EDITING)
    await page.getByLabel(/^Saves itself/).first().waitFor()
    const id = page.url().split('/').at(-2)!
    assert.equal((await ask(page, 'GET', `/api/v1/posts/${id}`)).body.data.text, 'Typed before there was a script')
    assert.match(await openDrawn(page, '/'), /aria-label="Expand the sidebar"/)
    assert.deepEqual([...errors, ...complaints], [])
    await context.unroute('**/assets/*.js')
    await page.getByRole('button', { name: 'Expand the sidebar' }).click()
  })

  test('each is the same before and after it comes to life, at a desk and on a telephone', async ({ assert }) => {
    const { context } = person
    const page = await context.newPage()
    await connectChannel(page, 'Facebook')
    await tellOfSomething(page)
    const telephone = await telephoneOf(context)
    const [desk, hand] = [page, await telephone.newPage()]
    const complaints = [complaintsOf(desk), complaintsOf(hand)]

    for (const path of ['/', '/calendar', '/calendar?view=week', '/calendar?view=list', '/posts/new']) {
      assert.match(await openDrawn(desk, path), /data-drawn="wide"/, path)
      assert.match(await openDrawn(hand, path), /data-drawn="narrow"/, path)
      await hand.locator('#app[data-drawn]').waitFor({ state: 'detached' })
      assert.equal(await overflowOf(hand), 0, path)
      await desk.getByRole('button', { name: /unread/ }).waitFor()
      await hand.locator('nav[aria-label=Sections] button [data-slot=base]').waitFor()
    }
    assert.equal(await overflowAt(desk, 320), 0)
    assert.deepEqual(complaints.flat(), [])

    await openDrawn(desk, '/calendar')
    await desk.getByRole('combobox', { name: 'State' }).click()
    await desk.getByRole('option', { name: 'Scheduled' }).click()
    await desk.waitForURL(/state=scheduled/)
    await telephone.close()
  })

  test('a browser that cannot fetch scripts ahead runs them all the same', async ({ assert }) => {
    const page = await person.context.newPage()
    await page.addInitScript('DOMTokenList.prototype.supports = () => false')
    const complaints = complaintsOf(page)
    await openDrawn(page, '/')

    await page.locator('#app[data-drawn]').waitFor({ state: 'detached' })
    assert.deepEqual(complaints, [])
    await page.close()
  })

  test('where a window is not as the server guessed, the page is drawn anew and whole', async ({ assert }) => {
    const page = await person.context.newPage()
    await page.setViewportSize({ width: 390, height: 800 })
    const complaints = complaintsOf(page)
    await openDrawn(page, '/')

    await page.getByRole('navigation', { name: 'Sections' }).waitFor()
    assert.equal(await page.locator('aside').count(), 0)
    assert.deepEqual(complaints, [])
  })
})
