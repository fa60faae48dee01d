import { inject } from '@adonisjs/core'
import { createHash, randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type Media from '#models/media'
import { kindOf } from '#services/media/kinds'
import { MediaLibrary } from '#services/media/media_library'
import { hasVideoTools, runTool } from '#services/media/tools'
import { inUploadsFolder } from '#services/media/uploads_folder'
import type { Actor } from '#services/tenancy/tenant_tx'

export const DEMO_FILES = ['picture', 'film', 'none'] as const
export type DemoFile = (typeof DEMO_FILES)[number]

/** Accepted by every picture format of every platform we know. */
const PICTURE = { width: 1080, height: 1080 }
const FILM = { width: 1280, height: 720, seconds: 6 }
/** Six seconds of a still picture; a slow machine takes a few times as long. */
const FILM_LIMITS = { seconds: 60, threads: 2, fileBytes: 20 * 1024 * 1024, memoryBytes: 2 * 1024 ** 3 }

/** What the demo posts: drawn here, so that no picture of anybody's has to be shipped. */
@inject()
export class DemoFiles {
  constructor(private library: MediaLibrary) {}

  /** Null where this machine cannot make it. */
  async make(file: Exclude<DemoFile, 'none'>, actor: Actor, brandId: string): Promise<Media | null> {
    if (file === 'film' && !hasVideoTools()) return null
    return inUploadsFolder(randomUUID(), async (folder) => {
      const path = join(folder, 'arrived')
      await (file === 'picture' ? writeFile(path, await drawing(PICTURE.width, PICTURE.height).jpeg({ quality: 92 }).toBuffer()) : film(folder, path))
      const bytes = await readFile(path)
      const arrived = { path, name: file === 'picture' ? 'first-post.jpg' : 'first-film.mp4', kind: await kindOf(bytes), bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
      return this.library.create(actor, arrived, folder, { brandId, altText: null })
    })
  }
}

function drawing(width: number, height: number) {
  const bar = (x: number, tall: number) => `<rect x="${x}" y="${760 - tall}" width="90" height="${tall}" rx="20" fill="#ffffff"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1080 1080" width="${width}" height="${height}"><rect x="-1080" width="3240" height="1080" fill="#4f3fbf"/>${bar(270, 160)}${bar(420, 280)}${bar(570, 400)}<path d="M800 300 q-90 230 0 460" stroke="#ffffff" stroke-width="70" fill="none" stroke-linecap="round"/></svg>`
  return sharp(Buffer.from(svg)).resize(width, height)
}

async function film(folder: string, path: string): Promise<void> {
  const still = join(folder, 'still.png')
  await drawing(FILM.width, FILM.height).png().toFile(still)
  const sound = ['-f', 'lavfi', '-i', 'anullsrc=channel_layout=stereo:sample_rate=44100']
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-threads', '2', '-pix_fmt', 'yuv420p', '-r', '25', '-c:a', 'aac', '-movflags', '+faststart']
  await runTool('ffmpeg', ['-v', 'error', '-loop', '1', '-i', still, ...sound, '-t', String(FILM.seconds), ...coding, '-f', 'mp4', '-y', path], FILM_LIMITS)
}
