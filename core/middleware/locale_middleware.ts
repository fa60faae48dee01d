import { I18n } from '@adonisjs/i18n'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { RequestValidator } from '@adonisjs/core/http'
import { answering, languageAskedFor } from '#services/language'

/**
 * The language of this request until it is known who asks: the best the browser (or program) asks for, else English.
 * Once a person is signed in, pages and answers are in their own (auth_middleware.ts). A program with a token that says
 * what it wants (`Accept-Language`) gets that; otherwise it is answered in its person's language too.
 */
export default class LocaleMiddleware {
  static {
    RequestValidator.messagesProvider = (ctx) => ctx.i18n.createMessagesProvider()
  }

  async handle(ctx: HttpContext, next: NextFn) {
    ctx.i18n = languageAskedFor(ctx.request)
    ctx.containerResolver.bindValue(I18n, ctx.i18n)
    return answering(ctx, next)
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    i18n: I18n
  }
}
