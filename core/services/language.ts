import { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import type { HttpContext } from '@adonisjs/core/http'

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
