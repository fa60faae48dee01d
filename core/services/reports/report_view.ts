import type { I18n } from '@adonisjs/i18n'
import { DateTime } from 'luxon'
import type { WindowNumber } from '#services/analytics/number_rules'
import type { ContentNumber } from '#services/analytics/post_rules'
import { stackOf } from '#services/media_kit/fonts'
import type { NumbersContent, ReportContent, ReportFace } from './report_content.ts'
import type { ProofLine } from './proof.ts'
import type { ReportPart, ReportQuestion } from './shapes.ts'

interface Sources {
  logo: string | null
  fontFaces: string
}

type Naming = Pick<ReportContent, 'names'>

const DAYS = [1, 2, 3, 4, 5, 6, 7]

/** A report as its page says it: every value a finished text, so that the page itself decides nothing. */
function texts(i18n: I18n, zone: string) {
  const text = (key: string, values: Record<string, string | number> = {}) => i18n.t(`analytics.report.${key}`, values)
  const number = (value: number | null, unit: 'count' | 'seconds' = 'count') =>
    value === null ? text('none') : unit === 'seconds' ? text('seconds', { value: i18n.formatNumber(value) }) : i18n.formatNumber(value)
  return {
    text,
    number,
    percent: (value: number | null) => (value === null ? text('none') : i18n.formatNumber(value, { style: 'percent', maximumFractionDigits: 1 })),
    average: (value: number | null) => (value === null ? text('none') : i18n.formatNumber(value, { maximumFractionDigits: 1 })),
    day: (iso: string) => i18n.formatDate(DateTime.fromISO(iso, { zone: 'utc' }).toJSDate(), { dateStyle: 'medium', timeZone: 'UTC' }),
    instant: (iso: string) => i18n.formatDate(DateTime.fromISO(iso).toJSDate(), { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
    name: (metric: string) => i18n.t(`metrics.names.${metric}`),
  }
}

/** What every report begins with. */
function front(face: ReportFace, { from, to, timeZone }: ReportQuestion, i18n: I18n, { logo, fontFaces }: Sources) {
  const { text, day, instant } = texts(i18n, timeZone)
  return {
    locale: i18n.locale,
    title: face.title,
    owner: face.owner,
    span: text('span', { from: day(from), to: day(to), zone: timeZone }),
    narrowed: [face.channel && text('ofChannel', { channel: face.channel }), face.campaign && text('ofCampaign', { campaign: face.campaign })].filter(Boolean),
    made: text('made', { time: instant(new Date().toISOString()), zone: timeZone }),
    ...{ logo, fontFaces, palette: face.palette, headingStack: stackOf(face.fonts.heading), bodyStack: stackOf(face.fonts.body) },
  }
}

export function numbersView(face: ReportFace, question: ReportQuestion, { answer, best }: NumbersContent, naming: Naming, i18n: I18n, sources: Sources) {
  const { text, number, percent, average, day, instant, name } = texts(i18n, question.timeZone)
  const shown = <T>(part: ReportPart, make: () => T) => (question.parts.includes(part) ? make() : null)
  const isOfPosts = question.campaign !== null
  const figures: (WindowNumber | ContentNumber)[] = isOfPosts ? answer.posts.numbers : answer.numbers
  const figure = (each: WindowNumber | ContentNumber) => ({
    label: name(each.name),
    value: number(each.value, each.unit),
    isNone: each.value === null,
    how: 'how' in each ? text(`how.${each.how}`) : text('how.posts'),
    change: each.change === null ? text('notComparable') : text('change', { change: `${each.change > 0 ? '+' : ''}${number(each.change, each.unit)}`, previous: number(each.previous, each.unit) }),
    asOf: each.asOf ? text('asOf', { time: instant(each.asOf) }) : '',
    chart: sparkline(each.series),
  })
  const { shortLinks } = answer
  const followed = () => ({
    label: text('shortLinks.name'),
    value: number(shortLinks.value),
    isNone: shortLinks.value === null,
    how: shortLinks.value === null ? text('shortLinks.none') : text('shortLinks.how', { posts: shortLinks.posts }),
    change: shortLinks.change === null ? text('notComparable') : text('change', { change: `${shortLinks.change > 0 ? '+' : ''}${number(shortLinks.change)}`, previous: number(shortLinks.previous) }),
    asOf: '',
    chart: sparkline(shortLinks.series),
  })
  const handles = new Map(answer.channels.map((channel) => [channel.id, channel]))
  const columns = answer.numbers.slice(0, MOST_COLUMNS)
  return {
    ...front(face, question, i18n, sources),
    compared: text('compared', { from: day(answer.before.from), to: day(answer.before.to) }),
    published: text('published', { count: answer.posts.published, before: answer.posts.publishedBefore }),
    figures: shown('summary', () => [...figures.map(figure), followed()]),
    channels: shown('channels', () =>
      isOfPosts
        ? null
        : {
            columns: [...columns.map((column) => name(column.name)), text('shortLinks.name')],
            rows: answer.channels.map((channel) => ({
              ...{ handle: channel.handle, platform: channel.platform },
              cells: [
                ...columns.map((column) => number(channel.numbers.find((own) => own.name === column.name && own.how === column.how)?.value ?? null, column.unit)),
                number(shortLinks.channels.find(({ channelId }) => channelId === channel.id)?.clicks ?? null),
              ],
            })),
          }
    ),
    posts: shown('posts', () =>
      best.map((post) => ({
        text: post.text?.trim() || text('untitled'),
        where: [handles.get(post.channelId)?.handle, naming.names(post.adapterId, post.format).format].filter(Boolean).join(' · '),
        when: instant(post.publishedAt),
        permalink: post.permalink,
        rate: post.rate === null ? text('none') : `${percent(post.rate)} ${text('rateOf', { basis: name(post.basis!) })}`,
        engagements: number(post.engagements),
        reach: number(post.numbers.reach ?? null),
        views: number(post.numbers.views ?? null),
        shortLinks: number(post.shortLinkClicks),
      }))
    ),
    formats: shown('formats', () =>
      answer.posts.formats.map((row) => {
        const { platform, format } = naming.names(row.adapterId, row.format)
        return { name: `${platform} · ${format}`, posts: number(row.posts), views: average(row.views), engagements: average(row.engagements), rate: percent(row.rate) }
      })
    ),
    hours: shown('hours', () => hoursOf(answer, i18n)),
  }
}

/** Beside each other on A4. */
const MOST_COLUMNS = 4
const CHART = { width: 120, height: 28 }

/** A line with gaps where nothing was told, as the points of its pieces. */
function sparkline(series: (number | null)[]) {
  const told = series.filter((value) => value !== null)
  if (told.length < 2) return null
  const [least, most] = [Math.min(...told, 0), Math.max(...told)]
  const place = (value: number, index: number) => `${((index / Math.max(1, series.length - 1)) * CHART.width).toFixed(1)},${(CHART.height - 2 - ((value - least) / (most - least || 1)) * (CHART.height - 4)).toFixed(1)}`
  const pieces: string[][] = [[]]
  for (const [index, value] of series.entries()) value === null ? pieces.push([]) : pieces.at(-1)!.push(place(value, index))
  return { ...CHART, pieces: pieces.filter(({ length }) => length > 1).map((points) => points.join(' ')), dots: pieces.filter(({ length }) => length === 1).map(([point]) => point.split(',')) }
}

function hoursOf({ posts: { heat } }: NumbersContent['answer'], i18n: I18n) {
  if (!heat.length) return null
  const hasRates = heat.some(({ rate }) => rate !== null)
  const measure = (cell: (typeof heat)[number]) => (hasRates ? cell.rate : cell.engagements)
  const most = Math.max(...heat.map((cell) => measure(cell) ?? 0))
  const hours = [...new Set(heat.map(({ hour }) => hour))].toSorted((a, b) => a - b)
  const byPlace = new Map(heat.map((cell) => [cell.weekday * 24 + cell.hour, cell]))
  return {
    days: DAYS.map((day) => i18n.t(`analytics.weekdays.${day}`)),
    rows: hours.map((hour) => ({
      hour: `${String(hour).padStart(2, '0')}:00`,
      cells: DAYS.map((day) => {
        const cell = byPlace.get(day * 24 + hour)
        const value = cell ? measure(cell) : null
        return { posts: cell ? String(cell.posts) : '', strength: cell && value !== null && most > 0 ? Math.round((value / most) * 60) + 15 : 0 }
      }),
    })),
  }
}

export function proofView(face: ReportFace, question: ReportQuestion, lines: ProofLine[], naming: Naming, i18n: I18n, sources: Sources) {
  const { text, instant } = texts(i18n, question.timeZone)
  return {
    ...front(face, question, i18n, sources),
    count: text('proof.count', { count: lines.length }),
    lines: lines.map((line, index) => {
      const { platform, format } = naming.names(line.adapterId, line.format)
      return {
        number: String(index + 1),
        text: line.text.trim() || text('untitled'),
        where: `${line.handle} · ${platform} · ${format}`,
        facts: [
          { label: text('proof.published'), value: `${instant(line.publishedAt)} · ${question.timeZone}` },
          { label: text('proof.permalink'), value: line.permalink ?? text('none'), link: line.permalink },
          { label: text('proof.remoteId'), value: line.remoteId ?? text('none') },
          { label: text('proof.readBack'), value: text(`proof.read.${line.readBack}`, { time: line.readBackAt ? instant(line.readBackAt) : '' }) },
          ...(line.media.length ? line.media.map(({ name, sha256, isFitted }) => ({ label: text(isFitted ? 'proof.fitted' : 'proof.media', { name }), value: sha256, isHash: true })) : [{ label: text('proof.files'), value: text('proof.noFiles') }]),
          { label: text('proof.approved'), value: approvedBy(line, i18n, question.timeZone) },
        ],
      }
    }),
  }
}

export function approvedBy({ approvals }: Pick<ProofLine, 'approvals'>, i18n: I18n, zone: string): string {
  const { text, instant } = texts(i18n, zone)
  if (!approvals.length) return text('proof.noApproval')
  return approvals.map(({ name, stage, at }) => text('proof.approval', { name: name || text('proof.somebody'), stage: text(`proof.stage.${stage}`), time: instant(at) })).join('; ')
}
