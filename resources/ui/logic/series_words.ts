import { translate as t } from '~/composables/use_text'
import { languageOf } from '~/composables/page_language'
import { zoneName } from '~/composables/use_time'
import { saidOf } from './series_rule'

const lists = languageOf((locale) => new Intl.ListFormat(locale))

/** "Every 2 weeks on Monday and Thursday, 09:30 · Prague, 10 posts" */
export function seriesWords({ rule, startsAt, timeZone, skipWeekends }: { rule: string; startsAt: string; timeZone: string; skipWeekends: boolean }): string {
  const { unit, every, days, nth, monthDay, count, until } = saidOf(rule)
  const names = days.map((day) => t(`planning.weekdays.${day}`))
  let words = t(`planning.series.said.${unit}`, { every })
  if (unit === 'week' && names.length) words = t('planning.series.said.weekOn', { every, days: lists().format(names) })
  if (unit === 'month' && nth !== null) words = t('planning.series.said.monthNth', { every, nth: t(`planning.series.nth.${nth}`), weekday: names[0] })
  if (unit === 'month' && monthDay !== null) words = monthDay === -1 ? t('planning.series.said.monthLast', { every }) : t('planning.series.said.monthDay', { every, day: monthDay })
  words = t('planning.series.said.at', { rule: words, time: startsAt.slice(11), zone: zoneName(timeZone) })
  if (skipWeekends) words = t('planning.series.said.weekends', { rule: words })
  if (count) words = t('planning.series.said.count', { rule: words, count })
  return until ? t('planning.series.said.until', { rule: words, date: until }) : words
}
