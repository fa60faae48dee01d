import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@japa/runner'
import { holdRights, lockAccess } from '#services/access/access_lock'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createAuthor, createColleague } from '#tests/functional/publishing/support'
import { grant } from '#tests/support/access'

/** So many that at every moment some hold the rights: whoever waits for all of them at once waits for good. */
const HOLDERS = 5
const HELD_MS = 40
/** How often each may come again while a change waits: once, for those that were before it, and once more for what is on its way. */
const ROUNDS_MOST = 2

test.group('A change of rights in a busy workspace', () => {
  for (const [name, change] of [
    ['one that locks first', (author: { workspaceId: string }) => tenantTx({ workspaceId: author.workspaceId, userId: null }, () => lockAccess())],
    ['one that does not', (author: { workspaceId: string }, userId: string) => grant(author.workspaceId, userId, 'deny', 'posts.create')],
  ] as const) {
    test(`gets its turn although acts that hold the rights overlap without end: ${name}`, async ({ assert }) => {
      const author = await createAuthor()
      const person = await createColleague(author, 'editor')
      let isOver = false
      let waited = 0
      let isWaiting = false
      const holders = Array.from({ length: HOLDERS }, async (_, index) => {
        await wait((index * HELD_MS) / HOLDERS)
        while (!isOver) {
          await tenantTx({ workspaceId: author.workspaceId, userId: null }, async () => {
            await holdRights()
            await wait(HELD_MS)
          })
          if (!isWaiting) continue
          waited++
          if (waited > HOLDERS * ROUNDS_MOST) isOver = true
        }
      })
      await wait(HELD_MS * 2)
      isWaiting = true
      const changed = change(author, person.user.id).then(() => (isOver ? 'after everybody had gone' : 'in its turn'))
      const outcome = await changed
      isOver = true
      await Promise.all(holders)
      assert.equal(outcome, 'in its turn', `${waited} other acts went first`)
    })
  }
})
