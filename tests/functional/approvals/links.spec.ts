import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addBrand, call, created, createColleague, deliveryRow, inHours, posts, shown, type Author } from '#tests/functional/publishing/support'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'
import { approvalOf, createReviewed, eventsOf, say } from './support.ts'

const links = '/api/v1/review-links'
const json = { accept: 'application/json' }

/** A post that the house has approved, behind a link for the client. */
async function shared(values: Record<string, unknown> = {}) {
  const author = await createReviewed('internal_and_client')
  const post = await created(author, { ...author.ready, when: 'at', publishAt: inHours(30) })
  await say(author.approver, post.id, 'approved')
  const { status, body } = await call(author, 'POST', links, { postIds: [post.id], label: 'Northwind', ...values })
  if (status !== 201) throw new Error(JSON.stringify(body))
  const address = new URL(body.data.url).pathname
  return { author, post, link: body.data, address, client: await arrive(address) }
}

/** Somebody without an account, at the link's page. */
async function arrive(address: string) {
  const visitor = new Visitor()
  const open = async () => visitor.get(address)
  const send = (action: string, body: Record<string, unknown>) => visitor.post(`${address}/${action}`, body, json)
  return { visitor, open, send }
}

async function decide({ client, post }: Pick<Awaited<ReturnType<typeof shared>>, 'client' | 'post'>, verdict: string, rest: Record<string, unknown> = {}) {
  const { page } = await client.open()
  const { contentHash } = page!.props.review.posts.find(({ id }: any) => id === post.id)
  return client.send('decisions', { postId: post.id, verdict, name: 'Nora', contentHash, ...rest })
}

test.group('Approvals / by a link', (group) => {
  group.each.setup(() => forgetLimits())

  test('a client without an account sees the posts, and approves one', async ({ assert }) => {
    const { author, post, client, link } = await shared()

    const page = await client.open()
    const answer = await decide({ client, post }, 'approved')

    assert.equal(page.status, 200)
    assert.equal(page.headers.get('x-robots-tag'), 'noindex, nofollow, noarchive')
    assert.equal(page.headers.get('cache-control'), 'private, no-store')
    assert.containsSubset(page.page!.props.review.posts, [{ id: post.id, text: 'Summer is here', state: 'waiting' }])
    assert.equal(answer.status, 201, answer.text)
    assert.containsSubset(answer.json.data.posts, [{ id: post.id, state: 'approved', decision: { by: 'Nora' } }])
    assert.equal((await shown(author, post.id)).state, 'scheduled')
    assert.containsSubset((await approvalOf(author, post.id)).decisions[0], { stage: 'client', verdict: 'approved', by: 'Nora', byLink: true })
    const [listed] = (await call(author, 'GET', `${links}?post=${post.id}`)).body.data
    assert.containsSubset(listed, { id: link.id, opens: 1, label: 'Northwind' })
    assert.deepEqual(listed.events.map(({ kind, name }: any) => [kind, name]), [['approved', 'Nora'], ['opened', null]])
    assert.include(await eventsOf(author, post.id), 'review.opened')
  })

  test('asking for changes makes it a draft again, and needs to say which', async ({ assert }) => {
    const { author, post, client } = await shared()

    const bare = await decide({ client, post }, 'changes_requested')
    const answer = await decide({ client, post }, 'changes_requested', { note: 'Another picture, please' })

    assert.equal(bare.status, 422)
    assert.equal(answer.status, 201, answer.text)
    assert.equal((await shown(author, post.id)).state, 'draft')
    assert.containsSubset((await approvalOf(author, post.id)).decisions[0], { stage: 'client', verdict: 'changes_requested', note: 'Another picture, please', by: 'Nora' })
  })

  test('before the house has approved, the client is not asked', async ({ assert }) => {
    const author = await createReviewed('internal_and_client')
    const post = await created(author, { ...author.ready, when: 'at', publishAt: inHours(30) })
    const { body } = await call(author, 'POST', links, { postIds: [post.id] })
    const client = await arrive(new URL(body.data.url).pathname)

    const { page } = await client.open()
    const answer = await decide({ client, post }, 'approved')

    assert.equal(page!.props.review.posts[0].state, 'not_yet')
    assert.deepEqual([answer.status, answer.json.code], [409, 'E_NOT_THEIR_TURN'])
  })

  test('a link gives the client’s word and never the house’s', async ({ assert }) => {
    const author = await createReviewed('internal')
    const post = await created(author, { ...author.ready, when: 'at', publishAt: inHours(30) })
    const { body } = await call(author, 'POST', links, { postIds: [post.id] })
    const client = await arrive(new URL(body.data.url).pathname)

    const answers = [await decide({ client, post }, 'approved'), await decide({ client, post }, 'changes_requested', { note: 'No' })]

    assert.deepEqual(answers.map(({ status }) => status), [409, 409])
    assert.equal((await shown(author, post.id)).state, 'in_review')
  })

  test('revoked, it opens nothing, decides nothing, and says whom to ask', async ({ assert }) => {
    const { author, post, link, client } = await shared()
    const { page: before } = await client.open()
    const [{ contentHash, media }] = before!.props.review.posts

    await call(author, 'DELETE', `${links}/${link.id}`)
    const after = await client.open()
    const words = await client.send('decisions', { postId: post.id, verdict: 'approved', name: 'Nora', contentHash })
    const comment = await client.send('comments', { postId: post.id, name: 'Nora', body: 'Hello' })
    const file = await client.visitor.get(media[0].fileUrl)

    assert.equal(after.status, 410)
    assert.isNull(after.page!.props.review)
    assert.containsSubset(after.page!.props.over, { reason: 'revoked', from: author.user.fullName })
    assert.notInclude(after.text, 'Summer is here')
    assert.deepEqual([words.status, comment.status, file.status], [410, 410, 404])
    assert.equal((await shown(author, post.id)).state, 'in_review')
  })

  test('expired, it says so as well; one that never was is just not there', async ({ assert }) => {
    const { author, link, client } = await shared()
    await tenantTx(author.actor, ({ client: db }) => db.from('review_links').where('id', link.id).update({ expires_at: new Date(Date.now() - 1000), created_at: new Date(Date.now() - 86_400_000) }))

    const over = await client.open()
    const never = await new Visitor().get(`/review/${'x'.repeat(32)}`)

    assert.containsSubset(over.page!.props.over, { reason: 'expired' })
    assert.equal(never.status, 404)
    assert.deepEqual([never.page!.props.review, never.page!.props.over], [null, null])
  })

  test('clients read what was written for them, and answer; what the team says among itself stays there', async ({ assert }) => {
    const { author, post, client } = await shared()
    const say = (body: object) => call(author, 'POST', `${posts}/${post.id}/comments`, body)
    const secret = (await say({ body: 'They will hate it' })).body.data
    const open = (await say({ body: 'Is the date right?', isInternal: false })).body.data

    const answer = await client.send('comments', { postId: post.id, name: 'Nora', body: 'Yes', parentId: open.id })
    const peek = await client.send('comments', { postId: post.id, name: 'Nora', body: 'What?', parentId: secret.id })

    assert.equal(answer.status, 201, answer.text)
    assert.deepEqual(answer.json.data.posts[0].comments.map(({ body, by }: any) => [body, by]), [['Is the date right?', author.user.fullName], ['Yes', 'Nora']])
    assert.notInclude(answer.text, 'They will hate it')
    assert.equal(peek.status, 422)
    const all = (await call(author, 'GET', `${posts}/${post.id}/comments`)).body.data
    assert.deepEqual(all.map(({ body, byLink }: any) => [body, byLink]), [['They will hate it', false], ['Is the date right?', false], ['Yes', true]])
  })

  test('what the client saw is what they approve', async ({ assert }) => {
    const { author, post, client } = await shared()
    const { page } = await client.open()
    await call(author, 'PATCH', `${posts}/${post.id}`, { text: 'Slipped in' })
    await say(author.approver, post.id, 'approved')

    const answer = await client.send('decisions', { postId: post.id, verdict: 'approved', name: 'Nora', contentHash: page!.props.review.posts[0].contentHash })

    assert.deepEqual([answer.status, answer.json.code], [409, 'E_CONTENT_CHANGED'])
  })

  test('the author does not approve as the client, signed in with the link', async ({ assert }) => {
    const { author, post, address } = await shared()
    const { visitor } = await signIn(author.user.email)
    const { page } = await visitor.get(address)

    const answer = await visitor.post(`${address}/decisions`, { postId: post.id, verdict: 'approved', name: 'Nora', contentHash: page!.props.review.posts[0].contentHash }, json)

    assert.deepEqual([answer.status, answer.json.code], [409, 'E_OWN_POST'])
  })

  test('a link shows its own posts and files, and no others', async ({ assert }) => {
    const { author, client } = await shared()
    const other = await created(author, { ...author.ready, text: 'Not for them' })
    const elsewhere = await shared()

    const { page, text } = await client.open()
    const words = await client.send('comments', { postId: other.id, name: 'Nora', body: 'Hello' })
    const foreign = await client.send('comments', { postId: elsewhere.post.id, name: 'Nora', body: 'Hello' })
    const [file] = page!.props.review.posts[0].media
    const stray = await client.visitor.get(file.fileUrl.replace(/[^/]+$/, elsewhere.author.picture.id))

    assert.notInclude(text, 'Not for them')
    assert.deepEqual([words.status, foreign.status, stray.status], [404, 404, 404])
  })

  test('one link holds posts of one brand, of which one may share', async ({ assert }) => {
    const author = await createReviewed('internal_and_client')
    const second = await addBrand(author)
    const [here, there] = [await created(author, { text: 'Here' }), await created(author, { text: 'There', brandId: second.id })]
    const editor = await createColleague(author, 'editor')
    const stranger = await createReviewed()

    const mixed = await call(author, 'POST', links, { postIds: [here.id, there.id] })
    const refused = await call(editor, 'POST', links, { postIds: [here.id] })
    const foreign = await call(stranger, 'POST', links, { postIds: [here.id] })
    const long = await call(author, 'POST', links, { postIds: [here.id], days: 31 })

    assert.deepEqual([mixed.status, mixed.body.errors?.[0].rule], [422, 'brand'])
    assert.equal(refused.status, 403)
    assert.equal(foreign.status, 422)
    assert.equal(long.status, 422)
    const { body } = await call(author, 'POST', links, { postIds: [here.id] })
    assert.equal((await call(stranger, 'DELETE', `${links}/${body.data.id}`)).status, 404)
    assert.deepEqual((await call(stranger, 'GET', links)).body.data, [])
  })

  test('without the token that its page holds, nobody decides in somebody’s name', async ({ assert }) => {
    const { address, post } = await shared()

    const answer = await new Visitor().send('POST', `${address}/decisions`, JSON.stringify({ postId: post.id, verdict: 'approved', name: 'x', contentHash: '0'.repeat(64) }), { ...json, 'content-type': 'application/json' })

    assert.equal(answer.status, 403)
  })

  test('of twenty clients who decide at once, one is heard, and the post is released once', async ({ assert }) => {
    const { author, post, client } = await shared()
    const { page } = await client.open()
    const word = { postId: post.id, verdict: 'approved', contentHash: page!.props.review.posts[0].contentHash }

    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => client.send('decisions', { ...word, name: `Nora ${index}` })))

    assert.lengthOf(answers.filter(({ status }) => status === 201), 1)
    assert.isTrue(answers.every(({ status }) => status === 201 || status === 409))
    assert.containsSubset((await deliveryRow(author, post.deliveries[0].id)).$attributes, { state: 'scheduled', generation: 1 })
    assert.equal((await approvalOf(author, post.id)).decisions.length, 2)
  })
})

test.group('Approvals / comments', () => {
  test('people take back their own words only', async ({ assert }) => {
    const author = await createReviewed()
    const post = await created(author, { text: 'Hello' })
    const path = `${posts}/${post.id}/comments`
    const { body } = await call(author, 'POST', path, { body: 'First' })
    await call(author.approver, 'POST', path, { body: 'Answer', parentId: body.data.id })

    assert.equal((await call(author.approver, 'DELETE', `${path}/${body.data.id}`)).status, 404)
    assert.equal((await call(author, 'DELETE', `${path}/${body.data.id}`)).status, 204)
    assert.deepEqual((await call(author, 'GET', path)).body.data, [], 'answers go with it')
  })

  test('whoever only looks does not talk; strangers find nothing', async ({ assert }) => {
    const author: Author = await createReviewed()
    const post = await created(author, { text: 'Hello' })
    const path = `${posts}/${post.id}/comments`
    const [viewer, stranger] = [await createColleague(author, 'viewer'), await createReviewed()]

    assert.equal((await call(viewer, 'POST', path, { body: 'Hm' })).status, 403)
    assert.equal((await call(viewer, 'GET', path)).status, 200)
    assert.deepEqual([(await call(stranger, 'GET', path)).status, (await call(stranger, 'POST', path, { body: 'Hm' })).status], [404, 404])
    assert.equal((await call(author, 'POST', path, { body: 'Hm', parentId: randomUUID() })).status, 422)
    assert.equal((await call(author, 'POST', path, { body: 'Hm', place: 'nowhere' })).status, 422)
  })
})
