import i18nManager from '@adonisjs/i18n/services/main'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import BaseInertiaMiddleware from '@adonisjs/inertia/inertia_middleware'
import { isOperator } from '#services/access/operators'
import { AccessShown } from '#services/access/shown_access'
import { pageTable } from '#services/access/page_table'
import { PermissionEngine } from '#services/access/permission_engine'
import { WaitingApprovals } from '#services/approvals/waiting'
import { drawings } from '#services/drawing/drawings'
import { setupOf } from '#services/onboarding/setup'
import { standstill } from '#services/publishing/standstill'
import { tenantTx } from '#services/tenancy/tenant_tx'
import env from '#start/env'
import UserTransformer from '#transformers/user_transformer'

/** Choices of one browser that change what it shows: resources/ui/composables/drawn.ts. */
const KEPT = ['caidence_rail', 'caidence_setup']

/** What every page gets. Whitelisted through transformers: no model reaches the browser as it is. */
export default class InertiaMiddleware extends BaseInertiaMiddleware {
  async share(ctx: HttpContext) {
    const { session, auth, workspace, workspaces } = ctx as Partial<HttpContext>
    const flash = session?.flashMessages
    const errorsBag: Record<string, string> = flash?.get('errorsBag') ?? {}
    const error = Object.entries(errorsBag).find(([code]) => code !== 'E_VALIDATION_ERROR')?.[1]

    const shown = await this.access(ctx)

    return {
      errors: ctx.inertia.always(this.getValidationErrors(ctx)),
      flash: ctx.inertia.always({ error, notice: ctx.impersonationOver ?? (flash?.get('notice') as string | undefined) }),
      /** What the page's words are in: the sentences of an open page do not change, it is loaded anew. */
      language: ctx.inertia.always((ctx.i18n as typeof ctx.i18n | undefined)?.locale),
      user: ctx.inertia.always(auth?.user ? UserTransformer.transform(auth.user) : undefined),
      workspace: ctx.inertia.always(workspace && { id: workspace.id, name: workspace.name, profileType: workspace.profileType, roles: workspace.roles }),
      workspaces: ctx.inertia.always((workspaces ?? []).map(({ id, name }) => ({ id, name }))),
      access: ctx.inertia.always(shown?.rights),
      visibleBrands: ctx.inertia.always(shown?.brands ?? []),
      brandId: ctx.inertia.always(shown?.brandId ?? null),
      pages: ctx.inertia.once(pageTable),
      /** Whose eyes the person sees with, for the banner; the reason is their own. */
      impersonation: ctx.inertia.always(ctx.impersonation && { subjectName: ctx.impersonation.subjectName, reason: ctx.impersonation.reason, until: ctx.impersonation.expiresAt }),
      sandbox: ctx.inertia.always(env.get('SANDBOX') === true),
      /** Nothing goes out, because no worker runs. */
      isStandingStill: ctx.inertia.always(Boolean(workspace) && (await standstill.isStanding().catch(() => false))),
      /** How far the workspace is set up; null for who could not go on with it, and where nothing was ever to be done. */
      setup: ctx.inertia.always(await this.setup(ctx)),
      /** How many posts wait for this person's word; null where no brand wants approval. */
      approvalsWaiting: ctx.inertia.always(await this.approvalsWaiting(ctx, shown?.brandId)),
      isOperator: ctx.inertia.always(await this.isOperator(ctx)),
    }
  }

  /** Nothing to the outside of a workspace, and nothing when the database is what went wrong: the error page must still come. */
  private async access(ctx: HttpContext) {
    const { workspace, actor } = ctx as Partial<HttpContext>
    if (!workspace || !actor) return undefined
    const service = await ctx.containerResolver.make(AccessShown)
    return service.to(ctx).catch((error) => {
      ctx.logger.error({ err: error }, 'the rights of a page could not be read')
      return undefined
    })
  }

  /** Missing is no reason to show no page. */
  private async setup(ctx: HttpContext) {
    const { workspace, actor } = ctx as Partial<HttpContext>
    if (!workspace || !actor) return null
    const engine = await ctx.containerResolver.make(PermissionEngine)
    return tenantTx(actor, async () => ((await engine.can(actor, 'workspace.edit')).allowed ? setupOf(actor, ctx.i18n) : null)).catch((error) => {
      ctx.logger.error({ err: error }, 'how far a workspace is set up could not be read')
      return null
    })
  }

  /** A count that is missing is no reason to show no page. */
  private async approvalsWaiting(ctx: HttpContext, brandId?: string | null): Promise<number | null> {
    const { workspace, actor } = ctx as Partial<HttpContext>
    if (!workspace || !actor) return null
    const waiting = await ctx.containerResolver.make(WaitingApprovals)
    return tenantTx(actor, async () => ((await waiting.isUsed()) ? waiting.count(actor, brandId) : null)).catch((error) => {
      ctx.logger.error({ err: error }, 'the approvals that wait could not be counted')
      return null
    })
  }

  /** Shows the way to pages that refuse whoever is none by themselves. */
  private async isOperator(ctx: HttpContext): Promise<boolean> {
    const { auth, impersonation } = ctx as Partial<HttpContext>
    if (!auth?.user || impersonation) return false
    return isOperator(auth.user.id).catch(() => false)
  }

  /** What the frame of a page and its drawing depend on besides its data: resources/views/inertia_layout.edge. */
  private drawing(ctx: HttpContext) {
    const kept = Object.fromEntries(KEPT.map((name) => [name, ctx.request.plainCookie(name, undefined, false) as string | undefined]).filter(([, value]) => value))
    const isNarrow = ctx.request.header('sec-ch-ua-mobile') === '?1' || /\bMobi/.test(ctx.request.header('user-agent') ?? '')
    return { isNarrow, isRailCollapsed: kept.caidence_rail === 'collapsed', drawnOf: (page: { component: string }) => drawings.draw(page.component, page, { isNarrow, kept, language: ctx.i18n?.locale ?? i18nManager.defaultLocale }) }
  }

  async handle(ctx: HttpContext, next: NextFn) {
    await this.init(ctx)
    ctx.view.share(this.drawing(ctx))
    const output = await next()
    this.dispose(ctx)
    return output
  }
}

declare module '@adonisjs/inertia/types' {
  type MiddlewareSharedProps = InferSharedProps<InertiaMiddleware>
  export interface SharedProps extends MiddlewareSharedProps {}
}
