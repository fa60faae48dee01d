import { readdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import type Media from '#models/media'
import { spoken } from '#services/language'
import { E_MEDIA_UNREADABLE } from './errors.ts'
import { Gate } from './gate.ts'
import { decodeAvif, flattenPhoto } from './images.ts'
import { JPEG, PNG, type Kind } from './kinds.ts'
import { DECODER_MEMORY_BYTES, DRAWING_BYTES, DRAWING_SECONDS, DRAWING_SIDE, MAX_PIXELS, PHOTO_BYTES, PHOTO_SECONDS } from './limits.ts'
import type { Received } from './receive_upload.ts'
import { runProgram, runTool, ToolFault } from './tools.ts'

/** Photos of phones and drawings each take a processor; the web server needs the other. */
const gate = new Gate(1)
const DRAW = fileURLToPath(new URL('draw_svg.js', import.meta.url))

/** JavaScript's own heap in the process that draws; pictures live outside it. */
const DRAWER_HEAP_MB = 128

/** In the words of the notice. */
const LABELS: Record<NonNullable<Kind['converted']>, string> = { photo: 'HEIC', avif: 'AVIF', drawing: 'SVG' }

/** What no platform takes, as the nearest thing that all of them do. Everything else is handed back as it is. */
export async function convertArrival(file: Received, folder: string): Promise<Received> {
  const { converted } = file.kind
  if (!converted) return file
  const made = await { photo: developPhoto, avif: decodeAvif, drawing: drawDrawing }[converted](file.path, file.kind, folder)
  return { ...file, ...made, name: `${parse(file.name).name}.${made.kind.extension}` }
}

/** For the person: what was uploaded is not what is kept. Null where nothing was changed. */
export function noticeOf(arrived: Kind, kept: Pick<Media, 'type'>): string | null {
  if (!arrived.converted) return null
  const [from, to] = [LABELS[arrived.converted], kept.type === PNG.type ? 'PNG' : 'JPEG']
  return spoken().t('media.converted', { from, to })
}

async function developPhoto(path: string, _: Kind, folder: string): Promise<{ path: string; kind: Kind }> {
  const [developed, target] = ['developed.jpg', join(folder, 'photo.jpg')]
  await limited('the photo', () =>
    gate.run(() => runTool('heif-convert', ['--quiet', '-q', '100', path, join(folder, developed)], { seconds: PHOTO_SECONDS, fileBytes: PHOTO_BYTES, memoryBytes: DECODER_MEMORY_BYTES }))
  )
  // Of several pictures in one file each gets a number; the first is the one that is shown.
  const first = (await readdir(folder)).filter((name) => /^developed(-\d+)?\.jpg$/.test(name)).sort()[0]
  if (!first) throw new E_MEDIA_UNREADABLE(['the photo holds no picture'])
  await flattenPhoto(join(folder, first), target)
  return { path: target, kind: JPEG }
}

/**
 * Drawn by a process of its own, which the kernel ends: a drawing can ask for hours of work in a few lines. The drawing
 * library runs no scripts, and from a drawing without an address it follows no links.
 */
async function drawDrawing(path: string, _: Kind, folder: string): Promise<{ path: string; kind: Kind }> {
  const target = join(folder, 'drawn.png')
  const args = [`--max-old-space-size=${DRAWER_HEAP_MB}`, DRAW, path, target, String(DRAWING_SIDE), String(MAX_PIXELS)]
  await limited('the drawing', () => gate.run(() => runProgram(process.execPath, args, { seconds: DRAWING_SECONDS, fileBytes: DRAWING_BYTES, memoryBytes: DECODER_MEMORY_BYTES })))
  return { path: target, kind: PNG }
}

async function limited(what: string, work: () => Promise<unknown>) {
  try {
    await work()
  } catch (error) {
    const late = error instanceof ToolFault && error.reason === 'timeout'
    throw new E_MEDIA_UNREADABLE([late ? `${what} takes far longer to draw than it should` : `${what} is damaged or incomplete`], { cause: error })
  }
}
