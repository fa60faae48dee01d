import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { MediaRef } from '@caidence/sdk'
import sharp from 'sharp'

const run = promisify(execFile)

/** Generated media is kept between runs; the version changes with the recipes below. */
const FOLDER = join(tmpdir(), 'caidence-fixtures-1')
/** Longer side in pixels: large enough for every platform's minimum, small enough to encode at once. */
const IMAGE_SIDE = 1080
const VIDEO_SIDE = 960
/** Numbers up to this are a ratio (9x16), larger ones are pixels (1080x1350). */
const LARGEST_RATIO_PART = 100
const ENCODE_TIMEOUT_MS = 120_000

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  pdf: 'application/pdf',
}

export interface Fixture {
  file: string
  ref: MediaRef
}

/**
 * Media by description: `1x1.jpg`, `1080x1350.png`, `9x16-12s.mp4`, `9x16-5s-moovlast.mp4`, and `210x297.pdf` for a
 * document of one page. Made on first use.
 */
export async function fixture(name: string): Promise<Fixture> {
  const recipe = parse(name)
  const file = join(FOLDER, name)
  if (!existsSync(file)) await once(file, () => make(file, recipe))
  const { size } = await stat(file)
  const ref: MediaRef = {
    id: name,
    type: recipe.type,
    bytes: size,
    width: recipe.width,
    height: recipe.height,
  }
  if (recipe.seconds === undefined) return { file, ref }
  return {
    file,
    ref: {
      ...ref,
      seconds: recipe.seconds,
      video: { codec: 'h264', audioCodec: 'aac', fps: 25, moovFirst: recipe.moovFirst },
    },
  }
}

/** Bytes `from` (inclusive) to `to` (exclusive) of a fixture's file. */
export async function readRange(file: string, from: number, to: number): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const buffer = Buffer.alloc(Math.max(0, to - from))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, from)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

interface Recipe {
  width: number
  height: number
  seconds?: number
  moovFirst: boolean
  type: string
}

function parse(name: string): Recipe {
  const match = name.match(/^(\d+)x(\d+)(?:-(\d+(?:\.\d+)?)s)?(-moovlast)?\.(\w+)$/)
  if (!match || !TYPES[match[5]])
    throw new Error(
      `Fixture "${name}" is not understood; write for example 1x1.jpg or 9x16-12s.mp4`
    )
  const [width, height] = [Number(match[1]), Number(match[2])]
  const isVideo = TYPES[match[5]].startsWith('video/')
  const isRatio = Math.max(width, height) <= LARGEST_RATIO_PART
  const scale = isRatio ? (isVideo ? VIDEO_SIDE : IMAGE_SIDE) / Math.max(width, height) : 1
  // Encoders want even sides.
  const even = (side: number) => Math.max(2, Math.round((side * scale) / 2) * 2)
  return {
    width: even(width),
    height: even(height),
    ...(isVideo && { seconds: Number(match[3] ?? 5) }),
    moovFirst: !match[4],
    type: TYPES[match[5]],
  }
}

const making = new Map<string, Promise<void>>()

/** Whoever asks for the same file meanwhile waits for the one that is being made. */
function once(file: string, work: () => Promise<void>): Promise<void> {
  const made = making.get(file) ?? work().finally(() => making.delete(file))
  making.set(file, made)
  return made
}

/** Written beside and renamed, so that a test running at the same time never reads half a file. */
async function make(file: string, recipe: Recipe): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const extension = file.slice(file.lastIndexOf('.'))
  const draft = `${file.slice(0, -extension.length)}.${process.pid}${extension}`
  if (recipe.type === 'application/pdf') await writeFile(draft, onePage(recipe))
  else if (recipe.seconds === undefined) await makeImage(draft, recipe)
  else await makeVideo(draft, recipe, recipe.seconds)
  await rename(draft, file)
}

async function makeImage(file: string, { width, height }: Recipe): Promise<void> {
  await sharp({
    create: { width, height, channels: 3, background: { r: 60, g: 110, b: 200 } },
  }).toFile(file)
}

/** The smallest document a reader opens: one page with a coloured square. */
function onePage({ width, height }: Recipe): string {
  const drawing = `0.2 0.4 0.8 rg 20 20 ${width - 40} ${height - 40} re f`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R >>`,
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n `
  })
  const table = ['0000000000 65535 f ', ...offsets].join('\n')
  return `${text}xref\n0 5\n${table}\ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
}

async function makeVideo(
  file: string,
  { width, height, moovFirst }: Recipe,
  seconds: number
): Promise<void> {
  await run(
    'ffmpeg',
    [
      '-v',
      'error',
      '-y',
      '-f',
      'lavfi',
      '-i',
      `color=c=0x3c6ec8:s=${width}x${height}:r=25:d=${seconds}`,
      '-f',
      'lavfi',
      '-i',
      `anullsrc=r=44100:cl=stereo:d=${seconds}`,
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-t',
      String(seconds),
      ...(moovFirst ? ['-movflags', '+faststart'] : []),
      file,
    ],
    { timeout: ENCODE_TIMEOUT_MS }
  )
}
