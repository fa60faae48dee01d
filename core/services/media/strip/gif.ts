import { Keep, type Piece, type SourceFile } from './source_file.ts'

/** The two ways to say "repeat the animation". Other application blocks carry XMP and the like. */
const STAYS = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0'])
const MAX_BLOCKS = 10_000

/** What of a GIF stays; pixels stay as they are. What follows the trailer goes. Null when the structure is not understood. */
export async function planGif(file: SourceFile): Promise<Piece[] | null> {
  const header = await file.read(0, 13)
  if (header.length < 13) return null
  const keep = new Keep()
  const screen = { width: header.readUInt16LE(6), height: header.readUInt16LE(8) }
  const covered = { width: 0, height: 0 }
  let at = 13 + paletteBytes(header[10])
  keep.range(0, at)

  for (let count = 0; count < MAX_BLOCKS; count++) {
    const start = at
    const kind = await file.byte(at)
    if (kind === 0x3b) {
      keep.range(at, at + 1)
      // Decoders disagree about the size of a screen that its pictures do not fill; written anew, it has one.
      return covered.width === screen.width && covered.height === screen.height ? keep.pieces : null
    }
    if (kind === 0x21) {
      const head = await file.read(at, 14)
      const label = head[1]
      // Text drawn by the viewer: nobody writes it, and leaving it out would move its timing to the next picture.
      if (label === 0x01) return null
      const end = await afterSubBlocks(file, at + 2)
      if (end === null) return null
      if (label === 0xf9 || (label === 0xff && STAYS.has(head.toString('latin1', 3, 14)))) keep.range(start, end)
      at = end
    } else if (kind === 0x2c) {
      const descriptor = await file.read(at, 10)
      if (descriptor.length < 10) return null
      covered.width = Math.max(covered.width, descriptor.readUInt16LE(1) + descriptor.readUInt16LE(5))
      covered.height = Math.max(covered.height, descriptor.readUInt16LE(3) + descriptor.readUInt16LE(7))
      const end = await afterSubBlocks(file, at + 10 + paletteBytes(descriptor[9]) + 1)
      if (end === null) return null
      keep.range(start, end)
      at = end
    } else return null
  }
  return null
}

const paletteBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0)

async function afterSubBlocks(file: SourceFile, from: number): Promise<number | null> {
  let at = from
  for (;;) {
    const length = await file.byte(at)
    if (length === -1) return null
    at += 1 + length
    if (length === 0) return at
  }
}
