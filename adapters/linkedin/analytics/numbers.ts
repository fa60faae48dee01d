import type { MetricName } from '@caidence/sdk'
import { numberOf, objectOf, type JsonObject } from '../api/json.ts'

/** What was said, by our names; absent where the platform did not say. */
export type Numbers = Partial<Record<MetricName, number | null>>

/** Our names for the fields of share statistics, for Pages and their posts alike. */
const SHARE_FIELDS: Partial<Record<MetricName, string>> = {
  impressions: 'impressionCount',
  reach: 'uniqueImpressionsCount',
  clicks: 'clickCount',
  reactions: 'likeCount',
  comments: 'commentCount',
  shares: 'shareCount',
}

export function shareNumbers(statistics: JsonObject): Numbers {
  return Object.fromEntries(
    Object.entries(SHARE_FIELDS).map(([name, field]) => [name, numberOf(statistics[field]) ?? null])
  )
}

/** The sum over days; null where no day says anything. Different people of different days cannot be added up. */
export function sumOf(
  days: JsonObject[],
  read: (day: JsonObject) => number | undefined
): number | null {
  const said = days.map(read).filter((value) => value !== undefined)
  return said.length ? said.reduce((sum, value) => sum + value, 0) : null
}

export const statisticsOf = (entry: JsonObject) => objectOf(entry.totalShareStatistics)
