import { Parser } from 'htmlparser2'
import { LONGEST } from './limits.ts'

export interface PageFacts {
  title: string | null
  description: string | null
  /** Of a picture that stands for the page, as the page writes it. */
  picture: string | null
  /** What relative addresses stand on, if the page says so. */
  base: string | null
}

/** By what pages call them, best first: Open Graph, then the same word in anybody else's vocabulary, then plain HTML. */
const TITLES = [/^og:title$/, /^\w+:title$/]
const DESCRIPTIONS = [/^og:description$/, /^\w+:description$/, /^description$/]
const PICTURES = [/^og:image:secure_url$/, /^og:image(:url)?$/, /^\w+:image(:src)?$/]

/** Any other element, and the body has begun, whether the page says so or not. */
const OF_HEADS = new Set(['html', 'head', 'title', 'meta', 'link', 'base', 'style', 'script', 'noscript', 'template'])
/** Heads have some hundred. What is nested by the thousand is made to keep a parser busy. */
const TAGS_MOST = 5_000
/** Read bit by bit, so that what follows the head costs nothing. */
const BIT = 16_384

/** Where a page may name its own encoding. */
const CHARSET_WITHIN = 1024

/** Title, description and picture of a page. Only what it says in its head is read; nothing in it is run. */
export function pageFacts(bytes: Buffer, charset: string | null): PageFacts {
  const said = new Map<string, string>()
  let [title, base] = ['', '']
  let [isTitle, isPast] = [false, false]
  let tags = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!OF_HEADS.has(name) || ++tags > TAGS_MOST) isPast = true
      if (isPast) return
      isTitle = name === 'title' && !title
      if (name === 'base') base ||= attributes.href ?? ''
      if (name !== 'meta' || !attributes.content) return
      const key = (attributes.property ?? attributes.name ?? '').toLowerCase()
      // Whoever repeats a name means the first one.
      if (key && !said.has(key)) said.set(key, attributes.content)
    },
    ontext(text) {
      if (isTitle && title.length < LONGEST.story) title += text
    },
    onclosetag(name) {
      if (name === 'title') isTitle = false
      if (name === 'head') isPast = true
    },
  })
  const text = decode(bytes, charset)
  for (let at = 0; at < text.length && !isPast; at += BIT) parser.write(text.slice(at, at + BIT))
  parser.end()

  const words = [...said]
  const first = (names: RegExp[]) => names.flatMap((name) => words.filter(([key, value]) => name.test(key) && value.trim()).map(([, value]) => value))[0]
  return {
    title: tidy(first(TITLES) ?? title, LONGEST.line),
    description: tidy(first(DESCRIPTIONS), LONGEST.note),
    picture: first(PICTURES)?.trim() ?? null,
    base: base || null,
  }
}

function decode(bytes: Buffer, charset: string | null): string {
  const named = charset ?? /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(bytes.subarray(0, CHARSET_WITHIN).toString('latin1'))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(named).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

/** One line of plain text that can be stored, cut where a letter ends. */
function tidy(text: string | undefined, most: number): string | null {
  const line = (text ?? '').toWellFormed().replace(/[\p{Cc}\s]+/gu, ' ').trim()
  let kept = ''
  for (const letter of line) {
    if (kept.length + letter.length > most) break
    kept += letter
  }
  return kept || null
}
