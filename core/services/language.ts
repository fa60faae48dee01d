import { AsyncLocalStorage } from 'node:async_hooks'
import { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import type { HttpContext } from '@adonisjs/core/http'

const answered = new AsyncLocalStorage<Pick<HttpContext, 'i18n'>>()

/** Sentences made while this request is answered are in its language, however deep below they are made. */
export const answering = <Result>(ctx: HttpContext, work: () => Result) => answered.run(ctx, work)

/** The language of the request that is answered; English where nobody asked, as in workers and commands. */
export const spoken = (): I18n => answered.getStore()?.i18n ?? i18nManager.locale(i18nManager.defaultLocale)

/** The best of those that the browser (or program) asks for, else English. */
export const languageAskedFor = (request: HttpContext['request']): I18n => i18nManager.locale(i18nManager.getSupportedLocaleFor(request.languages()) ?? i18nManager.defaultLocale)

/** From here on the request is answered in this language; one that there are no texts of changes nothing. */
export function speak(ctx: HttpContext, locale: string) {
  if (locale === ctx.i18n?.locale || !i18nManager.supportedLocales().includes(locale)) return
  ctx.i18n = i18nManager.locale(locale)
  ctx.containerResolver.bindValue(I18n, ctx.i18n)
}

/** What a person can choose from, each in its own words. */
export const languageChoices = () => i18nManager.supportedLocales().map((value) => ({ value, label: nameOf(value) }))

function nameOf(locale: string) {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
