import assert from 'node:assert/strict'
import type { Adapter, Call, Comment, Inbox } from '@caidence/sdk'
import type { World } from '../world.ts'
import { assertWithdrawn, faultOf, has, inWorld, needed, test, type Group } from './context.ts'
import { deliver, describe } from './publishing.ts'

const GROUP = 'inbox'
/** More than one page of any platform's own making. */
const MANY = 120
const MAX_PAGES = 50

export const inboxGroup: Group = (context) => {
  if (!has(context, 'inbox')) return []
  const { inbox } = context.kit
  if (!inbox) return [needed(GROUP, 'complete', 'inbox')]

  const withPost = (
    title: string,
    run: (world: World, post: string, call: Call) => Promise<void>
  ) =>
    test(GROUP, 'complete', title, () =>
      inWorld(context, async (world) => {
        const choice = await world.connect()
        const outcome = await deliver(world, inbox.format, context.kit.drafts[inbox.format], choice)
        if (outcome.state !== 'live') throw new Error(`The post ended ${describe(outcome)}`)
        await run(world, outcome.post.remoteId, world.call(choice))
      })
    )

  return [
    withPost('a post nobody commented on has none', async (world, post, call) => {
      assert.deepEqual((await inboxOf(world).comments({ post }, call)).comments, [])
    }),
    withPost(
      'every comment comes once, over as many pages as it takes',
      async (world, post, call) => {
        const made: string[] = []
        for (let number = 1; number <= MANY; number++)
          made.push(await inbox.comment(world.emulator, post, `Comment ${number}`))
        const read = await all(world, post, call)
        assert.deepEqual(read.map(({ remoteId }) => remoteId).sort(), [...made].sort())
        for (const comment of read) {
          assert.equal(comment.post, post)
          assert.match(comment.text, /^Comment \d+$/)
          assert.ok(!Number.isNaN(Date.parse(comment.at)))
        }
      }
    ),
    withPost('what people wrote is in no log', async (world, post, call) => {
      await inbox.comment(world.emulator, post, 'kit canary comment')
      const read = await all(world, post, call)
      assert.ok(read.some(({ text }) => text === 'kit canary comment'))
      assert.ok(!world.logs.join().includes('kit canary comment'))
    }),
    withPost(
      'a platform that is down is just down, and withdrawn access is told',
      async (world, post, call) => {
        const read = () => inboxOf(world).comments({ post }, call)
        for (const kind of ['500', 'html-200'] as const) {
          world.emulator.fault({ call: '*', kind, when: 'before' })
          assert.equal((await faultOf(read)).code, 'E_REMOTE_DOWN', kind)
        }
        world.emulator.credentials({ state: 'revoked' })
        assertWithdrawn(await faultOf(read))
      }
    ),
  ]
}

const inboxOf = (world: World): Inbox => (world.adapter as Adapter<'inbox'>).inbox

async function all(world: World, post: string, call: Call): Promise<Comment[]> {
  const comments: Comment[] = []
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await inboxOf(world).comments({ post, ...(cursor && { cursor }) }, call)
    comments.push(...answer.comments)
    if (!answer.cursor) return comments
    cursor = answer.cursor
  }
  throw new Error(`More than ${MAX_PAGES} pages: the cursor does not move on`)
}
