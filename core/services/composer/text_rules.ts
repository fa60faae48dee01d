import type { BrandSections } from '#services/profiles/shapes'
import type { Finding } from './finding.ts'

type Guidelines = Pick<BrandSections['guidelines'], 'bannedWords' | 'disclosures' | 'hashtags'>

/** Shorter texts in capitals are names, abbreviations and "NEW!". */
const CAPITALS_LEAST = 20
/** So many of the letters are capitals in a text that shouts; names and abbreviations never get there. */
const CAPITALS_SHARE = 0.8
/** In a sentence, each is one thing to look at. */
const NAMED_MOST = 5

/** What can be said of a text alone, and of a brand's rules for it. Pure: asked with every keystroke. */
export function textFindings(text: string, guidelines: Guidelines | null): Finding[] {
  if (!text.trim()) return []
  return [...(guidelines ? brandFindings(text, guidelines) : []), ...writingFindings(text)]
}

/** One thing in a text that takes a person's word: whoever confirms it names its code, and another word is another question. */
export interface Forbidden {
  code: string
  rule: 'text.banned' | 'text.disclosure'
  word: string
}

/** What the brand forbids of a text. One without words forbids nothing and discloses nothing. */
export function forbiddenIn(text: string, { bannedWords, disclosures }: Pick<Guidelines, 'bannedWords' | 'disclosures'>): Forbidden[] {
  if (!text.trim()) return []
  const of = (rule: Forbidden['rule'], words: string[]) => words.map((word): Forbidden => ({ code: `${rule}:${plain(word).trim()}`, rule, word }))
  return [...of('text.banned', bannedWords.filter((word) => holdsWord(text, word))), ...of('text.disclosure', disclosures.filter((words) => !holdsWord(text, words)))]
}

function brandFindings(text: string, { bannedWords, disclosures, hashtags }: Guidelines): Finding[] {
  const forbidden = forbiddenIn(text, { bannedWords, disclosures })
  const findings = (['text.banned', 'text.disclosure'] as const).flatMap((rule): Finding[] => {
    const those = forbidden.filter((one) => one.rule === rule)
    const words = those.map(({ word }) => word)
    if (!words.length) return []
    const fix = rule === 'text.disclosure' && { fix: { kind: 'append' as const, text: words.join(' ') } }
    return [{ level: 'warning', path: 'text', rule, params: { words: named(words), count: words.length }, ...fix, mustConfirm: true, codes: those.map(({ code }) => code) }]
  })

  const tags = hashtags.map((tag) => (tag.startsWith('#') ? tag : `#${tag}`)).filter((tag) => !holdsWord(text, tag))
  if (tags.length) findings.push({ level: 'warning', path: 'text', rule: 'text.brandHashtags', params: { words: named(tags), count: tags.length }, fix: { kind: 'append', text: tags.join(' ') } })
  return findings
}

function writingFindings(text: string): Finding[] {
  const findings: Finding[] = []
  if (/\S[ \t]{2,}\S|[ \t]+$/m.test(text)) findings.push({ level: 'hint', path: 'text', rule: 'text.spaces', fix: { kind: 'tidy' } })
  if (isShouted(text)) findings.push({ level: 'hint', path: 'text', rule: 'text.capitals' })
  if (hasLooseMention(text)) findings.push({ level: 'hint', path: 'text', rule: 'text.looseMention' })
  return findings
}

const named = (words: string[]) => [...words.slice(0, NAMED_MOST), ...(words.length > NAMED_MOST ? ['…'] : [])].join(', ')
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
/** Part of a word that has ends. Where words are written without spaces between them, any place may be the end of one. */
const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{M}\p{N}_]/u.test(sign) && !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(sign)

/** As a word of its own, whatever its case: "art" does not stand in "party". */
export function holdsWord(text: string, word: string): boolean {
  const [within, wanted] = [plain(text), plain(word).trim()]
  if (!wanted) return false
  const [signs, last] = [[...wanted], [...wanted].at(-1)]
  for (let at = within.indexOf(wanted); at !== -1; at = within.indexOf(wanted, at + 1)) {
    const before = [...within.slice(Math.max(0, at - 2), at)].at(-1)
    const after = [...within.slice(at + wanted.length, at + wanted.length + 2)][0]
    if (!(isLetter(signs[0]) && isLetter(before)) && !(isLetter(last) && isLetter(after))) return true
  }
  return false
}

/** Addresses, tags and names of accounts are not words in which somebody shouts. */
function isShouted(text: string): boolean {
  const words = text.replace(/https?:\/\/\S+|[#@]\S+/g, ' ')
  const letters = [...words].filter((sign) => sign.toLowerCase() !== sign.toUpperCase())
  return letters.length >= CAPITALS_LEAST && letters.filter((sign) => sign !== sign.toLowerCase()).length / letters.length >= CAPITALS_SHARE
}

/** An @ with nobody behind it, two of them, or a bracket after one that is never closed. */
function hasLooseMention(text: string): boolean {
  return /(^|\s)@(?=\s|$|[.,;:!?)])/m.test(text) || /@@/.test(text) || [...text.matchAll(/@\[([^\]\n]*)/g)].some((match) => text[match.index + match[0].length] !== ']')
}
