import { Keep, type Piece, type SourceFile } from './source_file.ts'

const STAYS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ICCP', 'ALPH', 'ANIM', 'ANMF'])
const MAX_CHUNKS = 10_000
const EXIF_AND_XMP_FLAGS = 0x08 | 0x04

/** What of a WebP stays; pixels stay as they are. Null when the structure is not understood. */
export async function planWebp(file: SourceFile): Promise<Piece[] | null> {
  const riff = Buffer.from(await file.read(0, 12))
  if (riff.length < 12) return null
  const limit = Math.min(file.size, 8 + riff.readUInt32LE(4))
  const keep = new Keep()
  keep.bytes(riff)

  let length = 4
  let at = 12
  for (let count = 0; at + 8 <= limit; count++) {
    if (count > MAX_CHUNKS) return null
    const header = await file.read(at, 8)
    const name = header.toString('latin1', 0, 4)
    const size = header.readUInt32LE(4)
    const end = at + 8 + size + (size % 2)
    if (at + 8 + size > limit) return null

    if (name === 'VP8X') {
      const chunk = Buffer.from(await file.read(at, 18))
      chunk[8] &= ~EXIF_AND_XMP_FLAGS
      keep.bytes(chunk)
      length += 18
    } else if (STAYS.has(name)) {
      keep.range(at, Math.min(end, file.size))
      length += Math.min(end, file.size) - at
    }
    at = end
  }
  riff.writeUInt32LE(length, 4)
  return keep.pieces
}
