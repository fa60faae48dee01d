import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import env from '#start/env'
import { sha256 } from '#services/secrets/digest'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { ownDisk } from '#tests/functional/media/support'
import { forgetLimits } from '#tests/support/accounts'
import { addCounted, addPicture, createCreator, link, plant, save, visit } from './support.ts'

const GONE = 'This link does not work any more'

test.group('Media kit / links', (group) => {
  group.each.setup(() => forgetLimits())

  test('a link opens the kit without a session; only its digest is kept, and looks are counted', async ({ assert }) => {
    const owner = await createOwner()
    const kit = await createCreator(owner, { about: { displayName: 'Ada', bio: 'I film the sea.' } })

    const made = await call(owner, 'POST', `${kit.path}/kit-links`, { label: ' Northwind ', days: 7, parts: ['rates'] })
    const token = new URL(made.body.data.url).pathname.split('/').at(-1)!
    const seen = await visit(`/kit/${token}`)
    await visit(`/kit/${token}`)

    assert.equal(made.status, 201, made.text)
    assert.isAtLeast(Buffer.from(token, 'base64url').length * 8, 160)
    assert.equal(seen.status, 200)
    assert.include(seen.text, 'I film the sea.')
    const listed = await call(owner, 'GET', `${kit.path}/kit-links`)
    assert.containsSubset(listed.body.data, [{ label: 'Northwind', parts: ['rates'], state: 'open', views: 2 }])
    assert.isString(listed.body.data[0].lastViewedAt)
    assert.notInclude(listed.text, token)
    const [row] = await tenantTx(owner.actor, ({ client }) => client.from('media_kit_links').where('creator_id', kit.creatorId))
    assert.equal(row.token_hash, sha256(token))
    assert.notInclude(JSON.stringify(row), token)
    const entries = await tenantTx(owner.actor, ({ client }) => client.from('audit_logs').where('subject_type', 'kit_link'))
    assert.deepEqual(entries.map(({ action }) => action), ['kit_link.created'])
    assert.notInclude(JSON.stringify(entries), token)
  })

  test('pages behind a link set no cookie, and are for nobody else’s index, cache, frame or script', async ({ assert }) => {
    const owner = await createOwner()
    const { page } = await link(owner, await createCreator(owner))

    for (const path of [page, `/kit/${'x'.repeat(32)}`]) {
      const { headers, text } = await visit(path)

      assert.isEmpty(headers.getSetCookie())
      assert.include(headers.get('x-robots-tag'), 'noindex')
      assert.include(headers.get('cache-control'), 'no-store')
      assert.equal(headers.get('referrer-policy'), 'no-referrer')
      const policy = headers.get('content-security-policy')!
      assert.include(policy, "default-src 'none'")
      assert.notInclude(policy, 'script-src')
      assert.include(policy, "frame-ancestors 'none'")
      assert.notInclude(text, '<script')
    }
  })

  test('a link that never was, is over, was revoked, or lost its creator says the same', async ({ assert }) => {
    const owner = await createOwner()
    const kit = await createCreator(owner)
    const [over, revoked, orphan] = [await link(owner, kit), await link(owner, kit), await link(owner, kit)]
    await tenantTx(owner.actor, ({ client }) => client.from('media_kit_links').where('id', over.id).update({ expires_at: new Date(Date.now() - 1000) }))
    const opened = (await visit(revoked.page)).status
    await call(owner, 'DELETE', `${kit.path}/kit-links/${revoked.id}`)
    const listed = (await call(owner, 'GET', `${kit.path}/kit-links`)).body.data
    const gone = [await visit(over.page), await visit(revoked.page)]
    await call(owner, 'DELETE', kit.path)

    const answers = [...gone, await visit(orphan.page), await visit(`/kit/${'a'.repeat(32)}`), await visit('/kit/short'), await visit(`/kit/${'a'.repeat(31)}%00`)]

    assert.equal(opened, 200)
    const plain = (text: string) => text.replace(/nonce="[^"]*"/, '')
    assert.deepEqual(answers.map(({ status }) => status), Array(6).fill(404))
    assert.lengthOf(new Set(answers.map(({ text }) => plain(text))), 1)
    assert.include(answers[0].text, GONE)
    for (const each of [over, revoked, orphan]) assert.equal((await visit(`${each.page}/media-kit.pdf`)).status, 404)
    assert.sameMembers(listed.map(({ state }: any) => state), ['expired', 'revoked', 'open'])
  })

  test('revoking twice changes nothing; a foreign link is not there', async ({ assert }) => {
    const [owner, stranger] = [await createOwner(), await createOwner()]
    const [kit, other] = [await createCreator(owner), await createCreator(stranger)]
    const [mine, theirs] = [await link(owner, kit), await link(stranger, other)]

    const answers = [
      await call(owner, 'DELETE', `${kit.path}/kit-links/${mine.id}`),
      await call(owner, 'DELETE', `${kit.path}/kit-links/${mine.id}`),
      await call(owner, 'DELETE', `${kit.path}/kit-links/${theirs.id}`),
      await call(owner, 'DELETE', `${other.path}/kit-links/${theirs.id}`),
      await call(owner, 'GET', `${other.path}/kit-links`),
      await call(owner, 'GET', `${other.path}/media-kit.pdf`),
      await call(owner, 'POST', `${other.path}/kit-links`, {}),
      await call(owner, 'DELETE', `${kit.path}/kit-links/${randomUUID()}`),
    ]

    assert.deepEqual(answers.map(({ status }) => status), [204, 204, 404, 404, 404, 404, 404, 404])
    assert.equal((await visit(theirs.page)).status, 200)
    const entries = await tenantTx(owner.actor, ({ client }) => client.from('audit_logs').where('action', 'kit_link.revoked'))
    assert.lengthOf(entries, 1)
  })

  test('creators send out their own kit; others need the right to edit the roster', async ({ assert }) => {
    const owner = await createOwner()
    const ada = await createMember(owner, 'creator', inBrand(owner.brandId))
    const [editor, outside] = [await createMember(owner, 'editor'), await createMember(owner, 'editor', inBrand((await createBrand(owner)).id))]
    const kit = await createCreator(owner)
    await call(owner, 'PATCH', kit.path, { userId: ada.user.id })

    const tries = await Promise.all([ada, editor, outside].map((person) => call(person, 'POST', `${kit.path}/kit-links`, {})))
    const lists = await Promise.all([ada, editor, outside].map((person) => call(person, 'GET', `${kit.path}/kit-links`)))

    assert.deepEqual(tries.map(({ status }) => status), [201, 403, 404])
    assert.deepEqual(lists.map(({ status }) => status), [200, 200, 404])
  })

  test('what it is asked for has limits', async ({ assert }) => {
    const owner = await createOwner()
    const kit = await createCreator(owner)
    const wrong = [{ days: 366 }, { days: 0 }, { days: 1.5 }, { parts: ['everything'] }, { parts: ['rates', 'rates'] }, { label: 'x'.repeat(121) }]

    const answers = await Promise.all(wrong.map((body) => call(owner, 'POST', `${kit.path}/kit-links`, body)))
    const longest = await call(owner, 'POST', `${kit.path}/kit-links`, { days: 365 })

    assert.deepEqual(answers.map(({ status }) => status), wrong.map(() => 422))
    assert.equal(longest.status, 201)
    assert.isBelow(Date.parse(longest.body.data.expiresAt) - Date.now(), 366 * 24 * 3600 * 1000)
    await tenantTx(owner.actor, ({ client }) => client.rawQuery(`insert into media_kit_links (workspace_id, creator_id, token_hash, parts, expires_at) select ?, ?, gen_random_uuid(), '{}', now() + interval '1 day' from generate_series(1, 99)`, [owner.workspaceId, kit.creatorId]))
    const full = await call(owner, 'POST', `${kit.path}/kit-links`, {})
    assert.deepEqual([full.status, full.body.code], [409, 'E_TOO_MANY_KIT_LINKS'])
  })

  test('a link shows its parts and no others; how to reach somebody only when it was asked for', async ({ assert }) => {
    const owner = await createOwner()
    const kit = await createCreator(owner, {
      about: { displayName: 'Ada', contact: { name: 'Agent Smith', email: 'agent@example.test', phone: '+420 123 456 789' } },
      portfolio: [{ kind: 'link', title: 'Winter film', url: 'https://example.com/film' }],
      rates: [{ deliverable: 'Short film', currency: 'EUR', unit: 'item', price: 123_400 }, { deliverable: 'Podcast', currency: 'EUR', unit: 'hour', price: null }],
      availability: { state: 'limited', from: '2027-03-01' },
    })

    const usual = (await visit((await link(owner, kit)).page)).text
    const open = (await visit((await link(owner, kit, { parts: ['contact'] })).page)).text

    for (const shown of ['Winter film', 'Short film', '€1,234', 'On request', 'Few places left']) {
      assert.include(usual, shown)
      assert.notInclude(open, shown)
    }
    for (const secret of ['agent@example.test', 'Agent Smith', '+420 123 456 789']) {
      assert.notInclude(usual, secret)
      assert.include(open, secret)
    }
    for (const text of [usual, open]) for (const inner of [owner.user.email, owner.workspaceId, owner.brandId, kit.creatorId]) assert.notInclude(text, inner)
  })

  test('numbers are those the channels told, with their day; what is not known is not 0; hand-made ones are marked', async ({ assert }) => {
    const owner = await createOwner()
    const kit = await createCreator(owner, { mediaKit: { numbers: [{ platform: null, label: 'Newsletter readers', value: '12k', asOf: '2026-10-01' }] } })
    await addCounted(owner, 'ada.films', { followers: 123_456, reach: null })

    const { text } = await visit((await link(owner, kit, { parts: ['numbers'] })).page)

    assert.include(text, 'ada.films')
    assert.include(text, '123.5K')
    assert.include(text, 'title="123,456"')
    assert.match(text, /as of \w{3} \d+, \d{4}/)
    assert.equal(text.match(/<dd class="figure none">Not available<\/dd>/g)?.length, 2, 'engagements and reach')
    assert.notMatch(text, /<dd class="figure"[^>]*>0</)
    assert.include(text, 'Newsletter readers')
    assert.include(text, 'Stated by the creator, not counted by the channel.')
  })

  test('pictures are those of this kit, small, and only while the link works', async (context) => {
    ownDisk(context)
    const { assert } = context
    const owner = await createOwner()
    const [portrait, shown, hidden] = [await addPicture(owner, 1), await addPicture(owner, 2), await addPicture(owner, 3)]
    const kit = await createCreator(owner, { about: { portraitId: portrait }, portfolio: [{ kind: 'media', title: 'Sea', mediaId: shown }] })
    const [all, few] = [await link(owner, kit), await link(owner, kit, { parts: ['rates'] })]

    const page = await visit(all.page)
    const status = async (of: string, media: string) => (await visit(`${of}/pictures/${media}`)).status
    const picture = await visit(`${all.page}/pictures/${shown}`)

    assert.include(page.text, `src="${all.page}/pictures/${portrait}"`)
    assert.equal(picture.status, 200, picture.text)
    assert.equal(picture.headers.get('content-type'), 'image/webp')
    assert.isEmpty(picture.headers.getSetCookie())
    assert.deepEqual([await status(all.page, portrait), await status(all.page, shown), await status(all.page, hidden), await status(all.page, randomUUID())], [200, 200, 404, 404])
    assert.deepEqual([await status(few.page, portrait), await status(few.page, shown)], [200, 404])
    await call(owner, 'DELETE', `${kit.path}/kit-links/${all.id}`)
    assert.equal(await status(all.page, portrait), 404)
  })

  test('whatever people wrote stays text', async ({ assert }) => {
    const owner = await createOwner()
    const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)></style>{{ 7*7 }}`
    const kit = await createCreator(owner, { about: { displayName: evil.slice(0, 100), bio: evil, niches: ['<svg onload=alert(3)>'], contact: { name: '<b>x</b>', email: 'a@example.test', phone: '1' } }, rates: [{ deliverable: evil.slice(0, 100), currency: 'EUR', unit: 'item', notes: evil }], mediaKit: { headline: evil.slice(0, 100) } })

    const { text } = await visit((await link(owner, kit, { parts: ['rates', 'contact'] })).page)

    assert.include(text, '&lt;script&gt;alert(1)')
    assert.notMatch(text, /<script|<svg|onerror=alert\(2\)>|<b>x/)
    assert.notInclude(text, ' 49')
    assert.equal(text.match(/<\/style>/g)?.length, 1)
  })

  test('an address that would run is no link, even when it got into the database', async ({ assert }) => {
    const owner = await createOwner()
    const kit = await createCreator(owner)
    await save(owner, kit.path, { portfolio: [] })
    await plant(owner, kit, { portfolio: [{ kind: 'link', title: 'Planted', url: 'javascript:alert(1)' }], mediaKit: { colours: { primary: 'red;}</style><script>' }, fonts: { heading: '../../x' } } })

    const { status, text } = await visit((await link(owner, kit, { parts: ['portfolio'] })).page)

    assert.equal(status, 200)
    assert.include(text, 'Planted')
    assert.notInclude(text, 'javascript:')
    assert.notInclude(text, '<script')
  })

  test('only files of bundled fonts are served as such', async ({ assert }) => {
    const font = await visit('/kit-fonts/lora/lora-latin-400-normal.woff2')
    const others = await Promise.all(['lora/package.json', 'lora/..%2fpackage.json', 'lora/inter-latin-400-normal.woff2', 'evil/evil-latin-400-normal.woff2', 'lora/lora-nothing-400-normal.woff2'].map((path) => visit(`/kit-fonts/${path}`)))

    assert.equal(font.status, 200)
    assert.equal(font.headers.get('content-type'), 'font/woff2')
    assert.equal(font.bytes.subarray(0, 4).toString(), 'wOF2')
    assert.deepEqual(others.map(({ status }) => status), others.map(() => 404))
  })

  test('without Chromium the list says why there is no PDF, and the page offers none', async ({ assert, cleanup }) => {
    const owner = await createOwner()
    const kit = await createCreator(owner)
    const before = env.get('CHROMIUM_PATH')
    env.set('CHROMIUM_PATH', '/nowhere/chromium')
    // What was not set must not become the word "undefined".
    cleanup(() => void (before === undefined ? (env.set('CHROMIUM_PATH', ''), delete process.env.CHROMIUM_PATH) : env.set('CHROMIUM_PATH', before)))
    const { page } = await link(owner, kit)

    const [list, file, shown, shared] = [await call(owner, 'GET', `${kit.path}/kit-links`), await call(owner, 'GET', `${kit.path}/media-kit.pdf`), await visit(page), await visit(`${page}/media-kit.pdf`)]

    assert.include(list.body.pdfBlocker, 'Chromium')
    assert.deepEqual([file.status, file.body.code], [409, 'E_NO_PRINTER'])
    assert.notInclude(shown.text, 'media-kit.pdf')
    assert.equal(shared.status, 404)
  })
})
