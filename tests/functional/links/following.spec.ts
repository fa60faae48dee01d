import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Brand from '#models/brand'
import { ClickBuffer } from '#services/links/click_buffer'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createOwner } from '#tests/functional/access/support'
import { forgetLimits } from '#tests/support/accounts'
import { clicksOf, counted, followLink, links, makeLink, PHONE } from './support.ts'

test.group('Links / following one', (group) => {
  group.each.setup(() => forgetLimits())

  test('it leads to what was stored, whatever the request says, and sets no cookie', async ({ assert }) => {
    const owner = await createOwner()
    const link = await makeLink(owner, { utm: { source: 'news', campaign: 'spring 2027' } })

    const answers = [await followLink(link.code), await followLink(`${link.code}?to=https://evil.example&target=x`, { 'host': 'evil.example', 'x-forwarded-host': 'evil.example' }), await followLink(link.code, {}, 'HEAD')]

    for (const { status, headers } of answers) {
      assert.equal(status, 302)
      assert.equal(headers.get('location'), 'https://shop.example/sale?b=1&utm_source=news&utm_medium=social&utm_campaign=spring%202027#top')
      assert.isEmpty(headers.getSetCookie())
      assert.include(headers.get('cache-control'), 'no-store')
      assert.include(headers.get('x-robots-tag'), 'noindex')
    }
  })

  test('one that never was, is over, or was deleted says the same on a plain page', async ({ assert }) => {
    const owner = await createOwner()
    const [over, deleted] = [await makeLink(owner), await makeLink(owner)]
    await tenantTx(owner.actor, ({ client }) => client.from('short_links').where({ workspace_id: owner.workspaceId, id: over.id }).update({ expires_at: new Date(Date.now() - 1_000) }))
    await links(owner, 'DELETE', `/${deleted.id}`)

    const answers = [await followLink(over.code), await followLink(deleted.code), await followLink('1111111111'), await followLink('..%2f..%2f'), await followLink('x'.repeat(5_000))]

    assert.deepEqual(answers.map(({ status }) => status), [404, 404, 404, 404, 404])
    assert.lengthOf(new Set(answers.map(({ text }) => text.replace(/nonce="[^"]*"/, ''))), 1)
    assert.include(answers[0].text, 'This link does not work any more')
    assert.notInclude(answers[0].text, '<script')
    for (const { headers } of answers) assert.isEmpty(headers.getSetCookie())
  })

  test('people are counted by day, page before and device; programs, looks ahead and HEAD are not', async ({ assert }) => {
    const owner = await createOwner()
    const { id, code } = await makeLink(owner)

    await followLink(code, { referer: 'https://www.news.example/article?reader=nora' })
    await followLink(code, { referer: 'https://news.example/other' })
    await followLink(code, { 'user-agent': PHONE })
    await followLink(code, { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' })
    await followLink(code, { 'user-agent': 'curl/8' })
    await followLink(code, { 'sec-purpose': 'prefetch' })
    await followLink(code, {}, 'HEAD')

    const clicks = await clicksOf(owner, id)
    assert.equal(clicks.total, 3)
    assert.deepEqual(clicks.referrers, [{ host: 'news.example', clicks: 2 }, { host: null, clicks: 1 }])
    assert.deepEqual(clicks.devices, [{ device: 'desktop', clicks: 2 }, { device: 'mobile', clicks: 1 }])
    assert.lengthOf(clicks.days, 30)
    assert.equal(clicks.days.at(-1).clicks, 3)
    const stored = JSON.stringify(await tenantTx(owner.actor, ({ client }) => client.from('link_clicks').where({ workspace_id: owner.workspaceId, link_id: id })))
    // No word that could stand in an id by chance.
    for (const told of ['127.0.0.1', '::1', 'nora', 'Chrome', 'article']) assert.notInclude(stored, told)
    assert.equal((await links(owner, 'GET', `/${id}`)).body.data.clicks, 3)
  })

  test('a click belongs to the day that the brand’s clock has', async ({ assert }) => {
    const owner = await createOwner()
    const { id } = await makeLink(owner)
    await tenantTx(owner.actor, () => Brand.query().where('id', owner.brandId).update({ timeZone: 'Pacific/Auckland' }))
    const buffer = new ClickBuffer()
    const click = { linkId: id, workspaceId: owner.workspaceId, timeZone: 'Pacific/Auckland', referrer: '', device: 'desktop' as const }

    buffer.add(click, DateTime.fromISO('2027-03-01T10:59:00Z', { zone: 'utc' }) as DateTime<true>)
    buffer.add(click, DateTime.fromISO('2027-03-01T11:01:00Z', { zone: 'utc' }) as DateTime<true>)
    await buffer.flush()

    const { body } = await links(owner, 'GET', `/${id}/clicks?from=2027-03-01&to=2027-03-02`)
    assert.deepEqual(body.data.days, [{ day: '2027-03-01', clicks: 1 }, { day: '2027-03-02', clicks: 1 }])
    assert.equal(body.data.timeZone, 'Pacific/Auckland')
  })

  test('many clicks at once are all counted, by several processes too', async ({ assert }) => {
    const owner = await createOwner()
    const { id, code } = await makeLink(owner)
    const [one, other] = [new ClickBuffer(), new ClickBuffer()]
    const click = { linkId: id, workspaceId: owner.workspaceId, timeZone: 'UTC', referrer: 'a.example', device: 'mobile' as const }

    await Promise.all(Array.from({ length: 40 }, () => followLink(code)))
    for (let round = 0; round < 50; round++) {
      one.add(click)
      other.add({ ...click, referrer: round % 2 ? 'a.example' : 'b.example' })
      if (round % 10 === 9) await Promise.all([one.flush(), other.flush(), one.flush()])
    }

    assert.equal((await clicksOf(owner, id)).total, 140)
  })

  test('clicks on what is gone with its brand trouble nobody, and what cannot be written is kept', async ({ assert }) => {
    const owner = await createOwner()
    const { id } = await makeLink(owner)
    const buffer = new ClickBuffer()
    const click = { linkId: id, workspaceId: owner.workspaceId, timeZone: 'UTC', referrer: '', device: 'desktop' as const }

    buffer.add({ ...click, linkId: randomUUID() })
    buffer.add({ ...click, linkId: randomUUID(), workspaceId: 'no workspace' })
    buffer.add(click)
    await buffer.flush()
    await buffer.flush()

    assert.equal((await clicksOf(owner, id)).total, 1)
    await counted()
  })
})
