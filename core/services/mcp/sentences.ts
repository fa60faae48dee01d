/** Texts are cut in lists; the whole one is in the structured answer. */
const EXCERPT = 120

const excerpt = (text: string | null | undefined) => {
  const flat = (text ?? '').replace(/\s+/g, ' ').trim()
  const letters = [...flat]
  return flat ? JSON.stringify(letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join('')}…` : flat) : 'no text'
}

const joined = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ')

/** One line for each, and where the next page begins. */
export function linesOf(body: any, line: (item: any) => string, none: string): string {
  const items: any[] = Array.isArray(body?.data) ? body.data : []
  if (!items.length) return none
  return [...items.map(line), ...(body.nextCursor ? [`There is more: cursor ${body.nextCursor}`] : [])].join('\n')
}

export const brandLine = ({ id, name, timeZone }: any) => joined(id, name, timeZone)
export const channelLine = ({ id, adapterName, handle, state, paused, formats = [] }: any) => joined(id, `${adapterName} ${handle}`, paused ?? state, `formats: ${formats.map((format: any) => format.id).join(', ') || 'none'}`)
export const mediaLine = ({ id, name, type, altText }: any) => joined(id, name, type, altText ? `alt: ${excerpt(altText)}` : 'no alternative text')
export const postLine = ({ id, state, publishAt, timeZone, deliveries = [], text }: any) => joined(id, state, publishAt && `${publishAt} (${timeZone})`, `${deliveries.length} channel(s)`, excerpt(text))

export function postLines(post: any): string {
  const deliveries: any[] = post?.deliveries ?? []
  return [
    `${postLine(post)} · version ${post.version}`,
    ...deliveries.map(({ id, adapterName, account, formatName, state, permalink, fault, heldReason }) => {
      const why = fault ?? heldReason
      return joined(`- delivery ${id}`, `${adapterName} ${account?.handle}`, formatName, state, permalink, why && `${why.sentence} ${why.action}`)
    }),
  ].join('\n')
}

export function checkLines({ data }: any): string {
  const targets: any[] = data?.targets ?? []
  if (!targets.length) return 'None of these channels is there.'
  return targets
    .map(({ connectionId, format, issues }) => [`${connectionId} · ${format} · ${issues.length ? `${issues.length} finding(s)` : 'fine'}`, ...issues.map(({ level, path, sentence }: any) => `- ${level} at ${path}: ${sentence}`)].join('\n'))
    .join('\n')
}

/** A table: it is read from the structured answer, and repeated here for readers of text. */
export const numberLines = ({ data }: any) => JSON.stringify(data)
