import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { DateTime } from 'luxon'
import { Digests } from '#services/notices/digests'
import { NoticeMails } from '#services/notices/notice_mails'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createMember, createOwner } from '#tests/functional/access/support'
import { addConnection, addMedia, created, FORMAT, inHours, set, type Author } from '#tests/functional/publishing/support'
import { forgetLimits, mailsTo } from '#tests/support/accounts'
import { choose, happen, mark, noticesOf, relay, told, unread } from './support.ts'

const send = async () => (await app.container.make(NoticeMails)).sendDue()

/** A post to so many channels, planned by its author. */
async function manyChannels(count: number) {
  const owner = await createOwner()
  const author = await createMember(owner, 'editor')
  const [picture, connections] = [await addMedia(author), await Promise.all(Array.from({ length: count }, () => addConnection(author)))]
  const post = await created(author, { brandId: author.brandId, text: 'Summer is here', media: [{ id: picture.id }], targets: connections.map(({ id }) => ({ connectionId: id, format: FORMAT })), when: 'at', publishAt: inHours(40) })
  await relay()
  await tenantTx({ ...author.actor, userId: null }, ({ client }) => client.from('notices').where('user_id', author.user.id).delete())
  const live = async (...indices: number[]) => {
    for (const index of indices) {
      const delivery = post.deliveries[index]
      await set(author, delivery.id, { state: 'live', published_at: new Date() })
      await happen({ workspaceId: owner.workspaceId, userId: null }, 'delivery.live', { brandId: author.brandId, subject: { type: 'delivery', id: delivery.id }, data: { postId: post.id, connectionId: delivery.connectionId } })
    }
    await relay()
  }
  return { owner, author, post, live }
}
const liveOf = async (author: Author) => (await told(author)).filter(({ kind }) => kind === 'delivery.live')

test.group('Notices / one for each post', (group) => {
  group.each.setup(() => forgetLimits())

  test('nine channels of a post are one notice, which names them', async ({ assert }) => {
    const { author, post, live } = await manyChannels(9)

    await live(0, 1, 2)
    await live(3, 4, 5, 6, 7, 8)

    const [notice, ...more] = await liveOf(author)
    assert.lengthOf(more, 0)
    assert.equal(notice!.sentence, '“Summer is here” is live on 9 channels')
    assert.match(notice!.detail!, /^Instagram \(.+\), .+ and 5 more$/)
    assert.equal(notice!.link, `/posts/${post.id}`)
    assert.equal(await unread(author), 1)
  })

  test('one channel is named as ever; another one makes a notice that was read news again', async ({ assert }) => {
    const { author, live } = await manyChannels(2)
    await live(0)
    const [first] = await liveOf(author)
    await mark(author, { isRead: true })

    await live(1)

    const [again] = await liveOf(author)
    assert.match(first!.sentence, /is live on Instagram \(/)
    assert.isNull(first!.detail)
    assert.deepEqual([again!.id, again!.isRead], [first!.id, false])
  })

  test('workers with events of one post at once make one notice', async ({ assert }) => {
    const { author, post, owner } = await manyChannels(6)
    for (const { id, connectionId } of post.deliveries) await happen({ workspaceId: owner.workspaceId, userId: null }, 'delivery.live', { brandId: author.brandId, subject: { type: 'delivery', id }, data: { postId: post.id, connectionId } })

    await Promise.all([relay(), relay(), relay()])

    assert.lengthOf(await liveOf(author), 1)
  })

  test('a mail at once waits for the other channels, and is one', async ({ assert }) => {
    const { author, live } = await manyChannels(3)
    await choose(author, { choices: [{ kind: 'delivery.live', choice: 'now' }] })
    await live(0)
    const [before] = await noticesOf(author)
    await send()
    await live(1, 2)
    const [after] = await noticesOf(author)
    const early = await mailsTo(author.user.email)
    await tenantTx({ ...author.actor, userId: null }, ({ client }) => client.from('notices').where('user_id', author.user.id).update({ mail_at: new Date() }))

    await send()
    await send()

    assert.deepEqual(early, [])
    assert.isAbove(before.mail_at.getTime(), Date.now())
    assert.deepEqual(after.mail_at, before.mail_at, 'others do not put it off')
    assert.deepEqual((await mailsTo(author.user.email)).map(({ subject }) => subject), ['“Summer is here” is live on 3 channels'])
  })

  test('in the mail of the day it is one thing', async ({ assert }) => {
    const { author, live } = await manyChannels(3)
    await live(0, 1, 2)

    await (await app.container.make(Digests)).sendDue(DateTime.utc().plus({ days: 1 }).startOf('day').plus({ hours: 8 }))

    const [message] = await mailsTo(author.user.email)
    assert.equal(message!.subject, 'One thing happened')
    assert.match(message!.text, /is live on 3 channels/)
  })
})
