import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import logger from '@adonisjs/core/services/logger'
import { Gate } from '#services/media/gate'
import { chromium } from './chromium.ts'
import { E_KIT_TOO_LARGE, E_NO_PRINTER, E_PRINT_FAILED, E_PRINTER_BUSY } from './errors.ts'
import { MOST_PAGES, MOST_PDF_BYTES, MOST_WAITING, PRINT_JOBS, PRINT_SECONDS } from './limits.ts'

/** In the system's own folder: Chromium puts a socket there, whose path may have no more than 107 letters. */
const FOLDER = join(tmpdir(), 'caidence-print-')
/** Of what a killed process left behind. */
const LEFTOVER_MS = 24 * 60 * 60 * 1000

const gate = new Gate(PRINT_JOBS)
let inside = 0

/**
 * What the page holds was written by strangers. It brings a policy that lets it load nothing and run nothing; besides,
 * no name resolves and no address is reached from here.
 */
const ARGUMENTS = [
  '--headless',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--no-pdf-header-footer',
  '--generate-pdf-document-outline',
  // Chromium refuses its own sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** A PDF of a page that holds everything it shows. One at a time; throws when too many wait. */
export async function print(html: string): Promise<Buffer> {
  if (inside > MOST_WAITING) throw new E_PRINTER_BUSY()
  inside++
  try {
    return await gate.run(() => printNow(html))
  } finally {
    inside--
  }
}

async function printNow(html: string): Promise<Buffer> {
  const found = chromium()
  if (found.path === null) throw new E_NO_PRINTER([found.why])
  const folder = await mkdtemp(FOLDER)
  try {
    const [page, target] = [join(folder, 'kit.html'), join(folder, 'kit.pdf')]
    await writeFile(page, html)
    await run(found.path, [...ARGUMENTS, `--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${target}`, pathToFileURL(page).href], folder)
    const pdf = await readFile(target).catch(() => null)
    if (!pdf) throw new E_PRINT_FAILED(['Chromium made none'])
    mustFit(pdf)
    return pdf
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Ends with all of its processes when its time is over. */
function run(path: string, args: string[], home: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { detached: true, stdio: 'ignore', env: { PATH: process.env.PATH, HOME: home, TMPDIR: home, LANG: 'C.UTF-8' } })
    let isLate = false
    const kill = () => {
      try {
        process.kill(-child.pid!, 'SIGKILL')
      } catch {
        // It has ended by itself.
      }
    }
    const timer = setTimeout(() => {
      isLate = true
      kill()
    }, PRINT_SECONDS * 1000)
    child.once('error', (error) => {
      clearTimeout(timer)
      logger.error({ err: error }, 'Chromium could not be started')
      reject(new E_PRINT_FAILED(['Chromium could not be started']))
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      kill()
      if (code === 0) return resolve()
      logger.error({ code, isLate }, 'Chromium made no PDF')
      reject(isLate ? new E_KIT_TOO_LARGE([`it took longer than ${PRINT_SECONDS} seconds`]) : new E_PRINT_FAILED(['Chromium ended with an error']))
    })
  })
}

/** Removes what killed processes left behind. */
export async function removePrintLeftovers(now = Date.now()) {
  for (const name of await readdir(dirname(FOLDER))) {
    if (!name.startsWith(basename(FOLDER))) continue
    const path = join(dirname(FOLDER), name)
    const found = await stat(path).catch(() => null)
    if (found && now - found.mtimeMs > LEFTOVER_MS) await rm(path, { recursive: true, force: true })
  }
}

/** The page tree of what Chromium writes stands there in clear; its root counts them all. */
export const pagesOf = (pdf: Buffer) => Math.max(0, ...[...pdf.toString('latin1').matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)/g)].map(([, count]) => Number(count)))

function mustFit(pdf: Buffer) {
  if (pdf.length > MOST_PDF_BYTES) throw new E_KIT_TOO_LARGE(['its file is larger than people can send on'])
  if (pagesOf(pdf) > MOST_PAGES) throw new E_KIT_TOO_LARGE([`it has more than ${MOST_PAGES} pages`])
}
