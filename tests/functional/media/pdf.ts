interface Wanted {
  pages?: number
  /** Further entries of what the index says of the document. */
  trailer?: string
}

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>'
const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 210 297] >>'

function objectsOf(pages: number) {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`)
  return [CATALOG, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} >>`, ...kids.map(() => page)]
}

function written(version: string, objects: string[]) {
  let text = `%PDF-${version}\n`
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  return { text, offsets }
}

/** A document of empty pages, with its index as a table. */
export function pdf({ pages = 1, trailer = '' }: Wanted = {}): Buffer {
  const { text, offsets } = written('1.4', objectsOf(pages))
  const size = offsets.length + 1
  const table = ['0000000000 65535 f ', ...offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n `)].join('\n')
  return Buffer.from(`${text}xref\n0 ${size}\n${table}\ntrailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`)
}

/** The same with the index of newer files: a stream, here of one byte for the kind, four for the place, two for the generation. */
export function pdfWithIndexStream(trailer = ''): Buffer {
  const { text, offsets } = written('1.5', objectsOf(1))
  const places = [...offsets, text.length]
  const index = Buffer.alloc((places.length + 1) * 7)
  places.forEach((at, row) => {
    index.writeUInt8(1, (row + 1) * 7)
    index.writeUInt32BE(at, (row + 1) * 7 + 1)
  })
  const described = `<< /Type /XRef /W [1 4 2] /Size ${places.length + 1} /Root 1 0 R /Length ${index.length} ${trailer} >>`
  return Buffer.concat([
    Buffer.from(`${text}${places.length} 0 obj\n${described}\nstream\n`),
    index,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${text.length}\n%%EOF\n`),
  ])
}
