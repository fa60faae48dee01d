import type { State } from './state.ts'

/** What stands in the post, and what people read of it. */
export interface ReadText {
  commentary: string
  plain: string
}

const RESERVED = '|{}@[]()<>#*_~\\'
const MENTION =
  /^@\[((?:\\.|[^\]\\])+)\]\((urn:li:(person|organization|organizationBrand):[A-Za-z0-9_-]+)\)/
const TEMPLATE = /^\{hashtag\|\\?#\|((?:\\.|[^}|\\])+)\}/
const HASHTAG = /^#([\p{L}\p{N}]+)/u

/**
 * Reads the platform's text format, sign by sign. At the first reserved sign that is neither escaped nor part of an
 * element the rest is dropped without a word, as the platform does.
 */
export function readLittleText(state: State, written: string): ReadText {
  let commentary = ''
  let plain = ''
  for (let at = 0; at < written.length;) {
    const rest = written.slice(at)
    const [sign] = rest
    if (sign === '\\' && RESERVED.includes(rest[1] ?? 'x')) {
      commentary += rest.slice(0, 2)
      plain += rest[1]
      at += 2
      continue
    }
    if (!RESERVED.includes(sign)) {
      commentary += sign
      plain += sign
      at += sign.length
      continue
    }
    const element = elementAt(state, rest)
    if (!element) break
    commentary += element.commentary
    plain += element.plain
    at += element.length
  }
  return { commentary, plain }
}

function elementAt(state: State, rest: string): (ReadText & { length: number }) | null {
  const mention = MENTION.exec(rest)
  if (mention) {
    const name = mention[1].replace(/\\(.)/g, '$1')
    // A name that is not the platform's own leaves a plain text behind.
    const isReal = nameOf(state, mention[2]) === name
    return { commentary: isReal ? mention[0] : mention[1], plain: name, length: mention[0].length }
  }
  const template = TEMPLATE.exec(rest)
  if (template)
    return {
      commentary: template[0],
      plain: `#${template[1].replace(/\\(.)/g, '$1')}`,
      length: template[0].length,
    }
  const hashtag = HASHTAG.exec(rest)
  return hashtag
    ? { commentary: `{hashtag|\\#|${hashtag[1]}}`, plain: hashtag[0], length: hashtag[0].length }
    : null
}

function nameOf(state: State, urn: string): string | undefined {
  const organisation = state.organisation(urn)
  if (organisation) return organisation.name
  const id = urn.slice(urn.lastIndexOf(':') + 1)
  const person =
    state.person(id) ??
    state.data.organisations.flatMap(({ fans }) => fans).find((fan) => fan.id === id)
  return person && `${person.first} ${person.last}`
}
