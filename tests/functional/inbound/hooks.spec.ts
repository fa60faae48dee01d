import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import type { InboundEvent } from '@caidence/sdk'
import { InboundRelay } from '#services/inbound/inbound_relay'
import { HOOK_BODY_MAX } from '#services/inbound/raw_body'
import { addLive } from '#tests/functional/analytics/support'
import { createAuthor, deliveryRow, set } from '#tests/functional/publishing/support'
import { mailTo, mailsTo } from '#tests/support/accounts'
import { useScript } from '#tests/support/plugins/scripted/script'
import { useScripted } from '#tests/support/plugin_folder'
import { age, connect, connectionRow, event, grantRow, hook, signed } from './support.ts'

const PATH = '/hooks/scripted/events'
const rowsOf = (ids: string[]) => db.connection('app').from('inbound_events').where('plugin_id', 'scripted').whereIn('event_id', ids).orderBy('id')
const relay = async () => (await app.container.make(InboundRelay)).relay()
/** The body is the list of events. */
const parse = (body: unknown) => body as InboundEvent[]
const send = (events: InboundEvent[], path = PATH) => hook(path, signed(events as any))

test.group('Inbound / webhooks', (group) => {
  group.each.setup(async ({ context }) => {
    await useScripted(context)
    useScript({ parse })
  })

  test('W2 what is signed is kept once, however often it comes, and answered without a session', async ({ assert }) => {
    const [first, second] = [randomUUID(), randomUUID()]
    const events = [event({ id: first, kind: 'comment.created', ref: { comment: '7' } }), event({ id: second, kind: 'something.else' })]

    const answers = [await send(events), await send(events), await send([events[0]])]

    assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200])
    assert.isNull(answers[0].headers.get('set-cookie'))
    assert.deepEqual((await rowsOf([first, second])).map(({ event_id: id, state, ref }) => ({ id, state, ref })), [
      { id: first, state: 'done', ref: { comment: '7' } },
      { id: second, state: 'done', ref: null },
    ])
  })

  test('W2 fifty deliveries of one event at once are one event', async ({ assert }) => {
    const id = randomUUID()
    const answers = await Promise.all(Array.from({ length: 50 }, () => send([event({ id, kind: 'comment.created' })])))

    assert.isTrue(answers.every(({ status }) => status === 200))
    assert.lengthOf(await rowsOf([id]), 1)
  })

  test('W2 {kind} is refused and leaves nothing')
    .with([
      { kind: 'another secret', change: (_: ReturnType<typeof signed>, events: any) => signed(events, 'another') },
      { kind: 'a changed byte', change: ({ body, headers }: ReturnType<typeof signed>) => ({ body: body.replace('comment', 'cOmment'), headers }) },
      { kind: 'no signature', change: ({ body }: ReturnType<typeof signed>) => ({ body, headers: { 'content-type': 'application/json' } }) },
      { kind: 'an empty body', change: ({ headers }: ReturnType<typeof signed>) => ({ body: '', headers }) },
    ])
    .run(async ({ assert }, { change }) => {
      const id = randomUUID()
      const events: any = [event({ id, kind: 'comment.created' })]

      const answer = await hook(PATH, change(signed(events), events) as any)

      assert.equal(answer.status, 401)
      assert.lengthOf(await rowsOf([id]), 0)
    })

  test('W2 the signature is over the bytes as they came, whatever type they say they are', async ({ assert }) => {
    const id = randomUUID()
    const { body, headers } = signed([event({ id, kind: 'comment.created', ref: 'žluť 🌻' })] as any)

    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      assert.equal((await hook(PATH, { body, headers: { ...headers, 'content-type': type } })).status, 200, type)
    }
    assert.equal((await rowsOf([id]))[0].ref, 'žluť 🌻')
  })

  test('W2 more than 256 KiB is refused, told beforehand or not', async ({ assert }) => {
    const body = new Uint8Array(HOOK_BODY_MAX + 1)
    const streamed = await fetch(new URL(PATH, `http://${process.env.HOST}:${process.env.PORT}`), { method: 'POST', duplex: 'half', body: new Blob([body]).stream() } as RequestInit)

    assert.equal((await hook(PATH, { body })).status, 413)
    assert.equal(streamed.status, 413)
    assert.equal((await hook(PATH, { body: body.subarray(1) })).status, 401)
  })

  test('an unverified request makes the database work for nobody', async ({ assert }) => {
    const queries: string[] = []
    const onQuery = ({ sql }: { sql: string }) => void queries.push(sql)
    await hook(PATH, { body: '[]' })
    db.connection('app').getReadClient().on('query', onQuery)

    const answer = await hook(PATH, { body: '[]', headers: { cookie: '__Host-caidence=s%3Aforged; caidence=s%3Aforged', authorization: 'Bearer cad_forged' } })
    db.connection('app').getReadClient().off('query', onQuery)

    assert.equal(answer.status, 401)
    assert.deepEqual(queries, [])
  })

  test('W4 a handshake reflects only what the adapter vouches for, as text', async ({ assert }) => {
    const good = await hook(`${PATH}?token=scripted-secret-value&challenge=%3Cb%3E42`, { method: 'GET' })
    const wrong = await hook(`${PATH}?token=guess&challenge=echoed`, { method: 'GET' })

    assert.deepEqual([good.status, good.text], [200, '<b>42'])
    assert.match(good.headers.get('content-type')!, /^text\/plain/)
    assert.equal(wrong.status, 401)
    assert.notInclude(wrong.text, 'echoed')
  })

  test('W4 a platform that wants its handshake as JSON gets it, and nobody gets a page', async ({ assert }) => {
    const typeOf = async (as: string) => (await hook(`${PATH}?token=scripted-secret-value&challenge=42&as=${as}`, { method: 'GET' })).headers.get('content-type')

    assert.match((await typeOf('application/json'))!, /^application\/json/)
    assert.match((await typeOf('text/html'))!, /^text\/plain/)
    assert.match((await typeOf('image/svg%2Bxml'))!, /^text\/plain/)
  })

  test('addresses that no plugin declares are not there', async ({ assert }) => {
    for (const path of ['/hooks/scripted/other', '/hooks/nobody/events', '/hooks/scripted', '/hooks/Scripted/events']) {
      assert.equal((await hook(path, signed([]))).status, 404, path)
    }
  })

  test('rubbish from an adapter is a refusal that keeps nothing, so that the platform sends again', async ({ assert }) => {
    const id = randomUUID()
    for (const rubbish of ['no list', [{ id, kind: 'x' }], [event({ id, kind: 'x', at: 'yesterday' })], [event({ id, kind: 'x', ref: 'x'.repeat(5_000) })], [null]]) {
      useScript({ parse: () => rubbish as any })
      assert.equal((await send([])).status, 500, JSON.stringify(rubbish).slice(0, 40))
    }
    useScript({
      parse: () => {
        throw new TypeError('oops')
      },
    })
    assert.equal((await send([])).status, 500)
    assert.lengthOf(await rowsOf([id]), 0)
  })
})

test.group('Inbound / what follows', (group) => {
  group.each.setup(async ({ context }) => {
    await useScripted(context)
    useScript({ parse })
  })

  test('access withdrawn at the platform flags every channel of the account, in all workspaces, and no other', async ({ assert }) => {
    const [ada, ben] = [await createAuthor(), await createAuthor()]
    const account = randomUUID()
    const [mine, theirs, other] = [await connect(ada, { remoteId: account }), await connect(ben, { remoteId: account }), await connect(ben, { remoteId: randomUUID() })]
    for (const [who, id] of [[ada, mine], [ben, theirs], [ben, other]] as const) await age(who, id, 60)
    const [waiting, others] = [await addLive(ada, mine), await addLive(ben, other)]
    for (const [who, { deliveryId }] of [[ada, waiting], [ben, others]] as const) await set(who, deliveryId, { state: 'scheduled', publish_at: new Date(Date.now() + 3_600_000), published_at: null, remote_id: null })

    await send([event({ id: randomUUID(), kind: 'access.revoked', account })])
    await relay()

    for (const [who, id] of [[ada, mine], [ben, theirs]] as const) {
      const row = await connectionRow(who, id)
      assert.deepInclude(row, { state: 'needs_reauth', fault_code: 'E_TOKEN_REVOKED' })
      const mail = await mailTo(who.user.email, /access was withdrawn/)
      assert.match(mail.text, /\/channels/)
    }
    assert.equal((await connectionRow(ben, other)).state, 'active')
    assert.deepInclude((await deliveryRow(ada, waiting.deliveryId)).$attributes, { state: 'held', heldReason: 'connection_lost' })
    assert.equal((await deliveryRow(ben, others.deliveryId)).state, 'scheduled')
    assert.lengthOf((await mailsTo(ben.user.email)).filter(({ subject }) => /withdrawn/.test(subject)), 1)
  })

  test('a person is found by the consent they gave, and a newer consent is left alone', async ({ assert }) => {
    const ada = await createAuthor()
    const person = randomUUID()
    const [old, renewed] = [await connect(ada, { remoteId: randomUUID() }, { person }), await connect(ada, { remoteId: randomUUID() }, { person })]
    await age(ada, old, 60)

    await send([event({ id: randomUUID(), kind: 'access.revoked', account: person, at: new Date(Date.now() - 30 * 60_000).toISOString() })])
    await relay()

    assert.equal((await connectionRow(ada, old)).state, 'needs_reauth')
    assert.equal((await connectionRow(ada, renewed)).state, 'active')
  })

  test('data deletion forgets the person everywhere, and a page says so without naming them', async ({ assert }) => {
    const [ada, ben] = [await createAuthor(), await createAuthor()]
    const person = randomUUID()
    const own = await connect(ada, { remoteId: person, handle: 'sam.private' })
    const page = await connect(ben, { remoteId: randomUUID(), handle: 'bakery', kind: 'page' }, { person })
    for (const [who, id] of [[ada, own], [ben, page]] as const) await age(who, id, 60)
    const id = randomUUID()

    const answer = await send([event({ id, kind: 'deletion.requested', account: person, ref: { user: person } })], '/hooks/scripted/deletion')
    const status = new URL(JSON.parse(answer.text).url).pathname
    const before = await hook(status, { method: 'GET', headers: { accept: 'text/html' } })
    await relay()
    const after = await hook(status, { method: 'GET', headers: { accept: 'text/html' } })
    const told = JSON.parse((await hook(status, { method: 'GET', headers: { accept: 'application/json' } })).text)

    assert.match(before.text, /It is being done/)
    assert.match(after.text, /we deleted the access/)
    assert.deepInclude(told, { status: 'deleted', platform: 'Scripted' })
    for (const text of [before.text, after.text]) assert.notMatch(text, new RegExp(`${person}|sam|bakery|<script`))
    assert.isNull(after.headers.get('set-cookie'))

    const [mine, theirs] = [await connectionRow(ada, own), await connectionRow(ben, page)]
    assert.deepInclude(mine, { state: 'disconnected', handle: 'deleted', name: null, picture_url: null, person_id: null })
    assert.notInclude(JSON.stringify(mine), person)
    assert.deepInclude(theirs, { state: 'disconnected', handle: 'bakery', person_id: null })
    assert.isUndefined(await grantRow(ada, own).then((row) => row ?? undefined))
    assert.isUndefined(await grantRow(ben, page).then((row) => row ?? undefined))
    const [row] = await rowsOf([id])
    assert.notInclude(JSON.stringify(row), person)
    assert.deepInclude(row.outcome, { connections: 2 })

    const again = await send([event({ id, kind: 'deletion.requested', account: person })], '/hooks/scripted/deletion')
    assert.equal(new URL(JSON.parse(again.text).url).pathname, status)
  })

  test('somebody unknown here is told that nothing was found', async ({ assert }) => {
    const answer = await send([event({ id: randomUUID(), kind: 'deletion.requested', account: randomUUID() })], '/hooks/scripted/deletion')
    await relay()

    const page = await hook(new URL(JSON.parse(answer.text).url).pathname, { method: 'GET', headers: { accept: 'text/html' } })
    assert.match(page.text, /found nothing about you/)
    assert.equal((await hook(`/hooks/deletions/${'x'.repeat(43)}`, { method: 'GET', headers: { accept: 'text/html' } })).status, 404)
  })

  test('an event whose worker died, or whose plugin is away, is dealt with later; two workers do it once', async ({ assert, cleanup }) => {
    const ada = await createAuthor()
    const account = randomUUID()
    const connection = await connect(ada, { remoteId: account })
    await age(ada, connection, 60)
    const id = randomUUID()
    await send([event({ id, kind: 'access.revoked', account })])
    const { InboundEvents } = await import('#services/inbound/inbound_events')
    await new InboundEvents().claim(1_000)

    await relay()
    assert.equal((await connectionRow(ada, connection)).state, 'active')
    await db.connection('app').from('inbound_events').where('event_id', id).update({ not_before: new Date() })
    const { usePlugins } = await import('#tests/support/plugin_folder')
    await usePlugins({ cleanup }, { folders: [] })
    await relay()
    assert.equal((await rowsOf([id]))[0].state, 'waiting')

    await useScripted({ cleanup })
    await db.connection('app').from('inbound_events').where('event_id', id).update({ not_before: new Date() })
    await Promise.all([relay(), relay()])
    assert.equal((await connectionRow(ada, connection)).state, 'needs_reauth')
    await mailTo(ada.user.email, /withdrawn/)
    assert.lengthOf((await mailsTo(ada.user.email)).filter(({ subject }) => /withdrawn/.test(subject)), 1)
  })
})
