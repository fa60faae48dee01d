/** Escape sequences in what other people wrote could repaint the terminal or answer for its user. */
export const clean = (text: string) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')

/** On one line, cut where it gets long. */
export function line(text: string, most = 60): string {
  const flat = clean(text.replace(/\s+/g, ' ')).trim()
  const letters = [...flat]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : flat
}

/** Columns as wide as what stands in them; nothing for no rows. */
export function table(heads: string[], rows: string[][]): string {
  if (!rows.length) return ''
  const lines = [heads, ...rows.map((cells) => cells.map((cell) => line(cell)))]
  const widths = heads.map((_, column) => Math.max(...lines.map((cells) => [...cells[column]!].length)))
  return lines.map((cells) => cells.map((cell, column) => cell + ' '.repeat(widths[column]! - [...cell].length)).join('  ').trimEnd()).join('\n')
}

/** As the author's clock shows it, with the zone. */
export function at(instant: string | null | undefined, timeZone: string): string {
  if (!instant) return '–'
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).format(new Date(instant))
  return `${parts.replace(',', '')} ${timeZone}`
}
