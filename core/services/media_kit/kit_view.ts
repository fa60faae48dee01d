import type { I18n } from '@adonisjs/i18n'
import { DateTime } from 'luxon'
import type { PortfolioItem, Rate } from '#services/profiles/shapes'
import { stackOf } from './fonts.ts'
import type { KitChannel, KitNumber, MediaKit } from './media_kit.ts'

/** Where a page finds what it shows besides its text: addresses of this host, or the bytes themselves. */
export interface KitSources {
  /** Null where there is no picture. */
  picture(id: string): string | null
  fontFaces: string
}

const WEB = /^https?:\/\//i

/** A media kit as its page says it: every value a finished text, so that the page itself decides nothing. */
export function kitView(kit: MediaKit, i18n: I18n, sources: KitSources) {
  const text = (key: string, values: Record<string, string | number> = {}) => i18n.t(`kit.${key}`, values)
  const day = (iso: string) => i18n.formatDate(DateTime.fromISO(iso, { zone: 'utc' }).toJSDate(), { dateStyle: 'medium', timeZone: 'UTC' })
  const pictureOf = (id: string | null, fallback: string) => {
    const picture = id ? kit.pictures.get(id) : undefined
    const source = picture && sources.picture(picture.id)
    return source ? { source, alt: picture.altText ?? fallback, isVideo: picture.isVideo } : null
  }

  const number = ({ name, value, kind, asOf, from }: KitNumber) => ({
    label: i18n.t(`metrics.names.${name}`),
    value: value === null ? null : i18n.formatNumber(value, value >= COMPACT_FROM ? { notation: 'compact', maximumFractionDigits: 1 } : {}),
    exact: value === null ? text('notAvailable') : i18n.formatNumber(value),
    asOf: value === null ? null : kind === 'window' && from ? text('onDay', { day: day(from) }) : asOf ? text('asOf', { day: day(asOf) }) : null,
  })
  const channel = ({ platform, account, numbers }: KitChannel) => ({ platform, account, numbers: numbers.map(number) })

  const work = ({ title, brand, result, url, mediaId, publishedOn }: PortfolioItem) => ({
    ...{ title, result },
    initial: [...title.trim()][0]?.toLocaleUpperCase() ?? '',
    url: url && WEB.test(url) ? url : null,
    host: url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : null,
    picture: pictureOf(mediaId, title),
    origin: [brand && text('madeFor', { brand }), publishedOn && day(publishedOn)].filter(Boolean).join(' · '),
  })

  const rate = ({ price, currency, unit, turnaroundDays, ...rest }: Rate & { platformName: string | null }) => ({
    ...{ deliverable: rest.deliverable, platform: rest.platformName, usageRights: rest.usageRights, notes: rest.notes },
    price: price === null ? text('onRequest') : money(i18n.locale, price, currency),
    unit: price === null ? null : text(`units.${unit}`),
    turnaround: turnaroundDays === null ? null : text('turnaround', { days: turnaroundDays }),
  })

  const { about, contact, availability, palette, fonts } = kit
  const place = [about.city, about.country && nameOf(i18n.locale, 'region', about.country)].filter(Boolean).join(', ')
  const portrait = pictureOf(about.portraitId, kit.name)
  const reachable = contact && (contact.name || contact.email || contact.phone) ? contact : null
  return {
    locale: i18n.locale,
    name: kit.name,
    heroClass: ['hero', ...(portrait ? [] : ['plain']), ...([...kit.name].length > LONG_NAME ? ['long'] : [])].join(' '),
    cssName: cssText(kit.name),
    showsNumbers: kit.channels !== null,
    headline: kit.headline,
    bio: about.bio?.split(/\n{2,}/).filter((paragraph) => paragraph.trim()) ?? [],
    facts: [about.pronouns, place, about.languages.map((code) => nameOf(i18n.locale, 'language', code)).join(' · ')].filter(Boolean),
    niches: about.niches,
    portrait,
    channels: kit.channels?.map(channel) ?? [],
    handMade: kit.handMade?.map(({ label, value, asOf, platformName }) => ({ label, value, platform: platformName, asOf: text('asOf', { day: day(asOf) }) })) ?? [],
    portfolio: kit.portfolio?.map(work) ?? [],
    rates: kit.rates?.map(rate) ?? [],
    availability: availability && { state: availability.state, label: text(`availability.${availability.state}`), from: availability.from ? text('availableFrom', { day: day(availability.from) }) : null, notes: availability.notes },
    contact: reachable && { ...reachable, mail: reachable.email && `mailto:${encodeURIComponent(reachable.email).replace('%40', '@')}`, call: reachable.phone && `tel:${reachable.phone.replace(/[^\d+]/g, '')}` },
    ...{ palette, fontFaces: sources.fontFaces, headingStack: stackOf(fonts.heading), bodyStack: stackOf(fonts.body) },
  }
}

/** From here a name is set smaller on paper. */
const LONG_NAME = 40

/** Inside a string of a style sheet: letters and digits as they are, everything else as its number. */
const cssText = (text: string) => [...text].map((letter) => (/[\p{L}\p{N} ]/u.test(letter) ? letter : `\\${letter.codePointAt(0)!.toString(16)} `)).join('')

/** Below, every digit fits and counts. */
const COMPACT_FROM = 100_000

function money(locale: string, minorUnits: number, currency: string): string {
  const plain = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const amount = minorUnits / 10 ** (plain.resolvedOptions().maximumFractionDigits ?? 2)
  return new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(amount)
}

/** The name of a country or a language, or its code where there is none. */
function nameOf(locale: string, type: 'region' | 'language', code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type }).of(code) ?? code
  } catch {
    return code
  }
}

