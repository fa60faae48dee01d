import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { baseURL, closeBrowser, connectChannel, consentAndChoose, newcomer } from '#tests/browser/support'

const PLATFORMS = ['Facebook', 'Instagram', 'LinkedIn', 'YouTube'].map((platform) => ({ platform }))

test.group('Browser / channels', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(180_000)
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))

  test('{platform} is connected, shows its health, is disconnected, and comes back with its history')
    .with(PLATFORMS)
    .run(async ({ assert }, { platform }) => {
      const { page, context, errors } = await newcomer()
      const handle = await connectChannel(page, platform)
      const card = page.locator(`article[aria-label="${platform} ${handle}"]`)
      await card.getByText('Connected', { exact: true }).waitFor()
      const address = await card.getByRole('link', { name: handle }).getAttribute('href')

      await card.getByRole('button', { name: 'Check now' }).click()
      const lights = card.getByRole('list', { name: 'Checks' })
      await lights.getByText('Publish', { exact: true }).waitFor()
      assert.notInclude(await lights.innerText(), 'Does not work')
      await card.getByText(/^Checked /).waitFor()

      await card.getByRole('button', { name: 'Disconnect' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
      await card.getByText('Disconnected', { exact: true }).waitFor()

      await card.getByRole('button', { name: 'Reconnect' }).click()
      await page.locator('button[value=approve]').waitFor()
      await consentAndChoose(page)
      await card.getByText('Connected', { exact: true }).waitFor()
      assert.equal(await card.getByRole('link', { name: handle }).getAttribute('href'), address)
      assert.equal(await cardsOf(page, platform, handle), 1)
      assert.deepEqual(errors, [])
      await context.close()
    })
})

const cardsOf = (page: Page, platform: string, handle: string) => page.locator(`article[aria-label="${platform} ${handle}"]`).count()
