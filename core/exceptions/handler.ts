import { ExceptionHandler, type HttpContext } from '@adonisjs/core/http'
import { allowedMethods } from '#services/http/allowed_methods'
import { languageAskedFor } from '#services/language'
import { inputIn, refusalIn } from '#services/refusals'
import { isRefusedByWall, problemOf, sendProblem, type Problem } from './problem.ts'

/** A page of another site that sent a form must not make the person repeat it with one click. */
const NO_WAY_BACK = new Set(['E_CROSS_SITE', 'E_CONTENT_TYPE'])

/** Nobody reads pages there. */
const isForPrograms = (url: string) => url.startsWith('/api/') || url === '/mcp'

/** What goes wrong, in the reader's form: problem details under /api and for JSON, pages for people. Never our insides. */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = false
  protected renderStatusPages = true

  async handle(error: any, ctx: HttpContext) {
    const problem = problemOf(error)
    // For an unknown address, and before anything was prepared, nobody has looked which language is asked for.
    ctx.i18n ??= languageAskedFor(ctx.request)
    // What the handler was thrown is not always what it answers: 22P02 is a 500 to the driver and a 404 here.
    if (this.wantsData(ctx)) return this.send(ctx, error?.code === 'E_ROUTE_NOT_FOUND' ? this.methodProblem(ctx, problem) : problem)

    if (problem.code === 'E_UNAUTHORIZED_ACCESS') return this.toLogin(ctx)
    if (problem.code === 'E_STEP_UP_REQUIRED') return this.confirmFirst(ctx, problem)
    if (problem.code === 'E_BAD_CSRF_TOKEN') return this.expired(ctx)
    if (problem.status === 429 || problem.status === 503) return this.slowDown(ctx, problem)
    if (problem.code === 'E_VALIDATION_ERROR' && ctx.session) {
      error.messages = inputIn(error.messages, ctx.i18n)
      return this.renderValidationErrorAsHTML(error, ctx)
    }
    return this.page(ctx, problem)
  }

  async report(error: any, ctx: HttpContext) {
    // What the wall refuses, a policy should have refused before: the person did nothing wrong, and we want to know.
    if (problemOf(error).status < 500 && !isRefusedByWall(error)) return
    return super.report(withoutValues(error), ctx)
  }

  /** In the language of the request, whoever wrote the sentence. */
  private send(ctx: HttpContext, { detail, errors, ...problem }: Problem) {
    sendProblem(ctx, { ...problem, detail: refusalIn(problem.code, detail, ctx.i18n), ...(errors && { errors: inputIn(errors, ctx.i18n) }) })
  }

  private wantsData({ request }: HttpContext) {
    if (isForPrograms(request.url()) || request.url() === '/api') return true
    if (request.header('x-inertia')) return false
    return request.accepts(['html', 'json', 'application/problem+json']) !== 'html'
  }

  /** The address is right and the method is not: RFC 9110 wants to be told which would be. */
  private methodProblem({ request, response }: HttpContext, problem: Problem): Problem {
    const methods = isForPrograms(request.url()) ? allowedMethods(request.url()) : []
    if (!methods.length) return problem
    response.header('allow', methods.join(', '))
    return { status: 405, code: 'E_METHOD_NOT_ALLOWED', detail: `This address knows ${methods.join(' and ')} only.` }
  }

  /** A page that was asked for is opened after signing in; what a form wanted to do is not repeated. */
  private toLogin({ request, response }: HttpContext) {
    const here = request.url(true)
    const isWorthReturning = request.method() === 'GET' && here !== '/'
    response.redirect().toPath(isWorthReturning ? `/login?next=${encodeURIComponent(here)}` : '/login')
  }

  /** A page's script opens the dialog and sends the same request again; a link is asked on a page of its own. */
  private confirmFirst(ctx: HttpContext, problem: Problem) {
    const { request, response } = ctx
    if (request.header('x-inertia')) return this.send(ctx, problem)
    if (request.method() === 'GET') return response.redirect().toPath(`/account/confirm?next=${encodeURIComponent(request.url(true))}`)
    return this.page(ctx, problem)
  }

  /** Goes back, where the form still holds what was typed and gets a fresh token with the page. */
  private expired(ctx: HttpContext) {
    const back = this.previousPath(ctx)
    if (!back) return this.page(ctx, { status: 419, code: 'E_BAD_CSRF_TOKEN', detail: '' })
    if (!ctx.request.header('x-inertia')) ctx.session.flashExcept(['_csrf', 'password', 'currentPassword', 'newPassword', 'code'])
    ctx.session.flashErrors({ E_BAD_CSRF_TOKEN: this.text(ctx, 'accounts.errors.expired_notice') })
    return this.redirect(ctx, back)
  }

  private slowDown(ctx: HttpContext, problem: Problem) {
    const key = problem.status === 503 ? 'accounts.limit_unknown' : 'accounts.limit'
    const message = this.text(ctx, key, { minutes: Math.max(1, Math.ceil((problem.retryAfter ?? 60) / 60)) })
    if (problem.retryAfter !== undefined) ctx.response.header('retry-after', problem.retryAfter)
    const back = this.previousPath(ctx)
    if (!back || !ctx.request.header('x-inertia')) {
      ctx.response.status(problem.status).header('content-type', 'text/plain; charset=utf-8')
      return ctx.response.send(message)
    }
    ctx.session.flashErrors({ E_TOO_MANY_REQUESTS: message })
    return this.redirect(ctx, back)
  }

  private async page(ctx: HttpContext, { status, code }: Problem) {
    const reference = ctx.request.id() ?? ''
    ctx.response.status(status)
    if (status === 404) return ctx.response.send(await ctx.inertia.render('errors/not_found', {}))
    if (status === 419) return ctx.response.send(await ctx.inertia.render('errors/expired', {}))
    if (status < 500) return ctx.response.send(await ctx.inertia.render('errors/forbidden', { isOther: NO_WAY_BACK.has(code) || status !== 403, status }))
    return ctx.response.send(await ctx.inertia.render('errors/server_error', { reference }))
  }

  /** Inertia turns a 302 after PUT, PATCH and DELETE into 303; a form's POST is followed by GET either way. */
  private redirect({ response }: HttpContext, path: string) {
    response.redirect().status(303).toPath(path)
  }

  /** The page that sent the request, if it is one of ours. */
  private previousPath({ request }: HttpContext): string | null {
    const referer = request.header('referer')
    if (!referer || !URL.canParse(referer)) return null
    const url = new URL(referer)
    if (url.host !== request.host() || url.pathname.startsWith('//')) return null
    return url.pathname + url.search
  }

  private text(ctx: HttpContext, key: string, params: Record<string, string | number> = {}) {
    return ctx.i18n.t(key, params)
  }
}

/** Postgres quotes rows and values in its errors; what people wrote does not belong in a log. */
function withoutValues(error: any) {
  if (!error?.severity || !error?.routine) return error
  const { code, table, column, constraint, stack } = error
  const safe = new Error(`Postgres refused a statement with ${code}`)
  const frames = String(stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return Object.assign(safe, { code, table, column, constraint, stack: [`Error: ${safe.message}`, ...frames].join('\n') })
}
