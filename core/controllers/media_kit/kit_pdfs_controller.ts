import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import CreatorPolicy from '#policies/profiles/creator_policy'
import { kitPdf } from '#services/media_kit/kit_pdf'
import { MediaKits } from '#services/media_kit/media_kit'
import { sendKitPdf } from '#services/media_kit/send_kit'
import { Creators } from '#services/profiles/creators'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** The media kit of a creator as a file, for members. No transaction is open while it is made. */
@inject()
export default class KitPdfsController {
  constructor(
    private creators: Creators,
    private kits: MediaKits
  ) {}

  async show(ctx: HttpContext) {
    const kit = await tenantTx(ctx.actor, async () => {
      const creator = await this.creators.find(ctx.actor, ctx.params.id.toLowerCase())
      await ctx.bouncer.with(CreatorPolicy).authorize('view', creator)
      return this.kits.assemble(creator)
    })
    return sendKitPdf(ctx, kit.name, await kitPdf(kit, ctx.i18n))
  }
}
