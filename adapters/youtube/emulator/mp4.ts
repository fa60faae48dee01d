/** What a player needs to know of a file, from the boxes at its beginning. */
export interface Measures {
  width: number
  height: number
  seconds: number
}

const HEADER = 8
const NOTHING: Measures = { width: 0, height: 0, seconds: 0 }

/** MP4, QuickTime and WebM are told by their first bytes; anything else is no video. */
export function isVideoFile(head: Buffer): boolean {
  if (head.length < HEADER) return false
  const isMp4 = ['ftyp', 'moov', 'mdat', 'wide', 'free'].includes(head.toString('latin1', 4, 8))
  return isMp4 || head.readUInt32BE(0) === 0x1a45dfa3
}

/** Zeros where the index is not among the bytes given, as in files whose index comes last. */
export function measure(head: Buffer): Measures {
  const movie = boxIn(head, 'moov')
  if (!movie) return NOTHING
  const header = boxIn(movie, 'mvhd')
  const track = boxesIn(movie, 'trak')
    .map((box) => boxIn(box, 'tkhd'))
    .find((box) => box && box.length >= 84 && box.readUInt32BE(box.length - 8) > 0)
  return {
    seconds: header ? durationIn(header) : 0,
    // 16.16 fixed point, the last two fields of the track's header.
    width: track ? track.readUInt32BE(track.length - 8) >>> 16 : 0,
    height: track ? track.readUInt32BE(track.length - 4) >>> 16 : 0,
  }
}

function durationIn(header: Buffer): number {
  const isLong = header[0] === 1
  const scaleAt = isLong ? 20 : 12
  if (header.length < scaleAt + (isLong ? 12 : 8)) return 0
  const scale = header.readUInt32BE(scaleAt)
  const duration = isLong
    ? Number(header.readBigUInt64BE(scaleAt + 4))
    : header.readUInt32BE(scaleAt + 4)
  return scale ? duration / scale : 0
}

const boxIn = (bytes: Buffer, type: string): Buffer | undefined => boxesIn(bytes, type)[0]

function boxesIn(bytes: Buffer, type: string): Buffer[] {
  const found: Buffer[] = []
  let at = 0
  while (at + HEADER <= bytes.length) {
    const size = bytes.readUInt32BE(at)
    // 0: up to the end; 1: a 64-bit size follows, which only media data needs.
    const length =
      size === 0
        ? bytes.length - at
        : size === 1 && at + 16 <= bytes.length
          ? Number(bytes.readBigUInt64BE(at + 8))
          : size
    if (length < HEADER) break
    if (bytes.toString('latin1', at + 4, at + HEADER) === type)
      found.push(bytes.subarray(at + HEADER, at + length))
    at += length
  }
  return found
}
