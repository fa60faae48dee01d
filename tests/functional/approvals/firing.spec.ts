import { test } from '@japa/runner'
import fc from 'fast-check'
import app from '@adonisjs/core/services/app'
import type { Draft } from '@caidence/sdk'
import Delivery from '#models/delivery'
import { contentOf, hashOfContent } from '#services/approvals/content'
import { Decisions } from '#services/approvals/decisions'
import { Posts, type PostFields } from '#services/publishing/posts'
import type { ApprovalPolicy } from '#services/profiles/shapes'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createColleague, set, type Author } from '#tests/functional/publishing/support'
import { done, dueDelivery, next } from '#tests/functional/publishing/scripted_adapter'
import { setPolicy } from './support.ts'

/** Orders of events that are tried; each has its own post. */
const ORDERS = 200
/** Workspaces side by side: most of the time is spent waiting for the database. */
const LANES = 4
/** On a machine that does much else at once. */
const TIMEOUT_MS = 900_000
const SEED = Number(process.env.APPROVAL_SEED ?? 20_261)
const publishing = { advance: ({ step }: { step: string }) => (step === 'prepare' ? next('publish', 'once') : done) }

const approve = (reader: Author, postId: string, verdict: 'approved' | 'changes_requested' = 'approved') =>
  tenantTx(reader.actor, async () => {
    const post = await (await app.container.make(Posts)).find(postId)
    await (await app.container.make(Decisions)).decide(reader.actor, postId, { verdict, note: 'x', contentHash: hashOfContent(contentOf(post)) })
    return post.text
  })

test.group('Approvals / when it fires', () => {
  test('what nobody approved is held, with a reason, and nothing is sent', async ({ assert }) => {
    const { author, run, row, calls } = await dueDelivery(publishing)
    await setPolicy(author, 'internal')

    await run()

    assert.containsSubset(await row(), { state: 'held', held_reason: 'approval_missing' })
    assert.deepEqual(calls, [])
  })

  test('a policy that became stricter after approval counts', async ({ assert }) => {
    const { author, post, id, run, row } = await dueDelivery(publishing)
    const approver = await createColleague(author, 'admin')
    await setPolicy(author, 'internal')
    await set(author, id, { state: 'in_review' })
    await tenantTx(author.actor, async () => void (await (await app.container.make(Posts)).update(author.actor, post.id, { when: 'now' })))
    await approve(approver, post.id)
    await setPolicy(author, 'internal_and_client')

    await run()

    assert.containsSubset(await row(), { state: 'held', held_reason: 'approval_missing' })
  })

  test('what was changed past everybody, by a hand in the database, is held', async ({ assert }) => {
    const { author, post, id, run, row, calls } = await dueDelivery(publishing)
    const approver = await createColleague(author, 'admin')
    await setPolicy(author, 'internal')
    await tenantTx(author.actor, async () => void (await (await app.container.make(Posts)).update(author.actor, post.id, { when: 'now' })))
    await approve(approver, post.id)
    await set(author, id, { text: 'Slipped in' })

    await run()

    assert.containsSubset(await row(), { state: 'held', held_reason: 'approval_missing' })
    assert.deepEqual(calls, [])
  })

  test('a write that was accepted is followed to its end, whatever the policy is by then', async ({ assert }) => {
    const due = await dueDelivery({
      advance: async ({ step }) => {
        if (step === 'prepare') return next('publish', 'once')
        if (step !== 'publish') return done
        await setPolicy(due.author, 'internal')
        return next('comment', 'once')
      },
    })

    await due.run()

    assert.equal((await due.row()).state, 'live')
    assert.deepEqual(due.calls, ['prepare', 'publish', 'comment'])
  })

  test(`in ${ORDERS} random orders of editing, approving, calling back, planning and firing, nothing is published that was not approved as it is`, async ({ assert }) => {
    const totals = { published: 0, asked: 0, held: 0, unapproved: 0 }
    const lane = async (seed: number) => {
      const sent: string[] = []
      const script = { ...publishing, sent: async (draft: Draft) => void sent.push(draft.text) }
      const { author, deliveries, post: first } = await dueDelivery(script)
      const [ada, bob, eve] = [author, await createColleague(author, 'admin'), await createColleague(author, 'admin')]
      const people = [ada, bob, eve]
      const posts = await app.container.make(Posts)
      const target = { connectionId: first.deliveries[0].connectionId, format: first.deliveries[0].format }
      const media = first.media.map(({ id }: { id: string }) => ({ id }))

      const update = (person: Author, id: string, fields: PostFields) => tenantTx(person.actor, () => posts.update(person.actor, id, fields))
      const fire = async (postId: string) => {
        const [row] = await tenantTx(author.actor, () => Delivery.query().where('postId', postId))
        if (!row || row.state !== 'scheduled') return
        await set(author, row.id, { publish_at: new Date() })
        const input = { workspaceId: author.workspaceId, deliveryId: row.id, generation: row.generation, adapterId: row.adapterId }
        let turn = await deliveries.open(input)
        for (let count = 0; count < 12 && turn.do !== 'end'; count++) turn = await (turn.do === 'step' ? deliveries.advance(input, { signal: new AbortController().signal }) : deliveries.open(input))
      }

      const person = fc.nat(2)
      const moment = fc.oneof(
        { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), person, text: fc.constantFrom('A', 'B') }) },
        { weight: 4, arbitrary: fc.record({ do: fc.constant('approve' as const), person }) },
        { weight: 1, arbitrary: fc.record({ do: fc.constant('back' as const), person }) },
        { weight: 3, arbitrary: fc.record({ do: fc.constant('plan' as const), person, when: fc.constantFrom('now' as const, 'draft' as const, 'now' as const) }) },
        { weight: 3, arbitrary: fc.record({ do: fc.constant('fire' as const) }) }
      )
      const policy = fc.constantFrom<ApprovalPolicy>('internal', 'internal', 'internal', 'internal_and_client', 'none')
      const order = fc.record({ policy, later: fc.option(fc.constantFrom<ApprovalPolicy>('internal', 'internal_and_client')), moments: fc.array(fc.uniqueArray(moment, { minLength: 1, maxLength: 2, selector: (one) => one.do }), { minLength: 4, maxLength: 9 }) })

      const run = fc.asyncProperty(order, async ({ policy: wanted, later, moments }) => {
        sent.length = 0
        await setPolicy(author, wanted)
        const { id } = await tenantTx(ada.actor, () => posts.create(ada.actor, { text: 'A', media, targets: [target], when: 'now', brandId: author.brandId }))
        const textOf = new Map<string, string>()
        const act = async (one: (typeof moments)[number][number]) => {
          if (one.do === 'fire') return fire(id)
          const who = people[one.person]
          if (one.do === 'edit') return update(who, id, { text: one.text })
          if (one.do === 'plan') return update(who, id, { when: one.when })
          await approve(who, id, one.do === 'approve' ? 'approved' : 'changes_requested')
        }
        for (const [index, together] of moments.entries()) {
          if (later && index === Math.floor(moments.length / 2)) await setPolicy(author, later)
          await Promise.all(together.map((one) => act(one).catch(refused)))
        }
        await fire(id)

        const decided = await tenantTx(author.actor, ({ client }) => client.from('approval_decisions').where('post_id', id).orderBy('id'))
        const [written] = await tenantTx(author.actor, ({ client }) => client.from('social_posts').where('id', id))
        const row = (await tenantTx(author.actor, () => Delivery.query().where('postId', id)))[0]
        for (const text of ['A', 'B']) textOf.set(hashOfContent(contentOf({ text, media: media.map(({ id: file }: { id: string }) => ({ id: file, altText: null, $extras: {} })), deliveries: [{ ...target, text: null, options: {}, fit: 'pad' }] })), text)
        if (row.state === 'held' && row.heldReason === 'approval_missing') totals.held++
        // The step that prepares is told the text as well.
        const published = row.state === 'live' ? sent.at(-1)! : null
        if (row.state !== 'live') return
        totals.published++
        if (wanted !== 'none') totals.asked++
        const stages = { none: [], internal: ['internal'], internal_and_client: ['internal', 'client'] }[(await policyNow(author)) as ApprovalPolicy]
        const isGiven = (stage: string) => decided.filter((one) => one.stage === stage && textOf.get(one.content_hash) === published && !(one.verdict === 'approved' && [written.author_id, written.content_by].includes(one.decided_by))).at(-1)?.verdict === 'approved'
        // Under the policy of the moment it fired, which is the first or the later one.
        const earlier = { none: [], internal: ['internal'], internal_and_client: ['internal', 'client'] }[wanted]
        if (!stages.every(isGiven) && !earlier.every(isGiven)) totals.unapproved++
      })
      await fc.assert(run, { seed, numRuns: ORDERS / LANES, endOnFailure: true })
    }
    await Promise.all(Array.from({ length: LANES }, (_, index) => lane(SEED + index)))

    assert.equal(totals.unapproved, 0, JSON.stringify(totals))
    assert.isAbove(totals.asked, ORDERS / 20, JSON.stringify(totals))
    console.log(`    orders ${ORDERS} · published ${totals.published}, of these ${totals.asked} that had to be approved · held for approval ${totals.held} · published without valid approval ${totals.unapproved}`)
  }).timeout(TIMEOUT_MS)
})

const policyNow = async ({ workspaceId, brandId }: Author) => (await tenantTx({ workspaceId, userId: null }, ({ client }) => client.rawQuery('select approval_policy_of(?) as policy', [brandId]))).rows[0].policy as string

/** A refusal in words is how these end when they come too late. Anything else is a bug. */
function refused(error: any) {
  if (!(error?.status < 500)) throw error
}
