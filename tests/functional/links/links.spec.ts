import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import env from '#start/env'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { api, call, createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { addConnection, created } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { clicksOf, counted, followLink, links, makeLink } from './support.ts'

test.group('Links / short links', (group) => {
  group.each.setup(() => forgetLimits())

  test('one is made, named, ended and listed; where it leads cannot be changed', async ({ assert }) => {
    const owner = await createOwner()
    const link = await makeLink(owner, { label: ' Sale ', tag: false })

    const renamed = await links(owner, 'PATCH', `/${link.id}`, { label: 'Spring sale', url: 'https://evil.example', target: 'https://evil.example', code: '1111111111' })
    const listed = await links(owner, 'GET', `?brand=${owner.brandId}&codes=${link.code}`)

    assert.equal(link.short, `${env.get('APP_URL')}/l/${link.code}`)
    assert.equal(link.target, 'https://shop.example/sale?b=1#top')
    assert.containsSubset(renamed.body.data, { label: 'Spring sale', target: link.target, code: link.code, url: link.url })
    assert.deepEqual(listed.body.data.map(({ id }: any) => id), [link.id])
    assert.equal((await links(owner, 'DELETE', `/${link.id}`)).status, 204)
    assert.equal((await links(owner, 'GET', `/${link.id}`)).status, 404)
    assert.lengthOf((await links(owner, 'GET', `?codes=${link.code}`)).body.data, 0)
    const entries = await tenantTx(owner.actor, ({ client }) => client.from('audit_logs').where({ workspace_id: owner.workspaceId, subject_type: 'link' }).orderBy('seq'))
    assert.deepEqual(entries.map(({ action }) => action), ['link.changed', 'link.deleted'])
  })

  test('{url} is refused with what to do about it')
    .with([
      { url: 'javascript:alert(1)' },
      { url: 'data:text/html,x' },
      { url: '//shop.example/x' },
      { url: 'ftp://shop.example' },
      { url: 'https://user:secret@shop.example' },
      { url: 'http://localhost:3333/x' },
      { url: 'shop' },
    ])
    .run(async ({ assert }, { url }) => {
      const { status, body } = await links(await createOwner(), 'POST', '', { url })

      assert.equal(status, 422)
      assert.deepEqual(body.errors, [{ path: 'url', rule: 'page', message: 'Give the address of a page, such as https://example.com/sale' }])
    })

  test('a short link of ours is not shortened again', async ({ assert }) => {
    const owner = await createOwner()
    const { short } = await makeLink(owner)

    assert.equal((await links(owner, 'POST', '', { url: short })).body.errors[0].rule, 'link.short')
  })

  test('what ends in the past, or after everybody, is refused', async ({ assert }) => {
    const owner = await createOwner()
    const url = 'https://shop.example/x'

    const answers = await Promise.all(['2001-01-01T00:00:00Z', '2999-01-01T00:00:00Z', 'tomorrow'].map((expiresAt) => links(owner, 'POST', '', { url, expiresAt })))

    assert.deepEqual(answers.map(({ status, body }) => [status, body.errors[0].path]), Array(3).fill([422, 'expiresAt']))
  })

  test('every channel’s text gets links of its own with its own source; the rest of the text stays', async ({ assert }) => {
    const owner = await createOwner()
    const [one, other] = [await addConnection(owner), await addConnection(owner)]
    await call(owner, 'PUT', `${api}/brands/${owner.brandId}/link-defaults`, { campaign: 'spring', sources: [{ adapterId: 'instagram', source: 'ig' }] })
    const text = 'New: https://shop.example/a, and (https://shop.example/b?x=1#y). Again https://shop.example/a!'

    const { body, status } = await links(owner, 'POST', '/shorten-text', { brandId: owner.brandId, texts: [{ text, connectionId: one.id }, { text, connectionId: other.id }, { text: 'No link' }] })

    assert.equal(status, 200)
    const [mine, theirs, none] = body.data.texts
    assert.deepEqual(none, { text: 'No link', links: [] })
    assert.deepEqual(mine.links.map(({ target }: any) => target), ['https://shop.example/a?utm_source=ig&utm_medium=social&utm_campaign=spring', 'https://shop.example/b?x=1&utm_source=ig&utm_medium=social&utm_campaign=spring#y'])
    assert.equal(mine.text, `New: ${mine.links[0].short}, and (${mine.links[1].short}). Again ${mine.links[0].short}!`)
    assert.lengthOf(new Set([...mine.links, ...theirs.links].map(({ code }: any) => code)), 4)
    assert.isTrue(mine.links.every(({ connectionId }: any) => connectionId === one.id))
  })

  test('shortening twice changes nothing; for a saved post the same address gets the same link', async ({ assert }) => {
    const owner = await createOwner()
    const post = await created(owner, { text: 'x' })
    const ask = (text: string) => links(owner, 'POST', '/shorten-text', { brandId: owner.brandId, postId: post.id, texts: [{ text }] })

    const first = (await ask('See https://shop.example/a')).body.data.texts[0]
    const again = (await ask(first.text)).body.data.texts[0]
    const anew = (await ask('See https://shop.example/a')).body.data.texts[0]

    assert.deepEqual(again, { text: first.text, links: [] })
    assert.equal(anew.text, first.text)
    const [{ count }] = await tenantTx(owner.actor, ({ client }) => client.from('short_links').where('workspace_id', owner.workspaceId).count('* as count'))
    assert.equal(Number(count), 1)
  })

  test('too many links, foreign channels and foreign posts are refused at their place', async ({ assert }) => {
    const [owner, stranger] = [await createOwner(), await createOwner()]
    const theirs = await addConnection(stranger)
    const foreign = await created(stranger, { text: 'x' })
    const text = 'https://shop.example/a'

    const answers = [
      await links(owner, 'POST', '/shorten-text', { texts: [{ text: Array.from({ length: 51 }, (_, n) => `https://shop.example/${n}`).join(' ') }] }),
      await links(owner, 'POST', '/shorten-text', { texts: [{ text, connectionId: theirs.id }] }),
      await links(owner, 'POST', '/shorten-text', { texts: [{ text }], postId: foreign.id }),
      await links(owner, 'POST', '/shorten-text', { texts: [{ text }], brandId: stranger.brandId }),
      await links(owner, 'POST', '/shorten-text', { texts: [{ text: `https://${')'.repeat(69_000)}` }] }),
    ]

    assert.deepEqual(answers.map(({ status }) => status), [422, 422, 422, 422, 200])
    assert.deepEqual(answers.slice(0, 4).map(({ body }) => body.errors[0].path), ['texts.0.text', 'texts.0.connectionId', 'postId', 'brandId'])
  })

  test('clicks of a post are those of the links in its texts, told apart by channel', async ({ assert }) => {
    const owner = await createOwner()
    const connection = await addConnection(owner)
    const [made, elsewhere] = [await makeLink(owner, { connectionId: connection.id }), await makeLink(owner)]
    const post = await created(owner, { text: `See ${made.short}.` })
    for (let nth = 0; nth < 3; nth++) await followLink(made.code)
    await followLink(elsewhere.code)
    await counted()

    const { status, body } = await call(owner, 'GET', `${api}/posts/${post.id}/clicks`)

    assert.equal(status, 200)
    assert.equal(body.data.total, 3)
    assert.deepEqual(body.data.links.map(({ id, connectionId, clicks }: any) => ({ id, connectionId, clicks })), [{ id: made.id, connectionId: connection.id, clicks: 3 }])
  })

  test('the brand’s tags are kept; what is not named stays; each change is in the audit', async ({ assert }) => {
    const owner = await createOwner()
    const defaults = (method: string, body?: unknown) => call(owner, method, `${api}/brands/${owner.brandId}/link-defaults`, body)

    const before = (await defaults('GET')).body.data
    await defaults('PUT', { source: 'newsletter', sources: [{ adapterId: 'instagram', source: 'ig' }] })
    const after = (await defaults('PUT', { medium: 'email', source: '' })).body.data

    assert.deepEqual(before, { source: null, medium: null, campaign: null, term: null, content: null, sources: [] })
    assert.deepEqual(after, { ...before, medium: 'email', sources: [{ adapterId: 'instagram', source: 'ig' }] })
    assert.deepEqual((await defaults('GET')).body.data, after)
    assert.equal((await defaults('PUT', { sources: [{ adapterId: 'x', source: 'a' }, { adapterId: 'x', source: 'b' }] })).status, 422)
    const entries = await tenantTx(owner.actor, ({ client }) => client.from('audit_logs').where({ workspace_id: owner.workspaceId, action: 'link_defaults.changed' }))
    assert.lengthOf(entries, 2)
  })

  test('somebody of another brand sees, makes and ends none; who may not see numbers gets none', async ({ assert }) => {
    const owner = await createOwner()
    const link = await makeLink(owner)
    await followLink(link.code)
    assert.equal((await clicksOf(owner, link.id)).total, 1)
    const elsewhere = await createMember(owner, 'editor', inBrand((await createBrand(owner)).id))
    const viewer = await createMember(owner, 'viewer', inBrand(owner.brandId))

    const outside = [
      await links(elsewhere, 'GET', `/${link.id}`),
      await links(elsewhere, 'GET', `/${link.id}/clicks`),
      await links(elsewhere, 'PATCH', `/${link.id}`, { label: 'x' }),
      await links(elsewhere, 'DELETE', `/${link.id}`),
      await call(elsewhere, 'PUT', `${api}/brands/${owner.brandId}/link-defaults`, { source: 'x' }),
    ]
    const seen = await links(viewer, 'GET', `/${link.id}`)

    assert.deepEqual(outside.map(({ status }) => status), [404, 404, 404, 404, 404])
    assert.lengthOf((await links(elsewhere, 'GET', `?codes=${link.code}`)).body.data, 0)
    assert.equal((await links(elsewhere, 'POST', '', { brandId: owner.brandId, url: 'https://a.example' })).status, 422)
    assert.isNull(seen.body.data.clicks)
    assert.deepEqual([(await links(viewer, 'GET', `/${link.id}/clicks`)).status, (await links(viewer, 'DELETE', `/${link.id}`)).status, (await links(viewer, 'POST', '', { url: 'https://a.example' })).status], [403, 403, 403])
    assert.equal((await links(owner, 'GET', `/${randomUUID()}/clicks`)).status, 404)
  })
})
