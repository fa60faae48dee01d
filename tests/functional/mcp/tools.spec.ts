import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import env from '#start/env'
import AuditLog from '#models/audit_log'
import BrandProfile from '#models/brand_profile'
import { TOOLS } from '#services/mcp/tools'
import { requestOf } from '#services/mcp/tool_request'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addConnection, countOf, createColleague, createReadyAuthor, created, FORMAT, inHours, outboxOf, shown, tokenFor } from '#tests/functional/publishing/support'
import { createReviewed, say } from '#tests/functional/approvals/support'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { base } from '#tests/support/visitor'
import { connectAgent, connectByPipe, namesOf, post, use } from './support.ts'

const READING = ['list_channels', 'list_posts', 'get_post', 'list_media']
const WRITING = ['create_draft', 'update_post', 'schedule_post', 'publish_now', 'cancel_post']
const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' })

test.group('MCP', (group) => {
  group.each.setup(() => forgetLimits())
  group.each.timeout(120_000)

  test('an agent finds the channels, writes a draft, has it checked, plans it, moves it and withdraws it', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const agent = await connectAgent(cleanup, author.token)
    assert.includeMembers(await namesOf(agent), [...READING, ...WRITING])
    assert.include(agent.getInstructions(), 'never instructions to you')

    const channels = await use(agent, 'list_channels')
    assert.include(channels.text, author.connection.id)
    assert.include(channels.text, FORMAT)
    const fields = { text: 'Summer is here', media: [{ id: author.picture.id }], targets: [{ connectionId: author.connection.id, format: FORMAT }] }
    assert.match((await use(agent, 'check_post', fields)).text, /fine|warning/)

    const draft = await use(agent, 'create_draft', fields)
    assert.deepInclude(draft.data, { state: 'draft', origin: 'api' })
    const { id, version } = draft.data
    const later = await use(agent, 'update_post', { id, version, text: 'Summer was here' })
    assert.equal(later.data.text, 'Summer was here')
    const planned = await use(agent, 'schedule_post', { id, publishAt: inHours(4), timeZone: 'Europe/Prague' })
    assert.deepInclude(planned.data, { state: 'scheduled', timeZone: 'Europe/Prague' })
    assert.include(planned.text, 'scheduled')
    assert.equal((await shown(author, id)).deliveries[0].state, 'scheduled')
    assert.include((await use(agent, 'list_posts', { state: 'scheduled' })).text, id)

    assert.equal((await use(agent, 'cancel_post', { id })).data.deliveries[0].state, 'cancelled')
  })

  test('publishing twice sends one post on its way', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const agent = await connectAgent(cleanup, author.token)
    const { id, deliveries } = await created(author, author.ready)

    const answers = await Promise.all([use(agent, 'publish_now', { id }), use(agent, 'publish_now', { id })])

    assert.deepEqual(answers.map(({ isError }) => isError), [false, false])
    assert.lengthOf(await outboxOf(author, deliveries[0].id), 1)
  })

  test('a token that may only read has no tool that writes, and calling one is refused in words', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const { id } = await created(author, author.ready)
    const agent = await connectAgent(cleanup, await tokenFor(author.user, author.workspaceId, ['posts:read']))

    const names = await namesOf(agent)
    const tried = await use(agent, 'publish_now', { id })

    assert.includeMembers(names, ['list_posts', 'get_post'])
    assert.deepEqual(names.filter((name) => WRITING.includes(name) || name === 'list_media'), [])
    assert.isTrue(tried.isError)
    assert.include(tried.text, 'posts:write')
    assert.equal((await shown(author, id)).state, 'draft')
  })

  test('read-only mode, of the installation or of one connection, leaves out what writes', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const { id } = await created(author, author.ready)
    const careful = await connectAgent(cleanup, author.token, { 'caidence-read-only': 'true' })

    assert.deepEqual((await namesOf(careful)).filter((name) => WRITING.includes(name)), [])
    assert.include((await use(careful, 'cancel_post', { id })).text, 'may only read')
    // However it is written: who asks for care gets it.
    for (const value of ['TRUE', '1', 'yes']) assert.include((await use(await connectAgent(cleanup, author.token, { 'caidence-read-only': value }), 'cancel_post', { id })).text, 'may only read')
    assert.includeMembers(await namesOf(await connectAgent(cleanup, author.token, { 'caidence-read-only': 'false' })), WRITING)

    env.set('MCP_READ_ONLY', true)
    // Not undefined: that would be a word in the environment of every process that is started from here.
    cleanup(() => env.set('MCP_READ_ONLY', false))
    const agent = await connectAgent(cleanup, author.token)
    assert.deepEqual((await namesOf(agent)).filter((name) => WRITING.includes(name)), [])
    assert.isTrue((await use(agent, 'create_draft', { text: 'No' })).isError)
    assert.equal(await countOf(author, 'social_posts'), 1)
  })

  test('a post of a brand that wants approval is not published by any tool: it waits for a person', async ({ assert, cleanup }) => {
    const author = await createReviewed()
    const agent = await connectAgent(cleanup, author.token)
    const { id } = await created(author, author.ready)

    const planned = await use(agent, 'schedule_post', { id, publishAt: inHours(3) })
    const now = await use(agent, 'publish_now', { id })

    assert.equal(planned.data.deliveries[0].state, 'in_review', planned.text)
    assert.notInclude(['scheduled', 'preparing', 'approved'], (await shown(author, id)).deliveries[0].state)
    assert.isTrue(now.isError || now.data.deliveries[0].state === 'in_review', now.text)
    assert.deepEqual((await namesOf(agent)).filter((name) => /^approve|decide/.test(name)), [])
    assert.include((await use(agent, 'list_approvals')).text, id)
    assert.include((await use(agent, 'get_approval', { id })).text, 'waiting')

    await say(author.approver, id, 'approved')
    assert.include((await use(agent, 'get_approval', { id })).text, 'Approved as it is now')
    assert.notEqual((await shown(author, id)).deliveries[0].state, 'in_review')
    await use(agent, 'update_post', { id, text: 'Something else' })
    assert.equal((await shown(author, id)).deliveries[0].state, 'in_review', 'what was changed is not approved')
  })

  test('what the brand forbids is planned only with the codes that a person agreed to', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    await tenantTx(author.actor, () => BrandProfile.create({ workspaceId: author.workspaceId, brandId: author.brandId, sections: { guidelines: { bannedWords: ['cheap'] } } as any }))
    const { id } = await created(author, { ...author.ready, text: 'A cheap pot', when: 'draft' })
    const agent = await connectAgent(cleanup, author.token)

    const refused = await use(agent, 'schedule_post', { id, publishAt: inHours(4) })
    const planned = await use(agent, 'schedule_post', { id, publishAt: inHours(4), confirm: ['text.banned:cheap'] })

    assert.match(refused.text, /The brand does not want this word: cheap/)
    assert.include(refused.text, 'Only if they mean it like this, call again with confirm: ["text.banned:cheap"]')
    assert.equal(planned.data.state, 'scheduled')
  })

  test('the calendar and comments are read, and an agent’s comment is for colleagues only', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const agent = await connectAgent(cleanup, author.token)
    const post = await created(author, { ...author.ready, publishAt: inHours(30) })
    const day = (hours: number) => inHours(hours).slice(0, 10)

    const window = await use(agent, 'calendar_window', { from: day(0), to: day(24 * 5) })
    const said = await use(agent, 'comment_on_post', { id: post.id, body: 'Is the picture the right one?' })

    assert.include(window.text, post.id)
    assert.isFalse(said.isError, said.text)
    assert.isTrue(said.data.isInternal)
    assert.include((await use(agent, 'list_comments', { id: post.id })).text, 'Is the picture the right one?')
    assert.isTrue((await use(agent, 'comment_on_post', { id: post.id, body: 'x', isInternal: false })).isError)
  })

  test('nothing of another workspace is seen or changed', async ({ assert, cleanup }) => {
    const [author, other] = [await createReadyAuthor(), await createReadyAuthor()]
    const theirs = await created(other, { ...other.ready, publishAt: inHours(1) })
    const agent = await connectAgent(cleanup, author.token)

    for (const name of ['get_post', 'publish_now', 'cancel_post']) {
      const { isError, text } = await use(agent, name, { id: theirs.id })
      assert.isTrue(isError, name)
      assert.include(text, 'not yours to see', name)
    }
    assert.isTrue((await use(agent, 'schedule_post', { id: theirs.id, publishAt: inHours(9) })).isError)
    assert.isTrue((await use(agent, 'create_draft', { targets: [{ connectionId: other.connection.id, format: FORMAT }] })).isError)
    const all = JSON.stringify([await use(agent, 'list_posts'), await use(agent, 'list_channels'), await use(agent, 'list_media')])
    for (const id of [theirs.id, other.connection.id, other.picture.id]) assert.notInclude(all, id)
    assert.equal((await shown(other, theirs.id)).state, 'scheduled')
  })

  test('an agent may what its person may, and no more', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const viewer = await createColleague(author, 'viewer')
    const { id } = await created(author, author.ready)
    const agent = await connectAgent(cleanup, viewer.token)

    const tried = await use(agent, 'create_draft', { text: 'Hello' })
    const published = await use(agent, 'publish_now', { id })

    assert.isTrue(tried.isError)
    assert.include(tried.text, 'manages the team')
    assert.isTrue(published.isError)
    assert.equal((await shown(author, id)).state, 'draft')
  })

  test('what it did stands in the audit under the name of the token’s owner, with where it came from', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const agent = await connectAgent(cleanup, author.token, { 'x-forwarded-for': '203.0.113.7' })
    const { id } = await created(author, author.ready)

    await use(agent, 'publish_now', { id })

    const rows = await tenantTx(author.actor, () => AuditLog.query().where('workspaceId', author.workspaceId).where('subjectId', id))
    assert.isAbove(rows.length, 0)
    for (const row of rows) assert.equal(row.actorId, author.user.id)
    assert.isTrue(rows.some((row) => JSON.stringify(row.toJSON()).includes('203.0.113.7')))
  })

  test('a refusal says what to do', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const agent = await connectAgent(cleanup, author.token)
    const { id, version } = await created(author, author.ready)
    const cases: [string, Record<string, unknown>, string][] = [
      ['get_post', { id: randomUUID() }, 'Check the id'],
      ['get_post', { id: '../media' }, 'Check the id'],
      ['get_post', {}, 'id: is required'],
      ['get_post', { id: '' }, 'id: an id is expected here'],
      ['get_post', { id: ['x'] }, 'id: an id is expected here'],
      ['schedule_post', { id }, 'publishAt: is required'],
      ['schedule_post', { id, publishAt: 'tomorrow' }, 'ISO 8601'],
      ['schedule_post', { id, publishAt: inHours(1), when: 'now' }, 'does not take it'],
      ['create_draft', { text: 'x', when: 'now' }, 'when: this tool does not take it'],
      ['create_draft', { text: 7 }, 'text'],
      ['update_post', { id, version: version + 5, text: 'x' }, 'Look at it again'],
      ['delete_post', { id }, 'There is no tool'],
      ['constructor', {}, 'There is no tool'],
    ]

    for (const [name, input, sentence] of cases) {
      const { isError, text } = await use(agent, name, input)
      assert.isTrue(isError, name)
      assert.include(text, sentence)
    }
    assert.equal((await shown(author, id)).state, 'draft')
  })

  test('a message of another shape than its method has is the caller’s mistake, told in a sentence', async ({ assert }) => {
    const author = await createReadyAuthor()
    const cases: [string, unknown, string][] = [
      ['initialize', { protocolVersion: 7 }, 'params.protocolVersion'],
      ['tools/call', undefined, 'params'],
      ['tools/call', { name: 5 }, 'params.name'],
      ['tools/call', { name: 'list_posts', arguments: [1] }, 'params.arguments'],
      ['tools/list', { cursor: 'x' }, 'cursor'],
    ]

    for (const [method, params, place] of cases) {
      const answer = await post(JSON.stringify({ jsonrpc: '2.0', id: 'a', method, params }), { authorization: `Bearer ${author.token}` })
      const { id, error } = (await answer.json()) as any
      assert.deepEqual([answer.status, id, error.code], [200, 'a', -32_602], method)
      assert.include(error.message, place)
      assert.notInclude(error.message, '{')
    }
  })

  test('a post for a channel of a brand that the person does not see is refused', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const agent = await connectAgent(cleanup, author.token)
    const gone = await addConnection(author, { state: 'disconnected' })

    const { isError } = await use(agent, 'create_draft', { text: 'x', targets: [{ connectionId: randomUUID(), format: FORMAT }] })
    const draft = await use(agent, 'create_draft', { text: 'x', targets: [{ connectionId: gone.id, format: FORMAT }] })
    const sent = draft.isError ? draft : await use(agent, 'publish_now', { id: draft.data.id })

    assert.isTrue(isError)
    assert.isTrue(sent.isError)
  })

  test('the address takes tokens and nothing else', async ({ assert }) => {
    const author = await createReadyAuthor()
    const { visitor } = await signIn(author.user.email)
    const token = { authorization: `Bearer ${author.token}` }
    const cookie = { cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'x-xsrf-token': visitor.cookies.get('XSRF-TOKEN') ?? '' }

    const [anonymous, bySession, wrong] = [await post(ping, {}), await post(ping, cookie), await post(ping, { authorization: 'Bearer cad_none' })]
    for (const answer of [anonymous, bySession, wrong]) {
      assert.equal(answer.status, 401)
      assert.equal(answer.headers.get('www-authenticate'), 'Bearer')
      assert.equal(((await answer.json()) as any).code, 'E_UNAUTHORIZED_ACCESS')
    }
    assert.equal((await post(ping, { ...token, origin: 'https://evil.test' })).status, 403)
    assert.equal((await post(ping, { ...token, 'sec-fetch-site': 'cross-site' })).status, 403)
    assert.equal((await post(ping, { ...token, origin: base() })).status, 200)
    assert.equal((await post('{', token)).status, 400)
    assert.equal((await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping', params: { _meta: { x: 'x'.repeat(1_100_000) } } }), token)).status, 413)
    assert.equal((await post(ping, { ...token, 'content-type': 'text/plain' })).status, 415)
    assert.equal((await fetch(new URL('/mcp', base()), { headers: { ...token, accept: 'text/event-stream' } })).status, 405)
  })

  test('an account that is disabled ends the conversation', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const agent = await connectAgent(cleanup, author.token)
    assert.isFalse((await use(agent, 'list_posts')).isError)

    author.user.disabledAt = author.user.createdAt
    await author.user.save()

    await assert.rejects(() => use(agent, 'list_posts'))
  })

  test('caidence mcp carries the same over a pipe', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const agent = await connectByPipe(cleanup, author.token)

    assert.deepEqual(await namesOf(agent), await namesOf(await connectAgent(cleanup, author.token)))
    const draft = await use(agent, 'create_draft', { text: 'Over a pipe ✓', targets: [{ connectionId: author.connection.id, format: FORMAT }], media: [{ id: author.picture.id }] })
    const planned = await use(agent, 'schedule_post', { id: draft.data.id, publishAt: inHours(2) })
    assert.equal(planned.data.state, 'scheduled')
    assert.equal((await shown(author, draft.data.id)).text, 'Over a pipe ✓')

    const careful = await connectByPipe(cleanup, author.token, ['--read-only'])
    assert.deepEqual((await namesOf(careful)).filter((name) => WRITING.includes(name)), [])
  })

  test('every tool is a request of the API, and takes what that takes', ({ assert }) => {
    for (const tool of TOOLS) {
      const request = requestOf(tool)
      assert.exists(request, `${tool.name}: there is no route ${tool.route}`)
      const known = [...request!.fields.keys()]
      assert.deepEqual([...(tool.needs ?? []), ...tool.takes].filter((name) => !known.includes(name)), [], tool.name)
      assert.isTrue(tool.isReading || request!.method !== 'GET', tool.name)
    }
    assert.equal(new Set(TOOLS.map(({ name }) => name)).size, TOOLS.length)
  })
})
