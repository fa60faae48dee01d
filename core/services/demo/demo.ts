import { inject } from '@adonisjs/core'
import type { Field, Json } from '@caidence/sdk'
import { setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'
import env from '#start/env'
import Brand from '#models/brand'
import Delivery from '#models/delivery'
import type Media from '#models/media'
import SocialConnection from '#models/social_connection'
import SocialPost from '#models/social_post'
import User from '#models/user'
import { Connections } from '#services/connections/connections'
import { connectSandbox } from '#services/connections/sandbox_consent'
import { DEMO_FILES, DemoFiles, type DemoFile } from '#services/demo/demo_files'
import { toMediaRef } from '#services/media/media_source'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { faultSentence, heldSentence } from '#services/publishing/fault_sentences'
import type { TargetInput } from '#services/publishing/post_input'
import { Posts } from '#services/publishing/posts'
import { isSettled } from '#services/publishing/transitions'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { Workspaces } from '#services/tenancy/workspaces'

/** Shown on the terminal and the sign-in page of a sandbox. It opens this machine's sandbox and nothing else. */
export const DEMO_LOGIN = { email: 'demo@caidence.test', password: 'cadence-resolves-here' }
const POLL_MS = 200
const TITLE = 'A steady beat'
const TEXT = 'A steady beat of planned work, and nothing left hanging. First post from this installation.'

interface Ground {
  actor: Actor
  brandId: string
}

/** The demo workspace of a sandbox: a person, a brand, connected sandbox channels, and a post that really goes out. */
@inject()
export class Demo {
  constructor(
    private host: PluginHostService,
    private posts: Posts,
    private files: DemoFiles,
    private connections: Connections
  ) {}

  /** Idempotent: what is there stays. */
  async prepare(): Promise<Ground> {
    if (!env.get('SANDBOX')) throw new Error('The demo exists in sandbox mode only (SANDBOX=true)')
    const user =
      (await User.findBy('email', DEMO_LOGIN.email)) ??
      (await User.create({ fullName: 'Demo Person', email: DEMO_LOGIN.email, password: DEMO_LOGIN.password, timeZone: 'UTC', locale: 'en', emailVerifiedAt: DateTime.utc() }))
    const [known] = await new Workspaces().of(user.id)
    const workspaceId = known?.id ?? (await new Workspaces().create(user.id, { name: 'Demo workspace', brandName: 'Kestrel Bakery', timeZone: 'UTC', isDemo: true })).workspace.id
    const actor = { workspaceId, userId: user.id }
    const brand = await tenantTx(actor, () => Brand.query().orderBy('createdAt').firstOrFail())

    for (const adapter of this.host.adapters()) {
      if (!adapter.capabilities.includes('publish') || !adapter.capabilities.includes('authorize')) continue
      const known = await tenantTx(actor, () => SocialConnection.query().where({ brandId: brand.id, adapterId: adapter.id, state: 'active' }))
      // Another simulator may stand in the platform's place today: it does not know yesterday's tokens.
      const checked = await Promise.all(known.map(({ id }) => this.connections.check(actor, id)))
      if (!checked.length || checked.some(({ state, findings }) => state !== 'active' || findings.some(({ status }) => status === 'fail'))) await connectSandbox(actor, adapter.id, brand.id)
    }
    return { actor, brandId: brand.id }
  }

  async hasPost({ actor }: Ground): Promise<boolean> {
    return tenantTx(actor, async () => (await SocialPost.query().where({ origin: 'demo', state: 'live' }).first()) !== null)
  }

  /**
   * One post for each kind of file that is needed: every connected platform gets the first of its formats that takes a
   * picture, else a film, else words alone.
   * @returns the posts, and the platforms that have no format for what this machine can make
   */
  async publish({ actor, brandId }: Ground): Promise<{ posts: string[]; without: string[] }> {
    const connections = await tenantTx(actor, () => SocialConnection.query().where({ brandId, state: 'active' }).orderBy('createdAt'))
    const firsts = [...new Map(connections.reverse().map((connection) => [connection.adapterId, connection])).values()]
    const targets = new Map<DemoFile, TargetInput[]>()
    const made = new Map<DemoFile, Media | null>([['none', null]])
    const without: string[] = []
    for (const { id, adapterId } of firsts) {
      const fitting = await this.#fitting(adapterId, actor, brandId, made)
      if (!fitting) without.push(adapterId)
      else targets.set(fitting.file, [...(targets.get(fitting.file) ?? []), { connectionId: id, format: fitting.format, options: fitting.options }])
    }

    const posts: string[] = []
    for (const [file, group] of targets) {
      const media = made.get(file)
      const attached = media ? [{ id: media.id, altText: 'Four rising bars on violet' }] : []
      const post = await tenantTx(actor, () => this.posts.create(actor, { brandId, text: TEXT, media: attached, targets: group, when: 'now' }, 'demo'))
      posts.push(post.id)
    }
    return { posts, without }
  }

  /** The adapter's own check says which format takes which file. */
  async #fitting(adapterId: string, actor: Actor, brandId: string, made: Map<DemoFile, Media | null>) {
    const { publish: publisher } = await this.host.load<'publish'>(adapterId)
    for (const file of DEMO_FILES) {
      if (file !== 'none' && !made.has(file)) made.set(file, await this.files.make(file, actor, brandId))
      const media = made.get(file)
      if (file !== 'none' && !media) continue
      for (const { id: format, options: fields } of this.host.info(adapterId).formats) {
        const options = requiredOptions(fields)
        const issues = publisher.check({ format, text: TEXT, media: media ? [toMediaRef(media)] : [], options })
        if (issues.every(({ level }) => level !== 'error')) return { file, format, options }
      }
    }
    return null
  }

  /** Waits until every delivery has ended, or patience has. */
  async settled({ actor }: Ground, postIds: string[], patienceMs: number) {
    const until = Date.now() + patienceMs
    for (;;) {
      const deliveries = await tenantTx(actor, () => Delivery.query().whereIn('postId', postIds).orderBy('createdAt'))
      if (deliveries.every(({ state }) => isSettled(state)) || Date.now() > until) {
        return deliveries.map(({ state, adapterId, permalink, faultCode, heldReason }) => ({
          state,
          adapterId,
          // Sandboxes put an emulator in the platform's place, for people as well.
          permalink: permalink && this.host.rewrite(new URL(permalink)).href,
          reason: heldReason ? heldSentence(heldReason).sentence : faultCode ? faultSentence(faultCode).sentence : isSettled(state) ? '' : 'still under way; is the worker running?',
        }))
      }
      await sleep(POLL_MS)
    }
  }
}

/** What a format insists on, filled with what can be said without knowing anything. */
function requiredOptions(fields: Field[]): Record<string, Json> {
  const needed = fields.filter(({ required, default: preset }) => required && preset === undefined)
  return Object.fromEntries(needed.map((field) => [field.key, field.kind === 'select' ? field.options[0].value : field.kind === 'switch' ? false : TITLE]))
}
