export interface Span {
  /** Days of the brand's calendar, both included. */
  from: string
  to: string
  timeZone: string
}

export interface Clicks extends Span {
  total: number
  days: { day: string; clicks: number }[]
  /** Hosts of the pages that people came from, most first; null: the browser did not say, or it was none of the most. */
  referrers: { host: string | null; clicks: number }[]
  devices: { device: string; clicks: number }[]
}
