/*
 * node draw_svg.js <drawing> <target> <longest side> <most pixels>
 *
 * A program of its own, so that its time and memory can be limited from outside (convert_arrival.ts).
 */
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'

/** What a drawing's numbers mean without another word: CSS pixels at 72 to the inch, as the library counts. */
const PLAIN_DENSITY = 72
const MAX_DENSITY = 100_000

const [path, target, side, pixels] = process.argv.slice(2)
sharp.cache(false)
sharp.concurrency(1)

// From memory: a drawing that has no address can name no file beside it.
const drawing = await readFile(path)
const { format, width, height } = await sharp(drawing, { limitInputPixels: false }).metadata()
if (format !== 'svg') throw new Error(`This is ${format}, no drawing`)

const density = Math.min(MAX_DENSITY, Math.max(1, (PLAIN_DENSITY * Number(side)) / Math.max(width, height)))
await sharp(drawing, { density, limitInputPixels: Number(pixels) })
  .resize({ width: Number(side), height: Number(side), fit: 'inside' })
  .png()
  .toFile(target)
