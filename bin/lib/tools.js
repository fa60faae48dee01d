import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { onPath } from './paths.js'

/** A package index on a slow line takes minutes; longer means it will not come. */
const APT_TIMEOUT_MS = 300_000

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get')

function aptInstall(...packages) {
  const options = { encoding: 'utf8', timeout: APT_TIMEOUT_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], options)
  const run = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
  return run.status === 0
}

/** Chromium for browser tests and renders: CHROMIUM_PATH, PATH, or Debian's package. Null where there is none. */
export function resolveChromium(environment, { install = true } = {}) {
  const given = environment.CHROMIUM_PATH
  if (given) return existsSync(given) ? { path: given, from: 'CHROMIUM_PATH' } : { path: null, why: `CHROMIUM_PATH names ${given}, which does not exist` }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const found = onPath(...names)
  if (found) return { path: found, from: 'on PATH' }
  if (install && isDebianRoot() && aptInstall('chromium') && onPath(...names)) return { path: onPath(...names), from: 'installed from Debian' }
  return { path: null, why: 'not found; install Chromium or set CHROMIUM_PATH' }
}

/** Poppler's pdfinfo and pdftoppm: PATH, or Debian's package. Null where there is none: documents have no picture then. */
export function resolvePoppler({ install = true } = {}) {
  if (onPath('pdfinfo') && onPath('pdftoppm')) return { path: onPath('pdftoppm'), from: 'on PATH' }
  if (install && isDebianRoot() && aptInstall('poppler-utils') && onPath('pdftoppm')) return { path: onPath('pdftoppm'), from: 'installed from Debian' }
  return { path: null, why: 'not found; install poppler-utils (PDF documents show neither a picture nor their number of pages until then)' }
}

/** libheif's heif-convert: PATH, or Debian's package. Null where there is none: photos of iPhones are refused then. */
export function resolveLibheif({ install = true } = {}) {
  if (onPath('heif-convert')) return { path: onPath('heif-convert'), from: 'on PATH' }
  if (install && isDebianRoot() && aptInstall('libheif-examples') && onPath('heif-convert')) return { path: onPath('heif-convert'), from: 'installed from Debian' }
  return { path: null, why: 'not found; install libheif-examples (HEIC photos are refused until then)' }
}

/** redis-server, for the tests of what several processes share: PATH, or Debian's package. The product itself needs none. */
export function resolveRedis({ install = true } = {}) {
  if (onPath('redis-server')) return { path: onPath('redis-server'), from: 'on PATH' }
  if (install && isDebianRoot() && aptInstall('redis-server') && onPath('redis-server')) return { path: onPath('redis-server'), from: 'installed from Debian' }
  return { path: null, why: 'not found; tests of a shared Redis step aside until redis-server is installed' }
}

/** ffmpeg and ffprobe: PATH, or Debian's package. Null where there is none: video features say so. */
export function resolveFfmpeg({ install = true } = {}) {
  if (onPath('ffmpeg') && onPath('ffprobe')) return { path: onPath('ffmpeg'), from: 'on PATH' }
  if (install && isDebianRoot() && aptInstall('ffmpeg') && onPath('ffmpeg')) return { path: onPath('ffmpeg'), from: 'installed from Debian' }
  return { path: null, why: 'not found; install ffmpeg (video is refused until then)' }
}
