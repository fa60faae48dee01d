import { setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'
import type { ApprovalPolicy } from '#services/profiles/shapes'
import { merge, type Run, type Tally, type World } from '../world.ts'

/** A publication takes about this long from its moment to its end. */
const LIFE_MS = 2_000
const AHEAD = { seconds: 3 }
/** Late by less than a workspace allows, and long after the moment. */
const LATE_MS = 4_000
/** Series begin on full minutes; this is enough to change them before. */
const BEFORE_MINUTE_SECONDS = 8

type Scenario = 'approved' | 'never approved' | 'edited at the moment' | 'approved late' | 'sent back at the moment' | 'edited and approved again'
const SCENARIOS: Scenario[] = ['approved', 'never approved', 'edited at the moment', 'approved late', 'sent back at the moment', 'edited and approved again']

/**
 * A brand that wants approval: posts are approved, sent back and edited before, at and after their moment, and the worker
 * is killed in between. What goes out was approved, in exactly these words; what was approved in time goes out.
 */
export async function approvalsAndEdits(world: World, full: boolean): Promise<Tally> {
  const desk = await Desk.of(world)
  await desk.want('internal')
  const tallies: Tally[] = []
  try {
    for (let round = 0; round < (full ? 20 : 3); round++) {
      const at = DateTime.utc().plus(AHEAD)
      const posts = await Promise.all(SCENARIOS.flatMap((scenario) => [scenario, scenario]).map(async (scenario) => ({ scenario, run: await world.post({ at }) })))
      const played = posts.map(({ scenario, run }) => desk.play(scenario, run, at))
      let interrupted = 0
      if (round % 2 === 1) {
        await sleep(Math.max(0, at.toMillis() - Date.now()) + Math.random() * 500)
        interrupted = await world.underWay(posts.map(({ run }) => run))
        await world.stack.killWorkers()
        await world.stack.startWorker()
      }
      tallies.push(merge(...(await Promise.all(played)), { ...merge(), interrupted }))
    }
  } finally {
    await desk.want('none')
  }
  return merge(...tallies)
}

/**
 * Series that are made by several workers at once, edited and skipped before their moment, with the worker killed at it:
 * each occurrence goes out once, in the last words, and a skipped one does not.
 */
export async function seriesAndEdits(world: World, full: boolean): Promise<Tally> {
  const desk = await Desk.of(world)
  const tallies: Tally[] = []
  for (let round = 0; round < (full ? 5 : 1); round++) tallies.push(await desk.seriesRound())
  return merge(...tallies)
}

class Desk {
  private constructor(
    private world: World,
    private approver: { workspaceId: string; userId: string }
  ) {}

  static async of(world: World): Promise<Desk> {
    const { createUser } = await import('#tests/support/accounts')
    const { addMember } = await import('#tests/support/access')
    const { user } = await createUser()
    await addMember(world.actor.workspaceId, user.id, 'admin')
    return new Desk(world, { workspaceId: world.actor.workspaceId, userId: user.id })
  }

  async want(approval: ApprovalPolicy) {
    const { default: BrandProfile } = await import('#models/brand_profile')
    const { brandId, actor } = this.world
    await this.#inside({ ...actor, userId: null }, async () => {
      const profile = (await BrandProfile.query().where({ brandId }).first()) ?? new BrandProfile().merge({ workspaceId: actor.workspaceId, brandId, sections: {} as any })
      const sections = profile.sections as any
      await profile.merge({ sections: { ...sections, guidelines: { ...sections?.guidelines, approval } } }).save()
    })
  }

  async play(scenario: Scenario, run: Run, at: DateTime): Promise<Tally> {
    const edited = `Evidence ${run.marker}-edited`
    const moment = () => sleep(Math.max(0, at.toMillis() - Date.now() - 50 + Math.random() * LIFE_MS))
    switch (scenario) {
      case 'approved':
        await this.#say(run, 'approved')
        return this.#mustGoOut(run)
      case 'never approved':
        await sleep(at.toMillis() - Date.now() + LATE_MS)
        return this.#mustStay(run)
      case 'approved late':
        await sleep(at.toMillis() - Date.now() + LATE_MS)
        await this.#say(run, 'approved')
        return this.#mustGoOut(run)
      case 'edited and approved again':
        await this.#say(run, 'approved')
        await this.#edit(run, edited)
        await this.#say(run, 'approved')
        return this.#mustGoOut(run, edited)
      case 'edited at the moment':
        await this.#say(run, 'approved')
        await moment()
        return (await acknowledged(this.#edit(run, edited))) ? this.#mustStay(run) : this.#mustGoOut(run)
      case 'sent back at the moment':
        await this.#say(run, 'approved')
        await moment()
        return (await acknowledged(this.#say(run, 'changes_requested'))) ? this.#mustStay(run) : this.#mustGoOut(run)
    }
  }

  async seriesRound(): Promise<Tally> {
    const { Series } = await import('#services/planning/series')
    const { SeriesRound } = await import('#services/planning/series_round')
    const { world } = this
    const service = await world.app.container.make(Series)
    const rounds = await world.app.container.make(SeriesRound)
    const begins = nextMinute()
    const kinds = ['kept', 'kept', 'edited', 'edited', 'skipped', 'skipped'] as const
    const made = await Promise.all(
      kinds.map(async (kind) => {
        const target = world.take()
        const marker = `run-series-${Math.random().toString(36).slice(2)}`
        const input = world.input(target, `Evidence ${marker}`)
        const rule = { rule: 'FREQ=DAILY;COUNT=3', startsAt: begins.toFormat("yyyy-MM-dd'T'HH:mm"), timeZone: 'UTC' }
        const series = await this.#inside(world.actor, () => service.create(world.actor, { ...input, ...rule, brandId: world.brandId }))
        const [first] = await this.#inside(world.actor, () => service.upcoming(series))
        return { kind, series, run: { marker, postId: first.postId!, account: target.account, begun: begins.toMillis() } }
      })
    )
    // Whoever makes posts ahead may do so twice, and beside others.
    const ahead = Promise.all(Array.from({ length: 4 }, () => rounds.run()))
    for (const { kind, series, run } of made) {
      if (kind === 'edited') await this.#inside(world.actor, () => service.update(world.actor, series.id, { scope: 'all', text: `Evidence ${run.marker}-edited` }))
      if (kind === 'skipped') await this.#inside(world.actor, () => service.skip(world.actor, series.id, begins.toISO()!))
    }
    await ahead
    await sleep(Math.max(0, begins.toMillis() - Date.now()) + Math.random() * 500)
    const runs = made.filter(({ kind }) => kind !== 'skipped').map(({ run }) => run)
    const interrupted = await world.underWay(runs)
    await world.stack.killWorkers()
    await world.stack.startWorker()
    await rounds.run()

    const tallies = await Promise.all(
      made.map(({ kind, run }) => {
        if (kind === 'skipped') return this.#mustNotBeThere(run)
        return this.#mustBe(run, kind === 'edited' ? `Evidence ${run.marker}-edited` : undefined)
      })
    )
    for (const { series } of made) await this.#inside(world.actor, () => service.remove(world.actor, series.id))
    return merge(...tallies, { ...merge(), interrupted })
  }

  async #mustGoOut(run: Run, text?: string): Promise<Tally> {
    const tally = await this.#mustBe(run, text)
    const approved = await this.#approvedTexts(run)
    for (const post of this.world.published(run)) if (!approved.some((words) => post.text.includes(words))) this.#unapproved(tally, run, post.text)
    return tally
  }

  async #mustBe(run: Run, text?: string): Promise<Tally> {
    const tally = await this.world.tally([run], { limitSeconds: 120 })
    if (text && this.world.published(run).some((post) => !post.text.includes(text))) {
      tally.duplicated++
      tally.notes.push(`${run.marker}: went out in words that had been changed`)
    }
    return tally
  }

  /** It waits, and nothing is at the platform, also a while later. */
  async #mustStay(run: Run): Promise<Tally> {
    const tally: Tally = { ...merge(), runs: 1 }
    await sleep(LATE_MS)
    for (const post of this.world.published(run)) this.#unapproved(tally, run, post.text)
    const { state } = await this.world.deliveryOf(run)
    if (!['in_review', 'draft', 'held'].includes(state)) {
      tally.lost++
      tally.notes.push(`${run.marker}: ought to wait for approval and is ${state}`)
    }
    return tally
  }

  async #mustNotBeThere(run: Run): Promise<Tally> {
    const tally: Tally = { ...merge(), runs: 1 }
    await sleep(LATE_MS)
    if (!this.world.published(run).length) return tally
    tally.duplicated++
    tally.notes.push(`${run.marker}: was skipped and went out`)
    return tally
  }

  #unapproved(tally: Tally, run: Run, text: string) {
    tally.unapproved++
    tally.notes.push(`${run.marker}: went out without approval of these words: ${text.slice(0, 80)}`)
  }

  /** The words that somebody has said yes to, as they were asked about them. */
  #approvedTexts({ postId }: Run): Promise<string[]> {
    return this.#inside(this.world.actor, async ({ client, workspaceId }) => {
      const rows = await client.from('approval_decisions as d').join('approval_requests as r', 'r.id', 'd.request_id').where({ 'd.workspace_id': workspaceId, 'd.post_id': postId, 'd.verdict': 'approved' }).select('r.content')
      return rows.flatMap(({ content }: { content: { parts: { text: string }[] } }) => content.parts.map(({ text }) => text))
    })
  }

  async #say({ postId }: Run, verdict: 'approved' | 'changes_requested') {
    const { Decisions } = await import('#services/approvals/decisions')
    const { clearanceOfPost } = await import('#services/approvals/clearance')
    const { postWithRelations } = await import('#services/publishing/locked_post')
    const decisions = await this.world.app.container.make(Decisions)
    await this.#inside(this.approver, async () => {
      const { hash } = await clearanceOfPost(await postWithRelations(postId))
      await decisions.decide(this.approver, postId, { verdict, contentHash: hash, note: 'Evidence' })
    })
  }

  async #edit({ postId }: Run, text: string) {
    const posts = await this.world.posts()
    await this.#inside(this.world.actor, () => posts.update(this.world.actor, postId, { text }))
  }

  async #inside<T>(actor: { workspaceId: string; userId: string | null }, work: (tenant: { client: any; workspaceId: string }) => Promise<T>): Promise<T> {
    const { tenantTx } = await import('#services/tenancy/tenant_tx')
    return tenantTx(actor, work)
  }
}

const acknowledged = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false
  )

function nextMinute(): DateTime {
  const soon = DateTime.utc().plus({ seconds: BEFORE_MINUTE_SECONDS })
  return soon.plus({ minutes: 1 }).startOf('minute')
}
