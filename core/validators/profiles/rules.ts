import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { COUNTRIES } from '#services/profiles/countries'
import { BUNDLED_FONTS } from '#services/profiles/fonts'
import { FIRST_YEAR, LONGEST } from '#services/profiles/limits'
import { calendarDay } from '#validators/day'
import { wellFormed } from '#validators/text'

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
const FONTS = BUNDLED_FONTS.map(({ id }) => id)

/** `BCP 47` in its canonical spelling, such as `pt-BR`. */
const languageTag = vine.createRule(
  (value: unknown, _: undefined, field) => {
    const tag = typeof value === 'string' ? canonical(value) : null
    if (tag) field.mutate(tag, field)
    else field.report('Give a language as a BCP 47 tag such as pt-BR', 'language', field)
  },
  { toJSONSchema: (schema) => void (schema.description = 'BCP 47.') }
)

function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

const countryCode = vine.createRule(
  (value: unknown, _: undefined, field) => {
    if (typeof value !== 'string' || !COUNTRIES.has(value)) field.report('Give a country as its ISO 3166 code of two letters', 'country', field)
  },
  { toJSONSchema: (schema) => void (schema.description = 'ISO 3166-1 alpha-2.') }
)

const currencyCode = vine.createRule(
  (value: unknown, _: undefined, field) => {
    if (typeof value !== 'string' || !CURRENCIES.has(value)) field.report('Give a currency as its ISO 4217 code of three letters', 'currency', field)
  },
  { toJSONSchema: (schema) => void (schema.description = 'ISO 4217.') }
)

/** People leave the beginning off. What is neither http nor https is no page, and `javascript:` would be a trap. */
const webPage = vine.createRule(
  (value: unknown, _: undefined, field) => {
    const text = typeof value === 'string' ? value : ''
    const url = URL.parse(/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`)
    if (!url || !['https:', 'http:'].includes(url.protocol) || !url.hostname.includes('.') || url.username || url.password) return field.report('Give the address of a page, such as https://example.com', 'page', field)
    field.mutate(url.href.slice(0, LONGEST.url), field)
  },
  { toJSONSchema: (schema) => void (schema.description = 'Of a page, https or http.') }
)

const notAhead = vine.createRule((value: unknown, _: undefined, field) => {
  if (typeof value === 'number' && value > DateTime.utc().year) field.report('This year has not begun yet', 'yearAhead', field)
})

const bounded = (most: number) => vine.string().trim().maxLength(most).use(wellFormed())
const must = (most: number) => vine.string().trim().minLength(1).maxLength(most).use(wellFormed())

/*
 * Fields that may be left out: null and nothing say the same. A section that is saved is saved whole, so what is left
 * out is empty afterwards.
 */
export const text = (most: number) => bounded(most).nullable().optional()
/** What an item of a list cannot do without. */
export const required = (most: number) => must(most)
export const email = () => vine.string().trim().maxLength(LONGEST.email).use(wellFormed()).email().nullable().optional()
export const page = () => bounded(LONGEST.url).use(webPage()).nullable().optional()
export const requiredPage = () => must(LONGEST.url).use(webPage())
export const year = () => vine.number({ strict: true }).withoutDecimals().range([FIRST_YEAR, 9999]).use(notAhead()).nullable().optional()
export const day = () => vine.string().use(calendarDay()).nullable().optional()
export const requiredDay = () => vine.string().use(calendarDay())
export const country = () => vine.string().trim().toUpperCase().use(countryCode()).nullable().optional()
export const countries = (most: number) => vine.array(vine.string().trim().toUpperCase().use(countryCode())).maxLength(most).distinct().optional()
export const languages = (most: number) => vine.array(vine.string().trim().maxLength(LONGEST.tag).use(languageTag())).maxLength(most).distinct().optional()
export const currency = () => vine.string().trim().toUpperCase().use(currencyCode())
export const tags = (most: number) => vine.array(must(LONGEST.tag)).maxLength(most).optional()
export const lines = (most: number) => vine.array(must(LONGEST.note)).maxLength(most).optional()
export const flag = () => vine.boolean({ strict: true }).optional()
export const adapterId = () => vine.string().regex(/^[a-z][a-z0-9_-]{0,63}$/).nullable().optional()
export const file = () => vine.string().uuid().toLowerCase().nullable().optional()
export const files = (most: number) => vine.array(vine.string().uuid().toLowerCase()).maxLength(most).distinct().optional()

const colour = () => vine.string().trim().toLowerCase().regex(/^#[0-9a-f]{6}$/).nullable().optional()
const font = () => vine.enum(FONTS).nullable().optional()

export const contact = () => vine.object({ name: text(LONGEST.name), email: email(), phone: text(LONGEST.phone) }).optional()
export const colours = () => vine.object({ primary: colour(), secondary: colour(), accent: colour(), background: colour(), text: colour() }).optional()
export const fonts = () => vine.object({ heading: font(), body: font() }).optional()
export const look = () => vine.object({ logoLightId: file(), logoDarkId: file(), markId: file(), colours: colours(), fonts: fonts(), imagery: text(LONGEST.story) }).optional()
