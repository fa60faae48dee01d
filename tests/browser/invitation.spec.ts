import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { ask, barriers, baseURL, closeBrowser, invitationTo, newAddress, newcomer, overflowAt, PASSWORD, stranger } from './support.ts'

/** Somebody's invitation of this address to their whole workspace; the answer is the path of its link. */
async function invite(page: Page, email: string, message?: string) {
  await page.goto('/team/invitations')
  const workspaceId = (await ask(page, 'GET', '/api/v1/workspace')).body.data.id
  const { status } = await ask(page, 'POST', '/api/v1/invitations', { email, message, assignments: [{ roleId: 'editor', scopeType: 'workspace', scopeId: workspaceId }] })
  if (status !== 201) throw new Error(`The invitation answered ${status}`)
  return invitationTo(page, email)
}

test.group('Browser / invitation', (group) => {
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))
  group.each.timeout(120_000)
  group.teardown(() => closeBrowser())

  test('R6-003 a new person reads what they are invited to, makes their account on the same page, and works there', async ({ assert }) => {
    const owner = await newcomer()
    const email = newAddress('mila')
    const link = await invite(owner.page, email, 'We start on Monday.')
    const context = await stranger()
    const page = await context.newPage()

    await page.goto(link)
    assert.deepEqual(await barriers(page), [])
    assert.equal(await overflowAt(page, 320), 0)
    await page.getByText('We start on Monday.').waitFor()
    await page.getByText('Editor in the whole workspace').waitFor()
    const submit = page.getByRole('button', { name: 'Create account and join' })
    await page.locator('input[name=fullName]').fill('Mila Grove')
    await page.locator('input[name=password]').fill('short')
    await submit.click()
    await page.getByText(/at least 8 characters/i).first().waitFor()
    assert.equal(await page.locator('input[name=fullName]').inputValue(), 'Mila Grove')
    await page.locator('input[name=password]').fill(PASSWORD)
    await submit.click()
    await page.waitForURL((url) => !url.pathname.startsWith('/invitations'))

    const mine = (await ask(page, 'GET', '/api/v1/me/permissions')).body.data
    assert.include(JSON.stringify(mine), 'posts.')
    const used = await page.goto(link)
    assert.equal(used!.status(), 404)
    await page.getByRole('heading', { name: 'This invitation does not work' }).waitFor()
    await context.close()
    await owner.context.close()
  })

  test('R6-003 somebody with an account signs in first and comes back; signed in, one click is enough', async ({ assert }) => {
    const [owner, guest] = [await newcomer(), await newcomer()]
    const link = await invite(owner.page, guest.email)
    const elsewhere = await stranger()
    const page = await elsewhere.newPage()

    await page.goto(link)
    await page.getByText(`${guest.email} has an account`).waitFor()
    assert.deepEqual(await barriers(page), [])
    await page.getByRole('link', { name: 'Sign in to accept' }).click()
    await page.locator('input[name=email]').fill(guest.email)
    await page.locator('input[name=password]').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL((url) => url.pathname === link)
    await page.getByText(`You are signed in as ${guest.email}.`).waitFor()
    assert.deepEqual(await barriers(page), [])
    assert.equal(await overflowAt(page, 320), 0)
    await page.getByRole('button', { name: 'Accept the invitation' }).click()
    await page.waitForURL((url) => url.pathname !== link)

    await owner.page.goto('/team')
    await owner.page.getByText(guest.email).first().waitFor()
    for (const { context } of [owner, guest]) await context.close()
    await elsewhere.close()
  })

  test('R6-003 T8 another person learns nothing from the link, and may sign out and try again', async ({ assert }) => {
    const [owner, wrong] = [await newcomer(), await newcomer()]
    const email = newAddress('meant')
    const link = await invite(owner.page, email, 'A private word')

    const answer = await wrong.page.goto(link)
    const shown = await wrong.page.content()

    assert.equal(answer!.status(), 404)
    await wrong.page.getByText(`You are signed in as ${wrong.email}.`).waitFor()
    for (const secret of [email, 'A private word', owner.email]) assert.notInclude(shown, secret)
    assert.deepEqual(await barriers(wrong.page), [])
    assert.equal(await overflowAt(wrong.page, 320), 0)
    await wrong.page.getByRole('button', { name: 'Sign out and try again' }).click()
    await wrong.page.getByRole('button', { name: 'Create account and join' }).waitFor()
    await wrong.page.getByText(`Make your account for ${email}.`).waitFor()
    for (const { context } of [owner, wrong]) await context.close()
  })
})
