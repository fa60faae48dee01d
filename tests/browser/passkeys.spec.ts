import { test } from '@japa/runner'
import type { BrowserContext, Page } from 'playwright'
import { barriers, baseURL, closeBrowser, newcomer, overflowAt } from './support.ts'

/** A device with a finger on it, as Chromium's developer tools play one. */
async function withAuthenticator(context: BrowserContext, page: Page) {
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
  return {
    refuse: (isRefusing: boolean) => device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: !isRefusing }),
    credentials: async () => (await device.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
  }
}

test.group('Browser / passkeys', (group) => {
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))
  group.each.timeout(120_000)
  group.teardown(() => closeBrowser())

  test('A7 a passkey is added, renamed, signs in without a password, and is removed', async ({ assert }) => {
    const { page, context, errors } = await newcomer()
    const device = await withAuthenticator(context, page)
    await page.goto('/account/security')

    // Refused on the device: said in words, and the name is still there.
    await device.refuse(true)
    await page.getByLabel('Name', { exact: true }).fill('Work laptop')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('The device did not make a passkey. Try again.').waitFor()
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Work laptop')
    await device.refuse(false)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('Never used').waitFor()
    assert.lengthOf(await device.credentials(), 1)

    await page.getByRole('button', { name: 'Rename: Work laptop' }).click()
    await page.locator('li').getByLabel('Name', { exact: true }).fill('Studio laptop')
    await page.getByRole('button', { name: 'Save the name' }).click()
    await page.getByRole('button', { name: 'Rename: Studio laptop' }).waitFor()
    assert.deepEqual(await barriers(page), [])
    assert.equal(await overflowAt(page, 320), 0)

    await context.clearCookies()
    await page.goto('/login')
    assert.deepEqual(await barriers(page), [])
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL((url) => url.pathname !== '/login')
    await page.goto('/account/security')
    await page.getByText('Last used').waitFor()

    const removal = page.getByRole('dialog', { name: 'Remove the passkey “Studio laptop”?' })
    const begin = () => page.getByRole('button', { name: 'Remove: Studio laptop' }).click()
    assert.deepEqual(await barriers(page, begin), [])
    await removal.getByRole('button', { name: 'Cancel' }).click()
    await begin()
    await removal.getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('button', { name: 'Remove: Studio laptop' }).waitFor({ state: 'hidden' })
    assert.deepEqual(errors, [])
    await context.close()
  })
})
