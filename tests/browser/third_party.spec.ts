import { test } from '@japa/runner'
import { baseURL, closeBrowser, connectChannel, newcomer } from '#tests/browser/support'

const LIVE_WITHIN_MS = 90_000
const isInstalled = Boolean(process.env.THIRD_PARTY)

test.group('Browser / a third party’s adapter', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(240_000)
  group.tap((t) => void t.skip(!isInstalled, 'set THIRD_PARTY where the example was installed from its tarball'))
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))

  test('a package from elsewhere, installed from its tarball, is connected and publishes', async ({ assert }) => {
    const { page, context, errors } = await newcomer()
    const handle = await connectChannel(page, 'Mastodon')
    await page.goto('/posts/new')
    await page.locator('#composer-channels button', { hasText: handle }).click()
    await page.locator('#composer-text').fill('Said through somebody else’s adapter.')
    await page.getByText('Now', { exact: true }).click()
    await page.getByText('Ready', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Publish now', exact: true }).click()
    await page.locator('section [data-state=live]').waitFor({ timeout: LIVE_WITHIN_MS })

    const address = await page.getByRole('link', { name: 'Open at Mastodon' }).getAttribute('href')
    assert.include(await (await fetch(address!)).text(), 'Said through somebody else’s adapter.')
    assert.deepEqual(errors, [])
    await context.close()
  })
})
