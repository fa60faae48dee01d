import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import mail from '@adonisjs/mail/services/main'
import { DateTime } from 'luxon'
import User from '#models/user'
import { Digests } from '#services/notices/digests'
import { NoticeMails } from '#services/notices/notice_mails'
import { pruneNotices } from '#services/notices/prune'
import { unsubscribeToken } from '#services/notices/unsubscribe_token'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, createMember, createOwner } from '#tests/functional/access/support'
import { inHours, type Author } from '#tests/functional/publishing/support'
import { forgetLimits, mailsTo } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'
import { choose, failed, happen, kinds, mark, noticesOf, plannedPost, relay } from './support.ts'

const send = async () => (await app.container.make(NoticeMails)).sendDue()
const digest = async (at: DateTime) => (await app.container.make(Digests)).sendDue(at)
const subjects = async (person: Author) => (await mailsTo(person.user.email)).map(({ subject }) => subject)
const tomorrow = (clock: string) => DateTime.utc().plus({ days: 1 }).startOf('day').plus({ hours: Number(clock.slice(0, 2)), minutes: Number(clock.slice(3)) })
/** Around now, whatever the time: from an hour ago to an hour ahead. */
const quietNow = () => ({ from: DateTime.utc().minus({ hours: 1 }).toFormat('HH:mm'), to: DateTime.utc().plus({ hours: 1 }).toFormat('HH:mm') })

async function scene() {
  const owner = await createOwner()
  const author = await createMember(owner, 'editor')
  const post = await plannedPost(author, 40)
  await relay()
  return { owner, author, post }
}

test.group('Notices / mail at once', (group) => {
  group.each.setup(() => forgetLimits())

  test('two workers send a failure once, with a link to stop such mails', async ({ assert }) => {
    const { owner, author, post } = await scene()
    await failed(owner, post)
    await relay()

    await Promise.all([send(), send()])
    await send()

    const [message, ...more] = await mailsTo(author.user.email)
    assert.lengthOf(more, 0)
    assert.match(message!.subject, /was not published on Instagram/)
    assert.include(message!.text, `/posts/${post.id}`)
    assert.match(message!.text, /\/unsubscribe\//)
  })

  test('choices count: off makes no notice, here makes no mail', async ({ assert }) => {
    const { owner, author, post } = await scene()
    await choose(author, { choices: [{ kind: 'delivery.failed', choice: 'off' }, { kind: 'delivery.needs_person', choice: 'app' }] })

    await failed(owner, post)
    await happen({ workspaceId: owner.workspaceId, userId: null }, 'delivery.needs_person', { brandId: post.brandId, subject: { type: 'delivery', id: post.deliveryId }, data: { postId: post.id } })
    await relay()
    await send()

    assert.deepEqual(await kinds(author), ['delivery.needs_person'])
    assert.deepEqual(await subjects(author), [])
  })

  test('in quiet hours a mail waits until they end, unless the post was due just now', async ({ assert }) => {
    const { owner, author, post } = await scene()
    await choose(author, { quiet: quietNow() })

    await failed(owner, post, { publishAt: inHours(40) })
    await relay()
    await send()
    const waiting = await subjects(author)
    await failed(owner, post, { publishAt: inHours(1) })
    await relay()
    await send()

    assert.deepEqual(waiting, [])
    assert.lengthOf(await subjects(author), 1)
    const [row] = (await noticesOf(author)).filter(({ mailed_at: at }) => !at)
    assert.isAbove(row.mail_at.getTime(), Date.now() + 50 * 60_000)
  })

  test('what was read meanwhile is not mailed, nor what goes to an address that nobody has proven', async ({ assert }) => {
    const { owner, author, post } = await scene()
    const stranger = await createMember(owner, 'editor')
    await User.query().where('id', stranger.user.id).update({ emailVerifiedAt: null })
    const theirs = await plannedPost(stranger, 40)
    await failed(owner, post)
    await failed(owner, theirs)
    await relay()
    await mark(author, { isRead: true })

    await send()

    assert.deepEqual([await subjects(author), await subjects(stranger)], [[], []])
  })

  test('a mail server that is away loses nothing', async ({ assert, cleanup }) => {
    const { owner, author, post } = await scene()
    await failed(owner, post)
    await relay()
    const working = mail.send
    cleanup(() => void (mail.send = working))
    mail.send = async () => Promise.reject(new Error('Connection refused'))
    await send()
    mail.send = working
    const before = await subjects(author)

    await tenantTx({ ...author.actor, userId: null }, ({ client }) => client.from('notices').where('user_id', author.user.id).update({ mail_at: new Date() }))
    await send()

    assert.deepEqual(before, [])
    assert.lengthOf(await subjects(author), 1)
  })
})

test.group('Notices / mail of several', (group) => {
  group.each.setup(() => forgetLimits())

  /** Posts of this person, one after the other. */
  async function lives(owner: Author, author: Author, times: number) {
    const planned = []
    for (let count = 0; count < times; count++) planned.push(await plannedPost(author, 40))
    for (const post of planned) await happen({ workspaceId: owner.workspaceId, userId: null }, 'delivery.live', { brandId: post.brandId, subject: { type: 'delivery', id: post.deliveryId }, data: { postId: post.id, connectionId: post.connectionId } })
    await relay()
  }

  test('it comes once, at eight where the person lives, however often the job runs', async ({ assert }) => {
    const { owner, author } = await scene()
    await choose(author, { timeZone: 'Asia/Tokyo' })
    await lives(owner, author, 3)

    // Eight in Tokyo is 23:00 of the day before in UTC.
    await digest(tomorrow('22:45'))
    const early = await subjects(author)
    await Promise.all([digest(tomorrow('23:00')), digest(tomorrow('23:00')), digest(tomorrow('23:00'))])
    await digest(tomorrow('23:15'))

    assert.deepEqual(early, [])
    assert.deepEqual(await subjects(author), ['3 things happened'])
    const [message] = await mailsTo(author.user.email)
    assert.match(message!.text, /is live on Instagram/)
    assert.match(message!.text, /· Tokyo/)
  })

  test('what comes after it waits for the next day; what was read is left out; one with nothing left is not sent', async ({ assert }) => {
    const { owner, author } = await scene()
    await lives(owner, author, 1)
    await digest(tomorrow('08:00'))
    await lives(owner, author, 2)
    await mark(author, { isRead: true })

    await digest(tomorrow('08:00').plus({ days: 1 }))

    assert.deepEqual(await subjects(author), ['One thing happened'])
    assert.deepEqual((await noticesOf(author)).filter(({ mail: how, mailed_at: at }) => how === 'daily' && !at), [])
  })

  test('the weekly one comes on Mondays alone', async ({ assert }) => {
    const { owner, author } = await scene()
    await choose(author, { choices: [{ kind: 'delivery.live', choice: 'weekly' }] })
    await lives(owner, author, 2)
    const monday = DateTime.utc().startOf('week').plus({ weeks: 1, hours: 8 })
    const sunday = monday.minus({ days: 1 })

    if (sunday > DateTime.utc()) await digest(sunday)
    const before = await subjects(author)
    await digest(monday)

    assert.deepEqual(before, [])
    assert.deepEqual(await subjects(author), ['2 things happened'])
  })
})

test.group('Notices / stopping mails', (group) => {
  group.each.setup(() => forgetLimits())

  test('a mail program stops that kind of mail with one click, without a session; looking stops nothing', async ({ assert }) => {
    const { author } = await scene()
    const path = `/unsubscribe/${unsubscribeToken({ userId: author.user.id, what: 'delivery.failed' })}`
    const choiceNow = async () => (await call(author, 'GET', '/api/v1/me/notice-settings')).body.data.choices.find(({ kind }: { kind: string }) => kind === 'delivery.failed').choice

    const seen = await new Visitor().get(path)
    const before = await choiceNow()
    const answer = await fetch(new URL(path, `http://${process.env.HOST}:${process.env.PORT}`), { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' })

    assert.equal(seen.status, 200)
    assert.equal(before, 'now')
    assert.equal(answer.status, 200)
    assert.isNull(answer.headers.get('set-cookie'))
    assert.equal(await choiceNow(), 'app')
  })

  test('a changed link stops nothing', async ({ assert }) => {
    const { owner, author } = await scene()
    const [mine, theirs] = [author, owner].map(({ user }) => unsubscribeToken({ userId: user.id, what: 'delivery.failed' }))
    const [body] = theirs!.split('.')
    const wrong = [`${body}.${mine!.split('.')[1]}`, mine!.slice(0, -2), 'x', 'x.y', `${mine}.z`]

    const answers = await Promise.all(wrong.map((token) => fetch(new URL(`/unsubscribe/${token}`, `http://${process.env.HOST}:${process.env.PORT}`), { method: 'POST' })))

    assert.deepEqual(answers.map(({ status }) => status), wrong.map(() => 404))
  })

  test('stopping the daily mail leaves everything in the list, and other choices as they were', async ({ assert }) => {
    const { author } = await scene()
    await choose(author, { choices: [{ kind: 'post.updated', choice: 'weekly' }] })

    await fetch(new URL(`/unsubscribe/${unsubscribeToken({ userId: author.user.id, what: 'daily' })}`, `http://${process.env.HOST}:${process.env.PORT}`), { method: 'POST' })

    const { choices } = (await call(author, 'GET', '/api/v1/me/notice-settings')).body.data
    assert.notInclude(choices.map(({ choice }: { choice: string }) => choice), 'daily')
    assert.containsSubset(choices, [{ kind: 'post.updated', choice: 'weekly' }, { kind: 'delivery.live', choice: 'app' }, { kind: 'delivery.failed', choice: 'now' }])
  })
})

test.group('Notices / settings and age', (group) => {
  group.each.setup(() => forgetLimits())

  test('choices, quiet hours and zone are kept apart, and wrong ones refused with the field', async ({ assert }) => {
    const { author } = await scene()
    await choose(author, { choices: [{ kind: 'post.updated', choice: 'off' }] })
    await choose(author, { quiet: { from: '22:30', to: '07:00' } })
    const both = await choose(author, { timeZone: 'Europe/Prague' })
    const off = await choose(author, { quiet: null, timeZone: null })
    const wrong = [{ quiet: { from: '24:00', to: '07:00' } }, { quiet: { from: '22:00' } }, { timeZone: 'Moon/Base' }, { choices: [{ kind: 'post.created', choice: 'now' }] }, { choices: [{ kind: 'post.updated', choice: 'fax' }] }]

    const refused = await Promise.all(wrong.map((body) => choose(author, body)))

    assert.containsSubset(both.body.data, { quiet: { from: '22:30', to: '07:00' }, timeZone: 'Europe/Prague', zone: 'Europe/Prague', choices: [{ kind: 'post.updated', choice: 'off' }] })
    assert.containsSubset(off.body.data, { quiet: null, timeZone: null, zone: 'UTC' })
    assert.deepEqual(refused.map(({ status }) => status), wrong.map(() => 422))
  })

  test('notices are kept for ninety days', async ({ assert }) => {
    const { owner, author, post } = await scene()
    await failed(owner, post)
    await failed(owner, post)
    await relay()
    const [old] = await noticesOf(author)
    await tenantTx({ ...author.actor, userId: null }, ({ client }) => client.from('notices').where('id', old.id).update({ created_at: DateTime.utc().minus({ days: 91 }).toJSDate() }))

    await pruneNotices()

    const left = await noticesOf(author)
    assert.notInclude(left.map(({ id }) => id), old.id)
    assert.isAbove(left.length, 0)
  })
})
