import type { Readable } from 'node:stream'
import { E_PLAN_FILE } from '../errors.ts'
import { isRecord, recordsOf } from './foreign_post.ts'

/** Where answers keep their posts. */
const LISTS = ['posts', 'data']
/** One post with everything its tool tells about it, or a page of them inside a list of pages. */
const POST_MOST = 4_000_000
const [QUOTE, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST, COLON, COMMA] = ['"', '\\', '{', '}', '[', ']', ':', ','].map((sign) => sign.charCodeAt(0))
const SPACE = 0x20

/**
 * The posts of an answer of an API, one after the other, never the whole file in memory: what is listed under `posts` or
 * `data`, or what a bare list holds. Several answers may follow each other, or stand in a list: pages are joined that way.
 */
export async function* postsOf(stream: Readable): AsyncGenerator<Record<string, unknown>> {
  const splitter = new Splitter()
  stream.setEncoding('utf8')
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      for (const text of splitter.feed(chunk)) yield* opened(parsed(text))
    }
    if (splitter.isInside) throw new E_PLAN_FILE(['The file ends in the middle of a post. Save the answer again, all of it.'])
  } finally {
    stream.destroy()
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return value
  } catch {
    // Said below.
  }
  throw new E_PLAN_FILE(['The file is no JSON that can be read. Save the answer again as it came.'])
}

/** A page holds posts of its own. */
function opened(value: Record<string, unknown>): Record<string, unknown>[] {
  const list = LISTS.find((name) => Array.isArray(value[name]) && !('content' in value) && !('versions' in value))
  return list ? recordsOf(value[list]) : [value]
}

/** Cuts the objects of the list out of what arrives in pieces. Only brackets, strings and the names at the top are looked at. */
class Splitter {
  #depth = 0
  /** Brackets that are open around the posts; 0 outside their list. */
  #listDepth = 0
  #isString = false
  #isEscaped = false
  #isCut = false
  #kept = ''
  #word = ''
  #name = ''

  get isInside() {
    return this.#depth > 0
  }

  *feed(chunk: string): Generator<string> {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const sign = chunk.charCodeAt(at)
      if (this.#isString) this.#inString(sign, chunk[at]!)
      else if (sign === QUOTE) {
        this.#isString = true
        this.#word = ''
      } else if (sign === OPEN_OBJECT || sign === OPEN_LIST) {
        if (this.#listDepth && this.#depth === this.#listDepth && sign === OPEN_OBJECT) {
          this.#isCut = true
          from = at
        }
        this.#depth++
        const isList = sign === OPEN_LIST && !this.#listDepth && (this.#depth === 1 || (this.#depth === 2 && LISTS.includes(this.#name)))
        if (isList) this.#listDepth = this.#depth
      } else if (sign === CLOSE_OBJECT || sign === CLOSE_LIST) {
        this.#depth--
        if (this.#depth < 0) throw new E_PLAN_FILE(['The file is no JSON that can be read. Save the answer again as it came.'])
        if (this.#isCut && this.#depth === this.#listDepth) {
          yield this.#kept + chunk.slice(from, at + 1)
          this.#isCut = false
          this.#kept = ''
        } else if (this.#depth < this.#listDepth) this.#listDepth = 0
      } else if (this.#depth === 1 && !this.#listDepth) {
        if (sign === COLON) this.#name = this.#word
        else if (sign === COMMA) this.#name = ''
      }
      else if (this.#listDepth && this.#depth === this.#listDepth && sign > SPACE && sign !== COMMA) throw new E_PLAN_FILE(['The list in the file holds no posts. Save the answer of the tool’s API, as the help page says.'])
    }
    if (!this.#isCut) return
    this.#kept += chunk.slice(from)
    if (this.#kept.length > POST_MOST) throw new E_PLAN_FILE([`A post in the file is longer than ${POST_MOST} characters. Leave it out, and import the file again.`])
  }

  #inString(sign: number, letter: string) {
    if (this.#isEscaped) this.#isEscaped = false
    else if (sign === BACKSLASH) this.#isEscaped = true
    else if (sign === QUOTE) this.#isString = false
    else if (this.#depth === 1 && this.#word.length < LONGEST_NAME) this.#word += letter
  }
}

const LONGEST_NAME = 16
