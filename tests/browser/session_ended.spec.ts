import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { Page } from 'playwright'
import { barriersHere, baseURL, closeBrowser, newcomer, overflowAt, signIn } from './support.ts'

const endSessions = (email: string) => db.connection('app').rawQuery('delete from sessions where user_id = (select id::text from users where email = ?)', [email])
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Your session has ended' })

test.group('Browser / a session that ended', (group) => {
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))
  group.each.timeout(120_000)
  group.teardown(() => closeBrowser())

  test('S4 what is typed stays, the person signs in in another tab, and what they asked for is done then', async ({ assert }) => {
    const { page, context, email, errors } = await newcomer()
    await page.goto('/posts/new')
    const text = page.locator('textarea').first()
    await text.fill('Written before the session ended')
    await page.getByText('Draft', { exact: true }).click()
    await endSessions(email)

    const save = page.getByRole('button', { name: 'Save draft' })
    await save.click()
    await dialog(page).waitFor()
    await dialog(page).getByRole('button', { name: 'Go on' }).click()
    await dialog(page).getByText('You are not signed in yet.').waitFor()
    assert.equal(await text.inputValue(), 'Written before the session ended')

    const [other] = await Promise.all([context.waitForEvent('page'), dialog(page).getByRole('link', { name: 'Sign in in a new tab' }).click()])
    await signIn(other, email)
    await other.close()
    await dialog(page).getByRole('button', { name: 'Go on' }).click()
    await dialog(page).waitFor({ state: 'hidden' })
    await page.waitForURL(/\/posts\/[0-9a-f-]{36}/)
    await page.goto('/posts')
    await page.getByText('Written before the session ended').first().waitFor()
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('S4 somebody else who signs in at this browser does not send it as theirs; the dialog is readable for everybody', async ({ assert }) => {
    const [{ page, context, email }, other] = [await newcomer(), await newcomer()]
    await other.context.close()
    await page.goto('/posts/new')
    await page.locator('textarea').first().fill('Not yours')
    await page.getByText('Draft', { exact: true }).click()
    await endSessions(email)
    await page.getByRole('button', { name: 'Save draft' }).click()
    await dialog(page).waitFor()
    assert.deepEqual(await barriersHere(page), [])
    assert.equal(await overflowAt(page, 320), 0)

    const tab = await context.newPage()
    await signIn(tab, other.email)
    await dialog(page).getByRole('button', { name: 'Go on' }).click()
    await dialog(page).getByText('Somebody else is signed in here now.').waitFor()
    await tab.goto('/posts')
    await tab.locator('h1').first().waitFor()
    assert.equal(await tab.getByText('Not yours').count(), 0)
    assert.equal(await page.locator('textarea').first().inputValue(), 'Not yours')
    await context.close()
  })
})
