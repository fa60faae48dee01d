import { AdapterFault, METRICS, type Metric, type MetricName, type MetricNeed } from '@caidence/sdk'

/** One number, as it is kept. */
export interface Snapshot {
  /** Remote id of the post; null for the channel's own. */
  post: string | null
  name: MetricName
  /** The day in UTC it belongs to: of its window, or of the moment it was true. */
  day: string
  from: string
  to: string
  value: number | null
  asOf: string
}

function bug(reason: string): never {
  const fault = new AdapterFault('E_ADAPTER_BUG')
  fault.cause = new Error(reason)
  throw fault
}

const instant = (value: unknown, what: string) => {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) bug(`${what} is no instant`)
  return new Date(value).toISOString()
}

/**
 * What an adapter counted, if it can be kept: declared metrics of what was asked about, with whole numbers or null.
 * Throws `E_ADAPTER_BUG` for anything else: a wrong number is worse than none.
 */
export function vettedMetrics(metrics: unknown, declared: MetricNeed[], posts: readonly string[] | null): Snapshot[] {
  if (!Array.isArray(metrics)) bug('window() did not answer with a list')
  const kinds = new Map(declared.map(({ name, kind }) => [name as string, kind]))
  const snapshots = (metrics as Partial<Metric>[]).map((metric) => {
    const { name, value, post } = metric ?? {}
    const kind = kinds.get(String(name))
    if (!kind || !Object.hasOwn(METRICS, name!)) bug(`the metric "${String(name)}" is not declared`)
    if (posts === null ? post !== undefined : !posts.includes(post!)) bug('a number of something that was not asked about')
    if (value !== null && !(typeof value === 'number' && value >= 0 && Number.isSafeInteger(Math.round(value)))) bug(`"${name}" has a value that is no number`)
    const [from, to, asOf] = [instant(metric.from, 'from'), instant(metric.to, 'to'), instant(metric.asOf, 'asOf')]
    const day = (kind === 'window' ? from : asOf).slice(0, 10)
    return { post: post ?? null, name: name!, day, from, to, asOf, value: value === null ? null : Math.round(value!) }
  })
  // The last word about a day counts; a statement cannot write one row twice.
  return [...new Map(snapshots.map((each) => [`${each.post} ${each.name} ${each.day}`, each])).values()]
}
