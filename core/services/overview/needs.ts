import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import SocialConnection from '#models/social_connection'
import SocialPost, { type PostState } from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { WaitingApprovals, type Waiting } from '#services/approvals/waiting'
import { postRows, type PostRow } from '#services/publishing/post_rows'
import type { Actor } from '#services/tenancy/tenant_tx'

/** As many of each sort as a person deals with at one go; the rest is on the pages they lead to. */
const SHOWN = 6
/** A post takes minutes at some platforms; only then it is late. */
const LATE_MINUTES = 10
const TROUBLED: PostState[] = ['failed', 'unconfirmed', 'held', 'partially_published']
const ON_THE_WAY: PostState[] = ['scheduled', 'publishing']

export interface NeedsOf {
  troubled: PostRow[]
  late: PostRow[]
  approvals: Waiting[]
  broken: SocialConnection[]
}

/** What waits for this person, each sort in one question whatever its number. Runs inside a tenant transaction. */
@inject()
export class Needs {
  constructor(
    private engine: PermissionEngine,
    private approvals: WaitingApprovals
  ) {}

  async of(actor: Actor, brandId: string | null, now: DateTime = DateTime.utc()): Promise<NeedsOf> {
    const posts = await this.engine.scope(actor, 'posts.view')
    const connections = await this.engine.scope(actor, 'connections.view')
    const late = now.minus({ minutes: LATE_MINUTES }).toISO()!
    const own = () => posts(SocialPost.query()).whereNull('deleted_at').if(brandId, (query) => query.where('brand_id', brandId!))
    const troubled = await postRows(own().whereIn('state', TROUBLED).orderBy('updated_at', 'desc').limit(SHOWN))
    const waiting = await postRows(own().whereIn('state', ON_THE_WAY).where('publish_at', '<', late).orderBy('publish_at').limit(SHOWN))
    const broken = await connections(SocialConnection.query())
      .where('state', 'needs_reauth')
      .if(brandId, (query) => query.where('brand_id', brandId!))
      .orderBy('updated_at', 'desc')
      .limit(SHOWN)
    const asked = (await this.approvals.isUsed()) ? await this.approvals.list(actor, { brand: brandId ?? undefined }) : []
    return { troubled, late: waiting, broken, approvals: asked.filter(({ isMine }) => isMine).slice(0, SHOWN) }
  }
}
