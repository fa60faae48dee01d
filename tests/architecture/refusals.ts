import { lastName, nodesOf, ts } from './syntax.ts'
import { read } from './support.ts'

/** An English sentence that a person may be refused with, `%s` and `%d` for the values in it. */
export interface Sentence {
  code: string
  english: string
  place: string
}

interface Kind {
  code: string
  status: number
  template: string
  place: string
}

/** Commands say these, and commands speak English. */
const COMMANDS_ONLY = new Set(['E_NO_SANDBOX', 'E_NO_CONSENT', 'E_NOT_THEIRS'])
/** Not answered with their own sentence: what is broken (500), and what is not there, for which problem.ts has one sentence. */
const isAnswered = ({ code, status }: Kind) => !COMMANDS_ONLY.has(code) && (status < 500 ? status !== 404 || code === 'E_ROW_GONE' : code === 'E_LIMITS_UNAVAILABLE')

const INPUT = 'E_VALIDATION_ERROR'
/** What is wrong with a row of an import: kept in English by the worker, told in the reader’s language. */
const ROW = 'E_IMPORT_ROW'
const IMPORTS = 'core/services/planning/import/'
/** These rules of validators have sentences of their own in every language. */
const told = JSON.parse(read('resources/lang/en/validator.json')).shared.messages as Record<string, string>
/** Values alone, without words between them. */
const hasWords = (text: string) => /\p{L}/u.test(text.replaceAll(/%[sd]/g, ''))

/** The sentences an expression can be, constants of the file put in. */
function sentencesOf(node: ts.Node | undefined, constants: Map<string, string>): string[] {
  if (!node) return []
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isIdentifier(node)) return constants.has(node.text) ? [constants.get(node.text)!] : []
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap((branch) => sentencesOf(branch, constants))
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node)) return sentencesOf(node.expression, constants)
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return sentencesOf(node.right, constants)
  // One of a table.
  if (ts.isElementAccessExpression(node)) return [...constants].flatMap(([name, text]) => (name.startsWith(`${node.expression.getText()}.`) ? [text] : []))
  if (!ts.isTemplateExpression(node)) return []
  return [node.head.text + node.templateSpans.map(({ expression, literal }) => (sentencesOf(ts.isIdentifier(expression) ? expression : undefined, constants)[0] ?? '%s') + literal.text).join('')]
}

const propertyOf = (node: ts.ObjectLiteralExpression, name: string) => node.properties.find((one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && lastName(one.name) === name)?.initializer

function constantsIn(file: string, text: string) {
  const found = new Map<string, string>()
  for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).statements) {
    for (const { name, initializer } of ts.isVariableStatement(statement) ? statement.declarationList.declarations : []) {
      if (!initializer) continue
      if (ts.isStringLiteralLike(initializer)) found.set(name.getText(), initializer.text)
      if (!ts.isObjectLiteralExpression(initializer)) continue
      for (const one of initializer.properties) if (ts.isPropertyAssignment(one) && ts.isStringLiteralLike(one.initializer)) found.set(`${name.getText()}.${one.name.getText()}`, one.initializer.text)
    }
  }
  return found
}

/** What createError makes, by the names it is given. */
function kindsIn(file: string, text: string): [name: string, kind: Kind][] {
  return [...nodesOf(file, text)].flatMap(({ node, line }) => {
    if (!ts.isCallExpression(node) || lastName(node.expression) !== 'createError' || node.arguments.length < 3) return []
    const [template, code, status] = node.arguments
    const name = ts.isVariableDeclaration(node.parent) ? lastName(node.parent.name) : ''
    return [[name, { code: sentencesOf(code, new Map())[0], status: Number(status.getText()), template: sentencesOf(template, new Map())[0], place: `${file}:${line}` }]]
  })
}

/** A class with a code of its own says its sentence as `static message`, or hands it to `super`. */
function* saidByClasses(node: ts.Node, constants: Map<string, string>): Generator<{ code: string; english: string }> {
  if (!ts.isClassLike(node)) return
  const own = (name: string) => node.members.find((member): member is ts.PropertyDeclaration => ts.isPropertyDeclaration(member) && lastName(member.name) === name)?.initializer
  const [code] = sentencesOf(own('code'), constants)
  if (!code?.startsWith('E_')) return
  for (const english of sentencesOf(own('message'), constants)) yield { code, english }
  const within = function* (inner: ts.Node): Generator<ts.Node> {
    yield inner
    for (const child of inner.getChildren()) yield* within(child)
  }
  for (const inner of within(node)) {
    if (ts.isCallExpression(inner) && inner.expression.kind === ts.SyntaxKind.SuperKeyword) for (const english of sentencesOf(inner.arguments[0], constants)) yield { code, english }
    if (ts.isBinaryExpression(inner) && inner.left.getText() === 'this.message') for (const english of sentencesOf(inner.right, constants)) yield { code, english }
  }
}

/** Every sentence of these files that a person may be refused with. */
export function refusalsIn(files: { file: string; text: string }[]): Sentence[] {
  const kinds = new Map<string, Kind[]>()
  const found: Sentence[] = []
  for (const { file, text } of files) {
    if (!text.includes('createError')) continue
    for (const [name, kind] of kindsIn(file, text)) {
      kinds.set(name, [...(kinds.get(name) ?? []), kind])
      if (isAnswered(kind)) found.push({ code: kind.code, english: kind.template, place: kind.place })
    }
  }
  for (const { file, text } of files) {
    if (!/new (errors\.)?E_|rule:|detail:|fix:|\.report\(|code = 'E_/.test(text)) continue
    const constants = constantsIn(file, text)
    for (const { node, line } of nodesOf(file, text)) {
      const say = (code: string, sentences: string[]) => found.push(...sentences.map((english) => ({ code, english, place: `${file}:${line}` })))
      if (ts.isNewExpression(node)) {
        const [given] = node.arguments ?? []
        const answered = (kinds.get(lastName(node.expression)) ?? []).filter(isAnswered)
        if (answered.length && given && ts.isArrayLiteralExpression(given)) say(answered[0].code, given.elements.flatMap((value) => sentencesOf(value, constants)))
      }
      if (ts.isNewExpression(node) && node.arguments?.[0] && ts.isStringLiteralLike(node.arguments[0]) && lastName(node.expression).startsWith('E_')) say(lastName(node.expression), [node.arguments[0].text])
      if (ts.isCallExpression(node) && lastName(node.expression) === 'report' && node.arguments.length === 3) {
        const [sentence, rule] = node.arguments
        if (!sentencesOf(rule, constants).some((name) => name in told)) say(INPUT, sentencesOf(sentence, constants).map((english) => english.replaceAll(/\{\{ \w+ \}\}/g, '%s')))
      }
      if (ts.isObjectLiteralExpression(node)) {
        const [rule, message, code, detail] = ['rule', 'message', 'code', 'detail'].map((name) => propertyOf(node, name))
        if (rule && message) say(INPUT, sentencesOf(message, constants))
        const [reason, fix] = [propertyOf(node, 'reason'), propertyOf(node, 'fix')]
        if (fix && file.startsWith(IMPORTS)) say(ROW, [reason, fix].flatMap((one) => sentencesOf(one, constants)))
        if (code && detail && ts.isStringLiteralLike(code)) say(code.text, sentencesOf(detail, constants))
      }
      for (const { code, english } of saidByClasses(node, constants)) say(code, [english])
    }
  }
  const known = new Set<string>()
  return found.filter(({ code, english }) => hasWords(english) && !known.has(`${code} ${english}`) && known.add(`${code} ${english}`))
}

export const sources = (files: string[]) => files.map((file) => ({ file, text: read(file) }))
