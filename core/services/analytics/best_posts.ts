import { inject } from '@adonisjs/core'
import { PermissionEngine } from '#services/access/permission_engine'
import type { Actor } from '#services/tenancy/tenant_tx'
import { Insights, type Answer, type Question } from './insights.ts'
import type { BestBy, RatedPost } from './post_rules.ts'
import { TrackedClicks } from './short_link_clicks.ts'
import { postTexts } from './post_texts.ts'

/** A post with its numbers. A type, since pages are made of it. */
export type ShownPost = RatedPost & { text: string | null; permalink: string | null; mediaId: string | null; shortLinkClicks: number | null }

/** As many as fit a screen; at most fifty are kept of each order. */
const SHOWN = 10

@inject()
export class BestPosts {
  constructor(
    private engine: PermissionEngine,
    private insights: Insights,
    private clicks: TrackedClicks
  ) {}

  async list(actor: Actor, question: Question, { by = 'rate', limit = SHOWN }: { by?: BestBy | 'newest'; limit?: number } = {}): Promise<ShownPost[]> {
    return this.of(actor, await this.insights.ask(actor, question), { by, limit, toTakeOut: question.toTakeOut })
  }

  /** Of an answer that was given already. */
  async of(actor: Actor, { posts }: Pick<Answer, 'posts'>, { by, limit, toTakeOut }: { by: BestBy | 'newest'; limit: number; toTakeOut?: boolean }): Promise<ShownPost[]> {
    const wanted = (by === 'newest' ? posts.newest : posts.best[by]).slice(0, limit)
    const ids = wanted.map(({ deliveryId }) => deliveryId)
    const texts = await postTexts(this.engine, actor, ids)
    const clicks = await this.clicks.ofDeliveries(actor, ids, { toTakeOut })
    return wanted.map((post) => {
      const { text = null, permalink = null, mediaId = null } = texts.get(post.deliveryId) ?? {}
      return { ...post, text, permalink, mediaId, shortLinkClicks: clicks.get(post.deliveryId) ?? null }
    })
  }
}
