/** How a text begins, on one line: whole words, and a sign where there is more. */
export function beginningOf(text: string, most: number): string {
  const line = [...text.trim().replace(/\s+/g, ' ')]
  if (line.length <= most) return line.join('')
  const begun = line.slice(0, most + 1).join('')
  const end = begun.lastIndexOf(' ')
  // A word that is longer than half of it is an address, or of a language that leaves no gaps.
  const whole = end > most / 2 ? begun.slice(0, end) : line.slice(0, most).join('')
  return `${whole.replace(/[\s.,;:…]+$/u, '')}…`
}
