import { test } from '@japa/runner'
import type { Locator, Page } from 'playwright'
import { ask, barriers, baseURL, closeBrowser, connectInstagram, newcomer, overflowAt, picture, shot } from './support.ts'

/** The days around the change of clocks in Prague, of the first spring that is ahead. */
function changeOfClocks() {
  const now = new Date()
  const lastSunday = (year: number) => 31 - new Date(Date.UTC(year, 2, 31)).getUTCDay()
  const year = now < new Date(Date.UTC(now.getUTCFullYear(), 2, lastSunday(now.getUTCFullYear()) - 3)) ? now.getUTCFullYear() : now.getUTCFullYear() + 1
  const sunday = new Date(Date.UTC(year, 2, lastSunday(year)))
  const day = (distance: number) => new Date(sunday.getTime() + distance * 86_400_000).toISOString().slice(0, 10)
  return { saturday: day(-1), monday: day(1) }
}

/** A file of one's own, as the page would send it. */
async function upload(page: Page, brandId: string): Promise<string> {
  const { name, mimeType, buffer } = await picture('plan.jpg')
  const token = decodeURIComponent((await page.context().cookies()).find((cookie) => cookie.name.endsWith('XSRF-TOKEN'))?.value ?? '')
  const response = await page.context().request.post('/api/v1/media', { headers: { 'accept': 'application/json', 'x-xsrf-token': token }, multipart: { brandId, altText: 'A plain coloured square', file: { name, mimeType, buffer } } })
  return (await response.json()).data.id
}

/** As a hand does it: in small steps, and with a rest before letting go. */
async function drag(page: Page, from: Locator, to: Locator) {
  await page.setViewportSize({ width: 1280, height: 1100 })
  const middle = async (place: Locator) => {
    const box = (await place.boundingBox())!
    return [box.x + box.width / 2, box.y + box.height / 2] as const
  }
  await page.mouse.move(...(await middle(from)))
  await page.mouse.down()
  await page.mouse.move(...(await middle(to)), { steps: 15 })
  await page.waitForTimeout(200)
  await page.mouse.up()
}

const chipIn = (page: Page, day: string): Locator => page.locator(`[data-cell="${day}"] [data-chip]`)

test.group('Browser / calendar', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(240_000)
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))

  test('a post dragged across a change of clocks goes out at the same time on the clock, and comes back with one click', async ({ assert }) => {
    const { page, context, errors } = await newcomer()
    await connectInstagram(page)
    const [connection] = (await ask(page, 'GET', '/api/v1/social/connections')).body.data
    const media = await upload(page, connection.brandId)
    const { saturday, monday } = changeOfClocks()
    const planned = { brandId: connection.brandId, text: 'Across the change', media: [{ id: media }], targets: [{ connectionId: connection.id, format: 'instagram.feed' }], when: 'at', publishAt: `${saturday}T08:30:00.000Z`, timeZone: 'Europe/Prague' }
    const { id } = (await ask(page, 'POST', '/api/v1/posts', planned)).body.data

    // Month: a week holds Saturday and Sunday, and Monday stands in the next.
    await page.goto(`/calendar?view=month&date=${saturday}&zone=Europe/Prague`)
    const chip = chipIn(page, saturday)
    await chip.waitFor()
    assert.include(await chip.innerText(), '09:30')
    await shot(page, 'calendar-1-planned')
    await drag(page, chip, page.locator(`[data-cell="${monday}"]`))
    await chipIn(page, monday).waitFor()
    await page.getByText(/^Moved to .* 09:30 · Prague/).first().waitFor()
    await shot(page, 'calendar-2-moved')

    const read = async () => (await ask(page, 'GET', `/api/v1/posts/${id}`)).body.data
    assert.containsSubset(await read(), { publishAt: `${monday}T07:30:00.000Z`, state: 'scheduled' })
    assert.equal((await read()).deliveries[0].publishAt, `${monday}T07:30:00.000Z`)

    await page.getByRole('button', { name: 'Undo' }).first().click()
    await chipIn(page, saturday).waitFor()
    assert.equal((await read()).publishAt, `${saturday}T08:30:00.000Z`)
    await shot(page, 'calendar-3-undone')
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('the keyboard does what the mouse does: a post is moved by days and to a time', async ({ assert }) => {
    const { page, context } = await newcomer()
    const { saturday, monday } = changeOfClocks()
    const { id } = (await ask(page, 'POST', '/api/v1/posts', { text: 'A draft with a place', when: 'draft', publishAt: `${saturday}T08:30:00.000Z`, timeZone: 'Europe/Prague' })).body.data
    await page.goto(`/calendar?view=month&date=${saturday}&zone=Europe/Prague`)

    await chipIn(page, saturday).focus()
    await page.keyboard.press('Alt+ArrowRight')
    await page.keyboard.press('Alt+ArrowRight')
    await chipIn(page, monday).waitFor()
    // The focus went along.
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog', { name: 'Move to another time' })
    await dialog.getByLabel(/^Time/).fill('14:45')
    await page.keyboard.press('Enter')
    await page.locator(`[data-cell="${monday}"] [data-chip]`, { hasText: '14:45' }).waitFor()

    // The page shows it at once, and the server follows.
    const read = async () => (await ask(page, 'GET', `/api/v1/posts/${id}`)).body.data
    for (let look = 0; look < 40 && (await read()).publishAt !== `${monday}T12:45:00.000Z`; look++) await page.waitForTimeout(250)
    assert.containsSubset(await read(), { publishAt: `${monday}T12:45:00.000Z`, state: 'draft' })
    await context.close()
  })

  test('filters and the view are in the address and survive a reload; nothing stands in the way in either theme', async ({ assert }) => {
    const { page, context } = await newcomer()
    const { saturday } = changeOfClocks()
    await ask(page, 'POST', '/api/v1/posts', { text: 'A draft', when: 'draft', publishAt: `${saturday}T08:30:00.000Z`, timeZone: 'Europe/Prague' })
    await ask(page, 'POST', '/api/v1/calendar/entries', { kind: 'campaign', title: 'Spring menu', startsOn: saturday, endsOn: saturday })
    await page.goto(`/calendar?view=month&date=${saturday}`)
    await chipIn(page, saturday).waitFor()

    await page.getByLabel('State').click()
    await page.getByRole('option', { name: 'Scheduled' }).click()
    await page.waitForURL(/state=scheduled/)
    await chipIn(page, saturday).waitFor({ state: 'detached' })
    await page.reload()
    assert.equal(await chipIn(page, saturday).count(), 0)
    await page.goBack()
    await chipIn(page, saturday).waitFor()

    assert.deepEqual(await barriers(page), [])
    await page.getByText('Week', { exact: true }).click()
    await page.waitForURL(/view=week/)
    assert.deepEqual(await barriers(page), [])
    assert.equal(await overflowAt(page, 320), 0)
    await context.close()
  })
})
