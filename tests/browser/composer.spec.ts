import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type { Page } from 'playwright'
import { ask, barriersHere, baseURL, closeBrowser, connectChannel, newcomer, overflowAt, picture, shot, video } from './support.ts'

const SETTLED_WITHIN_MS = 90_000
const EDITING = /\/posts\/[0-9a-f-]{36}\/edit$/
const saved = (page: Page) => page.getByLabel(/^Saves itself/).first().waitFor()

async function forbid(page: Page, brandId: string, bannedWords: string[]) {
  const { body } = await ask(page, 'GET', `/api/v1/brands/${brandId}/profile`)
  const { status } = await ask(page, 'PUT', `/api/v1/brands/${brandId}/profile`, { guidelines: { ...body.data.sections.guidelines, bannedWords } })
  if (status !== 200) throw new Error(`The guidelines answered ${status}`)
}
const connectionsOf = async (page: Page): Promise<{ id: string; brandId: string; adapter: string }[]> => (await ask(page, 'GET', '/api/v1/social/connections')).body.data

test.group('Browser / the composer', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(300_000)
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))

  test('a text alone asks for its brand, is a draft from then on, and may still change it', async ({ assert }) => {
    const { page, context, errors } = await newcomer()
    const made = await ask(page, 'POST', '/api/v1/brands', { name: 'Second Tide', timeZone: 'Asia/Tokyo' })
    await page.goto('/posts/new')
    await page.locator('#composer-text').fill('For whom is this?')
    await page.locator('[data-which-brand]').waitFor()
    assert.deepEqual(await barriersHere(page), [])
    assert.equal(await overflowAt(page, 320), 0)
    assert.notMatch(page.url(), EDITING)

    // It is being typed there: another tab begins with nothing, and what it leaves behind is the next one's.
    const other = await context.newPage()
    await other.goto('/posts/new')
    await other.locator('#composer-text').waitFor()
    assert.equal(await other.locator('#composer-text').inputValue(), '')
    await other.locator('#composer-text').fill('Closed too early')
    await other.locator('[data-which-brand]').waitFor()
    await other.close({ runBeforeUnload: true })
    const next = await context.newPage()
    await next.goto('/posts/new')
    await next.getByText(/^Your unsaved text from .* is back\.$/).waitFor()
    assert.equal(await next.locator('#composer-text').inputValue(), 'Closed too early')
    await next.close()

    await page.locator('[data-which-brand]').getByRole('button', { name: 'Second Tide' }).click()
    await page.waitForURL(EDITING)
    await saved(page)
    const id = page.url().split('/').at(-2)!
    assert.equal((await ask(page, 'GET', `/api/v1/posts/${id}`)).body.data.brandId, made.body.data.id)

    await page.reload()
    await page.getByRole('combobox', { name: 'Brand' }).click()
    await page.getByRole('option').filter({ hasNotText: 'Second Tide' }).first().click()
    await page.waitForTimeout(3_000)
    await saved(page)
    assert.notEqual((await ask(page, 'GET', `/api/v1/posts/${id}`)).body.data.brandId, made.body.data.id)
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('a channel that was chosen first takes the format of the picture that comes later', async ({ assert }) => {
    const { page, context, errors } = await newcomer()
    const handle = await connectChannel(page, 'LinkedIn')
    await page.goto('/posts/new')
    await page.locator('#composer-text').fill('The harbour at six')
    await page.locator('#composer-channels button', { hasText: handle }).first().click()
    await page.waitForURL(EDITING)

    await page.locator('#composer-media input[type=file]').setInputFiles([await picture('six.jpg')])
    await page.locator('[data-followed]').waitFor()
    await page.getByLabel('Alt text of six.jpg').fill('A plain coloured square')
    await page.getByText('Ready', { exact: true }).or(page.getByText(/things? to look at/)).first().waitFor()
    await shot(page, 'composer-format-follows')
    assert.deepEqual(await barriersHere(page), [])

    await page.getByRole('button', { name: 'Crop six.jpg' }).click()
    await page.getByRole('dialog').waitFor()
    assert.deepEqual(await barriersHere(page), [], 'cropping')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'From the library' }).click()
    await page.getByRole('dialog').waitFor()
    assert.deepEqual(await barriersHere(page), [], 'the library')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'History' }).click()
    await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    assert.deepEqual(await barriersHere(page), [], 'the history')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Remove six.jpg' }).click()
    await page.locator('[data-followed]', { hasText: 'Text' }).waitFor()
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('a part of a video is chosen, is there after a reload, and the preview shows it', async ({ assert }) => {
    const { page, context, errors } = await newcomer()
    const handle = await connectChannel(page, 'Instagram')
    await page.goto('/posts/new')
    await page.locator('#composer-text').fill('How a bun is made')
    await page.locator('#composer-channels button', { hasText: handle }).first().click()
    await page.waitForURL(EDITING)
    await page.locator('#composer-media input[type=file]').setInputFiles([video('bun.mp4')])
    // There is something to draw on once the still is made.
    const opens = page.getByRole('button', { name: 'Crop bun.mp4' })
    await opens.waitFor({ timeout: SETTLED_WITHIN_MS })
    await page.getByLabel('Alt text of bun.mp4').fill('Coloured bars')
    const frame = page.locator('figure [data-fit] > svg').first()
    await frame.waitFor()
    assert.equal(await frame.getAttribute('viewBox'), '0 0 1280 720')

    await opens.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Choose the part that is shown' })
    await dialog.getByRole('button', { name: 'Square' }).click()
    await dialog.getByLabel('From the left').fill('10')
    await page.keyboard.press('Tab')
    assert.deepEqual(await barriersHere(page), [], 'the part of a video')
    await shot(page, 'composer-video-part')
    await dialog.getByRole('button', { name: 'Crop', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    assert.isTrue(await opens.evaluate((button: any) => button === button.ownerDocument.activeElement), 'the focus is back')
    await page.waitForTimeout(3_000)
    await saved(page)

    const id = page.url().split('/').at(-2)!
    const kept = (await ask(page, 'GET', `/api/v1/posts/${id}`)).body.data.media[0].crop
    assert.closeTo(kept.x, 0.1, 0.005)
    assert.closeTo(kept.width, 0.5625, 0.005)
    assert.equal(kept.height, 1)
    await page.reload()
    await page.getByRole('button', { name: 'Crop bun.mp4' }).waitFor()
    await page.getByText('Cropped', { exact: true }).waitFor()
    assert.deepEqual((await frame.getAttribute('viewBox'))!.split(' ').map((side) => Math.round(Number(side))), [128, 0, 720, 720])
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('what the brand does not want goes out when somebody says that it is meant, and not before', async ({ assert }) => {
    const { page, context } = await newcomer()
    await connectChannel(page, 'LinkedIn')
    const [connection] = await connectionsOf(page)
    await forbid(page, connection!.brandId, ['cheap'])
    const { body } = await ask(page, 'POST', '/api/v1/posts', { brandId: connection!.brandId, text: 'A cheap pot', targets: [{ connectionId: connection!.id, format: 'linkedin.text' }], when: 'draft' })

    await page.goto(`/posts/${body.data.id}`)
    await page.getByRole('button', { name: 'More' }).first().click()
    await page.getByRole('menuitem', { name: 'Publish now' }).click()
    const dialog = page.getByRole('dialog', { name: 'Publish it all the same?' })
    await dialog.getByText('The brand does not want this word: cheap.').waitFor()
    await shot(page, 'composer-meant')
    assert.deepEqual(await barriersHere(page), [])
    await dialog.getByRole('button', { name: 'Publish it all the same' }).click()
    await page.locator('section [data-state=live]').first().waitFor({ timeout: SETTLED_WITHIN_MS })
    await context.close()
  })

  test('the times of a series change on its page, with what that does to its posts', async ({ assert }) => {
    const { page, context, errors } = await newcomer()
    await connectChannel(page, 'LinkedIn')
    const [connection] = await connectionsOf(page)
    const startsAt = `${DateTime.now().setZone('Europe/Prague').plus({ days: 1 }).toFormat('yyyy-MM-dd')}T09:30`
    const { body } = await ask(page, 'POST', '/api/v1/series', { brandId: connection!.brandId, text: 'Every day', targets: [{ connectionId: connection!.id, format: 'linkedin.text' }], rule: 'FREQ=DAILY;COUNT=4', startsAt, timeZone: 'Europe/Prague' })
    await page.goto(`/series/${body.data.id}`)

    await page.locator('[data-times]').click()
    const dialog = page.getByRole('dialog', { name: 'Change the times' })
    await dialog.getByLabel('Number of posts').fill('2')
    await dialog.getByText('2 posts are withdrawn').waitFor()
    await shot(page, 'series-times')
    assert.deepEqual(await barriersHere(page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Changed', { exact: true }).first().waitFor()
    await page.getByText(/2 posts$/).first().waitFor()
    assert.lengthOf((await ask(page, 'GET', `/api/v1/series/${body.data.id}`)).body.data.upcoming, 2)

    await page.getByRole('button', { name: 'Leave this one out' }).first().click()
    await page.getByRole('button', { name: 'Take it back in' }).click()
    await page.getByText('Back in', { exact: true }).first().waitFor()
    assert.equal(await overflowAt(page, 320), 0)
    assert.deepEqual(errors, [])
    await context.close()
  })
})
