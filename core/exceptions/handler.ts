import { ExceptionHandler, type HttpContext } from '@adonisjs/core/http'

export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = false
  protected renderStatusPages = true

  async handle(error: unknown, ctx: HttpContext) {
    return super.handle(error, ctx)
  }
}
