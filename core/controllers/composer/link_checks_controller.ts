import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PostPolicy from '#policies/publishing/post_policy'
import { LinkChecks } from '#services/composer/link_checks'
import { issueSentence } from '#services/publishing/fault_sentences'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { checkLinksValidator } from '#validators/composer/links'

/** No transaction around it: somebody else's servers are asked. */
@inject()
export default class LinkChecksController {
  constructor(private links: LinkChecks) {}

  async store({ actor, bouncer, request, i18n }: HttpContext) {
    await tenantTx(actor, () => bouncer.with(PostPolicy).authorize('create'))
    const { urls } = await request.validateUsing(checkLinksValidator, { data: request.body() })
    const checked = await this.links.check(actor, urls)
    return { data: checked.map(({ url, state }) => ({ url, state, sentence: state === 'ok' ? null : issueSentence({ rule: `link.${state}`, params: { url } }, i18n) })) }
  }
}
