import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import BaseInertiaMiddleware from '@adonisjs/inertia/inertia_middleware'
import env from '#start/env'
import UserTransformer from '#transformers/user_transformer'

/** What every page gets. Whitelisted through transformers: no model reaches the browser as it is. */
export default class InertiaMiddleware extends BaseInertiaMiddleware {
  share(ctx: HttpContext) {
    const { session, auth, workspace, workspaces } = ctx as Partial<HttpContext>
    const flash = session?.flashMessages
    const errorsBag: Record<string, string> = flash?.get('errorsBag') ?? {}
    const error = Object.entries(errorsBag).find(([code]) => code !== 'E_VALIDATION_ERROR')?.[1]

    return {
      errors: ctx.inertia.always(this.getValidationErrors(ctx)),
      flash: ctx.inertia.always({ error, notice: flash?.get('notice') as string | undefined }),
      user: ctx.inertia.always(auth?.user ? UserTransformer.transform(auth.user) : undefined),
      workspace: ctx.inertia.always(workspace && { id: workspace.id, name: workspace.name, profileType: workspace.profileType, roles: workspace.roles }),
      workspaces: ctx.inertia.always((workspaces ?? []).map(({ id, name }) => ({ id, name }))),
      sandbox: ctx.inertia.always(env.get('SANDBOX') === true),
    }
  }

  async handle(ctx: HttpContext, next: NextFn) {
    await this.init(ctx)
    const output = await next()
    this.dispose(ctx)
    return output
  }
}

declare module '@adonisjs/inertia/types' {
  type MiddlewareSharedProps = InferSharedProps<InertiaMiddleware>
  export interface SharedProps extends MiddlewareSharedProps {}
}
