/** What a column may hold. */
export const PLAN_FIELDS = ['text', 'date', 'time', 'timeZone', 'channels', 'media', 'link', 'key'] as const
export type PlanField = (typeof PLAN_FIELDS)[number]

/** By field: the place of its column, counted from 0. */
export type PlanMapping = Partial<Record<PlanField, number>>

/** How a day is written. `auto`: as ISO has it, or as a spreadsheet holds it; else the order of day and month is a question. */
export const DATE_ORDERS = ['auto', 'dmy', 'mdy'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/** What holds for rows that do not say. */
export interface PlanSettings {
  timeZone: string
  dateOrder: DateOrder
  /** Of rows without a time. */
  without: 'draft' | 'queue'
  /** Of rows without channels. */
  connectionIds: string[]
  /** Of a plan of another tool: the channel that stands for each of its accounts, where somebody said so; null leaves the account out. */
  accounts?: Record<string, string | null>
}

/**
 * One row, understood: what every importer makes of what it reads, and what posts are made of. Nothing in it is taken on
 * trust: it goes through the same door as what a person types.
 */
export interface PlannedRow {
  text: string
  when: 'at' | 'queue' | 'draft'
  publishAt: string | null
  timeZone: string
  targets: { connectionId: string; format: string; /** Where the channel has a text of its own. */ text?: string }[]
  mediaIds: string[]
}

/** What is wrong with a row, where, and what to do. */
export interface Mistake {
  /** As the file calls it; null: the row as a whole. */
  column: string | null
  reason: string
  fix: string
}

/** Headers of our own export, of Buffer's and Hootsuite's bulk files, and what people call such columns. */
const NAMES: Record<PlanField, string[]> = {
  text: ['text', 'message', 'post', 'caption', 'content', 'post text', 'copy', 'tweet'],
  date: ['date', 'publish at', 'publishat', 'scheduled', 'schedule', 'scheduled at', 'datetime', 'date time', 'posting time', 'post date', 'publish date', 'due at', 'when'],
  time: ['time', 'publish time', 'hour'],
  timeZone: ['time zone', 'timezone', 'zone', 'tz'],
  channels: ['channels', 'channel', 'profile', 'profiles', 'account', 'accounts', 'social profile', 'network', 'networks'],
  media: ['media', 'file', 'files', 'image', 'images', 'image url', 'picture', 'video', 'image url 1', 'media url', 'photos'],
  link: ['link', 'url', 'links'],
  key: ['id', 'key', 'row id', 'reference', 'external id', 'postid', 'post id'],
}

const plain = (name: string) => name.trim().toLowerCase().replaceAll(/[_-]+/g, ' ').replaceAll(/\s*\(.*\)$/g, '').replaceAll(/\s+/g, ' ')

/** Which column is probably what. A field takes the first column that is called so. */
export function guessMapping(headers: string[]): PlanMapping {
  const mapping: PlanMapping = {}
  for (const field of PLAN_FIELDS) {
    const names = NAMES[field]
    const at = names.map((name) => headers.findIndex((header) => plain(header) === name)).find((index) => index >= 0)
    if (at !== undefined && !Object.values(mapping).includes(at)) mapping[field] = at
  }
  return mapping
}
