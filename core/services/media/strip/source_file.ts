import { open, type FileHandle } from 'node:fs/promises'

/** A stretch of the original, or bytes written anew. */
export type Piece = { from: number; to: number } | Uint8Array

/** Reads a local file piecewise through one window, whatever its size. */
export class SourceFile {
  #window: Buffer = Buffer.alloc(64 * 1024)
  #from = 0
  #filled = 0

  private constructor(
    private handle: FileHandle,
    readonly size: number
  ) {}

  static async open(path: string): Promise<SourceFile> {
    const handle = await open(path, 'r')
    return new SourceFile(handle, (await handle.stat()).size)
  }

  /** `length` bytes from `position`; shorter at the end of the file. Valid until the next read. */
  async read(position: number, length: number): Promise<Buffer> {
    if (position < this.#from || position + length > this.#from + this.#filled) {
      if (length > this.#window.length) this.#window = Buffer.alloc(length)
      const { bytesRead } = await this.handle.read(this.#window, 0, this.#window.length, position)
      this.#from = position
      this.#filled = bytesRead
    }
    const start = position - this.#from
    return this.#window.subarray(start, Math.min(start + length, this.#filled))
  }

  async byte(position: number): Promise<number> {
    return (await this.read(position, 1))[0] ?? -1
  }

  /** Writes the pieces one after the other into a new file; answers its size. */
  async write(pieces: Piece[], path: string): Promise<number> {
    const target = await open(path, 'wx', 0o600)
    let written = 0
    try {
      for (const piece of pieces) {
        if (piece instanceof Uint8Array) {
          await target.writeFile(piece)
          written += piece.length
          continue
        }
        for (let at = piece.from; at < piece.to; ) {
          const chunk = await this.read(at, Math.min(64 * 1024, piece.to - at))
          if (!chunk.length) throw new Error('The file ended early')
          await target.writeFile(chunk)
          at += chunk.length
          written += chunk.length
        }
      }
    } finally {
      await target.close()
    }
    return written
  }

  close() {
    return this.handle.close()
  }
}

/** Collects what stays; neighbours become one piece. */
export class Keep {
  readonly pieces: Piece[] = []

  range(from: number, to: number) {
    const last = this.pieces.at(-1)
    if (last && !(last instanceof Uint8Array) && last.to === from) last.to = to
    else this.pieces.push({ from, to })
  }

  bytes(bytes: Uint8Array) {
    this.pieces.push(bytes)
  }
}
