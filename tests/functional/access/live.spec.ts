import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import transmit from '@adonisjs/transmit/services/main'
import SocialPost from '#models/social_post'
import RoleAssignment from '#models/role_assignment'
import { LiveListeners } from '#services/publishing/live_listeners'
import { LiveUpdates } from '#services/publishing/live_updates'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addMember, grant } from '#tests/support/access'
import { createUser, forgetLimits, signIn } from '#tests/support/accounts'
import { base, eventsOf, type Visitor } from '#tests/support/visitor'
import { addBrand, createAuthor, type Author } from '#tests/functional/publishing/support'

/** What is to come comes within this on a busy machine; what is not to come is waited for until something later has come. */
const WITHIN_MS = 10_000

async function listen(visitor: Visitor, workspaceId: string, uid = randomUUID() as string) {
  const aborted = new AbortController()
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(`${base()}/__transmit/events?uid=${uid}`, { headers: { cookie, 'accept': 'text/event-stream', 'user-agent': visitor.userAgent }, redirect: 'manual', signal: aborted.signal })
  const stream = { status: response.status, uid, heard: [] as any[], isOver: false, close: () => aborted.abort(), subscribed: 0 }
  void (async () => {
    try {
      for await (const data of eventsOf(response)) stream.heard.push(JSON.parse(data).payload)
    } catch {}
    stream.isOver = true
  })()
  const answer = await visitor.post('/__transmit/subscribe', { uid, channel: `workspaces/${workspaceId}/posts` }, { accept: 'application/json' })
  stream.subscribed = answer.status
  return stream
}

async function until(isTrue: () => boolean) {
  const end = Date.now() + WITHIN_MS
  while (!isTrue() && Date.now() < end) await wait(25)
  return isTrue()
}

const addPost = ({ workspaceId, actor }: Author, brandId: string) =>
  tenantTx(actor, () => SocialPost.create({ id: randomUUID(), workspaceId, brandId, text: '', authorId: actor.userId, origin: 'web', timeZone: 'UTC' }))

const change = (workspaceId: string, post: string) =>
  db.connection('app').rawQuery(`select pg_notify('delivery_changed', ?)`, [JSON.stringify({ workspace: workspaceId, post, delivery: randomUUID(), state: 'published' })])

async function brandPerson(author: Author, brandId: string) {
  const { user } = await createUser()
  await addMember(author.workspaceId, user.id, 'editor', { type: 'brand', id: brandId })
  const { visitor } = await signIn(user.email)
  return { user, visitor }
}

const takeRoles = (workspaceId: string, userId: string) => tenantTx({ workspaceId, userId: null }, () => RoleAssignment.query().where({ workspaceId, userId }).delete())

test.group('Live stream', (group) => {
  let live: LiveUpdates
  group.setup(async () => {
    live = new LiveUpdates(await app.container.make(LiveListeners))
    live.start()
    await wait(500)
    return () => live.stop()
  })
  group.each.setup(() => forgetLimits())

  test('R2-001: a person hears of the posts of their brands only', async ({ assert, cleanup }) => {
    const author = await createAuthor()
    const second = await addBrand(author)
    const { visitor } = await brandPerson(author, second.id)
    const [hidden, shown] = [await addPost(author, author.brandId), await addPost(author, second.id)]
    const limited = await listen(visitor, author.workspaceId)
    const owner = await listen((await signIn(author.user.email)).visitor, author.workspaceId)
    cleanup(() => (limited.close(), owner.close()))

    await change(author.workspaceId, hidden.id)
    await change(author.workspaceId, shown.id)

    assert.isTrue(await until(() => limited.heard.length > 0 && owner.heard.length > 1))
    assert.deepEqual(limited.heard.map(({ post }) => post), [shown.id])
    assert.deepEqual(owner.heard.map(({ post }) => post), [hidden.id, shown.id])
  }).timeout(30_000)

  test('R2-001: after a role was taken nothing is delivered, and the stream ends', async ({ assert, cleanup }) => {
    const author = await createAuthor()
    const { visitor, user } = await brandPerson(author, author.brandId)
    const post = await addPost(author, author.brandId)
    const gone = await listen(visitor, author.workspaceId)
    const owner = await listen((await signIn(author.user.email)).visitor, author.workspaceId)
    cleanup(() => (gone.close(), owner.close()))
    await change(author.workspaceId, post.id)
    assert.isTrue(await until(() => gone.heard.length === 1 && owner.heard.length === 1))

    await takeRoles(author.workspaceId, user.id)
    for (let count = 0; count < 20; count++) await change(author.workspaceId, post.id)

    assert.isTrue(await until(() => owner.heard.length === 21))
    assert.equal(gone.heard.length, 1)
    assert.isTrue(await until(() => gone.isOver))
    assert.isFalse(owner.isOver)
    console.log(`      events after the role was taken: 20 told to others, ${gone.heard.length - 1} to the one who lost it`)
  }).timeout(40_000)

  test('R2-001: a denied right silences the stream of that one person', async ({ assert, cleanup }) => {
    const author = await createAuthor()
    const { visitor, user } = await brandPerson(author, author.brandId)
    const post = await addPost(author, author.brandId)
    const denied = await listen(visitor, author.workspaceId)
    const owner = await listen((await signIn(author.user.email)).visitor, author.workspaceId)
    cleanup(() => (denied.close(), owner.close()))

    await grant(author.workspaceId, user.id, 'deny', 'posts.view', { type: 'social_post', id: post.id })
    await change(author.workspaceId, post.id)

    assert.isTrue(await until(() => owner.heard.length === 1))
    assert.equal(denied.heard.length, 0)
  }).timeout(30_000)

  test('a stream whose person is not noted yet has only just begun, and stays', async ({ assert, cleanup }) => {
    let isOver = false
    const stream = { getUid: () => 'just begun', writeMessage: () => true, end: () => (isOver = true) }
    const streams = transmit.getManager().getAllSubscribers() as Map<unknown, Set<string>>
    streams.set(stream, new Set())
    cleanup(() => void streams.delete(stream))

    await (await app.container.make(LiveListeners)).sweep()

    assert.isFalse(isOver)
  })

  test('when the database was away for a moment, streams end, so that browsers look at what they missed, and go on', async ({ assert, cleanup }) => {
    const author = await createAuthor()
    const post = await addPost(author, author.brandId)
    const { visitor } = await signIn(author.user.email)
    const stream = await listen(visitor, author.workspaceId)
    await db.connection('app').rawQuery(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'caidence-delivery_changed'`)
    assert.isTrue(await until(() => stream.isOver))

    const again = await listen(visitor, author.workspaceId)
    cleanup(() => again.close())
    await change(author.workspaceId, post.id)
    assert.isTrue(await until(() => again.heard.length === 1))
  }).timeout(40_000)

  test('S2: a disabled account and a session that was signed out lose their streams', async ({ assert, cleanup }) => {
    const author = await createAuthor()
    const disabled = await brandPerson(author, author.brandId)
    const leaving = await brandPerson(author, author.brandId)
    const one = await listen(disabled.visitor, author.workspaceId)
    const two = await listen(leaving.visitor, author.workspaceId)
    cleanup(() => (one.close(), two.close()))

    await disabled.user.merge({ disabledAt: disabled.user.createdAt }).save()
    await leaving.visitor.post('/logout')

    assert.isTrue(await until(() => one.isOver && two.isOver))
    assert.notEqual((await listen(disabled.visitor, author.workspaceId)).status, 200)
  }).timeout(30_000)

  test('a stranger can subscribe neither to another workspace nor to another person’s stream', async ({ assert, cleanup }) => {
    const author = await createAuthor()
    const stranger = await createAuthor()
    const owner = await listen((await signIn(author.user.email)).visitor, author.workspaceId)
    const { visitor } = await signIn(stranger.user.email)
    const foreign = await listen(visitor, author.workspaceId)
    const hijack = await visitor.post('/__transmit/subscribe', { uid: owner.uid, channel: `workspaces/${stranger.workspaceId}/posts` }, { accept: 'application/json' })
    cleanup(() => (owner.close(), foreign.close()))

    assert.equal(owner.subscribed, 204)
    assert.equal(foreign.subscribed, 400)
    assert.equal(hijack.status, 400)
  }).timeout(30_000)
})
