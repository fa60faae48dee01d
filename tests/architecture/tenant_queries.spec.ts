import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { projectFiles, read } from './support.ts'
import { lastName, nodesOf, ts } from './syntax.ts'

const tenantTables = async () => {
  const { rows } = await db.connection('owner').rawQuery(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'`)
  return (rows as { name: string }[]).map(({ name }) => name)
}

/** The whole of a statement, or of what a property, a variable or an arrow function is: where a query begins and ends. */
function wholeOf(node: ts.Node): ts.Node {
  const isWhole = (one: ts.Node) => ts.isStatement(one) || ts.isVariableDeclaration(one) || ts.isPropertyDeclaration(one) || ts.isArrowFunction(one) || ts.isTemplateSpan(one)
  let whole = node
  while (!isWhole(whole) && whole.parent) whole = whole.parent
  return whole
}

function tableAskedIn(node: ts.Node, source: ts.SourceFile, tables: string[]): string | undefined {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && ['from', 'table', 'into', 'join'].includes(lastName(node.expression))) {
    const [first] = node.arguments
    return first && ts.isStringLiteralLike(first) ? tables.find((table) => first.text.split(' ')[0] === table) : undefined
  }
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return undefined
  const text = node.getText(source)
  if (!/\b(select|insert|delete|update \w+( \w+)? set)\b/i.test(text)) return undefined
  return new RegExp(`\\b(?:from|join|update|into)\\s+(${tables.join('|')})\\b`, 'i').exec(text)?.[1]
}

test.group('Architecture / tenant queries', () => {
  test('SQL about rows of a workspace says which workspace, and does not leave that to row level security', async ({ assert }) => {
    const tables = await tenantTables()
    // Most files ask about none of them, and taking a file apart takes time.
    const asking = new RegExp(`(from|join|update|into|table)\\W+(${tables.join('|')})\\b`, 'i')
    const silent = projectFiles(/^core\/.*\.ts$/).filter((file) => asking.test(read(file))).flatMap((file) =>
      [...nodesOf(file)].flatMap(({ node, line, source }) => {
        const table = tableAskedIn(node, source, tables)
        return table && !wholeOf(node).getText(source).includes('workspace_id') ? [`${file}:${line} asks ${table}`] : []
      })
    )

    assert.isAbove(tables.length, 10)
    assert.deepEqual(silent, [])
  })
})
