import { test } from '@japa/runner'
import { projectFiles } from './support.ts'
import { lastName, nodesOf, ts } from './syntax.ts'

/** Platforms are asked by adapters, through the host's guarded `http`. These ask something else. */
const MAY_ASK_THE_NETWORK: Record<string, string> = {
  'core/services/media/reachability.ts': 'asks our own MEDIA_URL whether the world can reach it',
  'core/services/mcp/own_request.ts': 'asks the API of this same process, at the address it listens on',
  'core/services/http/public_fetch.ts': 'the one way to addresses that people typed: public ones only, vetted and pinned',
  'core/services/plugins/doctor/own_addresses.ts': 'asks our own APP_URL and MEDIA_URL whether they lead here',
  'core/services/connections/sandbox_consent.ts': 'presses the button on the emulator’s consent page, in sandbox mode only',
  'core/services/webhooks/outside_post.ts': 'sends events to addresses that members typed, vetted like pages that people link to',
  'core/services/sandbox/emulator_client.ts': 'asks emulators on this machine what they received, in sandbox mode only',
}
const NETWORK_MODULES = /^(node:)?(https?|http2|net|tls|dgram)$|^(undici|axios|got|ky|node-fetch|superagent)$/
/** They tell what an address is and open nothing. */
const HARMLESS_NAMES = /^\{ ((isIP|isIPv4|isIPv6|BlockList|SocketAddress)(, )?)+ \}$/

const SECRET_VALUE = /^(sig|mac|expectedSig)$|signature|hmac|digest|token.*hash|hash.*token|verifier/i
/** After a comparison in constant time, these tell spellings of the same bytes apart. */
const COMPARED_ALREADY = ['core/services/media/public_url.ts']
const EQUALITY = [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken, ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken]

const RAW_SQL = /^(raw|rawQuery|[a-z]+Raw|knexRawQuery)$/
/** Prints the wall of tables whose names a migration writes out. */
const WALLS = /^parentWall\('[a-z_]+', '[a-z_]+', '[a-z_]+'\)$|^tenantWall\('[a-z_]+'(, '[a-z_]+')?\)$|^brandWall\('[a-z_]+'(, '[a-z_]+')?(, \['[a-z_', ]+\])?\)$|^\['[a-z_', \n]+\]\.map\(\(table\) => (tenantWall|withoutBrandWall)\(table\)\)\.join\('\\n'\)$/
/** Columns there come from RESOURCE_TABLES, a constant of the code; a cursor takes no parameters, and what stands in it is a number; tables and columns of a transfer come from a list of ours and from the catalog, and are checked. The calendar's window puts together statements of the query builder, with their bindings; what is pruned, and what an import counts, are columns written out in the file; two migrations put states and triggers together from lists of their own. */
const READ_WITH_CARE = ['core/services/access/sql_scope.ts', 'core/services/audit/verify.ts', 'core/services/transfer/table_rows.ts', 'core/services/calendar/window.ts', 'core/services/notices/prune.ts', 'core/services/planning/import/plan_work.ts', 'database/migrations/0026_approvals.ts', 'database/migrations/0031_analytics.ts']
const CONSTANT = /^[A-Z][A-Z0-9_]*$/

const serverFiles = () => projectFiles(/^(core|workflows|start|config|plugins\/(host|sdk)|adapters)\/.+\.ts$/).filter((file) => !/\/(tests|emulator)\//.test(file))

export function networkCalls(file: string, text?: string): string[] {
  const found: string[] = []
  for (const { node, line } of nodesOf(file, text)) {
    if (ts.isCallExpression(node) && ['fetch', 'globalThis.fetch'].includes(node.expression.getText())) found.push(`${file}:${line} fetch()`)
    if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) {
      const name = (node.moduleSpecifier as ts.StringLiteral).text
      const isHarmless = HARMLESS_NAMES.test(node.importClause?.getText() ?? '')
      if (NETWORK_MODULES.test(name) && !isHarmless) found.push(`${file}:${line} ${name}`)
    }
  }
  return found
}

export function plainComparisons(file: string, text?: string): string[] {
  const found: string[] = []
  for (const { node, line } of nodesOf(file, text)) {
    if (!ts.isBinaryExpression(node) || !EQUALITY.includes(node.operatorToken.kind)) continue
    const sides = [node.left, node.right]
    if (sides.some((side) => ts.isLiteralExpression(side) || ['null', 'undefined', 'true', 'false'].includes(side.getText()))) continue
    if (sides.some((side) => SECRET_VALUE.test(lastName(side)))) found.push(`${file}:${line} ${node.getText()}`)
  }
  return found
}

export function interpolatedSql(file: string, text?: string): string[] {
  const found: string[] = []
  for (const { node, line } of nodesOf(file, text)) {
    if (!ts.isCallExpression(node) || !RAW_SQL.test(lastName(node.expression))) continue
    const [sql] = node.arguments
    if (!sql) continue
    const isConcatenated = ts.isBinaryExpression(sql) && !/^['"`]/.test(sql.right.getText())
    const spans = ts.isTemplateExpression(sql) ? sql.templateSpans.map(({ expression }) => expression) : isConcatenated ? [sql.right] : []
    const isFixed = (expression: ts.Expression) => CONSTANT.test(lastName(expression)) || WALLS.test(expression.getText())
    if (spans.some((span) => !isFixed(span))) found.push(`${file}:${line} ${sql.getText().slice(0, 80)}`)
  }
  return found
}

test.group('Architecture / security', () => {
  test('core asks nothing of the network by itself', ({ assert }) => {
    const files = serverFiles().filter((file) => /^(core|workflows|start|config)\//.test(file))

    assert.deepEqual(files.filter((file) => !(file in MAY_ASK_THE_NETWORK)).flatMap((file) => networkCalls(file)), [])
    assert.deepEqual(Object.keys(MAY_ASK_THE_NETWORK).filter((file) => !networkCalls(file).length), [])
  })

  test('adapters speak to platforms through the host only', ({ assert }) => {
    assert.deepEqual(serverFiles().filter((file) => file.startsWith('adapters/')).flatMap((file) => networkCalls(file)), [])
  })

  test('signatures and hashed tokens are compared in constant time', ({ assert }) => {
    const files = serverFiles().filter((file) => !COMPARED_ALREADY.includes(file))

    assert.deepEqual(files.flatMap((file) => plainComparisons(file)), [])
  })

  test('raw SQL holds no value that comes from outside', ({ assert }) => {
    const files = [...serverFiles(), ...projectFiles(/^database\/.+\.ts$/)].filter((file) => !READ_WITH_CARE.includes(file))

    assert.deepEqual(files.flatMap((file) => interpolatedSql(file)), [])
  })

  test('each of these rules notices what it forbids', ({ assert }) => {
    assert.lengthOf(networkCalls('a.ts', "import { get } from 'node:https'\nawait fetch(url)\nawait repository.fetch(id)\nimport { isIP } from 'node:net'\n"), 2)
    assert.lengthOf(plainComparisons('a.ts', "if (sig === wanted || row.tokenHash !== hashed) return\nif (typeof sig === 'string') return\n"), 2)
    assert.lengthOf(interpolatedSql('a.ts', 'db.rawQuery(`select ${name}`)\nquery.whereRaw("a = " + value)\ndb.rawQuery(`select ${COLUMNS}`)\nquery.orderByRaw("a" + " desc")\n'), 2)
  })
})
