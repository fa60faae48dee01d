import type { Readable } from 'node:stream'
import { cleaned } from './cell_text.ts'
import { fileNameOf, FOREIGN_HEADERS, isRecord, PUBLISHED, recordsOf, wordOf, type ForeignAccount, type ForeignPost } from './foreign_post.ts'
import { textOfMarkup } from './markup_text.ts'
import type { Mistake } from './plan_columns.ts'
import type { SheetRow } from './plan_file.ts'
import { postsOf } from './post_stream.ts'

/** Facts about the fields, and where they come from: docs/import_formats.md. */
export const isMixpostPost = (post: Record<string, unknown>) => Array.isArray(post.versions) && 'status' in post

const CLOCK = /^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/

interface Version {
  accountId: string
  isOriginal: boolean
  text: string
  link: string
  files: string[]
  /** Files that the answer names by number alone. */
  unnamed: number
  parts: number
}

/** One row for each post of Mixpost, which may have several channels, and a version of its own for each. */
export async function* mixpostRows(stream: Readable, isOver: () => boolean): AsyncGenerator<SheetRow> {
  yield { number: 0, cells: FOREIGN_HEADERS }
  let number = 0
  for await (const post of postsOf(stream)) {
    yield rowOf(post, ++number)
    if (isOver()) return
  }
}

function rowOf(post: Record<string, unknown>, number: number): SheetRow {
  const state = wordOf(post.status).toUpperCase()
  const isDraft = state !== 'SCHEDULED' && state !== 'PUBLISHED' && state !== 'PUBLISHING'
  const versions = recordsOf(post.versions).map(versionOf)
  const original = versions.find(({ isOriginal }) => isOriginal) ?? versions[0] ?? versionOf({})
  const accounts = Array.isArray(post.accounts) ? post.accounts.map(accountOf) : []
  const own = (value: unknown) => versions.find(({ accountId, isOriginal }) => !isOriginal && accountId !== '' && accountId === (isRecord(value) ? wordOf(value.id) : wordOf(value)))
  const targets = accounts.map((account, at) => ({ account, version: own((post.accounts as unknown[])[at]) }))
  const { date, time } = isDraft ? { date: '', time: '' } : timeOf(post.scheduled_at)
  const id = wordOf(post.uuid) || wordOf(post.id)
  const foreign: ForeignPost = {
    key: `mixpost:${id}`,
    accounts: targets.map(({ account, version }) => ({ account, ...(version && version.text !== original.text && { text: version.text }) })),
    files: original.files,
    isDraft,
    leftOut: post.trashed === true ? TRASHED : state === 'PUBLISHED' || state === 'PUBLISHING' ? PUBLISHED : null,
    mistakes: mistakesOf(original, targets.flatMap(({ version }) => version ?? [])),
  }
  return { number, cells: [id, state, date, time, accounts.map(({ names, id: key }) => names[0] ?? key).join(', '), original.text, original.link, original.files.join(', ')].map(cleaned), foreign }
}

function mistakesOf(original: Version, others: Version[]): Mistake[] {
  const all = [original, ...others]
  const mistakes: Mistake[] = []
  const parts = Math.max(...all.map((version) => version.parts))
  if (parts > 1) mistakes.push({ column: 'text', reason: `The post has ${parts} parts, one after the other`, fix: 'Make it one text there, or write it here by hand' })
  if (all.some(({ unnamed }) => unnamed)) mistakes.push({ column: 'files', reason: 'The file names its pictures and videos by number only', fix: 'Save the answer of the list of posts, which names them, or add them here by hand' })
  if (others.some(({ files }) => files.join('\n') !== original.files.join('\n'))) mistakes.push({ column: 'files', reason: 'One account has other files than the rest', fix: 'Give all accounts the same files there, or make the post here by hand' })
  return mistakes
}

const TRASHED: Mistake = { column: 'state', reason: 'This post is in the bin there', fix: 'Nothing to do, or take it out of the bin and save the answer again' }

function versionOf(version: Record<string, unknown>): Version {
  const content = recordsOf(version.content)
  const media = content.length && Array.isArray(content[0]!.media) ? (content[0]!.media as unknown[]) : []
  return {
    accountId: wordOf(version.account_id),
    isOriginal: version.is_original === true || version.is_original === 1,
    text: cleaned(textOfMarkup(wordOf(content[0]?.body))),
    link: cleaned(wordOf(content[0]?.url)),
    files: media.filter(isRecord).map(fileNameOf).map(cleaned).filter(Boolean),
    unnamed: media.filter((file) => !isRecord(file) || !fileNameOf(file)).length,
    parts: content.length,
  }
}

/** In a list of posts they are told in full; where they are numbers, somebody has to say which channel each is. */
function accountOf(value: unknown): ForeignAccount {
  if (!isRecord(value)) return { id: cleaned(wordOf(value)), platform: '', names: [] }
  const names = [wordOf(value.username), wordOf(value.name)].map(cleaned).filter(Boolean)
  return { id: cleaned(wordOf(value.uuid) || wordOf(value.id)), platform: cleaned(wordOf(value.provider)), names }
}

/** The API writes UTC without saying so; the pages of Mixpost write day and time of the clock that is set there. */
function timeOf(at: unknown): { date: string; time: string } {
  if (isRecord(at)) return { date: wordOf(at.date), time: wordOf(at.time) }
  const text = wordOf(at).trim()
  return { date: CLOCK.test(text) ? `${text.replace(' ', 'T').padEnd(19, ':00')}Z` : text, time: '' }
}
