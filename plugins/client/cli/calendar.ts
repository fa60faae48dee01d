import type { Query } from '../types.ts'
import type { Command } from './commands.ts'
import type { Context } from './context.ts'
import { EXIT, Usage } from './exits.ts'
import { at, clean, table } from './output.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000
/** What is shown without --to. */
const DAYS = 14

export const calendar: Record<string, Command> = {
  calendar: {
    takes: '[--from=<day>] [--to=<day>] [--zone=<zone>] [--brand=<id>]',
    says: 'What is planned, two weeks from today unless you say otherwise.',
    notes: 'Days are yyyy-mm-dd; the last one is not included.',
    flags: { from: { type: 'string' }, to: { type: 'string' }, zone: { type: 'string' }, brand: { type: 'string' } },
    least: 0,
    most: 0,
    async run(context) {
      const from = dayOf(context, 'from') ?? todayIn(context.text('zone'))
      const to = dayOf(context, 'to') ?? new Date(Date.parse(from) + DAYS * DAY_MS).toISOString().slice(0, 10)
      const query: Query<'getCalendar'> = { from, to, timeZone: context.text('zone'), brand: context.text('brand') }
      const { data } = await context.client.call('getCalendar', { query, signal: context.signal })
      const rows = data.posts.map((post) => [at(post.at, data.timeZone), post.state, post.id, String(post.channels.length), post.words])
      const entries = data.entries.map(({ kind, title, startsOn, endsOn }) => `${kind}  ${startsOn}${endsOn === startsOn ? '' : ` to ${endsOn}`}  ${clean(title)}`)
      const shown = new Map(data.days.map(({ day, total }) => [day, total - data.posts.filter((post) => post.day === day).length]))
      const more = [...shown].filter(([, left]) => left > 0).map(([day, left]) => `${day}: ${left} more`)
      context.show(data, [table(['TIME', 'STATE', 'ID', 'CHANNELS', 'TEXT'], rows), more.join('\n'), entries.join('\n')].filter(Boolean).join('\n\n') || 'Nothing is planned there.')
      return EXIT.done
    },
  },
}

/** Where the reader is, unless they say otherwise: west of Greenwich, today begins late and ends late. */
function todayIn(zone: string | undefined): string {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts()
    const part = (name: string) => parts.find(({ type }) => type === name)!.value
    return `${part('year')}-${part('month')}-${part('day')}`
  } catch {
    throw new Usage('--zone is a time zone such as Europe/Prague')
  }
}

function dayOf(context: Context, name: string): string | undefined {
  const text = context.text(name)
  if (text !== undefined && (!DAY.test(text) || Number.isNaN(Date.parse(text)))) throw new Usage(`--${name} is a day such as 2026-03-01`)
  return text
}
