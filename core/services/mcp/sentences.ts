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
export const commentLine = ({ id, author, byLink, body, isInternal, createdAt }: any) => joined(id, `${author ?? 'somebody'}${byLink ? ' (client)' : ''}`, createdAt, isInternal ? 'internal' : 'clients see it', JSON.stringify(body))
export const waitingLine = ({ post, stage, requestedBy, dueAt }: any) => joined(postLine(post), `waits for the word of: ${stage}`, requestedBy && `asked by ${requestedBy}`, dueAt && `due ${dueAt}`)
/** Of what is out, when it first went out: it may have been sent before its planned time. */
function timeOf({ publishAt, timeZone, deliveries }: any): string | null {
  const [first] = deliveries.flatMap(({ publishedAt }: any) => publishedAt ?? []).sort()
  return first ? `went out ${first}` : publishAt && `${publishAt} (${timeZone})`
}

export const postLine = ({ id, state, publishAt, timeZone, deliveries = [], text }: any) => joined(id, state, timeOf({ publishAt, timeZone, deliveries }), `${deliveries.length} channel(s)`, excerpt(text))

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

export function approvalLines({ data }: any): string {
  const stages: any[] = data?.stages ?? []
  if (!stages.length) return 'The brand wants nobody’s word.'
  const decisions: any[] = data.decisions ?? []
  return [
    data.isCleared ? 'Approved as it is now.' : 'Not approved as it is now.',
    ...stages.map(({ stage, names, state }) => joined(`- ${stage}`, state, names.length && names.join(', '))),
    ...decisions.map(({ by, verdict, note, isCurrent, decidedAt }) => joined(`- ${by ?? 'somebody'}: ${verdict}`, decidedAt, !isCurrent && 'about an older version', note && JSON.stringify(note))),
  ].join('\n')
}

export function windowLines({ data }: any): string {
  const [days, posts, entries]: any[][] = [data?.days ?? [], data?.posts ?? [], data?.entries ?? []]
  if (!days.length && !entries.length) return 'Nothing is planned there.'
  return [
    `Days in ${data.timeZone}`,
    ...entries.map(({ id, kind, title, startsOn, endsOn }) => joined(`${kind} ${id}`, startsOn === endsOn ? startsOn : `${startsOn} to ${endsOn}`, excerpt(title))),
    ...days.flatMap(({ day, total }) => [`${day}: ${total} post(s)`, ...posts.filter((post) => post.day === day).map(({ id, at, state, words, lock }) => joined(`- ${id}`, at, state, excerpt(words), lock && `cannot be moved: ${lock}`))]),
  ].join('\n')
}
