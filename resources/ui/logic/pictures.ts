import type { Pixels } from './palette'

/** Enough for the sharpest place a logo stands in; larger ones only make pages slow. */
export const LONGEST_SIDE = 2048
/** A drawing has no size of its own: it becomes this large before it is cut. */
const DRAWING_SIDE = 1024
/** Colours do not get better from more pixels. */
const SAMPLE_SIDE = 256

export const DRAWING = 'image/svg+xml'

function load(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('not a picture'))
    image.src = url
  })
}

function draw(image: HTMLImageElement, longest: number, isEnlarged: boolean) {
  const [width, height] = [image.naturalWidth || longest, image.naturalHeight || longest]
  const scale = isEnlarged ? longest / Math.max(width, height) : Math.min(1, longest / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return { canvas, context }
}

export function toBlob(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('nothing was drawn'))), type, 0.92))
}

/**
 * An address for a picture somebody chose. A drawing (SVG) becomes pixels at once: shown as an image it runs no script
 * and loads nothing, and what is sent to the server is only what was seen. Whoever asks revokes the address.
 */
export async function openPicture(file: File): Promise<string> {
  const url = URL.createObjectURL(file)
  try {
    const image = await load(url)
    if (file.type !== DRAWING) return url
    const drawn = URL.createObjectURL(await toBlob(draw(image, DRAWING_SIDE, true).canvas, 'image/png'))
    URL.revokeObjectURL(url)
    return drawn
  } catch (error) {
    URL.revokeObjectURL(url)
    throw error
  }
}

/** The pixels of a picture of this host, made small. */
export async function pixelsOf(url: string): Promise<Pixels> {
  const { canvas, context } = draw(await load(url), SAMPLE_SIDE, false)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
