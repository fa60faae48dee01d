import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import edge from 'edge.js'
import type { I18n } from '@adonisjs/i18n'
import { MediaStore } from '#services/media/media_store'
import { fontFaces, inlined } from './fonts.ts'
import { kitView } from './kit_view.ts'
import { KEPT_DAYS } from './limits.ts'
import type { MediaKit } from './media_kit.ts'
import { print, removePrintLeftovers } from './print.ts'

/** Raised when the page is drawn otherwise, so that no PDF of the old kind is handed out. */
const LAYOUT = 1

const DAY_MS = 24 * 60 * 60 * 1000
const root = () => app.makePath('storage/kits')
const underWay = new Map<string, Promise<Buffer>>()

/** The kit as a PDF. What was made stays for some days under the hash of all that it shows, so that a change makes a new one. */
export async function kitPdf(kit: MediaKit, i18n: I18n): Promise<Buffer> {
  // Files of the library never change: their ids stand for their bytes.
  const content = JSON.stringify([LAYOUT, i18n.locale, kit, [...kit.pictures.values()]])
  const hash = createHash('sha256').update(content).digest('hex')
  const path = join(root(), `${hash}.pdf`)
  const kept = await readFile(path).catch(() => null)
  if (kept) {
    await utimes(path, new Date(), new Date()).catch(() => {})
    return kept
  }
  const making = underWay.get(hash) ?? make(kit, i18n, path).finally(() => underWay.delete(hash))
  underWay.set(hash, making)
  return making
}

async function make(kit: MediaKit, i18n: I18n, path: string): Promise<Buffer> {
  const pdf = await print(await kitDocument(kit, i18n))
  await mkdir(root(), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${randomUUID()}`
  await writeFile(temporary, pdf, { mode: 0o600 })
  await rename(temporary, path)
  await sweep()
  return pdf
}

/** One page that holds everything it shows. */
async function kitDocument(kit: MediaKit, i18n: I18n): Promise<string> {
  const pictures = new Map<string, string>()
  for (const { id, previewKey } of kit.pictures.values()) {
    const bytes = await picture(previewKey)
    if (bytes) pictures.set(id, `data:image/webp;base64,${bytes.toString('base64')}`)
  }
  const view = kitView(kit, i18n, { picture: (id) => pictures.get(id) ?? null, fontFaces: await fontFaces(kit.fonts, inlined) })
  return edge.render('kit/show', { kit: view, i18n, pdfUrl: null, isPrint: true })
}

/** A file that is not there any more costs its picture, not the PDF. */
async function picture(key: string): Promise<Buffer | null> {
  const store = new MediaStore()
  try {
    return Buffer.from(await store.bytes(key, 0, await store.size(key)))
  } catch {
    return null
  }
}

async function sweep(now = Date.now()) {
  for (const name of await readdir(root())) {
    const path = join(root(), name)
    const found = await stat(path).catch(() => null)
    if (found && now - found.mtimeMs > KEPT_DAYS * DAY_MS) await rm(path, { force: true })
  }
  await removePrintLeftovers(now)
}
