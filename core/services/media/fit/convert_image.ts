import { stat } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { Gate } from '../gate.ts'
import { MAX_PIXELS } from '../limits.ts'
import { Unfit } from './errors.ts'
import { IMAGE_CONVERSIONS, JPEG_QUALITIES, SHRINK_BY } from './limits.ts'
import type { ImageRecipe } from './recipe.ts'
import { contained, type Size } from './shapes.ts'

const gate = new Gate(IMAGE_CONVERSIONS)
/** Behind what was transparent, and beside what is narrower than its frame. */
const GROUND = { r: 255, g: 255, b: 255, alpha: 1 }

/** Writes the picture as the recipe says, and answers its size: smaller than the recipe's where bytes had to be saved. */
export function convertImage(source: string, recipe: ImageRecipe, target: string, signal: AbortSignal): Promise<Size> {
  return gate.run(async () => {
    for (let frame: Size = recipe; ; frame = smaller(frame)) {
      if (frame.width < Math.min(recipe.minWidth, recipe.width)) throw new Unfit('too_large')
      for (const quality of recipe.type === 'image/png' ? [100] : JPEG_QUALITIES) {
        signal.throwIfAborted()
        const written = await decoded(async () => encoded(await framed(source, recipe, frame), recipe.type, quality).toFile(target))
        if ((await stat(target)).size <= (recipe.maxBytes ?? Infinity)) return { width: written.width, height: written.height }
      }
    }
  })
}

const smaller = ({ width, height }: Size): Size => ({ width: Math.round(width * SHRINK_BY), height: Math.round(height * SHRINK_BY) })

/** Upright, sRGB, and of the frame's size. Metadata stays behind. */
async function framed(source: string, { shaping, cut }: ImageRecipe, frame: Size): Promise<Sharp> {
  const upright = sharp(source, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient().toColourspace('srgb')
  const image = cut ? upright.extract(cut) : upright
  if (shaping !== 'pad') return image.resize({ ...frame, fit: shaping === 'crop' ? 'cover' : 'fill' })

  const inner = contained(cut ?? (await sharp(source).metadata()).autoOrient, frame)
  const [top, left] = [Math.floor((frame.height - inner.height) / 2), Math.floor((frame.width - inner.width) / 2)]
  return image
    .resize({ ...inner, fit: 'fill' })
    .flatten({ background: GROUND })
    .extend({ top, left, bottom: frame.height - inner.height - top, right: frame.width - inner.width - left, background: GROUND })
}

function encoded(image: Sharp, type: ImageRecipe['type'], quality: number): Sharp {
  if (type === 'image/png') return image.png({ compressionLevel: 9 })
  if (type === 'image/webp') return image.webp({ quality })
  return image.flatten({ background: GROUND }).jpeg({ quality, chromaSubsampling: quality === JPEG_QUALITIES[0] ? '4:4:4' : '4:2:0' })
}

/** A disk that is full is our trouble and passes; what the decoder says is the file's. */
async function decoded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code === 'string') throw error
    throw new Unfit('unreadable', { cause: error })
  }
}
