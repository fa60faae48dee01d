import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { NoticeUpdates } from '#services/notices/notice_updates'
import { LiveListeners } from '#services/publishing/live_listeners'
import { createMember, createOwner } from '#tests/functional/access/support'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { base, eventsOf, type Visitor } from '#tests/support/visitor'
import { failed, plannedPost, relay } from './support.ts'

/** What is to come comes within this on a busy machine. */
const WITHIN_MS = 10_000

async function listen(visitor: Visitor, userId: string, cleanup: (work: () => void) => void) {
  const uid = randomUUID()
  const aborted = new AbortController()
  cleanup(() => aborted.abort())
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(`${base()}/__transmit/events?uid=${uid}`, { headers: { cookie, 'accept': 'text/event-stream', 'user-agent': visitor.userAgent }, signal: aborted.signal })
  const heard: string[] = []
  void (async () => {
    try {
      for await (const data of eventsOf(response)) if (data.includes('/notices')) heard.push(data)
    } catch {}
  })()
  const { status } = await visitor.post('/__transmit/subscribe', { uid, channel: `people/${userId}/notices` }, { accept: 'application/json' })
  return { status, heard }
}

test.group('Notices / live', (group) => {
  let updates: NoticeUpdates
  group.setup(async () => {
    updates = new NoticeUpdates(await app.container.make(LiveListeners))
    updates.start()
    await wait(500)
    return () => updates.stop()
  })
  group.each.setup(() => forgetLimits())

  test('a person’s browser hears that there is something new, and nothing of what it is; another’s may not listen', async ({ assert, cleanup }) => {
    const owner = await createOwner()
    const author = await createMember(owner, 'editor')
    const post = await plannedPost(author)
    await relay()
    const own = await listen((await signIn(author.user.email)).visitor, author.user.id, cleanup)
    const other = await listen((await signIn(owner.user.email)).visitor, author.user.id, cleanup)

    await failed(owner, post)
    await relay()
    for (const end = Date.now() + WITHIN_MS; !own.heard.length && Date.now() < end; ) await wait(25)

    assert.isBelow(own.status, 300)
    assert.isAtLeast(other.status, 400)
    assert.isAtLeast(own.heard.length, 1)
    assert.notInclude(own.heard.join(), post.id)
    assert.deepEqual(other.heard, [])
  })
})
