export interface ByteRange {
  from: number
  /** Exclusive. */
  to: number
}

/**
 * One byte range of a file of `size` bytes (RFC 9110 §14). `null`: no range was asked for, or one we may ignore
 * (several ranges, another unit, not well formed): answer the whole file. `unsatisfiable`: answer 416.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  const match = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null

  if (match[1] === '') {
    const wanted = Math.min(Number(match[2]), size)
    return wanted === 0 ? 'unsatisfiable' : { from: size - wanted, to: size }
  }
  const from = Number(match[1])
  const last = match[2] === '' ? size - 1 : Number(match[2])
  if (last < from && match[2] !== '') return null
  return from >= size ? 'unsatisfiable' : { from, to: Math.min(last + 1, size) }
}
