import { Keep, type Piece, type SourceFile } from './source_file.ts'

/** Pixels, palette, transparency and colour. Texts, EXIF, dates and private chunks are not among them. */
const STAYS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs'])
/** Writers use chunks of 8 KB and more; 30 MB make fewer than four thousand. */
const MAX_CHUNKS = 50_000

/** What of a PNG stays; pixels stay as they are. What follows the end chunk goes. Null when the structure is not understood. */
export async function planPng(file: SourceFile): Promise<Piece[] | null> {
  const keep = new Keep()
  keep.range(0, 8)

  let at = 8
  for (let count = 0; count < MAX_CHUNKS; count++) {
    const header = await file.read(at, 8)
    if (header.length < 8) return null
    const end = at + 12 + header.readUInt32BE()
    const name = header.toString('latin1', 4, 8)
    if (end > file.size) return null
    if (STAYS.has(name)) keep.range(at, end)
    if (name === 'IEND') return keep.pieces
    at = end
  }
  return null
}
