import { test } from '@japa/runner'
import { barriers, baseURL, closeBrowser, connectInstagram, newcomer, picture } from '#tests/browser/support'

/** A sandbox publishes within seconds; a loaded machine takes longer. */
const LIVE_WITHIN_MS = 90_000

test.group('Browser / from nothing to a live post', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(240_000)
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))

  test('a newcomer connects a channel, publishes, and sees it go live without reloading', async ({ assert }) => {
    const { page, context, errors } = await newcomer()
    await page.getByRole('heading', { name: 'Three steps to your first post' }).waitFor()

    const handle = await connectInstagram(page)
    await page.goto('/posts/new')
    await page.locator('#composer-channels button', { hasText: handle }).click()
    await page.locator('#composer-text').fill('The first of many.')
    await page.locator('#composer-media input[type=file]').setInputFiles([await picture('first.jpg')])
    await page.getByLabel('Alt text of first.jpg').fill('A plain coloured square')
    await page.getByText('Now', { exact: true }).click()
    await page.getByText('Ready', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Publish now', exact: true }).click()

    await page.waitForURL(/\/posts\/[0-9a-f-]{36}$/)
    let loads = 0
    page.on('load', () => loads++)
    await page.locator('section [data-state=live]').waitFor({ timeout: LIVE_WITHIN_MS })
    const permalink = await page.getByRole('link', { name: 'Open at Instagram' }).getAttribute('href')

    assert.equal(loads, 0)
    assert.match(permalink!, /^https?:\/\//)
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('typed text survives a reload, and a rival’s change is shown instead of lost', async ({ assert }) => {
    const { page, context } = await newcomer()
    await page.goto('/posts/new')
    await page.locator('#composer-text').fill('Written once')
    await page.waitForTimeout(800)
    await page.reload()
    assert.equal(await page.locator('#composer-text').inputValue(), 'Written once')

    await page.getByText('Draft', { exact: true }).click()
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.waitForURL(/\/posts\/[0-9a-f-]{36}$/)
    const path = new URL(page.url()).pathname

    await page.goto(`${path}/edit`)
    await page.locator('#composer-text').waitFor()
    const rival = await context.newPage()
    await rival.goto(`${path}/edit`)
    await rival.locator('#composer-text').fill('Theirs')
    await rival.getByRole('button', { name: 'Save draft' }).click()
    await rival.waitForURL((url) => url.pathname === path)
    // It saves itself after a pause, and meets the other one's version.
    await page.locator('#composer-text').fill('Mine')

    const dialog = page.getByRole('dialog', { name: 'Ada Ledger changed this post as well' })
    await dialog.waitFor()
    assert.include(await dialog.innerText(), 'Theirs')
    assert.include(await dialog.innerText(), 'Mine')
    await dialog.getByRole('button', { name: 'Keep what is chosen' }).click()
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.waitForURL((url) => url.pathname === path)
    assert.include(await page.locator('aside[aria-label=Details]').innerText(), 'Mine')
    await context.close()
  })

  test('a new post becomes a draft by itself, and what it was is brought back', async ({ assert }) => {
    const { page, context, errors } = await newcomer()
    await page.goto('/posts/new')
    await page.locator('#composer-text').fill('A first thought')
    await page.waitForURL(/\/posts\/[0-9a-f-]{36}\/edit$/)
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
    await page.locator('#composer-text').fill('A second thought')
    await page.keyboard.press('Control+s')
    await page.getByText('Draft saved').first().waitFor()
    await page.reload()
    assert.equal(await page.locator('#composer-text').inputValue(), 'A second thought')

    // Whoever saves by hand draws a line: the version before stays by itself.
    await page.getByText('Draft', { exact: true }).click()
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.waitForURL(/\/posts\/[0-9a-f-]{36}$/)
    await page.goto(`${new URL(page.url()).pathname}/edit`)
    await page.locator('#composer-text').fill('A third thought')
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
    await page.getByRole('button', { name: 'History', exact: true }).click()
    await page.getByRole('dialog').locator('ol button', { hasText: 'A second thought' }).click()
    await page.getByRole('button', { name: 'Go back to this' }).click()
    assert.equal(await page.locator('#composer-text').inputValue(), 'A second thought')
    await page.getByRole('button', { name: 'Undo' }).click()
    assert.equal(await page.locator('#composer-text').inputValue(), 'A third thought')
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('a post is scheduled, then cancelled', async ({ assert }) => {
    const { page, context } = await newcomer()
    const handle = await connectInstagram(page)
    await page.goto('/posts/new')
    await page.locator('#composer-channels button', { hasText: handle }).click()
    await page.locator('#composer-text').fill('Later')
    await page.locator('#composer-media input[type=file]').setInputFiles([await picture('later.jpg')])
    await page.getByText('Ready', { exact: true }).or(page.getByText(/to look at/)).first().waitFor()
    await page.getByRole('button', { name: /^Schedule for \w{3} 09:00$/ }).click()
    await page.waitForURL(/\/posts\/[0-9a-f-]{36}$/)
    await page.locator('section [data-state=scheduled]').waitFor()

    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Cancel post' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel post' }).click()

    await page.locator('section [data-state=cancelled]').waitFor()
    assert.equal(await page.getByRole('link', { name: 'Edit' }).count(), 0)
    await context.close()
  })

  test('somebody else’s post and workspace are not there', async ({ assert }) => {
    const { page, context } = await newcomer()
    await page.goto('/posts/new')
    await page.locator('#composer-text').fill('Between us')
    await page.getByText('Draft', { exact: true }).click()
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.waitForURL(/\/posts\/[0-9a-f-]{36}$/)
    const path = new URL(page.url()).pathname
    const html = await (await context.request.get(path)).text()
    const [, workspaceId] = html.match(/"workspace":\{"id":"([0-9a-f-]{36})"/)!

    const stranger = await newcomer()
    const answers = await Promise.all([path, `${path}/edit`].map((address) => stranger.context.request.get(address)))
    const token = (await stranger.context.cookies()).find(({ name }) => name === 'XSRF-TOKEN')!.value
    const selected = await stranger.context.request.post(`/workspaces/${workspaceId}/select`, { headers: { 'x-xsrf-token': decodeURIComponent(token), 'origin': new URL(baseURL!).origin } })

    assert.deepEqual(answers.map((answer) => answer.status()), [404, 404])
    assert.notInclude(await answers[0].text(), 'Between us')
    assert.equal(selected.status(), 404)
    await Promise.all([context.close(), stranger.context.close()])
  })

  test('nobody is kept out: no barriers on any page, in both themes', async ({ assert }) => {
    const { page, context } = await newcomer()
    await connectInstagram(page)

    for (const path of ['/', '/posts', '/posts/new', '/media', '/channels']) {
      await page.goto(path)
      assert.deepEqual(await barriers(page), [], path)
    }
    await context.close()
  })

  test('the keyboard is enough to get around', async ({ assert }) => {
    const { page, context } = await newcomer()

    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => (globalThis as any).document.activeElement?.textContent?.trim()), 'Skip to content')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('channels')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/channels$/)
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('n')
    await page.waitForURL(/\/posts\/new$/)
    await context.close()
  })
})
