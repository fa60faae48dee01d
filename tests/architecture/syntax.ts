import ts from 'typescript'
import { lineOf, read } from './support.ts'

/** Every node of a source file, outermost first. */
export function* nodesOf(file: string, text = read(file)): Generator<{ node: ts.Node; line: number; source: ts.SourceFile }> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('.js') ? ts.ScriptKind.JS : ts.ScriptKind.TS)
  const walk = function* (node: ts.Node): Generator<ts.Node> {
    yield node
    for (const child of node.getChildren(source)) yield* walk(child)
  }
  for (const node of walk(source)) yield { node, source, line: lineOf(text, node.getStart(source)) }
}

/** `a.b.c` → `c`, `c()` → `c`, `c` → `c`. */
export function lastName(node: ts.Node): string {
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return node.text
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) return node.argumentExpression.text
  if (ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return lastName(node.expression)
  return ''
}

export { ts }
