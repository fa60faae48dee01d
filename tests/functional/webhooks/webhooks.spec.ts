import { randomBytes, randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { Webhook } from 'standardwebhooks'
import env from '#start/env'
import { useSecretBox } from '#services/secrets/main'
import { SecretBox } from '#services/secrets/secret_box'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { OutsidePost } from '#services/webhooks/outside_post'
import { rekeyWebhook } from '#services/webhooks/rekey_webhooks'
import { RETRY_SECONDS, STOP_AFTER_DAYS } from '#services/webhooks/limits'
import { api, call, createBrand, createMember, createOwner } from '#tests/functional/access/support'
import { happen, kinds, relay } from '#tests/functional/notices/support'
import type { Author } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { addWebhook, allow, calls, change, deliver, dueNow, ok, receiver, shownWebhook, silent, status } from './support.ts'

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
const live = (owner: Author, brandId: string | null = owner.brandId, id = randomUUID()) => happen({ workspaceId: owner.workspaceId, userId: null }, 'delivery.live', { brandId, subject: { type: 'delivery', id }, data: { postId: randomUUID() } })

test.group('Webhooks / sending', (group) => {
  group.each.setup(() => forgetLimits())

  test('the official library verifies what arrives; it names ids and no words', async (context) => {
    const { assert } = context
    const server = await receiver(context)
    allow(context, server.host)
    const owner = await createOwner()
    const { id, secret } = await addWebhook(owner, { url: server.url })
    const subject = randomUUID()
    await live(owner, owner.brandId, subject)

    await relay()
    await deliver()

    const [{ headers, body }] = server.got
    const verified = new Webhook(secret).verify(body, headers) as any
    assert.equal(verified.type, 'delivery.live')
    assert.containsSubset(verified.data, { workspaceId: owner.workspaceId, brandId: owner.brandId, subject: { type: 'delivery', id: subject } })
    const [entry] = await calls(owner, id)
    assert.containsSubset(entry, { eventId: headers['webhook-id'], state: 'delivered', tries: 1, lastStatus: 204 })
    assert.throws(() => new Webhook(secret).verify(`${body} `, headers))
    assert.throws(() => new Webhook('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA').verify(body, headers))
  })

  test('kinds and brand narrow what is sent; another workspace gets nothing', async (context) => {
    const { assert } = context
    const server = await receiver(context)
    allow(context, server.host)
    const [owner, neighbour] = [await createOwner(), await createOwner()]
    const second = await createBrand(owner)
    const [byKind, byBrand, theirs] = [await addWebhook(owner, { url: server.url, kinds: ['delivery.failed'] }), await addWebhook(owner, { url: server.url, brandId: second.id }), await addWebhook(neighbour, { url: server.url })]

    await live(owner)
    await live(owner, second.id)
    await happen({ workspaceId: owner.workspaceId, userId: null }, 'delivery.failed', { brandId: owner.brandId, subject: { type: 'delivery', id: randomUUID() } })
    await relay()

    assert.deepEqual((await calls(owner, byKind.id)).map(({ kind }) => kind), ['delivery.failed'])
    assert.deepEqual((await calls(owner, byBrand.id)).map(({ kind }) => kind), ['delivery.live'])
    assert.deepEqual(await calls(neighbour, theirs.id), [])
  })

  test('four relays and two senders at once bring each event once', async (context) => {
    const { assert } = context
    const server = await receiver(context)
    allow(context, server.host)
    const owner = await createOwner()
    await addWebhook(owner, { url: server.url })
    for (let count = 0; count < 12; count++) await live(owner)

    await Promise.all([relay(), relay(), relay(), relay()])
    for (let round = 0; round < 6; round++) await Promise.all([deliver(), deliver()])

    const ids = server.got.map(({ headers }) => headers['webhook-id'])
    assert.lengthOf(ids, 12)
    assert.lengthOf(new Set(ids), 12)
  })

  test('after a change of secret both verify, and a day later the new one alone', async (context) => {
    const { assert } = context
    const server = await receiver(context)
    allow(context, server.host)
    const owner = await createOwner()
    const { id, secret: old } = await addWebhook(owner, { url: server.url })
    const { secret: fresh } = (await call(owner, 'POST', `${api}/webhooks/${id}/secret`)).body.data
    const send = async () => {
      await call(owner, 'POST', `${api}/webhooks/${id}/test`)
      await deliver()
      return server.got.at(-1)!
    }

    const during = await send()
    await change(owner, 'webhook_endpoints', { id }, { old_secret_until: daysAgo(1) })
    const afterwards = await send()

    assert.notEqual(old, fresh)
    for (const secret of [old, fresh]) assert.equal((new Webhook(secret).verify(during.body, during.headers) as any).type, 'webhook.test')
    assert.equal((new Webhook(fresh).verify(afterwards.body, afterwards.headers) as any).type, 'webhook.test')
    assert.throws(() => new Webhook(old).verify(afterwards.body, afterwards.headers))
  })
})

test.group('Webhooks / receivers that are slow, gone or flapping', (group) => {
  group.each.setup(() => forgetLimits())

  test('a silent receiver holds up nobody else, and is asked by one call at a time once it has failed', async (context) => {
    const { assert } = context
    const [slow, quick] = [await receiver(context, silent), await receiver(context)]
    allow(context, slow.host, quick.host)
    const owner = await createOwner()
    const [bad] = [await addWebhook(owner, { url: slow.url }), await addWebhook(owner, { url: quick.url })]
    for (let count = 0; count < 9; count++) await live(owner)
    await relay()
    const { CallSender } = await import('#services/webhooks/call_sender')
    const sender = new CallSender(new OutsidePost({ allowed: [slow.host, quick.host] }))

    for (let round = 0; round < 20 && quick.got.length < 9; round++) {
      await sender.round()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }

    assert.lengthOf(quick.got, 9)
    assert.lengthOf(slow.got, 3)
    await slow.close()
    await sender.stop()
    await dueNow(owner, bad.id)
    await change(owner, 'webhook_calls', { endpoint_id: bad.id }, { claimed_until: null })
    assert.isAbove((await sender.round()), 0)
    const { rows } = await tenantTx({ ...owner.actor, userId: null }, ({ client }) => client.rawQuery(`select count(*)::int as busy from webhook_calls where endpoint_id = ? and state = 'waiting' and claimed_until > now()`, [bad.id]))
    assert.equal(rows[0].busy, 1)
    await sender.stop()
  }).timeout(60_000)

  test('one that is gone is tried after the declared pauses, left alone after three failures, and given up in the end', async (context) => {
    const { assert } = context
    const server = await receiver(context)
    allow(context, server.host)
    const owner = await createOwner()
    const { id } = await addWebhook(owner, { url: server.url })
    await live(owner)
    await relay()
    await server.close()
    const pauses: number[] = []

    for (let tries = 0; tries <= RETRY_SECONDS.length; tries++) {
      const before = Date.now()
      await deliver()
      const [{ nextAt }] = await calls(owner, id)
      if (nextAt) pauses.push((Date.parse(nextAt) - before) / 1000)
      await dueNow(owner, id)
    }

    assert.lengthOf(pauses, RETRY_SECONDS.length)
    for (const [index, seconds] of RETRY_SECONDS.entries()) {
      assert.isAtLeast(pauses[index]!, seconds - 1)
      assert.isAtMost(pauses[index]!, seconds * 1.2 + 20)
    }
    const [entry] = await calls(owner, id)
    assert.containsSubset(entry, { state: 'failed', tries: RETRY_SECONDS.length + 1, lastStatus: null, lastError: 'unreachable' })
    assert.lengthOf(entry.attempts, RETRY_SECONDS.length + 1)
  })

  test('a flapping one gets every event, once it takes it', async (context) => {
    const { assert } = context
    const server = await receiver(context)
    let turn = 0
    server.state.answer = (request, response) => (turn++ % 3 === 2 ? ok : turn % 3 === 1 ? status(503) : status(302))(request, response)
    allow(context, server.host)
    const owner = await createOwner()
    const { id } = await addWebhook(owner, { url: server.url })
    for (let count = 0; count < 5; count++) await live(owner)
    await relay()

    for (let round = 0; round < 60 && (await calls(owner, id, '?state=waiting')).length; round++) {
      await deliver()
      await dueNow(owner, id)
    }

    const done = await calls(owner, id, '?state=delivered')
    assert.lengthOf(done, 5)
    for (const { eventId } of done) assert.isAtLeast(server.got.filter(({ headers }) => headers['webhook-id'] === eventId).length, 1)
    assert.isNull((await shownWebhook(owner, id)).failingSince)
  })

  test('after days of failures it is switched off, people are told, and nothing more is sent until somebody switches it on', async (context) => {
    const { assert } = context
    const server = await receiver(context, status(500))
    allow(context, server.host)
    const owner = await createOwner()
    const editor = await createMember(owner, 'editor')
    const { id } = await addWebhook(owner, { url: server.url })
    await live(owner)
    await relay()
    await deliver()
    await dueNow(owner, id)
    await change(owner, 'webhook_endpoints', { id }, { failing_since: daysAgo(STOP_AFTER_DAYS + 1) })

    await deliver()
    await relay()
    const off = await shownWebhook(owner, id)
    await live(owner)
    await relay()
    await deliver()
    const before = server.got.length
    server.state.answer = ok
    const on = await call(owner, 'PATCH', `${api}/webhooks/${id}`, { isActive: true })
    const [failed] = await calls(owner, id)
    const again = await call(owner, 'POST', `${api}/webhooks/${id}/calls/${failed.id}/redeliver`)
    await deliver()

    assert.containsSubset(off, { isActive: false, stoppedReason: 'failing' })
    assert.include(await kinds(owner), 'webhook.stopped')
    assert.notInclude(await kinds(editor), 'webhook.stopped')
    assert.equal(before, 2)
    assert.containsSubset(on.body.data, { isActive: true, stoppedReason: null, failingSince: null })
    assert.equal(again.status, 202)
    assert.containsSubset((await calls(owner, id))[0], { id: failed.id, eventId: failed.eventId, state: 'delivered' })
  })
})

test.group('Webhooks / where to', (group) => {
  group.each.setup(() => forgetLimits())

  test('private, odd and unencrypted addresses are refused beside the field', async ({ assert }) => {
    const owner = await createOwner()
    const urls = ['http://example.com/', 'https://127.0.0.1/', 'https://10.0.0.1/x', 'https://[::1]/', 'https://example.com:8443/', 'https://user:secret@example.com/', 'ftp://example.com/', 'example.com', '//example.com', 'javascript:alert(1)']

    const answers = await Promise.all(urls.map((url) => call(owner, 'POST', `${api}/webhooks`, { name: 'x', url })))

    assert.deepEqual(answers.map(({ status: code, body }) => [code, body.errors?.[0]?.path]), urls.map(() => [422, 'url']))
  })

  test('an operator names a host of their own, on every port, or on one', async ({ assert }) => {
    const urls = ['http://crm.internal/', 'https://crm.internal:8443/in', 'http://127.0.0.1:3499/', 'http://127.0.0.1:3500/', 'http://other.internal/']
    const post = new OutsidePost({ allowed: ['crm.internal', '127.0.0.1:3499'] })

    assert.deepEqual(urls.map((url) => post.refusal(url) === null), [true, true, true, false, false])
  })

  test('a name that leads inside is not called, and its log says no more than that', async ({ assert }) => {
    const post = new OutsidePost({ resolver: async () => [{ address: '93.184.215.14', family: 4 }, { address: '169.254.169.254', family: 4 }], allowed: [] })

    const answer = await post.send('https://example.test/', '{}', {})

    assert.containsSubset(answer, { status: null, error: 'refused_address' })
  })

  test('a secret is shown once, is stored sealed, and a repeated request gets none', async ({ assert }) => {
    const owner = await createOwner()
    const key = { 'idempotency-key': randomUUID() }
    const first = await call(owner, 'POST', `${api}/webhooks`, { name: 'x', url: 'https://example.com/' }, key)
    const second = await call(owner, 'POST', `${api}/webhooks`, { name: 'x', url: 'https://example.com/' }, key)
    const { id, secret } = first.body.data

    const [row] = await tenantTx({ ...owner.actor, userId: null }, ({ client }) => client.from('webhook_endpoints').where('id', id))
    const entries = await tenantTx({ ...owner.actor, userId: null }, ({ client }) => client.from('audit_logs').where('subject_id', id))

    assert.match(secret, /^whsec_/)
    assert.deepEqual([second.status, second.body.code], [409, 'E_ANSWER_NOT_KEPT'])
    for (const kept of [row, entries, await shownWebhook(owner, id)]) assert.notInclude(JSON.stringify(kept), secret.slice(6))
    assert.deepEqual(entries.map(({ action }) => action), ['webhook.created'])
  })

  test('a new key of the installation is put under the secrets, and events are signed as before', async (context) => {
    const { assert, cleanup } = context
    const server = await receiver(context)
    allow(context, server.host)
    const owner = await createOwner()
    const { id, secret } = await addWebhook(owner, { url: server.url })
    cleanup(() => useSecretBox(undefined))
    useSecretBox(SecretBox.parse(`fresh:${randomBytes(32).toString('base64')},${env.get('SECRET_KEYS').release()}`))

    const [changed, again] = [await rekeyWebhook({ workspaceId: owner.workspaceId, id }), await rekeyWebhook({ workspaceId: owner.workspaceId, id })]
    await call(owner, 'POST', `${api}/webhooks/${id}/test`)
    await deliver()

    assert.deepEqual([changed, again], [true, false])
    assert.equal((new Webhook(secret).verify(server.got[0]!.body, server.got[0]!.headers) as any).type, 'webhook.test')
  })

  test('only whoever holds the right over the whole workspace comes near; foreign ones are not there', async ({ assert }) => {
    const [owner, neighbour] = [await createOwner(), await createOwner()]
    const editor = await createMember(owner, 'editor')
    const { id } = await addWebhook(neighbour, { url: 'https://example.com/' })
    const [mine, theirs] = [await addWebhook(owner, { url: 'https://example.com/' }), (await call(neighbour, 'POST', `${api}/webhooks/${id}/test`)).body.data.id]
    const requests: [string, string, object?][] = [['GET', `webhooks/${id}`], ['GET', `webhooks/${id}/calls`], ['PATCH', `webhooks/${id}`, { name: 'taken over' }], ['POST', `webhooks/${id}/secret`], ['POST', `webhooks/${id}/test`], ['POST', `webhooks/${id}/calls/${theirs}/redeliver`], ['POST', `webhooks/${mine.id}/calls/${theirs}/redeliver`], ['DELETE', `webhooks/${id}`]]

    const foreign = await Promise.all(requests.map(([method, path, body]) => call(owner, method, `${api}/${path}`, body)))
    const unable = await Promise.all([['GET', 'webhooks'], ['POST', 'webhooks', { name: 'x', url: 'https://example.com/' }] as const].map(([method, path, body]) => call(editor, method as string, `${api}/${path}`, body)))

    assert.deepEqual(foreign.map(({ status: code }) => code), requests.map(() => 404))
    assert.deepEqual(unable.map(({ status: code }) => code), [403, 403])
    const removed = await call(owner, 'DELETE', `${api}/webhooks/${mine.id}`)
    assert.equal(removed.status, 204)
  })
})
