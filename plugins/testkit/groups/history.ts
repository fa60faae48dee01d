import assert from 'node:assert/strict'
import { METRICS, type AccountChoice, type Adapter, type History, type HistoryPost } from '@caidence/sdk'
import type { World } from '../world.ts'
import { assertWithdrawn, faultOf, has, inWorld, needed, renewing, test, type Context, type Group } from './context.ts'
import { deliver, describe } from './publishing.ts'

const GROUP = 'history'
/** Enough for three pages of two. */
const MANY = 5
const PAGE = 2
const MAX_PAGES = 10
/** Platforms tell times to the second, and some only to the minute. */
const SAME_MINUTE_MS = 60_000
const MORE_THAN_THERE_ARE = 50

/** An account's past is what the platform shows: each post once, newest first, and silence is null. */
export const historyGroup: Group = (context) => {
  if (!has(context, 'history')) return []
  if (!context.kit.history) return [needed(GROUP, 'complete', 'history')]
  const { format, profile, hasPicture, text = ({ text }) => text } = context.kit.history
  const add = (title: string, run: (world: World, choice: AccountChoice) => Promise<void>) =>
    test(GROUP, 'complete', title, () => inWorld(context, async (world) => run(world, await world.connect())))

  return [
    add('an account that posted nothing has no posts', async (world, choice) => {
      const { posts, next } = await read(world, choice, MORE_THAN_THERE_ARE)
      assert.deepEqual([posts, next], [[], undefined])
    }),
    add('a post comes with its text, its address, its time and its picture', async (world, choice) => {
      const made = await publish(world, context, format, choice)
      const { posts } = await read(world, choice, MORE_THAN_THERE_ARE)
      assert.equal(posts.length, 1)
      const [post] = posts
      vet(post)
      assert.equal(post.remoteId, made.remoteId)
      assert.equal(post.text, text(context.kit.drafts[format]))
      assert.ok(post.permalink, 'no address')
      const apart = Math.abs(Date.parse(post.publishedAt) - Date.parse(made.publishedAt))
      assert.ok(apart <= SAME_MINUTE_MS, `${post.publishedAt} instead of ${made.publishedAt}`)
      assert.equal(post.pictureUrl !== null, hasPicture, 'picture')
    }),
    add('newest first, each once, over as many pages as it takes', async (world, choice) => {
      const made: string[] = []
      for (let number = 1; number <= MANY; number++) {
        world.clock.advance(SAME_MINUTE_MS / 1000)
        made.unshift((await publish(world, context, format, choice, { text: ` (${number})`, number })).remoteId)
      }
      const found: string[] = []
      let before: string | undefined
      for (let page = 0; page < MAX_PAGES; page++) {
        const { posts, next } = await read(world, choice, PAGE, before)
        assert.ok(posts.length <= PAGE, `${posts.length} posts where ${PAGE} were asked for`)
        found.push(...posts.map(({ remoteId }) => remoteId))
        if (!next) break
        before = next
      }
      assert.deepEqual(found, made)
    }),
    add('the account presents itself as at the platform', async (world, choice) => {
      const told = await renewing(world, choice, (call) => historyOf(world).profile(call))
      for (const [key, value] of Object.entries(profile)) assert.equal(told[key as keyof typeof told], value, key)
      for (const url of [told.website, told.avatarUrl]) if (url !== null) assertAddress(url)
      assert.ok(told.followers === null || Number.isInteger(told.followers), `followers: ${told.followers}`)
    }),
    add('what was posted is in no log', async (world, choice) => {
      await publish(world, context, format, choice, { text: ' kit canary history' })
      const { posts } = await read(world, choice, MORE_THAN_THERE_ARE)
      assert.ok(posts.some(({ text }) => text?.includes('kit canary history')))
      assert.ok(!world.logs.join().includes('kit canary history'))
    }),
    add('a platform that is down is just down, and withdrawn access is told', async (world, choice) => {
      const asks = [() => read(world, choice, PAGE), () => renewing(world, choice, (call) => historyOf(world).profile(call))]
      for (const ask of asks) {
        for (const kind of ['500', 'reset', 'html-200'] as const) {
          world.emulator.fault({ call: '*', kind, when: 'before' })
          assert.equal((await faultOf(ask)).code, 'E_REMOTE_DOWN', kind)
        }
      }
      world.emulator.credentials({ state: 'revoked' })
      for (const ask of asks) assertWithdrawn(await faultOf(ask))
    }),
  ]
}

const historyOf = (world: World): History => (world.adapter as Adapter<'history'>).history

const read = (world: World, choice: AccountChoice, limit: number, before?: string) =>
  renewing(world, choice, (call) => historyOf(world).recentPosts({ limit, ...(before && { before }) }, call))

async function publish(world: World, { kit }: Context, format: string, choice: AccountChoice, { text = '', number }: { text?: string; number?: number } = {}) {
  const draft = kit.drafts[format]
  const media = (number && kit.history?.media?.(number)) || draft.media
  const outcome = await deliver(world, format, { ...draft, media, text: draft.text + text }, choice)
  if (outcome.state !== 'live') throw new Error(`The post ended ${describe(outcome)}`)
  return outcome.post
}

function vet({ remoteId, permalink, pictureUrl, publishedAt, metrics = {} }: HistoryPost): void {
  assert.ok(remoteId, 'no remoteId')
  assert.ok(!Number.isNaN(Date.parse(publishedAt)), publishedAt)
  for (const url of [permalink, pictureUrl]) if (url !== null) assertAddress(url)
  for (const [name, value] of Object.entries(metrics)) {
    assert.ok(Object.hasOwn(METRICS, name), `"${name}" is not in METRICS`)
    assert.ok(Number.isFinite(value), `${name}: ${value}`)
  }
}

function assertAddress(text: string): void {
  assert.match(URL.parse(text)?.protocol ?? '', /^https?:$/, text)
}
