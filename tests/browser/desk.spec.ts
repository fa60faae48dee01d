import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type { Page } from 'playwright'
import { ask, barriers, barriersHere, baseURL, closeBrowser, connectChannel, consentAndChoose, invitationTo, newAddress, newcomer, overflowAt, PASSWORD, picture, shot, stranger } from './support.ts'

/** A sandbox publishes within seconds; a loaded machine takes longer. */
const SETTLED_WITHIN_MS = 90_000
const POST = /\/posts\/[0-9a-f-]{36}$/

const brandsOf = async (page: Page): Promise<{ id: string; name: string }[]> => (await ask(page, 'GET', '/api/v1/brands')).body.data

/** Whose word the brand's posts take from now on. */
async function wantApproval(page: Page, brandId: string) {
  const { body } = await ask(page, 'GET', `/api/v1/brands/${brandId}/profile`)
  const { status } = await ask(page, 'PUT', `/api/v1/brands/${brandId}/profile`, { guidelines: { ...body.data.sections.guidelines, approval: 'internal_and_client' } })
  if (status !== 200) throw new Error(`The guidelines answered ${status}`)
}

/** Somebody else of the workspace, signed in. */
async function colleague(owner: Page) {
  await owner.goto('/team/invitations')
  const workspaceId = (await ask(owner, 'GET', '/api/v1/workspace')).body.data.id
  const email = newAddress('bo')
  await ask(owner, 'POST', '/api/v1/invitations', { email, assignments: [{ roleId: 'admin', scopeType: 'workspace', scopeId: workspaceId }] })
  const link = await invitationTo(owner, email)
  const context = await stranger()
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('input[name=fullName]').fill('Bo Meridian')
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account and join' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/invitations'))
  return { page, context }
}

/** Writes a post with a picture or without, for these channels, and leaves it to the caller to say when. Formats follow from what is there. */
async function write(page: Page, channels: string[], text: string, name?: string) {
  await page.goto('/posts/new')
  await page.locator('#composer-text').fill(text)
  if (name) {
    await page.locator('#composer-media input[type=file]').setInputFiles([await picture(name)])
    await page.getByLabel(`Alt text of ${name}`).fill('A plain coloured square')
  }
  for (const channel of channels) await page.locator('#composer-channels button', { hasText: channel }).first().click()
  // The draft has saved itself, and the check has come back.
  await page.waitForURL(/\/posts\/[0-9a-f-]{36}\/edit$/)
  await page.getByText('Ready', { exact: true }).or(page.getByText(/things? to look at/)).first().waitFor()
}

async function planAt(page: Page, at: DateTime) {
  await page.locator('#when').getByText('At a time', { exact: true }).click()
  await page.locator('#when input[type=date]').fill(at.toFormat('yyyy-MM-dd'))
  await page.locator('#when input[type=time]').fill(at.toFormat('HH:mm'))
}

const soon = (days: number, hour: number) => DateTime.now().setZone('Europe/Prague').plus({ days }).set({ hour, minute: 30, second: 0, millisecond: 0 })

test.group('Browser / the desk', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(300_000)
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))

  test('P21-007 the team and then a client by link approve a post, and an edit asks them again', async ({ assert }) => {
    const ada = await newcomer()
    const handle = await connectChannel(ada.page, 'Instagram')
    const [brand] = await brandsOf(ada.page)
    await wantApproval(ada.page, brand!.id)
    const bo = await colleague(ada.page)

    await write(ada.page, [handle], 'The harbour opens on Friday.', 'harbour.jpg')
    await planAt(ada.page, soon(2, 9))
    await ada.page.getByText('Goes to', { exact: false }).first().waitFor()
    await shot(ada.page, 'approval-1-written')
    await ada.page.getByRole('button', { name: /^Send for approval/ }).click()
    await ada.page.waitForURL(POST)
    await ada.page.locator('section [data-state=in_review]').first().waitFor()
    const path = new URL(ada.page.url()).pathname
    assert.equal(await ada.page.locator('[data-approve]').count(), 0)
    await shot(ada.page, 'approval-2-waiting')

    await bo.page.goto('/approvals')
    await shot(bo.page, 'approval-3-for-the-team')
    await bo.page.goto(path)
    await bo.page.locator('[data-approve]').click()
    await bo.page.getByText('Now the client is asked').first().waitFor()

    await ada.page.goto(path)
    await ada.page.getByRole('button', { name: 'Send to the client' }).click()
    const dialog = ada.page.getByRole('dialog', { name: 'Send to the client' })
    await dialog.getByRole('button', { name: 'Make a link' }).click()
    const address = await dialog.locator('input[data-made], [data-made] input').first().inputValue()
    await shot(ada.page, 'approval-4-link')

    const client = await (await stranger()).newPage()
    await client.goto(address)
    await client.getByRole('heading', { name: /Posts for your approval/ }).waitFor()
    assert.deepEqual(await barriersHere(client), [])
    assert.equal(await overflowAt(client, 320), 0)
    await shot(client, 'approval-5-client')
    await client.locator('input[name=name]').fill('Ines Calder')
    await client.locator('[data-approve]').click()
    await client.getByText('You have answered everything').waitFor()
    await shot(client, 'approval-6-answered')

    await ada.page.goto(path)
    await ada.page.locator('section [data-state=scheduled]').first().waitFor()
    await ada.page.getByText('Approved as it is now').waitFor()
    await shot(ada.page, 'approval-7-approved')

    await ada.page.goto(`${path}/edit`)
    await ada.page.locator('#composer-text').fill('The harbour opens on Saturday.')
    await ada.page.getByRole('button', { name: /^Send for approval/ }).click()
    await ada.page.waitForURL(POST)
    await ada.page.locator('section [data-state=in_review]').first().waitFor()
    const changes = await ada.page.locator('[data-approval]').innerText()
    assert.match(changes, /Friday/)
    assert.match(changes, /Saturday/)
    await shot(ada.page, 'approval-8-edited')

    await ada.page.getByRole('button', { name: 'Send to the client' }).click()
    await ada.page.getByRole('button', { name: /^Revoke/ }).first().click()
    await ada.page.getByText('The link opens nothing any more').first().waitFor()
    await client.goto(address)
    assert.equal(await client.locator('[data-approve]').count(), 0)
    await shot(client, 'approval-9-revoked')
    assert.deepEqual(ada.errors, [])
    await Promise.all([ada.context.close(), bo.context.close(), client.context().close()])
  })

  test('P21-008 a week is planned for two brands and four channels', async ({ assert }) => {
    const { page, context, errors } = await newcomer()
    await connectChannel(page, 'Instagram')
    await connectChannel(page, 'Facebook')
    const made = await ask(page, 'POST', '/api/v1/brands', { name: 'Second Tide', timeZone: 'Europe/Prague' })
    assert.equal(made.status, 201, JSON.stringify(made.body))

    await write(page, ['Instagram', 'Facebook'], 'Opening week, day one', 'one.jpg')
    await planAt(page, soon(1, 9))
    await shot(page, 'week-1-first-brand')
    await page.getByRole('button', { name: /^Schedule 2 posts for/ }).click()
    await page.waitForURL(POST)

    const [first, second] = [(await brandsOf(page)).find(({ id }) => id !== made.body.data.id)!, made.body.data]
    for (const [index, day] of [2, 3, 4].entries()) {
      const connections = (await ask(page, 'GET', '/api/v1/social/connections')).body.data
      const [connection] = connections.filter(({ brandId, adapter }: any) => brandId === first.id && adapter === 'facebook')
      const { status, body } = await ask(page, 'POST', '/api/v1/posts', { brandId: first.id, text: `Day ${index + 2}`, targets: [{ connectionId: connection.id, format: 'facebook.text' }], when: 'at', publishAt: soon(day, 10 + index).toUTC().toISO() })
      assert.equal(status, 201, JSON.stringify(body))
    }
    // The week of its first day: on a Sunday that is the next one.
    await page.goto(`/calendar?view=week&date=${soon(1, 9).toISODate()}`)
    await page.getByText('Opening week').first().waitFor()
    await shot(page, 'week-2-calendar')
    assert.deepEqual(await barriers(page), [])
    assert.equal(await overflowAt(page, 320), 0)

    await page.goto(`/calendar?view=month&brand=${second.id}`)
    assert.equal(await page.getByText('Opening week').count(), 0)
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('P23-008 a post that could not go out is explained, its channel comes back, and it goes out', async ({ assert }) => {
    const { page, context } = await newcomer()
    await connectChannel(page, 'LinkedIn')
    const [connection] = (await ask(page, 'GET', '/api/v1/social/connections')).body.data
    const planned = { brandId: connection.brandId, text: 'Held up on the way', targets: [{ connectionId: connection.id, format: 'linkedin.text' }], when: 'at', publishAt: DateTime.utc().plus({ seconds: 8 }).toISO() }
    // Before it is planned: nobody here hears of it until somebody sends.
    await ask(page, 'POST', '/sandbox/linkedin/access', { state: 'revoked' })
    const { body } = await ask(page, 'POST', '/api/v1/posts', planned)
    if (!body.data) throw new Error(JSON.stringify(body))
    const path = `/posts/${body.data.id}`
    await page.goto(path)
    await page.locator('section [data-state=failed], section [data-state=held]').first().waitFor({ timeout: SETTLED_WITHIN_MS })
    await page.getByText(/[Rr]econnect/).first().waitFor()
    await shot(page, 'repair-1-explained')

    await page.goto('/')
    await shot(page, 'repair-2-dashboard')
    await page.goto('/channels')
    await page.getByRole('link', { name: /Reconnect/ }).or(page.getByRole('button', { name: /Reconnect/ })).first().click()
    await page.locator('button[value=approve]').waitFor()
    await consentAndChoose(page)
    await shot(page, 'repair-3-reconnected')
    await page.getByText('Connected', { exact: true }).first().waitFor()
    assert.match(new URL(page.url()).search, /connected=/)

    // What is late by minutes goes out by itself once its channel is back.
    await page.goto(path)
    await page.locator('section [data-state=live]').first().waitFor({ timeout: SETTLED_WITHIN_MS })
    await page.getByRole('link', { name: /^Open at/ }).first().waitFor()
    await shot(page, 'repair-4-live')
    assert.deepEqual(await barriers(page), [])
    await context.close()
  })
})
