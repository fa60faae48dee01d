import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { chosenBrand } from '#services/access/chosen_brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { visibleBrands } from '#services/access/visible_brands'
import { WaitingApprovals } from '#services/approvals/waiting'
import { waitingView } from '#services/approvals/waiting_view'
import BrandTransformer from '#transformers/publishing/brand_transformer'
import PostTransformer from '#transformers/publishing/post_transformer'

/** What waits for somebody's word. */
@inject()
export default class ApprovalsController {
  constructor(
    private permissions: PermissionEngine,
    private waiting: WaitingApprovals
  ) {}

  async index(ctx: HttpContext) {
    const { actor, inertia } = ctx
    const brand = (await chosenBrand(this.permissions, ctx)) ?? undefined
    const found = await this.waiting.list(actor, { brand })
    return inertia.render('approvals/index', {
      waiting: found.map((one) => ({ postId: one.post.id, ...waitingView(one) })),
      posts: PostTransformer.transform(found.map(({ post }) => post)),
      isUsed: await this.waiting.isUsed(),
      brands: BrandTransformer.transform(await visibleBrands(this.permissions, actor)),
    })
  }
}
