import { createHash, randomUUID } from 'node:crypto'
import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ApplicationService } from '@adonisjs/core/types'
import type { Format, Json } from '@caidence/sdk'
import type { Emulator, EmulatedPost, KitDraft } from '@caidence/testkit'
import { DateTime } from 'luxon'
import type { DeliveryState } from '#services/publishing/transitions'
import type { Actor } from '#services/tenancy/tenant_tx'
import { type Stack } from './stack.ts'

/** One post of a case, told from the others by its marker, or by its account where the format has no text. */
export interface Run {
  marker: string
  postId: string
  account: string
  /** When it was asked for, in milliseconds. */
  begun: number
}

export interface Tally {
  runs: number
  lost: number
  duplicated: number
  falselyFailed: number
  /** At the platform without anybody having approved these words. */
  unapproved: number
  needsPerson: number
  /** Published, and said to be. A case that publishes nothing proves nothing. */
  live: number
  /** Under way when a part was killed. A kill that hits nothing proves nothing. */
  interrupted: number
  /** Seconds from the end of the disturbance, of those that ended after it. */
  settled: number[]
  /** What was not as it must be, in words. */
  notes: string[]
}

interface Target {
  connectionId: string
  account: string
}

const POLL_MS = 100
/** A quota that moves on within hours, at the pace of this suite. */
const LONGEST_PAUSE_MS = 15 * 60_000
const DAY_SECONDS = 86_400
/** As many as the cases without faults use side by side. */
const KEPT_ACCOUNTS = 50
/** A run that takes longer is told in detail. */
const SLOW_SECONDS = 15
/** Not settled by then counts as lost. Long, for a machine that is busy with other work is several times slower; what it took is told. */
const PATIENCE_SECONDS = 180

/** A marker of this length has to fit into the text. */
const MARKER_ROOM = 60

/** One format of one adapter: its emulator, the stack, and a workspace with many connected accounts. */
export class World {
  actor!: Actor
  brandId!: string
  media: string[] = []
  targets: Target[] = []
  #next = 0

  constructor(
    readonly adapterId: string,
    readonly emulator: Emulator,
    readonly stack: Stack,
    readonly app: ApplicationService,
    readonly format: Format,
    readonly draft: KitDraft
  ) {}

  get hasText(): boolean {
    return this.format.text.max >= MARKER_ROOM
  }

  /** The same people and accounts, another format. */
  async withFormat(format: Format, draft: KitDraft): Promise<World> {
    const world = new World(this.adapterId, this.emulator, this.stack, this.app, format, draft)
    Object.assign(world, { actor: this.actor, brandId: this.brandId, targets: this.targets })
    await world.#uploadAll()
    return world
  }

  /** Limits per day are the platform's, and a day of cases takes minutes: each begins with a new one. */
  async newDay() {
    const { default: db } = await import('@adonisjs/lucid/services/db')
    await db.connection('owner').from('budgets').delete()
    this.emulator.advanceClock(DAY_SECONDS)
  }

  async prepare() {
    const { default: User } = await import('#models/user')
    const { Workspaces } = await import('#services/tenancy/workspaces')
    const { connectSandbox } = await import('#services/connections/sandbox_consent')
    const user = await User.create({ fullName: 'Evidence', email: `evidence-${randomUUID()}@caidence.test`, password: randomUUID(), timeZone: 'UTC', locale: 'en', emailVerifiedAt: DateTime.utc() })
    const { workspace, brand } = await new Workspaces().create(user.id, { name: 'Evidence', timeZone: 'UTC' })
    this.actor = { workspaceId: workspace.id, userId: user.id }
    this.brandId = brand.id
    await connectSandbox(this.actor, this.adapterId, brand.id)
    const { default: SocialConnection } = await import('#models/social_connection')
    const { tenantTx } = await import('#services/tenancy/tenant_tx')
    const connections = await tenantTx(this.actor, () => SocialConnection.query().orderBy('createdAt'))
    this.targets = connections.map(({ id, remoteId }) => ({ connectionId: id, account: remoteId }))
    await this.#uploadAll()
  }

  async #uploadAll() {
    this.media = []
    for (const name of this.draft.media) this.media.push(await this.#upload(name))
  }

  async #upload(name: string): Promise<string> {
    const { fixture } = await import('@caidence/testkit')
    const { MediaLibrary } = await import('#services/media/media_library')
    const { inUploadsFolder } = await import('#services/media/uploads_folder')
    const { kindOf } = await import('#services/media/kinds')
    const { file } = await fixture(name)
    return inUploadsFolder(randomUUID(), async (folder) => {
      const path = join(folder, 'arrived')
      await copyFile(file, path)
      const bytes = await readFile(path)
      const arrived = { path, name, kind: await kindOf(bytes), bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
      const media = await (await this.app.container.make(MediaLibrary)).create(this.actor, arrived, folder, { brandId: this.brandId, altText: null })
      return media.id
    })
  }

  /** What the interface takes for one post of this format. */
  input(target: Target, text: string) {
    return {
      text: this.hasText ? text : this.draft.text,
      media: this.media.map((id) => ({ id })),
      targets: [{ connectionId: target.connectionId, format: this.format.id, options: this.#options() }],
    }
  }

  /** Choices that exist at one account only are left out. */
  #options(): Record<string, Json> {
    const remote = this.format.options.filter((field) => field.kind === 'remote-select' && !field.required).map(({ key }) => key)
    return Object.fromEntries(Object.entries(this.draft.options ?? {}).filter(([key]) => !remote.includes(key)))
  }

  /** A different account for every run, so that runs side by side do not share limits or faults. */
  take(): Target {
    return this.targets[this.#next++ % this.targets.length]
  }

  /**
   * An account for a fault. It is used no more: a fault that its own run never reached would hit a run of another case.
   * The last ones stay, or there would be none.
   */
  takeForFault(): Target {
    if (this.targets.length <= KEPT_ACCOUNTS) return this.take()
    const [target] = this.targets.splice(this.#next % this.targets.length, 1)
    return target
  }

  async posts() {
    const { Posts } = await import('#services/publishing/posts')
    return this.app.container.make(Posts)
  }

  async post(options: { at?: DateTime; target?: Target; text?: string } = {}): Promise<Run> {
    const { tenantTx } = await import('#services/tenancy/tenant_tx')
    const posts = await this.posts()
    const target = options.target ?? this.take()
    const marker = `run-${randomUUID().slice(0, 13)}`
    const post = await tenantTx(this.actor, () =>
      posts.create(this.actor, {
        brandId: this.brandId,
        ...this.input(target, options.text ?? `Evidence ${marker}`),
        when: options.at ? 'at' : 'now',
        publishAt: options.at?.toISO() ?? null,
      })
    )
    return { marker, postId: post.id, account: target.account, begun: Date.now() }
  }

  async deliveryOf(run: Run): Promise<{ id: string; state: DeliveryState; permalink: string | null; publishedAt: Date | null; publishAt: Date; settledAt: Date | null; waitingUntil: Date | null; faultCode: string | null; heldReason: string | null }> {
    const { tenantTx } = await import('#services/tenancy/tenant_tx')
    const row = await tenantTx(this.actor, ({ client }) => client.from('deliveries').where('post_id', run.postId).first())
    return {
      id: row.id,
      state: row.state,
      permalink: row.permalink,
      publishedAt: row.published_at,
      publishAt: row.publish_at,
      settledAt: row.settled_at,
      waitingUntil: row.waiting_until,
      faultCode: row.fault_code,
      heldReason: row.held_reason,
    }
  }

  /** The ledger of a run, for whoever asks why it took long. */
  async ledgerOf(run: Run): Promise<string> {
    const { tenantTx } = await import('#services/tenancy/tenant_tx')
    const { id } = await this.deliveryOf(run)
    const rows = await tenantTx(this.actor, ({ client }) => client.from('delivery_attempts').where('delivery_id', id).orderBy('id'))
    const clock = (date: Date | null) => date?.toISOString().slice(14, 21) ?? '…'
    return rows.map((row) => `${row.attempt} ${row.effect} ${row.step} ${row.state} ${row.fault_code ?? ''} ${clock(row.begun_at)}–${clock(row.ended_at)}`).join(' | ')
  }

  published({ marker, account }: Run): EmulatedPost[] {
    const posts = this.emulator.posts()
    if (this.hasText) return posts.filter(({ text }) => text.includes(marker))
    return posts.filter((post) => post.account === account && post.format === this.format.id)
  }

  /**
   * Waits until the delivery has ended; null when it has not within the limit. A pause that the platform asked for, such
   * as an hour for its quota, is kept for good reason and does not count.
   */
  async settled(run: Run, limitSeconds: number) {
    const { isSettled } = await import('#services/publishing/transitions')
    let until = Date.now() + limitSeconds * 1000
    const atLast = until + LONGEST_PAUSE_MS
    for (;;) {
      try {
        const delivery = await this.deliveryOf(run)
        if (isSettled(delivery.state)) return delivery
        if (delivery.waitingUntil) until = Math.min(atLast, Math.max(until, delivery.waitingUntil.getTime() + limitSeconds * 1000))
      } catch {
        // The database may just be away: that is what some cases are about.
      }
      if (Date.now() > until) return null
      await sleep(POLL_MS)
    }
  }

  /** How many are not over yet: asked before something is killed. */
  async underWay(runs: Run[]): Promise<number> {
    const { isSettled } = await import('#services/publishing/transitions')
    const deliveries = await Promise.all(runs.map((run) => this.deliveryOf(run)))
    return deliveries.filter(({ state }) => !isSettled(state)).length
  }

  /** Counts what became of runs. `from`: when the disturbance was over, for the time it took to settle. */
  async tally(runs: Run[], { limitSeconds = PATIENCE_SECONDS, from = Date.now(), mayFail = false, interrupted = 0 } = {}): Promise<Tally> {
    const tally: Tally = { ...merge(), runs: runs.length, interrupted }
    await Promise.all(
      runs.map(async (run) => {
        const delivery = await this.settled(run, limitSeconds)
        const out = this.published(run).length
        const say = (what: string) => tally.notes.push(`${run.marker}: ${what} (${delivery?.state ?? 'still under way'} ${delivery?.faultCode ?? ''}${delivery?.heldReason ?? ''}, ${out} at the platform)`)
        if (out > 1) (tally.duplicated++, say('duplicated'))
        if (!delivery) return void (tally.lost++, say(`did not settle: ${await this.ledgerOf(run)}`))
        const seconds = (delivery.settledAt!.getTime() - Math.max(from, run.begun)) / 1000
        if (seconds > 0) tally.settled.push(seconds)
        if (seconds > SLOW_SECONDS) tally.notes.push(`${run.marker}: took ${seconds.toFixed(1)} s: ${await this.ledgerOf(run)}`)
        if (delivery.state === 'live' && out === 0) (tally.lost++, say('said to be live and is not'))
        else if (delivery.state === 'live') tally.live++
        else if (delivery.state === 'unconfirmed') (tally.needsPerson++, say('needs a person'))
        else if (out > 0) (tally.falselyFailed++, say('said to have failed and is live'))
        else if (!mayFail) (tally.lost++, say('did not go out'))
      })
    )
    return tally
  }
}

export function merge(...tallies: Tally[]): Tally {
  const sum: Tally = { runs: 0, lost: 0, duplicated: 0, falselyFailed: 0, unapproved: 0, needsPerson: 0, live: 0, interrupted: 0, settled: [], notes: [] }
  for (const tally of tallies) {
    for (const key of ['runs', 'lost', 'duplicated', 'falselyFailed', 'unapproved', 'needsPerson', 'live', 'interrupted'] as const) sum[key] += tally[key]
    sum.settled.push(...tally.settled)
    sum.notes.push(...tally.notes)
  }
  return sum
}
