import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import Membership from '#models/membership'
import { createBrand, createMember, inBrand } from '#tests/functional/access/support'
import { call, created, createReadyAuthor, type Author } from '#tests/functional/publishing/support'
import { signedIn } from '#tests/functional/isolation/ground'
import { becomes, grant } from '#tests/support/access'
import { forgetLimits } from '#tests/support/accounts'
import { base } from '#tests/support/visitor'
import { addEntry, at, calendar } from './support.ts'

async function feedOf(who: Author, body: Record<string, unknown> = {}) {
  const visitor = await signedIn(who)
  const answer = await visitor.post(`${calendar}/feeds`, body)
  if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.text}`)
  const { url, id } = answer.json.data as { url: string; id: string }
  return { visitor, id, read: (headers: Record<string, string> = {}) => fetch(new URL(new URL(url).pathname, base()), { headers }) }
}

const titles = async (response: Response) => [...(await response.text()).replace(/\r\n[ \t]/g, '').matchAll(/^SUMMARY:(.*)\r?$/gm)].map(([, title]) => title)

test.group('Calendar feeds', (group) => {
  group.each.setup(() => forgetLimits())

  test('the link shows posts and entries to a calendar program, without cookies, and says when nothing changed', async ({ assert }) => {
    const author = await createReadyAuthor()
    await created(author, { ...author.ready, publishAt: at(3) })
    await addEntry(author, { title: 'Shoot' })
    const { read } = await feedOf(author, { label: 'Phone' })

    const first = await read()
    const etag = first.headers.get('etag')!

    assert.equal(first.status, 200)
    assert.match(first.headers.get('content-type')!, /text\/calendar/)
    assert.isNull(first.headers.get('set-cookie'))
    assert.sameMembers(await titles(first), ['Scheduled: Summer is here', 'Shoot'])
    assert.equal((await read({ 'if-none-match': etag })).status, 304)
    await created(author, { ...author.ready, publishAt: at(4) })
    assert.equal((await read({ 'if-none-match': etag })).status, 200)
  })

  test('a post that is moved stays the same event', async ({ assert }) => {
    const author = await createReadyAuthor()
    const { id, version } = await created(author, { ...author.ready, publishAt: at(3) })
    const { read } = await feedOf(author, {})
    const event = async () => (await (await read()).text()).replace(/\r\n /g, '').split('\r\n').filter((line) => /^(UID|DTSTART)/.test(line))
    const before = await event()

    const { status, text } = await call(author, 'PATCH', `/api/v1/posts/${id}`, { when: 'at', publishAt: at(5), version })

    const after = await event()
    assert.equal(status, 200, text)
    assert.equal(before[0], `UID:post-${id}@caidence`)
    assert.equal(after[0], before[0])
    assert.notEqual(after[1], before[1])
  })

  test('revoked, it opens nothing; a made-up one neither', async ({ assert }) => {
    const { visitor, id, read } = await feedOf(await createReadyAuthor())
    assert.equal((await read()).status, 200)

    assert.equal((await visitor.post(`${calendar}/feeds/${id}`, {}, {}, 'DELETE')).status, 204)

    assert.equal((await read()).status, 404)
    assert.equal((await fetch(new URL(`/calendar-feeds/${'x'.repeat(32)}.ics`, base()))).status, 404)
    assert.deepEqual((await visitor.get(`${calendar}/feeds`, { accept: 'application/json' })).json.data, [])
  })

  test('it shows what its person may see at that moment, and nothing once they are gone', async ({ assert }) => {
    const owner = await createReadyAuthor()
    const other = await createBrand(owner)
    await created(owner, { ...owner.ready, publishAt: at(3) })
    await created(owner, { brandId: other.id, text: 'Theirs', when: 'draft', publishAt: at(3) })
    const member = await createMember(owner, 'viewer', inBrand(owner.brandId))
    const { read } = await feedOf(member)

    assert.deepEqual(await titles(await read()), ['Scheduled: Summer is here'])
    await becomes(owner.workspaceId, member.user.id, 'viewer')
    assert.lengthOf(await titles(await read()), 2)
    await grant(owner.workspaceId, member.user.id, 'deny', 'posts.view')
    assert.equal((await read()).status, 404)
    await tenantTx({ workspaceId: owner.workspaceId, userId: null }, () => Membership.query().where('userId', member.user.id).delete())
    assert.equal((await read()).status, 404)
  })

  test('links are their person’s own: nobody else lists or ends them, and an access token makes none', async ({ assert }) => {
    const owner = await createReadyAuthor()
    const { id, read } = await feedOf(owner)
    const other = await signedIn(await createMember(owner, 'admin'))

    assert.deepEqual((await other.get(`${calendar}/feeds`, { accept: 'application/json' })).json.data, [])
    assert.equal((await other.post(`${calendar}/feeds/${id}`, {}, {}, 'DELETE')).status, 404)
    assert.equal((await read()).status, 200)
    const byToken = await fetch(new URL(`${calendar}/feeds`, base()), { method: 'POST', headers: { 'authorization': `Bearer ${owner.token}`, 'content-type': 'application/json', 'accept': 'application/json' }, body: '{}' })
    assert.equal(byToken.status, 403)
  })

  test('a link narrowed to a brand shows that brand', async ({ assert }) => {
    const owner = await createReadyAuthor()
    const other = await createBrand(owner)
    await created(owner, { ...owner.ready, publishAt: at(3) })
    await created(owner, { brandId: other.id, text: 'Theirs', when: 'draft', publishAt: at(3) })
    const { read } = await feedOf(owner, { brandId: other.id })

    assert.deepEqual(await titles(await read()), ['Draft: Theirs'])
  })
})
