import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Metadata } from 'sharp'
import { E_MEDIA_BOMB, E_MEDIA_UNREADABLE } from './errors.ts'
import { Gate } from './gate.ts'
import { JPEG, PNG, type Kind } from './kinds.ts'
import { IMAGE_JOBS, MAX_ANIMATION_PIXELS, MAX_FRAMES, MAX_PIXELS, MAX_SIDE, PREVIEW_SIDE, REENCODE_QUALITY } from './limits.ts'
import { planGif } from './strip/gif.ts'
import { planJpeg } from './strip/jpeg.ts'
import { planPng } from './strip/png.ts'
import { SourceFile, type Piece } from './strip/source_file.ts'
import { planWebp } from './strip/webp.ts'

/** The decoder's cache would hold on to uploads after they were deleted. */
sharp.cache(false)

const gate = new Gate(IMAGE_JOBS)

const PLANS: Record<string, (file: SourceFile) => Promise<Piece[] | null>> = { jpeg: planJpeg, png: planPng, webp: planWebp, gif: planGif }

export interface ImageFacts {
  width: number
  height: number
  /** More than one in an animation. */
  frames: number
}

/**
 * Makes of an uploaded image what we publish: upright, sRGB, without EXIF, place or thumbnails. Where nothing has
 * to be turned or converted the pixels are not touched. Also writes the preview, which decodes the whole image.
 */
export async function prepareImage(path: string, kind: Kind, target: string, preview: string): Promise<ImageFacts> {
  return gate.run(async () => {
    const before = await inspect(path, kind)
    const asIs = isUpright(before) && isSrgb(before) && (await strip(path, kind, target))
    if (!asIs) await decoded(() => reencode(path, kind, before, target))
    await decoded(() => writePreview(target, preview))

    const after = await inspect(target, kind)
    if (after.exif || after.xmp || after.iptc) throw new Error('Metadata survived the cleaning of an image')
    return { width: after.width!, height: after.pageHeight ?? after.height!, frames: after.pages ?? 1 }
  })
}

/** An AVIF as the nearest of what is taken everywhere: a PNG where something shows through, else a JPEG. */
export async function decodeAvif(path: string, kind: Kind, folder: string): Promise<{ path: string; kind: Kind }> {
  return gate.run(async () => {
    const facts = await inspect(path, kind)
    const isOpaque = !facts.hasAlpha || (await decoded(() => sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).stats())).isOpaque
    const becomes = isOpaque ? JPEG : PNG
    const target = join(folder, `decoded.${becomes.extension}`)
    await decoded(() => reencode(path, becomes, facts, target))
    return { path: target, kind: becomes }
  })
}

/**
 * A photo as libheif wrote it, without what it copied from the original. It has turned the picture already; the
 * orientation that still stands in the EXIF data would turn it twice.
 */
export async function flattenPhoto(path: string, target: string) {
  await gate.run(async () => {
    await inspect(path, JPEG)
    await decoded(() => sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).jpeg({ quality: REENCODE_QUALITY, chromaSubsampling: '4:4:4' }).toFile(target))
  })
}

/** Headers only: nothing is decoded before the numbers are known to be sane. */
async function inspect(path: string, kind: Kind): Promise<Metadata> {
  const facts = await decoded(() => sharp(path, { limitInputPixels: false, failOn: 'error' }).metadata())
  if (facts.format !== kind.format) throw new E_MEDIA_UNREADABLE([`it begins like a ${kind.format.toUpperCase()} but is none`])

  const width = facts.width ?? 0
  const height = facts.pageHeight ?? facts.height ?? 0
  const frames = facts.pages ?? 1
  if (!width || !height) throw new E_MEDIA_UNREADABLE(['it has no size'])
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    throw new E_MEDIA_BOMB([`it has ${width} × ${height} pixels; ${MAX_SIDE} a side and ${MAX_PIXELS / 1_000_000} million in all are the limit`])
  }
  if (frames > MAX_FRAMES || width * height * frames > MAX_ANIMATION_PIXELS) {
    throw new E_MEDIA_BOMB([`its animation has ${frames} frames of ${width} × ${height} pixels; ${MAX_FRAMES} frames and ${MAX_ANIMATION_PIXELS / 1_000_000} million pixels in all are the limit`])
  }
  return facts
}

const isUpright = ({ orientation }: Metadata) => !orientation || orientation === 1

/** Platforms want sRGB and guess otherwise. A profile names itself in Latin letters or in UTF-16. */
function isSrgb({ space, icc }: Metadata): boolean {
  if (!['srgb', 'rgb16', 'b-w', 'grey16'].includes(space ?? '')) return false
  return !icc || icc.includes('sRGB') || icc.includes(Buffer.from('\0s\0R\0G\0B', 'latin1'))
}

/** Lossless. False when the file's structure holds surprises: then it is decoded and written anew. */
async function strip(path: string, kind: Kind, target: string): Promise<boolean> {
  const source = await SourceFile.open(path)
  try {
    const pieces = await PLANS[kind.format](source)
    if (!pieces) return false
    await source.write(pieces, target)
    return true
  } finally {
    await source.close()
  }
}

async function reencode(path: string, kind: Kind, facts: Metadata, target: string) {
  const image = sharp(path, { limitInputPixels: MAX_ANIMATION_PIXELS, failOn: 'error', animated: (facts.pages ?? 1) > 1 }).autoOrient()
  const written = {
    jpeg: () => image.jpeg({ quality: REENCODE_QUALITY, chromaSubsampling: '4:4:4', mozjpeg: false }),
    png: () => image.png(),
    webp: () => image.webp({ quality: REENCODE_QUALITY }),
    gif: () => image.gif(),
  }[kind.format as 'jpeg']()
  await written.toFile(target)
}

/** The first frame. Also what proves that the image can be decoded to its end. */
export async function writePreview(path: string, target: string) {
  await sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: PREVIEW_SIDE, height: PREVIEW_SIDE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toFile(target)
  if (!(await stat(target)).size) throw new E_MEDIA_UNREADABLE(['no preview could be made'])
}

/** The decoder's own words name files and lines of code; people get ours. */
async function decoded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('E_MEDIA')) throw error
    throw new E_MEDIA_UNREADABLE(['the image is damaged or incomplete'], { cause: error })
  }
}
