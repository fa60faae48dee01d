import { test } from '@japa/runner'
import { ask, barriers, baseURL, closeBrowser, invitationTo, newAddress, newcomer, openBrowser, PASSWORD } from './support.ts'

test.group('Browser / access', (group) => {
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))
  group.each.timeout(120_000)
  group.teardown(() => closeBrowser())

  test('R7-004 an invited client sees their brand, is told why they may not do more, and is out when the role is taken', async ({ assert }) => {
    const owner = await newcomer()
    const [email, rival] = [newAddress(), `Rival ${Date.now()}`]
    const { body: brands } = await ask(owner.page, 'GET', '/api/v1/brands')
    const mine = brands.data[0]
    const other = (await ask(owner.page, 'POST', '/api/v1/brands', { name: rival, timeZone: 'UTC' })).body.data
    await ask(owner.page, 'POST', '/api/v1/posts', { text: 'A secret of the rival', brandId: other.id })
    await ask(owner.page, 'POST', '/api/v1/posts', { text: 'A draft for the client', brandId: mine.id })

    // Assignment: the role and the brand are chosen in the form of the invitation.
    await owner.page.goto('/team/invitations')
    await owner.page.getByRole('button', { name: 'Invite people' }).first().click()
    const form = owner.page.getByRole('dialog')
    await form.getByLabel('E-mail addresses').fill(email)
    await owner.page.keyboard.press('Enter')
    await form.getByLabel('Role').click()
    await owner.page.getByRole('option', { name: /^Client/ }).click()
    await form.getByRole('checkbox', { name: mine.name }).click()
    await form.getByRole('button', { name: 'Send 1 invitation' }).click()
    await owner.page.getByText('One invitation is on its way.').first().waitFor()

    // Invitation: the link from the mail, a new account, and the workspace.
    const link = await invitationTo(owner.page, email)
    const context = await (await openBrowser()).newContext({ baseURL, locale: 'en-GB', timezoneId: 'Europe/Prague', viewport: { width: 1280, height: 800 } })
    const client = await context.newPage()
    await client.goto(link)
    await client.locator('input[name=fullName]').fill('Nora Field')
    await client.locator('input[name=password]').fill(PASSWORD)
    await client.getByRole('button', { name: 'Create account and join' }).click()
    await client.waitForURL((url) => url.pathname === '/')
    await client.goto('/posts')
    await client.getByText('A draft for the client').first().waitFor()
    const seen = await client.content()
    assert.notInclude(seen, 'A secret of the rival')
    assert.notInclude(seen, rival)

    // Denial: what they may not do is not offered, and the server refuses it as well.
    assert.equal(await client.getByRole('link', { name: 'Team' }).count(), 0)
    assert.equal((await ask(client, 'POST', '/api/v1/posts', { text: 'Mine' })).status, 403)
    assert.equal((await ask(client, 'GET', `/api/v1/posts?brand=${other.id}`)).body.data.length, 0)
    const why = (await ask(client, 'GET', `/api/v1/access/explain?permission=posts.publish&resourceType=brand&resourceId=${mine.id}`)).body.data
    assert.isFalse(why.allowed)
    assert.include(why.sentence, 'Nora Field may not')
    await client.goto('/team')
    assert.include(await client.content(), 'data-page')
    assert.equal(await client.getByText(email).count(), 0)

    // Revocation: the owner takes the role away in the team page, and the client's next click finds nothing.
    await owner.page.goto('/team')
    await owner.page.getByRole('button', { name: /Take the role Client away from Nora Field/ }).click()
    await owner.page.getByText('Taken away.').first().waitFor()
    assert.equal((await ask(client, 'GET', '/api/v1/posts')).status, 403)
    await client.goto('/posts')
    assert.equal(await client.getByText('A draft for the client').count(), 0)

    for (const path of ['/team', '/team/roles', '/team/invitations', '/audit', '/audit/access', '/settings']) {
      await owner.page.goto(path)
      await owner.page.locator('h1').first().waitFor()
      assert.deepEqual(await barriers(owner.page), [], path)
    }
    assert.deepEqual(owner.errors, [])
    await context.close()
    await owner.context.close()
  })
})
