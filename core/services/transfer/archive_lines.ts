import { E_ARCHIVE } from './errors.ts'
import { LINE_MOST_BYTES } from './limits.ts'
import type { Row } from './nouns.ts'

const NEWLINE = 0x0a

/** The rows of an entry, one after the other: however many there are, one line is held at a time. */
export async function* rowsIn(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  let rest: Buffer[] = []
  let held = 0
  const row = (last: Buffer) => {
    const line = rest.length ? Buffer.concat([...rest, last]) : last
    rest = []
    held = 0
    return line.length ? rowOf(name, line) : null
  }
  for await (const chunk of bytes) {
    let from = 0
    const part = Buffer.from(chunk)
    for (let at = part.indexOf(NEWLINE); at >= 0; at = part.indexOf(NEWLINE, from)) {
      const found = row(part.subarray(from, at))
      from = at + 1
      if (found) yield found
    }
    if (from === part.length) continue
    rest.push(part.subarray(from))
    held += part.length - from
    if (held > LINE_MOST_BYTES) throw new E_ARCHIVE([`a line of ${name} is longer than any that is exported`])
  }
  const found = row(Buffer.alloc(0))
  if (found) yield found
}

function rowOf(name: string, line: Buffer): Row {
  try {
    const value: unknown = JSON.parse(line.toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row
  } catch {
    // Said below, for both.
  }
  throw new E_ARCHIVE([`a line of ${name} is not JSON of one row`])
}

/** Rows in pieces of one statement. */
export async function* batchesOf(rows: AsyncIterable<Row>, most: number): AsyncGenerator<Row[]> {
  let batch: Row[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < most) continue
    yield batch
    batch = []
  }
  if (batch.length) yield batch
}
