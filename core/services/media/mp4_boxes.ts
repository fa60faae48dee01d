import { E_MEDIA_BOMB, E_MEDIA_UNREADABLE } from './errors.ts'
import { MAX_BOXES, MAX_EDITS, MAX_SAMPLES_PER_TRACK, MAX_STREAMS } from './limits.ts'
import { SourceFile } from './strip/source_file.ts'

export interface BoxFacts {
  /** The index comes before the data: players and platforms can begin before they have everything. */
  moovFirst: boolean
}

/** Boxes that hold boxes, as far as the tables we count are concerned. */
const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'dinf'])

/** Per table: where its entry count stands (after the box header) and how many bytes an entry takes. */
const TABLES: Record<string, { countAt: number; entryBytes: (body: Buffer) => number }> = {
  stsz: { countAt: 8, entryBytes: (body) => (body.readUInt32BE(4) === 0 ? 4 : 0) },
  stz2: { countAt: 8, entryBytes: (body) => (body[7] ?? 8) / 8 },
  stts: { countAt: 4, entryBytes: () => 8 },
  ctts: { countAt: 4, entryBytes: () => 8 },
  stsc: { countAt: 4, entryBytes: () => 12 },
  stco: { countAt: 4, entryBytes: () => 4 },
  co64: { countAt: 4, entryBytes: () => 8 },
  stss: { countAt: 4, entryBytes: () => 4 },
  elst: { countAt: 4, entryBytes: (body) => (body[0] === 1 ? 20 : 12) },
  dref: { countAt: 4, entryBytes: () => 12 },
}

interface Box {
  name: string
  from: number
  /** Where its content begins. */
  body: number
  to: number
}

/**
 * Reads the skeleton of an MP4 or MOV before any demuxer sees the file: does every box lie within its parent, and does
 * every table have the entries it claims? A table that claims a billion of them makes a demuxer reserve memory for
 * each. Only headers are read, so this costs the same for a small file and for one of 4 GB.
 */
export async function surveyBoxes(path: string): Promise<BoxFacts> {
  const file = await SourceFile.open(path)
  try {
    return await new Survey(file).run()
  } finally {
    await file.close()
  }
}

class Survey {
  #boxes = 0
  #tracks = 0
  /** At least: each frame takes a byte, or the size they all have. */
  #sampleBytes = 0
  #dataBytes = 0

  constructor(private file: SourceFile) {}

  async run(): Promise<BoxFacts> {
    const order: string[] = []
    for await (const box of this.#inside(0, this.file.size)) {
      if (box.name === 'moov') await this.#walk(box)
      if (box.name === 'mdat') this.#dataBytes += box.to - box.body
      if (!order.includes(box.name)) order.push(box.name)
    }
    if (!order.includes('moov')) throw new E_MEDIA_UNREADABLE(['its index (moov) is missing, so the recording or download was not finished'])
    if (this.#sampleBytes > this.#dataBytes) throw new E_MEDIA_BOMB(['its index lists more frames than there is data for'])
    const mdat = order.indexOf('mdat')
    return { moovFirst: mdat === -1 || order.indexOf('moov') < mdat }
  }

  async #walk(parent: Box) {
    for await (const box of this.#inside(parent.body, parent.to)) {
      if (box.name === 'cmov') throw new E_MEDIA_BOMB(['its index is compressed, which no camera has done for twenty years'])
      if (box.name === 'trak' && ++this.#tracks > MAX_STREAMS) throw new E_MEDIA_BOMB([`it has more than ${MAX_STREAMS} tracks`])
      if (CONTAINERS.has(box.name)) await this.#walk(box)
      else if (TABLES[box.name]) await this.#checkTable(box)
    }
  }

  async #checkTable(box: Box) {
    const { countAt, entryBytes } = TABLES[box.name]
    const length = box.to - box.body
    const body = await this.file.read(box.body, Math.min(12, length))
    if (body.length < countAt + 4) throw new E_MEDIA_UNREADABLE(['its index is damaged'])
    const count = body.readUInt32BE(countAt)

    if (count * entryBytes(body) > length - countAt - 4) throw new E_MEDIA_BOMB(['its index claims more entries than it has'])
    if (box.name === 'elst' && count > MAX_EDITS) throw new E_MEDIA_BOMB([`its edit list has more than ${MAX_EDITS} entries`])
    if (box.name === 'dref') await this.#mustBeSelfContained(box)
    if (box.name !== 'stsz' && box.name !== 'stz2') return

    const fixed = box.name === 'stsz' ? body.readUInt32BE(4) : 0
    this.#sampleBytes += count * Math.max(1, fixed)
    // Uncompressed sound has a "frame" per beat of its clock, all of one size and without a table.
    if (fixed) return
    if (count > MAX_SAMPLES_PER_TRACK) throw new E_MEDIA_BOMB([`it claims ${count} frames in one track; ${MAX_SAMPLES_PER_TRACK} are the limit`])
  }

  /** QuickTime lets a track lie in another file, named by path or address. Not in one that a stranger sent. */
  async #mustBeSelfContained({ body, to }: Box) {
    for await (const entry of this.#inside(body + 8, to)) {
      const flags = (await this.file.read(entry.body, 4)).at(3) ?? 0
      if (!(flags & 1)) throw new E_MEDIA_UNREADABLE(['it refers to other files'])
    }
  }

  async *#inside(from: number, to: number): AsyncGenerator<Box> {
    for (let at = from; at < to; ) {
      if (++this.#boxes > MAX_BOXES) throw new E_MEDIA_BOMB(['it consists of too many parts'])
      const head = await this.file.read(at, 16)
      // QuickTime ends some containers with four zero bytes.
      if (to - at < 8) return
      if (head.length < 8) throw new E_MEDIA_UNREADABLE(['it ends in the middle'])

      const short = head.readUInt32BE(0)
      const long = short === 1 && head.length >= 16
      const size = long ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short
      const body = at + (long ? 16 : 8)
      if (at + size < body || at + size > to) throw new E_MEDIA_UNREADABLE(['it ends in the middle, or a part of it is damaged'])
      yield { name: head.toString('latin1', 4, 8), from: at, body, to: at + size }
      at += size
    }
  }
}
