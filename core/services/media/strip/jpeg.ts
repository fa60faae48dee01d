import { Keep, type Piece, type SourceFile } from './source_file.ts'

/** Far more segments than any camera writes. */
const MAX_SEGMENTS = 2_000
const STANDALONE = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/**
 * What of a JPEG stays: tables, scans, the JFIF header, the colour profile and Adobe's colour transform. EXIF, XMP,
 * IPTC, comments, embedded thumbnails and whatever follows the end of the image go. Pixels stay as they are.
 * Null when the structure is not understood.
 */
export async function planJpeg(file: SourceFile): Promise<Piece[] | null> {
  const keep = new Keep()
  if ((await file.read(0, 2)).readUInt16BE() !== 0xffd8) return null
  keep.range(0, 2)

  let at = 2
  for (let count = 0; count < MAX_SEGMENTS; count++) {
    if ((await file.byte(at)) !== 0xff) return null
    let marker = await file.byte(at + 1)
    while (marker === 0xff) marker = await file.byte(++at + 1)
    if (marker <= 0x00) return null

    if (marker === 0xd9) {
      keep.range(at, at + 2)
      return keep.pieces
    }
    if (STANDALONE(marker)) {
      keep.range(at, at + 2)
      at += 2
      continue
    }

    const header = await file.read(at + 2, 2)
    if (header.length < 2 || header.readUInt16BE() < 2) return null
    const end = at + 2 + header.readUInt16BE()
    if (end > file.size) return null
    if (await stays(file, marker, at + 4, end)) keep.range(at, end)
    at = end

    if (marker === 0xda) {
      const next = await afterScan(file, at)
      if (next === null) return null
      keep.range(at, next)
      at = next
    }
  }
  return null
}

async function stays(file: SourceFile, marker: number, from: number, to: number): Promise<boolean> {
  const label = (await file.read(from, Math.min(12, to - from))).toString('latin1')
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  // A longer JFIF header carries a thumbnail of the picture as it was before it was cropped.
  if (marker === 0xe0) return label.startsWith('JFIF\0') && to - from === 14
  if (marker === 0xe2) return label.startsWith('ICC_PROFILE\0')
  if (marker === 0xee) return label.startsWith('Adobe') && to - from <= 14
  return false
}

/** Position of the first marker after entropy-coded data; stuffed bytes and restart markers belong to the data. */
async function afterScan(file: SourceFile, from: number): Promise<number | null> {
  let at = from
  while (at < file.size) {
    const chunk = await file.read(at, 32 * 1024)
    let found = chunk.indexOf(0xff)
    while (found !== -1 && found + 1 < chunk.length) {
      const next = chunk[found + 1]
      if (next === 0xff) found++
      else if (next === 0x00 || (next >= 0xd0 && next <= 0xd7)) found = chunk.indexOf(0xff, found + 2)
      else return at + found
    }
    if (chunk.length < 2) return null
    // A marker may lie across two chunks.
    at += found === -1 ? chunk.length : Math.max(1, found)
  }
  return null
}
