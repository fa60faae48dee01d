import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { addConnection, call, created, createAuthor, createReadyAuthor, FORMAT, inHours, set, type ApiAnswer, type Author } from '#tests/functional/publishing/support'
import { createReviewed } from '#tests/functional/approvals/support'
import { connected, consent, createPerson, json, PLATFORM, usePlatform } from '#tests/functional/connections/support'
import app from '@adonisjs/core/services/app'
import { AdapterFault } from '@caidence/sdk'
import { ReportRelay } from '#services/reports/report_relay'
import ImportedPost from '#models/imported_post'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { connect as connectScripted } from '#tests/functional/inbound/support'
import { addLive } from '#tests/functional/analytics/support'
import { useScript } from '#tests/support/plugins/scripted/script'
import { useScripted } from '#tests/support/plugin_folder'
import { createMember, createOwner } from '#tests/functional/access/support'
import { createNewcomer } from '#tests/functional/onboarding/support'
import { createOperator, usePlugin } from '#tests/functional/plugins/support'
import { jpeg, ownDisk } from '#tests/functional/media/support'
import { forgetLimits, mailTo, newEmail, PASSWORD, pathOfLink, signIn } from '#tests/support/accounts'
import { html, usePublicWeb } from '#tests/support/public_web'
import { Visitor, type Answer } from '#tests/support/visitor'
import { archiveAnswers } from './answers_archives.ts'
import { noticeAnswers } from './answers_notices.ts'
import { textToolAnswers } from './answers_text_tools.ts'
import { planningAnswers } from './answers_planning.ts'
import { breaches, operations } from './contract.ts'

const covered = new Set<string>()
const ofVisitor = ({ status, headers, text, json: body }: Answer) => ({ status, headers, text, body })

/** The answer has the status, and keeps to the document. */
function keeps(assert: any, operationId: string, status: number, answer: Pick<ApiAnswer, 'status' | 'headers' | 'body' | 'text'>) {
  assert.equal(answer.status, status, answer.text.slice(0, 500))
  assert.deepEqual(breaches(operationId, answer), [])
  if (status < 400) covered.add(operationId)
}

test.group('System / answers keep to the document', (group) => {
  group.each.setup(() => forgetLimits())
  planningAnswers(keeps)

  test('posts', async ({ assert }) => {
    const author = await createReadyAuthor()
    const reply = (method: string, path = '', body?: unknown, headers = {}) => call(author, method, `/api/v1/posts${path}`, body, headers)

    const draft = await reply('POST', '', { text: 'Draft' })
    keeps(assert, 'createPost', 201, draft)
    const planned = await reply('POST', '', { ...author.ready, publishAt: inHours(5), timeZone: 'Europe/Prague' })
    keeps(assert, 'createPost', 201, planned)
    keeps(assert, 'createPost', 422, await reply('POST', '', { text: 7, media: [{ id: 'x' }] }))
    keeps(assert, 'createPost', 400, await reply('POST', '', '{'))
    keeps(assert, 'createPost', 415, await reply('POST', '', 'x', { 'content-type': 'text/csv' }))
    keeps(assert, 'createPost', 413, await reply('POST', '', { text: 'x'.repeat(1_100_000) }))
    keeps(assert, 'listPosts', 200, await reply('GET', '?limit=1'))
    keeps(assert, 'listPosts', 422, await reply('GET', '?cursor=x'))
    keeps(assert, 'getPost', 404, await reply('GET', `/${randomUUID()}`))
    keeps(assert, 'checkPost', 200, await reply('POST', '/check', { ...author.ready, text: 'x '.repeat(3_000) }))

    const { id, version, deliveries } = planned.body.data
    const [{ id: deliveryId }] = deliveries
    keeps(assert, 'getPost', 200, await reply('GET', `/${id}`))
    keeps(assert, 'updatePost', 409, await reply('PATCH', `/${id}`, { text: 'Mine', version: version + 7 }))
    keeps(assert, 'updatePost', 200, await reply('PATCH', `/${id}`, { text: 'Mine', version }))
    keeps(assert, 'publishPost', 200, await reply('POST', `/${id}/publish`))
    await set(author, deliveryId, { state: 'committing', progress: 0.5, waiting_until: new Date(), waiting_for: 'rate' })
    keeps(assert, 'getPost', 200, await reply('GET', `/${id}`))
    keeps(assert, 'cancelPost', 409, await reply('POST', `/${id}/cancel`))
    await set(author, deliveryId, { state: 'held', held_reason: 'late', fault_code: 'E_RATE_LIMITED', fault: JSON.stringify({ field: 'media.0', status: 400 }) })
    keeps(assert, 'getPost', 200, await reply('GET', `/${id}`))
    await set(author, deliveryId, { state: 'unconfirmed', held_reason: null })
    keeps(assert, 'resolveDelivery', 200, await reply('POST', `/${id}/resolve`, { deliveryId, found: 'live', permalink: 'https://www.instagram.com/p/1/' }))
    keeps(assert, 'resolveDelivery', 409, await reply('POST', `/${id}/resolve`, { deliveryId, found: 'live' }))
    keeps(assert, 'cancelPost', 200, await reply('POST', `/${draft.body.data.id}/cancel`))
    keeps(assert, 'deletePost', 204, await reply('DELETE', `/${draft.body.data.id}`))
  })

  test('what writing a post needs', async (context) => {
    const { assert } = context
    const author = await createReadyAuthor()
    const reader = await createReadyAuthor()
    await usePublicWeb(context, { 'tea.example.com/': html('<title>Tea</title>'), 'tea.example.com/bare': html('<p>x') })
    const { id } = await created(author, author.ready)
    const reply = (method: string, path: string, body?: unknown) => call(author, method, `/api/v1/posts${path}`, body)

    keeps(assert, 'bePresent', 200, await reply('PUT', `/${id}/presence`, {}))
    keeps(assert, 'bePresent', 404, await call(reader, 'PUT', `/api/v1/posts/${id}/presence`, {}))
    keeps(assert, 'leavePost', 204, await reply('DELETE', `/${id}/presence`))
    keeps(assert, 'listRevisions', 200, await reply('GET', `/${id}/revisions`))
    keeps(assert, 'getRevision', 200, await reply('GET', `/${id}/revisions/1`))
    keeps(assert, 'getRevision', 404, await reply('GET', `/${id}/revisions/77`))
    keeps(assert, 'checkLinks', 200, await reply('POST', '/links', { urls: ['https://tea.example.com/', 'https://tea.example.com/bare', 'https://tea.example.com/gone'] }))
    keeps(assert, 'checkLinks', 422, await reply('POST', '/links', { urls: ['tea'] }))
  })

  test('the calendar', async ({ assert }) => {
    const author = await createReadyAuthor()
    const { visitor } = await signIn(author.user.email)
    const reply = (method: string, path: string, body?: unknown) => call(author, method, `/api/v1/calendar${path}`, body)
    const own = async (method: string, path: string, body = {}) => ofVisitor(method === 'GET' ? await visitor.get(`/api/v1/calendar${path}`, { accept: 'application/json' }) : await visitor.post(`/api/v1/calendar${path}`, body, { accept: 'application/json' }, method))
    const { id } = (await call(author, 'POST', '/api/v1/posts', { ...author.ready, publishAt: inHours(50) })).body.data

    const entry = await reply('POST', '/entries', { kind: 'event', title: 'Shoot', startsOn: '2027-03-01', startTime: '10:00', timeZone: 'UTC' })
    keeps(assert, 'createCalendarEntry', 201, entry)
    const path = `/entries/${entry.body.data.id}`
    keeps(assert, 'createCalendarEntry', 422, await reply('POST', '/entries', { kind: 'party' }))
    keeps(assert, 'getCalendarEntry', 200, await reply('GET', path))
    keeps(assert, 'updateCalendarEntry', 200, await reply('PATCH', path, { title: 'Studio', version: 1 }))
    keeps(assert, 'updateCalendarEntry', 409, await reply('PATCH', path, { title: 'Studio', version: 1 }))
    keeps(assert, 'importCalendarEntries', 200, await reply('POST', '/entries/import', { text: '2027-12-24,Eve\nx,y' }))
    const span = `from=${inHours(0).slice(0, 10)}&to=${inHours(96).slice(0, 10)}`
    const shown = await reply('GET', `?${span}`)
    keeps(assert, 'getCalendar', 200, shown)
    assert.lengthOf(shown.body.data.posts, 1)
    keeps(assert, 'getCalendar', 422, await reply('GET', '?from=x'))
    keeps(assert, 'exportCalendar', 200, await reply('GET', `/export.csv?${span}`))
    keeps(assert, 'changeCalendarPosts', 200, await reply('POST', '/posts', { action: 'move', days: 1, posts: [{ id }, { id: randomUUID() }] }))
    keeps(assert, 'changeCalendarPosts', 422, await reply('POST', '/posts', { action: 'move', posts: [] }))
    keeps(assert, 'deleteCalendarEntry', 204, await reply('DELETE', path))
    keeps(assert, 'deleteCalendarEntry', 404, await reply('DELETE', path))
    keeps(assert, 'search', 200, ofVisitor(await visitor.get('/api/v1/search?query=st', { accept: 'application/json' })))
    keeps(assert, 'search', 422, ofVisitor(await visitor.get('/api/v1/search?query=s', { accept: 'application/json' })))
    const feed = await own('POST', '/feeds', { label: 'Phone' })
    keeps(assert, 'createCalendarFeed', 201, feed)
    keeps(assert, 'listCalendarFeeds', 200, await own('GET', '/feeds'))
    keeps(assert, 'revokeCalendarFeed', 204, await own('DELETE', `/feeds/${feed.body.data.id}`))
    keeps(assert, 'revokeCalendarFeed', 404, await own('DELETE', `/feeds/${feed.body.data.id}`))
  })

  test('approvals, comments and links for clients', async ({ assert }) => {
    const author = await createReviewed()
    const reply = (reader: Pick<Author, 'token'>, method: string, path: string, body?: unknown) => call(reader, method, `/api/v1${path}`, body)
    const { id } = (await reply(author, 'POST', '/posts', { ...author.ready, when: 'at', publishAt: inHours(5) })).body.data
    const path = `/posts/${id}/approvals`

    keeps(assert, 'listWaitingApprovals', 200, await reply(author.approver, 'GET', '/approvals'))
    const approval = await reply(author.approver, 'GET', path)
    keeps(assert, 'getApproval', 200, approval)
    keeps(assert, 'getApproval', 404, await reply(author, 'GET', `/posts/${randomUUID()}/approvals`))
    const word = { verdict: 'approved', note: 'Yes', contentHash: approval.body.data.contentHash }
    keeps(assert, 'decideApproval', 409, await reply(author, 'POST', path, word))
    keeps(assert, 'decideApproval', 422, await reply(author.approver, 'POST', path, { verdict: 'maybe' }))
    keeps(assert, 'decideApproval', 201, await reply(author.approver, 'POST', path, word))
    await reply(author, 'PATCH', `/posts/${id}`, { text: 'Summer is over', media: [{ id: author.picture.id, altText: 'The sea' }] })
    keeps(assert, 'getApproval', 200, await reply(author.approver, 'GET', path))
    const comment = await reply(author, 'POST', `/posts/${id}/comments`, { body: 'Better?', place: 'text', isInternal: false })
    keeps(assert, 'createPostComment', 201, comment)
    keeps(assert, 'createPostComment', 422, await reply(author, 'POST', `/posts/${id}/comments`, { body: 'x', parentId: randomUUID() }))
    keeps(assert, 'listPostComments', 200, await reply(author, 'GET', `/posts/${id}/comments`))
    keeps(assert, 'deletePostComment', 404, await reply(author.approver, 'DELETE', `/posts/${id}/comments/${comment.body.data.id}`))
    keeps(assert, 'deletePostComment', 204, await reply(author, 'DELETE', `/posts/${id}/comments/${comment.body.data.id}`))
    const link = await reply(author, 'POST', '/review-links', { postIds: [id], label: 'Northwind', days: 7 })
    keeps(assert, 'createReviewLink', 201, link)
    keeps(assert, 'createReviewLink', 422, await reply(author, 'POST', '/review-links', { postIds: [randomUUID()] }))
    keeps(assert, 'listReviewLinks', 200, await reply(author, 'GET', `/review-links?post=${id}`))
    keeps(assert, 'revokeReviewLink', 404, await reply(author, 'DELETE', `/review-links/${randomUUID()}`))
    keeps(assert, 'revokeReviewLink', 204, await reply(author, 'DELETE', `/review-links/${link.body.data.id}`))
  })

  test('media', async (context) => {
    ownDisk(context)
    const { assert } = context
    const author = await createAuthor()
    const send = (form: FormData) => fetch(new URL('/api/v1/media', `http://${process.env.HOST}:${process.env.PORT}`), { method: 'POST', body: form, headers: { authorization: `Bearer ${author.token}` } })
    const upload = async (bytes: Uint8Array, name = 'a.jpg') => {
      const form = new FormData()
      form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }), name)
      const response = await send(form)
      const text = await response.text()
      return { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
    }

    const stored = await upload(await jpeg())
    keeps(assert, 'uploadMedia', 201, stored)
    keeps(assert, 'uploadMedia', 415, await upload(Buffer.from('hello')))
    keeps(assert, 'uploadMedia', 422, await call(author, 'POST', '/api/v1/media', {}))
    keeps(assert, 'listMedia', 200, await call(author, 'GET', '/api/v1/media?limit=1'))
    keeps(assert, 'getMedia', 200, await call(author, 'GET', `/api/v1/media/${stored.body.data.id}`))
    keeps(assert, 'getMedia', 404, await call(author, 'GET', `/api/v1/media/${randomUUID()}`))
    keeps(assert, 'updateMedia', 200, await call(author, 'PATCH', `/api/v1/media/${stored.body.data.id}`, { altText: 'Sea' }))
    keeps(assert, 'updateMedia', 422, await call(author, 'PATCH', `/api/v1/media/${stored.body.data.id}`, { altText: 'a\0b' }))
    keeps(assert, 'deleteMedia', 204, await call(author, 'DELETE', `/api/v1/media/${stored.body.data.id}`))
  })

  test('channels', async (context) => {
    const { assert } = context
    const emulator = await usePlatform(context)
    const person = await createPerson()
    const { visitor } = person
    const social = async (method: 'GET' | 'POST' | 'DELETE', path: string, body: Record<string, unknown> = {}) =>
      ofVisitor(method === 'GET' ? await visitor.get(`/api/v1/social${path}`, json) : await visitor.post(`/api/v1/social${path}`, body, json, method))

    const began = await social('POST', `/connect/${PLATFORM}`)
    keeps(assert, 'beginConnect', 201, began)
    const back = await visitor.get(await consent(emulator, began.body.data.url))
    keeps(assert, 'finishConnect', 302, ofVisitor(back))
    keeps(assert, 'finishConnect', 400, await social('GET', `/callback/${PLATFORM}?state=x&code=y`))
    const attempt = await social('GET', `/attempts/${began.body.data.attemptId}`)
    keeps(assert, 'getConnectAttempt', 200, attempt)
    const { choices, status } = attempt.body.data
    if (status === 'choosing') keeps(assert, 'chooseAccounts', 200, await social('POST', `/attempts/${began.body.data.attemptId}/choose`, { remoteIds: choices.map(({ remoteId }: any) => remoteId) }))
    keeps(assert, 'chooseAccounts', 422, await social('POST', `/attempts/${began.body.data.attemptId}/choose`, { remoteIds: [] }))

    const listed = await social('GET', '/connections')
    keeps(assert, 'listConnections', 200, listed)
    const [{ id }] = listed.body.data
    keeps(assert, 'checkConnection', 200, await social('POST', `/connections/${id}/check`))
    keeps(assert, 'disconnect', 200, await social('DELETE', `/disconnect/${PLATFORM}?connection=${id}`))
    keeps(assert, 'disconnect', 404, await social('DELETE', `/disconnect/${PLATFORM}?connection=${randomUUID()}`))
    keeps(assert, 'beginConnect', 404, await social('POST', '/connect/nowhere'))
    assert.isAbove((await connected(person)).length, 0)
  })

  test('what channels tell: numbers, lists and comments', async (context) => {
    const { assert } = context
    await useScripted(context)
    const author = await createAuthor()
    const connection = await connectScripted(author, { remoteId: randomUUID() })
    const { postId, deliveryId } = await addLive(author, connection)
    const channel = (path: string) => call(author, 'GET', `/api/v1/channels/${connection}${path}`)
    const comments = (query = '') => call(author, 'GET', `/api/v1/posts/${postId}/deliveries/${deliveryId}/comments${query}`)
    useScript({
      list: async () => [{ value: '7', label: 'Bread' }],
      comments: async () => ({ comments: [{ remoteId: '1', post: 'x', text: 'Nice', at: '2026-03-02T09:00:00Z', author: { name: 'A reader' } }, { remoteId: '2', post: 'x', parent: '1', text: 'Yes', at: '2026-03-02T09:00:00Z' }], cursor: 'c' }),
    })

    keeps(assert, 'getChannelMetrics', 200, await channel('/metrics'))
    keeps(assert, 'getChannelMetrics', 404, await call(author, 'GET', `/api/v1/channels/${randomUUID()}/metrics`))
    keeps(assert, 'getPostMetrics', 200, await call(author, 'GET', `/api/v1/posts/${postId}/metrics`))
    keeps(assert, 'listChannelOptions', 200, await channel('/options/topics?query=br'))
    keeps(assert, 'listChannelOptions', 404, await channel('/options/nothing'))
    keeps(assert, 'listChannelOptions', 422, await channel(`/options/topics?query=${'x'.repeat(101)}`))
    keeps(assert, 'listComments', 200, await comments())
    useScript({ comments: () => Promise.reject(new AdapterFault('E_RATE_LIMITED')), list: () => Promise.reject(new AdapterFault('E_TOKEN_REVOKED')) })
    keeps(assert, 'listComments', 429, await comments())
    keeps(assert, 'listChannelOptions', 409, await channel('/options/topics?query=other'))
  })

  test('numbers of a window, of posts, and as a table', async (context) => {
    ownDisk(context)
    const { assert } = context
    const author = await createOwner()
    const { id } = await addConnection(author)
    const { postId, deliveryId } = await addLive(author, id)
    const told = (table: string, column: string, of: string, name: string) => tenantTx(author.actor, ({ client }) => client.table(table).insert({ workspace_id: author.workspaceId, [column]: of, name, value: 120, day: new Date(), from_at: new Date(), to_at: new Date(), as_of: new Date() }))
    await told('account_metrics', 'connection_id', id, 'views')
    await told('account_metrics', 'connection_id', id, 'followers')
    await told('post_metrics', 'delivery_id', deliveryId, 'views')
    await told('post_metrics', 'delivery_id', deliveryId, 'likes')
    const analytics = (path: string) => call(author, 'GET', `/api/v1/analytics${path}`)

    keeps(assert, 'getAnalytics', 200, await analytics('?days=7'))
    keeps(assert, 'getAnalytics', 422, await analytics('?days=9000'))
    keeps(assert, 'listBestPosts', 200, await analytics('/posts?days=7&by=rate'))
    keeps(assert, 'listBestPosts', 422, await analytics('/posts?by=luck'))
    keeps(assert, 'getPostCurves', 200, await analytics(`/posts/${postId}`))
    keeps(assert, 'getPostCurves', 404, await analytics(`/posts/${randomUUID()}`))
    keeps(assert, 'exportAnalytics', 200, await analytics('/table.csv?table=posts&days=7'))
    keeps(assert, 'exportAnalytics', 422, await analytics('/table.csv?table=all'))

    const reports = (method: string, path = '', body?: unknown) => call(author, method, `/api/v1/reports${path}`, body)
    const asked = await reports('POST', '', { title: 'Ours', kind: 'proof', format: 'csv', days: 7 })
    keeps(assert, 'createReport', 202, asked)
    keeps(assert, 'createReport', 422, await reports('POST', '', { title: 'Ours', kind: 'numbers', format: 'csv' }))
    keeps(assert, 'listReports', 200, await reports('GET'))
    const { id: report } = asked.body.data
    keeps(assert, 'getReport', 200, await reports('GET', `/${report}`))
    keeps(assert, 'getReportFile', 409, await reports('GET', `/${report}/file`))
    await (await app.container.make(ReportRelay)).relay()
    keeps(assert, 'getReport', 200, await reports('GET', `/${report}`))
    keeps(assert, 'getReportFile', 200, await reports('GET', `/${report}/file`))
    keeps(assert, 'deleteReport', 204, await reports('DELETE', `/${report}`))
    keeps(assert, 'getReport', 404, await reports('GET', `/${report}`))
  })

  archiveAnswers(keeps)

  test('members, roles, rights and settings', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner)
    const reply = (method: string, path: string, body?: unknown) => call(owner, method, `/api/v1${path}`, body)
    const fields = { name: 'Community', rank: 30, permissions: ['posts.view'], parents: ['viewer'] }
    const place = { scopeType: 'brand', scopeId: owner.brandId }

    keeps(assert, 'listPermissions', 200, await reply('GET', '/permissions'))
    keeps(assert, 'listRoles', 200, await reply('GET', '/roles'))
    const role = await reply('POST', '/roles', fields)
    keeps(assert, 'createRole', 201, role)
    keeps(assert, 'createRole', 409, await reply('POST', '/roles', fields))
    keeps(assert, 'createRole', 422, await reply('POST', '/roles', { ...fields, permissions: ['posts.fly'] }))
    const { id } = role.body.data
    keeps(assert, 'getRole', 200, await reply('GET', `/roles/${id}`))
    keeps(assert, 'getRole', 404, await reply('GET', `/roles/${randomUUID()}`))
    keeps(assert, 'updateRole', 200, await reply('PUT', `/roles/${id}`, { ...fields, rank: 31, version: 1 }))
    keeps(assert, 'updateRole', 409, await reply('PUT', `/roles/${id}`, { ...fields, rank: 31, version: 1 }))
    const given = await reply('POST', '/role-assignments', { userId: person.user.id, roleId: id, ...place })
    keeps(assert, 'assignRole', 201, given)
    keeps(assert, 'assignRole', 409, await reply('POST', '/role-assignments', { userId: person.user.id, roleId: id, ...place }))
    keeps(assert, 'assignRole', 404, await reply('POST', '/role-assignments', { userId: randomUUID(), roleId: id, ...place }))
    keeps(assert, 'listRoleAssignments', 200, await reply('GET', '/role-assignments'))
    keeps(assert, 'previewRole', 200, await reply('POST', '/roles/preview', { id, role: { ...fields, permissions: [] } }))
    keeps(assert, 'previewAssignment', 200, await reply('POST', '/role-assignments/preview', { removeMember: person.user.id }))
    keeps(assert, 'deleteRole', 409, await reply('DELETE', `/roles/${id}`))
    const grant = await reply('POST', '/permission-grants', { userId: person.user.id, effect: 'deny', permission: 'posts.view', reason: 'For now', ...place })
    keeps(assert, 'grantPermission', 201, grant)
    keeps(assert, 'listPermissionGrants', 200, await reply('GET', `/permission-grants?user=${person.user.id}`))
    keeps(assert, 'explainAccess', 200, await reply('GET', `/access/explain?user=${person.user.id}&permission=posts.view&resourceType=brand&resourceId=${owner.brandId}`))
    keeps(assert, 'explainAccess', 200, await reply('GET', `/access/explain?user=${person.user.id}&permission=posts.publish&resourceType=brand&resourceId=${owner.brandId}`))
    keeps(assert, 'revokePermission', 204, await reply('DELETE', `/permission-grants/${grant.body.data.id}`))
    keeps(assert, 'unassignRole', 204, await reply('DELETE', `/role-assignments/${given.body.data.id}`))
    keeps(assert, 'deleteRole', 204, await reply('DELETE', `/roles/${id}`))
    keeps(assert, 'listMembers', 200, await reply('GET', '/members?limit=1'))
    keeps(assert, 'getMember', 200, await reply('GET', `/members/${person.user.id}`))
    keeps(assert, 'getMyPermissions', 200, await call(person, 'GET', '/api/v1/me/permissions'))
    keeps(assert, 'listImpersonations', 200, await reply('GET', '/impersonations'))
    keeps(assert, 'startImpersonation', 403, await reply('POST', '/impersonations', { userId: person.user.id, reason: 'To help them', minutes: 10 }))
    keeps(assert, 'listMemberSessions', 200, await reply('GET', `/members/${person.user.id}/sessions`))
    keeps(assert, 'endMemberSessions', 200, await reply('DELETE', `/members/${person.user.id}/sessions`))
    keeps(assert, 'listBrands', 200, await reply('GET', '/brands'))
    const brand = await reply('POST', '/brands', { name: 'Another', timeZone: 'UTC' })
    keeps(assert, 'createBrand', 201, brand)
    keeps(assert, 'updateBrand', 200, await reply('PATCH', `/brands/${brand.body.data.id}`, { name: 'Renamed' }))
    keeps(assert, 'removeMember', 204, await reply('DELETE', `/members/${person.user.id}`))
    keeps(assert, 'removeMember', 409, await reply('DELETE', `/members/${owner.user.id}`))
    keeps(assert, 'listAuditLogs', 200, await reply('GET', '/audit-logs?limit=2'))
    keeps(assert, 'listAccessLogs', 200, await reply('GET', '/access-logs?allowed=true'))
    keeps(assert, 'exportAuditLogs', 200, await reply('GET', '/audit-logs/export'))
    keeps(assert, 'exportAccessLogs', 200, await reply('GET', '/access-logs/export'))
    keeps(assert, 'verifyAuditLogs', 200, await reply('POST', '/audit-logs/verify'))
    keeps(assert, 'getWorkspace', 200, await reply('GET', '/workspace'))
    keeps(assert, 'updateWorkspace', 200, await reply('PUT', '/workspace', { name: 'Renamed', auditDays: 365 }))
  })

  test('templates, hashtags and links', ({ assert }) => textToolAnswers(assert, keeps))

  test('profiles and creators', async (context) => {
    const { assert } = context
    await usePublicWeb(context, { 'example.com/': html('<title>Film') })
    const owner = await createOwner()
    const reply = (method: string, path: string, body?: unknown, headers = {}) => call(owner, method, `/api/v1${path}`, body, headers)

    keeps(assert, 'getAgencyProfile', 200, await reply('GET', '/agency/profile'))
    keeps(assert, 'updateAgencyProfile', 200, await reply('PUT', '/agency/profile', { company: { displayName: 'Stone', teamSize: '2-10', founded: 1999 }, caseStudies: [{ title: 'A film' }] }))
    keeps(assert, 'updateAgencyProfile', 412, await reply('PUT', '/agency/profile', { services: [] }, { 'if-match': '"7"' }))
    keeps(assert, 'updateAgencyProfile', 422, await reply('PUT', '/agency/profile', { company: 7 }))
    const brand = `/brands/${owner.brandId}/profile`
    keeps(assert, 'getBrandProfile', 200, await reply('GET', brand))
    keeps(assert, 'getBrandProfile', 404, await reply('GET', `/brands/${randomUUID()}/profile`))
    keeps(assert, 'updateBrandProfile', 200, await reply('PUT', brand, { identity: { tagline: 'Slowly' }, audience: { segments: [{ name: 'Everybody' }] }, guidelines: { emoji: 'none' } }, { 'if-match': '"0"' }))
    keeps(assert, 'updateBrandProfile', 412, await reply('PUT', brand, { identity: {} }, { 'if-match': '"0"' }))
    const made = await reply('POST', '/creators', { name: 'Ada', brandId: owner.brandId })
    keeps(assert, 'createCreator', 201, made)
    keeps(assert, 'createCreator', 409, await reply('POST', '/creators', { name: 'Bob', brandId: owner.brandId }))
    keeps(assert, 'createCreator', 422, await reply('POST', '/creators', { name: 'Bob', userId: randomUUID() }))
    const creator = `/creators/${made.body.data.id}`
    keeps(assert, 'getCreatorProfile', 200, await reply('GET', `${creator}/profile`))
    keeps(assert, 'updateCreatorProfile', 200, await reply('PUT', `${creator}/profile`, { about: { displayName: 'Ada' }, rates: [{ deliverable: 'Reel', currency: 'EUR', unit: 'item', price: 10_000 }], portfolio: [{ kind: 'link', title: 'Film', url: 'https://example.com' }], mediaKit: { parts: ['rates'] } }))
    keeps(assert, 'updateCreatorProfile', 412, await reply('PUT', `${creator}/profile`, { about: {} }, { 'if-match': 'x' }))
    keeps(assert, 'listCreators', 200, await reply('GET', '/creators?limit=1'))
    keeps(assert, 'getCreator', 200, await reply('GET', creator))
    keeps(assert, 'updateCreator', 200, await reply('PATCH', creator, { name: 'Renamed' }))
    keeps(assert, 'previewLink', 200, await reply('POST', '/link-previews', { url: 'https://example.com/' }))
    keeps(assert, 'previewLink', 422, await reply('POST', '/link-previews', { url: 'http://127.0.0.1/' }))
    keeps(assert, 'createKitLink', 422, await reply('POST', `${creator}/kit-links`, { days: 366 }))
    const link = await reply('POST', `${creator}/kit-links`, { label: 'Northwind', days: 7, parts: ['rates'] })
    keeps(assert, 'createKitLink', 201, link)
    keeps(assert, 'getMediaKitPdf', 200, await reply('GET', `${creator}/media-kit.pdf`))
    keeps(assert, 'getMediaKitPdf', 404, await reply('GET', `/creators/${randomUUID()}/media-kit.pdf`))
    keeps(assert, 'listKitLinks', 200, await reply('GET', `${creator}/kit-links`))
    keeps(assert, 'revokeKitLink', 404, await reply('DELETE', `${creator}/kit-links/${randomUUID()}`))
    keeps(assert, 'revokeKitLink', 204, await reply('DELETE', `${creator}/kit-links/${link.body.data.id}`))
    keeps(assert, 'deleteCreator', 204, await reply('DELETE', creator))
    keeps(assert, 'getCreator', 404, await reply('GET', creator))
  })

  test('onboarding', async ({ assert }) => {
    const owner = await createNewcomer()
    const reply = (method: string, path: string, body?: unknown, headers = {}) => call(owner, method, `/api/v1${path}`, body, headers)
    const take = (body: object, headers = {}) => reply('PUT', '/onboarding/progress', body, headers)

    keeps(assert, 'getOnboardingProgress', 200, await reply('GET', '/onboarding/progress'))
    keeps(assert, 'updateOnboardingProgress', 200, await take({ step: 'profile_type', action: 'next', data: { profileType: 'agency' } }, { 'if-match': '"0"' }))
    keeps(assert, 'updateOnboardingProgress', 412, await take({ step: 'profile_type', action: 'back' }, { 'if-match': '"0"' }))
    keeps(assert, 'updateOnboardingProgress', 422, await take({ step: 'company_info', action: 'next', data: { founded: 'soon' } }))
    keeps(assert, 'updateOnboardingProgress', 409, await take({ step: 'create_brand', action: 'next', data: { name: 'Kestrel' } }))
    keeps(assert, 'completeOnboarding', 409, await reply('POST', '/onboarding/complete', {}))
    for (const [step, data] of Object.entries({ company_info: { displayName: 'Stone' }, branding: {} })) await take({ step, action: 'next', data })
    keeps(assert, 'updateOnboardingProgress', 200, await take({ step: 'invite_team', action: 'next', data: { invitations: [{ email: newEmail(), roleId: 'editor', brandId: null }] } }))
    keeps(assert, 'updateOnboardingProgress', 200, await take({ step: 'create_brand', action: 'next', data: { name: 'Kestrel' } }))
    keeps(assert, 'completeOnboarding', 412, await reply('POST', '/onboarding/complete', {}, { 'if-match': '"1"' }))
    keeps(assert, 'completeOnboarding', 200, await reply('POST', '/onboarding/complete', {}))
    const connection = await addConnection(owner)
    await tenantTx(owner.actor, () => ImportedPost.create({ id: randomUUID(), workspaceId: owner.workspaceId, connectionId: connection.id, remoteId: '1', text: 'Bread', metrics: JSON.stringify([{ name: 'likes', value: 3 }]) as never }))
    keeps(assert, 'listImportedPosts', 200, await reply('GET', `/imported-posts?brand=${owner.brandId}&limit=1`))
    keeps(assert, 'listImportedPosts', 422, await reply('GET', '/imported-posts?brand=x'))
  })

  test('seeing as another member', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner, 'editor')
    const { visitor } = await signIn(owner.user.email)
    const began = await visitor.post('/api/v1/impersonations', { userId: person.user.id, reason: 'They cannot find a post', minutes: 10 }, json)

    keeps(assert, 'startImpersonation', 201, ofVisitor(began))
    keeps(assert, 'endImpersonation', 204, ofVisitor(await visitor.post(`/api/v1/impersonations/${began.json.data.id}`, {}, json, 'DELETE')))
  })

  test('invitations', async ({ assert }) => {
    const owner = await createOwner()
    const reply = (method: string, path: string, body?: unknown, headers = {}) => call(owner, method, `/api/v1/invitations${path}`, body, headers)
    const email = newEmail()
    const assignments = [{ roleId: 'viewer', scopeType: 'brand', scopeId: owner.brandId }]

    const made = await reply('POST', '', { email, assignments })
    keeps(assert, 'createInvitation', 201, made)
    keeps(assert, 'createInvitation', 422, await reply('POST', '', { email: 'nobody', assignments }))
    keeps(assert, 'importInvitations', 200, await reply('POST', '/bulk', `email,role\n${newEmail()},Editor\n`, { 'content-type': 'text/csv' }))
    keeps(assert, 'listInvitations', 200, await reply('GET', ''))
    keeps(assert, 'resendInvitation', 200, await reply('POST', `/${made.body.data.id}/resend`))
    const guest = newEmail()
    await reply('POST', '', { email: guest, assignments })
    const token = pathOfLink(await mailTo(guest, /./)).split('/').at(-1)!
    const visitor = new Visitor()
    keeps(assert, 'getOpenInvitation', 200, ofVisitor(await visitor.get(`/api/v1/invitations/${token}`, json)))
    keeps(assert, 'acceptInvitation', 200, ofVisitor(await visitor.post(`/api/v1/invitations/${token}/accept`, { fullName: 'New Person', password: PASSWORD }, json)))
    keeps(assert, 'acceptInvitation', 404, ofVisitor(await new Visitor().post(`/api/v1/invitations/${'x'.repeat(27)}/accept`, {}, json)))
    const other = await reply('POST', '', { email: newEmail(), assignments })
    keeps(assert, 'revokeInvitation', 204, await reply('DELETE', `/${other.body.data.id}`))
  })

  test('plugins, for operators and for workspaces', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context, { files: { 'plugins/local/broken/package.json': { name: 'broken', caidence: { id: 'broken' } } } })
    const { visitor } = await createOperator()
    const owner = await createOwner()
    const reply = async (method: 'GET' | 'POST' | 'PUT', path: string, body: Record<string, unknown> = {}) => {
      const answer = method === 'GET' ? await visitor.get(`/api/v1/admin/plugins${path}`, json) : await visitor.post(`/api/v1/admin/plugins${path}`, body, json, method)
      return ofVisitor(answer)
    }

    keeps(assert, 'listPlugins', 200, await reply('GET', ''))
    keeps(assert, 'listPlugins', 403, await call(owner, 'GET', '/api/v1/admin/plugins'))
    keeps(assert, 'listPlugins', 404, ofVisitor(await (await createPerson()).visitor.get('/api/v1/admin/plugins', json)))
    keeps(assert, 'updatePluginSettings', 200, await reply('PUT', `/${id}/settings`, { settings: { clientId: 'x', clientSecret: 'secret-of-it' } }))
    keeps(assert, 'updatePluginSettings', 422, await reply('PUT', `/${id}/settings`, { settings: { mode: 'x' } }))
    keeps(assert, 'reviewPluginScope', 200, await reply('PUT', `/${id}/reviews`, { adapter: id, scope: 'post', isApproved: true }))
    keeps(assert, 'switchPlugin', 200, await reply('PUT', `/${id}/state`, { isOn: false }))
    keeps(assert, 'switchPlugin', 409, await reply('PUT', '/broken/state', { isOn: true }))
    keeps(assert, 'checkPlugin', 200, await reply('POST', `/${id}/check`))
    keeps(assert, 'checkPlugin', 404, await reply('POST', '/nothing/check'))
    keeps(assert, 'getPlugin', 200, await reply('GET', `/${id}`))
    keeps(assert, 'listOfferedChannels', 200, await call(owner, 'GET', '/api/v1/workspace/channels'))
    keeps(assert, 'offerChannel', 200, await call(owner, 'PUT', `/api/v1/workspace/channels/${id}`, { isOffered: false }))
    keeps(assert, 'offerChannel', 422, await call(owner, 'PUT', `/api/v1/workspace/channels/${id}`, {}))
  })

  test('notices, and addresses that events are sent to', ({ assert }) => noticeAnswers(assert, keeps))

  test('access tokens, and this document', async ({ assert }) => {
    const { visitor } = await createPerson()
    const author = await createAuthor()
    const wanted = { name: 'script', abilities: ['posts:read'], days: 30 }

    const made = await visitor.post('/api/v1/api-tokens', wanted, json)
    keeps(assert, 'createApiToken', 201, ofVisitor(made))
    keeps(assert, 'createApiToken', 422, ofVisitor(await visitor.post('/api/v1/api-tokens', { ...wanted, days: 1 }, json)))
    keeps(assert, 'createApiToken', 403, await call(author, 'POST', '/api/v1/api-tokens', wanted))
    keeps(assert, 'listApiTokens', 200, ofVisitor(await visitor.get('/api/v1/api-tokens', json)))
    keeps(assert, 'revokeApiToken', 204, ofVisitor(await visitor.post(`/api/v1/api-tokens/${made.json.data.id}`, {}, json, 'DELETE')))
    keeps(assert, 'revokeApiToken', 404, ofVisitor(await visitor.post(`/api/v1/api-tokens/${made.json.data.id}`, {}, json, 'DELETE')))
    keeps(assert, 'getOpenApi', 200, await call({ token: 'none' }, 'GET', '/api/v1/openapi.json'))
  })

  test('a repeated key gets no secret a second time', async ({ assert }) => {
    const { visitor } = await createPerson()
    const key = { ...json, 'idempotency-key': randomUUID() }
    const wanted = { name: 'script', abilities: ['posts:read'], days: 30 }

    const first = await visitor.post('/api/v1/api-tokens', wanted, key)
    const second = await visitor.post('/api/v1/api-tokens', wanted, key)

    assert.equal(first.status, 201)
    keeps(assert, 'createApiToken', 409, ofVisitor(second))
    assert.equal(second.json.code, 'E_ANSWER_NOT_KEPT')
    assert.lengthOf((await visitor.get('/api/v1/api-tokens', json)).json.data, 1)
  })

  test('what is refused before a handler runs', async ({ assert }) => {
    const author = await createAuthor(['posts:read'])
    const connection = await addConnection(author)

    keeps(assert, 'createPost', 403, await call(author, 'POST', '/api/v1/posts', { targets: [{ connectionId: connection.id, format: FORMAT }] }))
    keeps(assert, 'listMedia', 403, await call(author, 'GET', '/api/v1/media'))
    keeps(assert, 'listPosts', 401, await call({ token: 'cad_none' }, 'GET', '/api/v1/posts'))
    assert.isObject(await created(await createAuthor(), {}))
  })

  test('every operation was seen to succeed', ({ assert }) => {
    assert.sameMembers([...covered], operations())
  })
})
