import { constants } from 'node:fs'
import { copyFile, open, type FileHandle } from 'node:fs/promises'
import { E_MEDIA_UNREADABLE } from './errors.ts'
import { Gate } from './gate.ts'
import { writePreview } from './images.ts'
import type { Kind } from './kinds.ts'
import { DOCUMENT_SECONDS, DOCUMENT_TAIL_BYTES, IMAGE_JOBS, MAX_DOCUMENT_INDEX_BYTES, MAX_TRAILER_BYTES, PAGE_BYTES, PAGE_SECONDS, PREVIEW_SIDE } from './limits.ts'
import { hasDocumentTools, runTool, ToolFault } from './tools.ts'

const gate = new Gate(IMAGE_JOBS)

/** A number of pages as the database keeps it. */
const MAX_PAGES = 2 ** 31 - 1

export interface DocumentFacts {
  /** Null where there is nothing to count them with. */
  pages: number | null
  hasPreview: boolean
}

/**
 * A document is published as it is: writing it anew would change what its author laid out. So it is only checked,
 * and counted and drawn where the tools for it are installed.
 */
export async function prepareDocument(path: string, _kind: Kind, target: string, preview: string): Promise<DocumentFacts> {
  await checkStructure(path)
  await copyFile(path, target, constants.COPYFILE_FICLONE)
  if (!hasDocumentTools()) return { pages: null, hasPreview: false }
  return gate.run(async () => ({ pages: await countPages(target), hasPreview: await drawFirstPage(target, preview) }))
}

/**
 * What every reader does first (ISO 32000-1, 7.5.5 and 7.5.8): from the end of the file to its index, and to what the
 * index says of the document. A file that was cut off has no end, and an encrypted one says so there.
 */
async function checkStructure(path: string) {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const tail = await textAt(file, Math.max(0, size - DOCUMENT_TAIL_BYTES), size)
    const place = [...tail.matchAll(/startxref\s+(\d{1,10})/g)].at(-1)
    if (!place) throw new E_MEDIA_UNREADABLE(['the document is incomplete, its end is missing'])

    const trailer = await trailerAt(file, Number(place[1]), size)
    if (!trailer || !/\/Root\s+\d+\s+\d+\s+R/.test(trailer)) throw new E_MEDIA_UNREADABLE(['the document is damaged, its index is not where it should be'])
    if (/\/Encrypt(?![A-Za-z])/.test(trailer)) throw new E_MEDIA_UNREADABLE(['the document is encrypted, and platforms cannot open it. Save it without a password and without restrictions'])
  } finally {
    await file.close()
  }
}

/** What stands behind a table, or before the stream that is the index in newer files. Null where there is neither. */
async function trailerAt(file: FileHandle, at: number, size: number): Promise<string | null> {
  const head = await textAt(file, at, Math.min(size, at + MAX_TRAILER_BYTES))
  if (/^\s*\d+\s+\d+\s+obj\b/.test(head)) {
    const described = head.slice(0, head.search(/>>\s*stream\b/) + 1)
    return /\/Type\s*\/XRef\b/.test(described) ? described : null
  }
  if (!/^\s*xref\b/.test(head)) return null

  const end = Math.min(size, at + MAX_DOCUMENT_INDEX_BYTES)
  for (let from = at; from < end; from += MAX_TRAILER_BYTES) {
    // Twice the step, so that no trailer is cut in two.
    const text = await textAt(file, from, Math.min(size, from + 2 * MAX_TRAILER_BYTES))
    const found = text.indexOf('trailer')
    if (found !== -1 && found < MAX_TRAILER_BYTES) return text.slice(found).split('startxref')[0].slice(0, MAX_TRAILER_BYTES)
  }
  return null
}

async function textAt(file: FileHandle, from: number, to: number): Promise<string> {
  const buffer = Buffer.alloc(Math.max(0, to - from))
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from)
  return buffer.toString('latin1', 0, bytesRead)
}

async function countPages(path: string): Promise<number> {
  try {
    const pages = Number(/^Pages:\s+(\d+)$/m.exec(await runTool('pdfinfo', [path], { seconds: DOCUMENT_SECONDS }))?.[1])
    if (pages > 0 && pages <= MAX_PAGES) return pages
  } catch (error) {
    const late = error instanceof ToolFault && error.reason === 'timeout'
    throw new E_MEDIA_UNREADABLE([late ? 'reading the document takes far longer than it should' : 'the document is damaged or incomplete'], { cause: error })
  }
  throw new E_MEDIA_UNREADABLE(['the document has no pages'])
}

/** A page that takes too long to draw says nothing against the document: it is shown without a picture. */
async function drawFirstPage(path: string, preview: string): Promise<boolean> {
  const side = String(2 * PREVIEW_SIDE)
  try {
    await runTool('pdftoppm', ['-q', '-f', '1', '-l', '1', '-singlefile', '-scale-to', side, '-png', path, path], { seconds: PAGE_SECONDS, fileBytes: PAGE_BYTES })
    await writePreview(`${path}.png`, preview)
    return true
  } catch {
    return false
  }
}
