import type { Readable } from 'node:stream'
import { cleaned } from './cell_text.ts'
import { fileNameOf, FOREIGN_HEADERS, isRecord, PUBLISHED, recordsOf, wordOf, type ForeignAccount } from './foreign_post.ts'
import { textOfMarkup } from './markup_text.ts'
import type { SheetRow } from './plan_file.ts'
import { postsOf } from './post_stream.ts'

/** Facts about the fields, and where they come from: docs/import_formats.md. */
export const isPostizPost = (post: Record<string, unknown>) => 'content' in post && isRecord(post.integration) && 'publishDate' in post

/** One row for each post of Postiz, which has one channel. */
export async function* postizRows(stream: Readable, isOver: () => boolean): AsyncGenerator<SheetRow> {
  yield { number: 0, cells: FOREIGN_HEADERS }
  let number = 0
  for await (const post of postsOf(stream)) {
    yield rowOf(post, ++number)
    if (isOver()) return
  }
}

function rowOf(post: Record<string, unknown>, number: number): SheetRow {
  const state = (wordOf(post.state) || wordOf(post.status)).toUpperCase()
  // What failed there is looked at by a person before it is tried here.
  const isDraft = state === 'DRAFT' || state === 'ERROR'
  const account = accountOf(isRecord(post.integration) ? post.integration : {})
  const files = [...recordsOf(post.media), ...recordsOf(post.image)].map(fileNameOf).filter(Boolean)
  const [id, date, text] = [wordOf(post.id), wordOf(post.publishDate), textOfMarkup(wordOf(post.content))]
  return {
    number,
    cells: [id, state, isDraft ? '' : date, '', account.names[0] ?? account.id, text, '', files.join(', ')].map(cleaned),
    foreign: { key: `postiz:${id}`, accounts: [{ account }], files: files.map(cleaned), isDraft, leftOut: state === 'PUBLISHED' ? PUBLISHED : null, mistakes: [] },
  }
}

function accountOf(integration: Record<string, unknown>): ForeignAccount {
  const names = [wordOf(integration.profile), wordOf(integration.name)].map(cleaned).filter(Boolean)
  return { id: cleaned(wordOf(integration.id)), platform: cleaned(wordOf(integration.providerIdentifier) || wordOf(integration.identifier)), names }
}
