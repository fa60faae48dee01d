import { setTimeout } from 'node:timers/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Secret, TOTP } from 'otpauth'
import type { Locator, Page } from 'playwright'
import { PROVED_AT } from '#services/accounts/step_up'
import { barriers, baseURL, closeBrowser, newcomer, overflowAt, PASSWORD, signIn, stranger } from './support.ts'

const PERIOD_MS = 30_000
/** Typing a code and sending it takes a slow machine so long. */
const TYPING_MS = 10_000

/** Each step is taken once, and one before and after now are accepted: three codes, without waiting for the next. One that would be a step older when it arrives is made afterwards. */
async function codeOf(key: string, steps: -1 | 0 | 1) {
  const left = PERIOD_MS - (Date.now() % PERIOD_MS)
  if (left < TYPING_MS) await setTimeout(left)
  return new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate({ timestamp: Date.now() + steps * PERIOD_MS })
}

/** As if ten minutes had passed since everybody's last proof, in the database of the stack. */
async function forgetProofs(email: string) {
  const { rowCount } = await db.connection('app').rawQuery(`update sessions set data = regexp_replace(data, ?, ?) where user_id = (select id::text from users where email = ?)`, [`"${PROVED_AT}":[0-9]+`, `"${PROVED_AT}":1`, email])
  if (!rowCount) throw new Error(`${email} has no session`)
}

const stepUp = (page: Page) => page.getByRole('dialog', { name: 'Confirm that it is you' })

/** Which element is named by the focus, for who works without a mouse. */
const hasFocus = (locator: Locator) => locator.evaluate((element: any) => element === element.ownerDocument.activeElement)

test.group('Browser / second factor', (group) => {
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))
  group.each.timeout(120_000)
  group.teardown(() => closeBrowser())

  test('A6 an authenticator app is set up, asked for at sign-in, replaced once by a recovery code, and turned off', async ({ assert }) => {
    const { page, context, email, errors } = await newcomer()
    const begin = () => page.getByRole('button', { name: 'Set up an authenticator app' }).click()
    await page.goto('/account/security')
    assert.deepEqual(await barriers(page, begin), [])
    assert.equal(await overflowAt(page, 320), 0)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await begin()
    await page.locator('code[data-shown-once]').getByText(/^\w{4}( \w{4}){7}$/).waitFor()

    const key = await page.locator('code[data-shown-once]').innerText()

    // A wrong code says so and keeps the key; the right one shows the recovery codes, this once.
    const code = page.getByLabel('Code from the app')
    await code.fill('000000')
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await page.getByText('This code is not right. Check that the clock').waitFor()
    assert.equal(await page.locator('code[data-shown-once]').innerText(), key)
    await code.fill(await codeOf(key, -1))
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
    const codes = await page.locator('ul[data-shown-once] li').allInnerTexts()
    assert.lengthOf(codes, 10)
    assert.equal(await overflowAt(page, 320), 0)
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText('You have 10 recovery codes left.').waitFor()

    // Signing in elsewhere: the password alone opens nothing.
    const elsewhere = await stranger()
    const other = await elsewhere.newPage()
    await signIn(other, email)
    assert.equal(new URL(other.url()).pathname, '/login/confirm')
    assert.deepEqual(await barriers(other), [])
    assert.equal(await overflowAt(other, 320), 0)
    const field = other.locator('input[name=code]')
    assert.isTrue(await hasFocus(field))
    await field.fill('000000')
    await field.press('Enter')
    await other.getByText('This code is not right').waitFor()
    await field.fill(await codeOf(key, 0))
    await field.press('Enter')
    await other.waitForURL((url) => !url.pathname.startsWith('/login'))

    const third = await (await stranger()).newPage()
    await signIn(third, email)
    await third.locator('input[name=code]').fill(codes[0])
    await third.getByRole('button', { name: 'Sign in', exact: true }).click()
    await third.waitForURL((url) => !url.pathname.startsWith('/login'))
    await third.goto('/account/security')
    await third.getByText('You have 9 recovery codes left.').waitFor()

    await third.getByRole('button', { name: 'Turn it off' }).click()
    const sure = third.getByRole('dialog', { name: 'Turn off the authenticator app?' })
    await sure.getByRole('button', { name: 'Turn it off' }).click()
    await third.getByRole('button', { name: 'Set up an authenticator app' }).waitFor()
    assert.deepEqual(errors, [])
    for (const one of [context, elsewhere, third.context()]) await one.close()
  })

  test('A8 a sensitive act asks again who it is, keeps what was typed, and goes on by itself after the proof', async ({ assert }) => {
    const { page, context, email, errors } = await newcomer()
    const ask = async () => {
      await forgetProofs(email)
      await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
      await stepUp(page).waitFor()
      await stepUp(page).locator('input[name=password]').waitFor()
    }
    await page.goto('/account/security')
    assert.deepEqual(await barriers(page, ask), [])
    assert.equal(await overflowAt(page, 320), 0)

    await page.waitForFunction(() => (globalThis as any).document.activeElement?.name === 'password')
    await page.keyboard.type('not it')
    await page.keyboard.press('Enter')
    await stepUp(page).getByText('not your current password').waitFor()
    await page.keyboard.press('Escape')
    await stepUp(page).waitFor({ state: 'hidden' })
    assert.equal(await page.locator('code[data-shown-once]').count(), 0)

    await ask()
    await stepUp(page).locator('input[name=password]').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.locator('code[data-shown-once]').waitFor()
    await stepUp(page).waitFor({ state: 'hidden' })

    // A form of a page, not a request of the API: the same dialog, and what was typed is sent after it.
    await page.goto('/account')
    await forgetProofs(email)
    const next = `new.${email}`
    await page.locator('input[name=email]').fill(next)
    await page.locator('input[name=currentPassword]').fill(PASSWORD)
    await page.getByRole('button', { name: 'Change the address' }).click()
    await stepUp(page).locator('input[name=password]').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByText(`We sent a link to ${next}.`).first().waitFor()
    assert.deepEqual(errors, [])
    await context.close()
  })
})
