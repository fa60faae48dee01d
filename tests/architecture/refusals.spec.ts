import { test } from '@japa/runner'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compileText } from '../../bin/lib/ui_texts.js'
import { refusalsIn, sources } from './refusals.ts'
import { projectFiles, read, root } from './support.ts'

type Texts = Record<string, Record<string, string>>

/** What libraries say, and what is put together out of sight of refusals.ts: values that are words, and sentences handed on. */
const FOUND_BY_HAND: Record<string, string[]> = {
  E_AUTHORIZATION_FAILURE: ['Access denied'],
  E_BAD_CSRF_TOKEN: ['Invalid or expired CSRF token'],
  E_CSV: ['Line %s: '],
  E_EMULATOR_REFUSED: ['no reason was given'],
  E_EMULATOR_STRANGE: ['its answer is too large; reset the emulator', 'it knows no such request'],
  E_HTTP_400: ['The request cannot be read.'],
  E_HTTP_413: ['The request is larger than allowed here.'],
  E_HTTP_415: ['Send JSON as application/json in UTF-8.'],
  E_HTTP_422: ['The body of the request must be a JSON object.'],
  E_IMPORT_ROW: ['There is no file “%s” in this brand’s library'],
  E_INVITATION_OVER: ['accepted', 'revoked'],
  E_MEDIA_TOO_LARGE: ['image', 'video', 'document'],
  E_MEDIA_UNREADABLE: ['the photo', 'the drawing'],
  E_METHOD_NOT_ALLOWED: ['%s and %s'],
  E_NO_PRINTER: ['Chromium is not where CHROMIUM_PATH says it is. Whoever runs this server can put it right.', 'Chromium is not installed on this server. Whoever runs it can install it.'],
  E_TOO_MANY_REQUESTS: ['Too many requests. Try again later.'],
  E_UNAUTHORIZED_ACCESS: ['Sign in, or send an access token that has not ended: Authorization: Bearer cad_…'],
  E_VALIDATION_ERROR: ['{{%s}} is not a variable of this template. Did you mean {{%s}}?', '{{%s}} is not a variable of this template. Add it to the variables, or take it out of the text.'],
  E_UPLOAD_TOO_SLOW: ['nothing arrived for %s seconds', 'it took longer than %s minutes'],
}

const languagesIn = (folder: string) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name) : [])
const textsOf = (folder: string, language: string): Texts => (existsSync(join(root, folder, language, 'refusals.json')) ? JSON.parse(read(`${folder}/${language}/refusals.json`)) : {})

/** The values a text asks for, by their numbers. Throws where the braces are wrong. */
function valuesIn(text: string): string[] {
  const found = new Set<string>()
  const visit = (pieces: any) => {
    for (const piece of Array.isArray(pieces) ? pieces : []) {
      if (typeof piece === 'string') continue
      if (piece[0] !== '#') found.add(piece[0])
      Object.values(piece[2] ?? {}).forEach(visit)
    }
  }
  visit(compileText(text))
  return [...found].sort()
}

function wrongIn(english: string, text: string): string | null {
  const wanted = (english.match(/%[sd]/g) ?? []).map((_, index) => String(index))
  // Without values it is said as it stands, braces and all.
  if (!wanted.length) return text === english ? 'is as in English' : null
  try {
    const values = valuesIn(text)
    return values.join() === wanted.join() ? null : `asks for {${values.join('}, {')}}, not for {${wanted.join('}, {')}}`
  } catch (error) {
    return (error as Error).message
  }
}

/** What is missing, left over or wrong in a language. */
function faultsOf(sentences: { code: string; english: string; place?: string }[], texts: Texts, { isWhole = true } = {}): string[] {
  const known = new Set(sentences.map(({ code, english }) => `${code} ${english}`))
  const missing = sentences.filter(({ code, english }) => isWhole && texts[code]?.[english] === undefined).map(({ code, english, place }) => `${code} “${english}” is missing (${place ?? 'found by hand'})`)
  const given = Object.entries(texts).flatMap(([code, own]) => Object.entries(own).map(([english, text]) => ({ code, english, text })))
  const over = given.filter(({ code, english }) => !known.has(`${code} ${english}`)).map(({ code, english }) => `${code} “${english}” is said nowhere any more`)
  const wrong = given.flatMap(({ code, english, text }) => {
    const fault = wrongIn(english, text)
    return fault ? [`${code} “${english}” ${fault}`] : []
  })
  return [...missing, ...over, ...wrong]
}

test.group('Architecture / refusals', () => {
  test('what a person can be refused with is found where it is thrown', ({ assert }) => {
    const text = `
      const E_LATE = createError<[days: number]>('Too late by %d days: %s', 'E_LATE', 409)
      const E_FULL = createError(\`There are \${MOST} already\`, 'E_FULL', 409)
      const E_ANY = createError('%s', 'E_ANY', 422)
      const E_BROKEN = createError('Broken', 'E_BROKEN', 500)
      const E_NONE = createError('There is none', 'E_NOT_FOUND', 404)
      const WHY = { rain: 'It rains' }
      class Changed extends Exception { static code = 'E_CHANGED'; constructor() { super('It was changed') } }
      throw new E_LATE([2, isNight ? 'It is night' : \`\${name} sleeps\`])
      throw new E_ANY([WHY[weather]])
      throw refuseInput({ field: 'a', rule: 'required', message: 'Give one' })
    `

    assert.sameDeepMembers(
      refusalsIn([{ file: 'a.ts', text }]).map(({ code, english }) => `${code} ${english}`),
      ['E_LATE Too late by %d days: %s', 'E_FULL There are %s already', 'E_CHANGED It was changed', 'E_LATE It is night', 'E_LATE %s sleeps', 'E_ANY It rains', 'E_VALIDATION_ERROR Give one']
    )
  })

  test('a translation that is missing, left over or without its values is a fault', ({ assert }) => {
    const sentence = { code: 'E_LATE', english: 'Too late by %d days: %s', place: 'a.ts:1' }
    const one = (text: string) => faultsOf([sentence], { E_LATE: { [sentence.english]: text } })

    assert.deepEqual(one('Zu spät um {0} Tage: {1}'), [])
    assert.deepEqual(one('{1}: um {0, plural, one {# Tag} other {# Tage}} zu spät'), [])
    assert.deepEqual(one('Zu spät um {0} Tage'), ['E_LATE “Too late by %d days: %s” asks for {0}, not for {0}, {1}'])
    assert.lengthOf(one('Zu spät um {0 Tage: {1}'), 1)
    assert.deepEqual(faultsOf([sentence], {}), ['E_LATE “Too late by %d days: %s” is missing (a.ts:1)'])
    assert.deepEqual(faultsOf([], { E_GONE: { 'It is gone': 'Es ist weg' } }), ['E_GONE “It is gone” is said nowhere any more'])
    assert.deepEqual(faultsOf([{ code: 'E_GONE', english: 'It is gone' }], { E_GONE: { 'It is gone': 'It is gone' } }), ['E_GONE “It is gone” is as in English'])
  })

  test('every refusal is said in every language', ({ assert }) => {
    const found = refusalsIn(sources(projectFiles(/^core\/.+\.ts$/)))
    const sentences = [...found, ...Object.entries(FOUND_BY_HAND).flatMap(([code, own]) => own.map((english) => ({ code, english })))]

    assert.isAbove(found.length, 200)
    for (const language of languagesIn('resources/lang').filter((name) => name !== 'en')) assert.deepEqual(faultsOf(sentences, textsOf('resources/lang', language)), [], language)
    for (const language of languagesIn('resources/lang_unfinished')) assert.deepEqual(faultsOf(sentences, textsOf('resources/lang_unfinished', language), { isWhole: false }), [], language)
  })
})
