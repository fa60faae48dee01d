import { test } from '@japa/runner'
import { barriers, baseURL, closeBrowser, connectInstagram, newcomer, picture } from '#tests/browser/support'

/** A sandbox publishes within seconds; a loaded machine takes longer. */
const SEEN_WITHIN_MS = 90_000

test.group('Browser / what the platforms received', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(240_000)
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))

  test('a post appears in the platform’s feed by itself, and a switch makes the platform misbehave until it is removed', async ({ assert }) => {
    const { page, context, errors } = await newcomer()
    const handle = await connectInstagram(page)
    await page.goto('/posts/new')
    await page.locator('#composer-channels button', { hasText: handle }).click()
    const text = `Seen in the feed ${Date.now()}`
    await page.locator('#composer-text').fill(text)
    await page.locator('#composer-media input[type=file]').setInputFiles([await picture('seen.jpg')])
    await page.getByLabel('Alt text of seen.jpg').fill('A plain coloured square')
    await page.getByText('Now', { exact: true }).click()
    await page.getByText('Ready', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Publish now', exact: true }).click()
    await page.waitForURL(/\/posts\/[0-9a-f-]{36}$/)

    await page.getByRole('link', { name: 'See the feeds' }).click()
    await page.waitForURL(/\/sandbox\/\w+$/)
    await page.goto('/sandbox/instagram')
    const card = page.locator('article', { hasText: text })
    await card.waitFor({ timeout: SEEN_WITHIN_MS })
    const image = card.locator('img[alt="Picture 1 of 1"]')
    await image.evaluate((element: any) => element.decode())
    assert.isAbove(await image.evaluate((element: any) => element.naturalWidth as number), 0)

    await page.locator('[data-preset=slowDown]').click()
    await page.getByText('Any request: 429, too many requests').waitFor()
    await page.getByRole('button', { name: 'Remove all' }).click()
    await page.getByText('No fault is active.').waitFor()

    await page.getByRole('link', { name: 'Requests', exact: true }).click()
    await page.locator('tbody tr', { hasText: 'publish' }).first().waitFor()
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('both views are without barriers', async ({ assert }) => {
    const { page, context } = await newcomer()
    await connectInstagram(page)

    await page.goto('/sandbox/instagram')
    assert.deepEqual(await barriers(page), [])
    await page.goto('/sandbox/instagram/requests')
    assert.deepEqual(await barriers(page), [])
    await context.close()
  })
})
