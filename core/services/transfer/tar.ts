/** POSIX ustar: any program of the last forty years opens it. */
const BLOCK = 512
const USTAR_MOST = 8 ** 11

const padding = (size: number) => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)

function header(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long for a tar entry`)
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, offset: number, length: number) => block.write(value.toString(8).padStart(length - 1, '0'), offset, 'latin1')
  block.write(name, 0, 'utf8')
  octal(0o644, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  if (size < USTAR_MOST) octal(size, 124, 12)
  else {
    // GNU's way of saying more than eight gigabytes, which everything reads.
    block.writeUInt8(0x80, 124)
    block.writeBigUInt64BE(BigInt(size), 128)
  }
  octal(Math.floor(at.getTime() / 1_000), 136, 12)
  block.fill(' ', 148, 156)
  block.write('0', 156, 'latin1')
  block.write('ustar\u000000', 257, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148, 'latin1')
  return block
}

/** One entry. Fewer or more bytes than said would shift everything after it, so that throws. */
export async function* tarEntry(name: string, size: number, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, at: Date): AsyncGenerator<Uint8Array> {
  yield header(name, size, at)
  let sent = 0
  for await (const chunk of bytes) {
    sent += chunk.byteLength
    if (sent > size) break
    yield chunk
  }
  if (sent !== size) throw new Error(`${name} has ${sent} bytes, not ${size}`)
  yield padding(size)
}

export const tarEnd = () => Buffer.alloc(2 * BLOCK)

export interface Entry {
  name: string
  size: number
  /** To be read to its end before the next entry. */
  bytes: AsyncIterable<Uint8Array>
}

/** Of a plain file; older programs leave it empty. Links, folders and what other programs add are of another kind. */
const PLAIN = ['0', '\u0000']
/** Names are shown in refusals; those of strangers may be anything. */
const shown = (name: string) => `“${name.replaceAll(/[^\w./-]/g, '?').slice(0, 60)}”`

/** Throws for what is no archive, or one that was cut off, and for anything in it but plain files. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const reader = new Chunks(source)
  for (;;) {
    const block = await reader.take(BLOCK)
    if (!block) throw new Error('The archive ends in the middle')
    if (block.every((byte) => byte === 0)) return
    const stated = Number.parseInt(block.toString('latin1', 148, 156).replace(/[\u0000 ]+$/, ''), 8)
    const sum = block.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0)
    if (stated !== sum) throw new Error('This is no tar archive, or it is damaged')
    const size = block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : Number.parseInt(block.toString('latin1', 124, 136), 8)
    const name = block.toString('utf8', 0, 100).replace(/\u0000.*$/s, '')
    if (!PLAIN.includes(block.toString('latin1', 156, 157))) throw new Error(`${shown(name)} in it is a link, a folder or something else that is no plain file. Archives are taken as they were exported`)
    if (!Number.isSafeInteger(size) || size < 0) throw new Error(`${shown(name)} in it has no readable size`)
    yield { name, size, bytes: reader.through(size) }
    await reader.skip(padding(size).length)
  }
}

/** What nobody wants still has to go by. */
export async function drain(bytes: AsyncIterable<Uint8Array>) {
  const reader = bytes[Symbol.asyncIterator]()
  while (!(await reader.next()).done) continue
}

/** Bytes of a stream in pieces of our size. */
class Chunks {
  #source: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async take(size: number): Promise<Buffer | null> {
    const parts: Buffer[] = []
    for await (const part of this.through(size, true)) parts.push(Buffer.from(part))
    const whole = Buffer.concat(parts)
    return whole.length === size ? whole : null
  }

  async skip(size: number) {
    await drain(this.through(size))
  }

  async *through(size: number, mayEnd = false): AsyncGenerator<Uint8Array> {
    for (let left = size; left > 0; ) {
      if (!this.#rest.length) {
        const { done, value } = await this.#source.next()
        if (done && mayEnd) return
        if (done) throw new Error('The archive ends in the middle')
        this.#rest = Buffer.from(value)
        continue
      }
      const part = this.#rest.subarray(0, left)
      this.#rest = this.#rest.subarray(part.length)
      left -= part.length
      yield part
    }
  }
}
