import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import { readPdf } from '#tests/functional/media_kit/support'
import { ask, baseURL, closeBrowser, connectChannel, newcomer, shot } from '#tests/browser/support'

/** A worker looks every two seconds, and Chromium prints within a minute. */
const MADE_WITHIN_MS = 90_000

test.group('Browser / analytics', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(180_000)
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))

  test('numbers of other days, as a table, and taken out as a PDF that holds them and the brand’s name', async ({ assert }) => {
    const { page, context, errors } = await newcomer()
    await connectChannel(page, 'Facebook')
    const [connection] = (await ask(page, 'GET', '/api/v1/social/connections')).body.data
    const { body } = await ask(page, 'POST', '/api/v1/posts', { brandId: connection.brandId, text: 'To be counted', targets: [{ connectionId: connection.id, format: 'facebook.text' }], when: 'now' })
    await page.goto(`/posts/${body.data.id}`)
    await page.locator('section [data-state=live]').first().waitFor({ timeout: MADE_WITHIN_MS })

    await page.goto('/analytics')
    await page.getByLabel('Window', { exact: true }).click()
    await page.getByRole('option', { name: 'Last 7 days' }).click()
    await page.waitForURL(/days=7/)
    await page.goBack()
    await page.waitForURL((url) => !url.search.includes('days=7'))
    await page.goForward()
    const card = page.getByRole('button', { name: /^Posts published/ })
    await card.click()
    const published = /\d+/.exec((await card.innerText()).replace('Posts published', ''))![0]
    await page.getByRole('button', { name: 'Show as table' }).click()
    assert.equal(await page.locator('[data-trend-table] tbody tr').count(), 7)
    const perDay = await page.locator('[data-trend-table] tbody tr td:first-of-type').allInnerTexts()
    assert.equal(perDay.reduce((sum, text) => sum + Number(text), 0), Number(published))

    await shot(page, 'report-1-numbers')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'Make a report' }).click()
    const dialog = page.getByRole('dialog', { name: 'New report' })
    const title = `Results ${Date.now()}`
    await dialog.getByLabel('Title').fill(title)
    const { from } = await page.evaluate(() => ({ from: new Date(Date.now() - 6 * 86_400_000).toISOString().slice(0, 10) }))
    await dialog.getByLabel('First day').fill(from)
    await dialog.getByRole('button', { name: 'Make the report' }).click()
    const row = page.locator('li[data-report]').filter({ hasText: title })
    await row.getByText('Ready').waitFor({ timeout: MADE_WITHIN_MS })
    await shot(page, 'report-2-ready')
    const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', { name: 'Download' }).click()])

    const { text } = readPdf(await readFile(await download.path()))
    const brand = await page.evaluate(() => JSON.parse((globalThis as any).document.querySelector('script[data-page], [data-page]')?.textContent || (globalThis as any).document.querySelector('[data-page]')?.getAttribute('data-page')).props.visibleBrands[0].name)
    assert.include(text, title)
    assert.include(text, brand)
    assert.match(text, new RegExp(`${published === '0' ? 'No posts' : `${published} posts?`} published`))
    assert.deepEqual(errors, [])
    await context.close()
  })
})
