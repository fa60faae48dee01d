import { inject } from '@adonisjs/core'
import { createHash, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'
import sharp from 'sharp'
import env from '#start/env'
import Brand from '#models/brand'
import Delivery from '#models/delivery'
import SocialConnection from '#models/social_connection'
import SocialPost from '#models/social_post'
import User from '#models/user'
import { Connections } from '#services/connections/connections'
import { connectSandbox } from '#services/connections/sandbox_consent'
import { kindOf } from '#services/media/kinds'
import { MediaLibrary } from '#services/media/media_library'
import { inUploadsFolder } from '#services/media/uploads_folder'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { faultSentence, heldSentence } from '#services/publishing/fault_sentences'
import { Posts } from '#services/publishing/posts'
import { isSettled } from '#services/publishing/transitions'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { Workspaces } from '#services/tenancy/workspaces'

/** Shown on the terminal and the sign-in page of a sandbox. It opens this machine's sandbox and nothing else. */
export const DEMO_LOGIN = { email: 'demo@caidence.test', password: 'cadence-resolves-here' }
const POLL_MS = 200
/** Accepted by every picture format of every platform we know. */
const PICTURE = { width: 1080, height: 1080 }

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
    private library: MediaLibrary,
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

  /** One post to the first format with a picture of one account per connected platform. */
  async publish({ actor, brandId }: Ground): Promise<string> {
    const picture = await this.#picture(actor, brandId)
    return tenantTx(actor, async () => {
      const connections = await SocialConnection.query().where({ brandId, state: 'active' }).orderBy('createdAt')
      const first = [...new Map(connections.reverse().map((connection) => [connection.adapterId, connection])).values()]
      const targets = first.flatMap(({ id, adapterId }) => {
        const format = this.host.info(adapterId).formats.find(({ media }) => media.min <= 1 && media.max >= 1 && media.types.includes('image/jpeg'))
        return format ? [{ connectionId: id, format: format.id }] : []
      })
      const text = 'A steady beat of planned work, and nothing left hanging. First post from this installation.'
      const post = await this.posts.create(actor, { brandId, text, media: [{ id: picture, altText: 'Four rising bars on violet' }], targets, when: 'now' }, 'demo')
      return post.id
    })
  }

  /** Waits until every delivery has ended, or patience has. */
  async settled({ actor }: Ground, postId: string, patienceMs: number) {
    const until = Date.now() + patienceMs
    for (;;) {
      const deliveries = await tenantTx(actor, () => Delivery.query().where({ postId }).orderBy('createdAt'))
      if (deliveries.every(({ state }) => isSettled(state)) || Date.now() > until) {
        return deliveries.map(({ state, adapterId, permalink, faultCode, heldReason }) => ({
          state,
          adapterId,
          permalink,
          reason: heldReason ? heldSentence(heldReason).sentence : faultCode ? faultSentence(faultCode).sentence : isSettled(state) ? '' : 'still under way; is the worker running?',
        }))
      }
      await sleep(POLL_MS)
    }
  }

  async #picture(actor: Actor, brandId: string): Promise<string> {
    const bar = (x: number, height: number) => `<rect x="${x}" y="${760 - height}" width="90" height="${height}" rx="20" fill="#ffffff"/>`
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1080"><rect width="1080" height="1080" fill="#4f3fbf"/>${bar(270, 160)}${bar(420, 280)}${bar(570, 400)}<path d="M800 300 q-90 230 0 460" stroke="#ffffff" stroke-width="70" fill="none" stroke-linecap="round"/></svg>`
    const bytes = await sharp(Buffer.from(drawing)).resize(PICTURE.width, PICTURE.height).jpeg({ quality: 92 }).toBuffer()
    return inUploadsFolder(randomUUID(), async (folder) => {
      const path = join(folder, 'arrived')
      await writeFile(path, bytes)
      const kind = await kindOf(bytes)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const media = await this.library.create(actor, { path, name: 'first-post.jpg', kind, bytes: bytes.length, sha256 }, folder, { brandId, altText: null })
      return media.id
    })
  }
}
