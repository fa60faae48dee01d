/*
 * docs/adapters/contract.md: what @caidence/sdk exports, in the words of its own source. With --check, says whether the
 * file on disk is that one.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './lib/paths.js'

const FILE = join(root, 'docs', 'adapters', 'contract.md')
const FOLDER = join(root, 'plugins', 'sdk')
/** Chapters in the order an author meets them. */
const CHAPTERS = [
  ['Defining a plugin', 'define.ts'],
  ['Capabilities and the data they exchange', 'types.ts'],
  ['Faults', 'fault.ts'],
  ['The manifest', 'manifest.ts'],
  ['Fields: settings, format options, remote choices', 'fields.ts'],
  ['Limits', 'limits.ts'],
  ['Numbers', 'metrics.ts'],
  ['Findings of a probe', 'findings.ts'],
  ['Steps of a publisher', 'steps.ts'],
  ['Reading answers', 'answers.ts'],
  ['Tokens', 'token.ts'],
  ['What can be injected', 'tokens.ts'],
  ['Webhooks, from `@caidence/sdk/hooks`', 'hooks.ts'],
]

const text = reference()
if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    console.error('docs/adapters/contract.md is not what the SDK says; run: node bin/contract_reference.js')
    process.exit(1)
  }
} else writeFileSync(FILE, text)

function reference() {
  const { version } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'))
  const parts = CHAPTERS.map(([title, file]) => `## ${title}\n\n${chapter(file)}`)
  return `# The contract, version ${version}

Everything \`@caidence/sdk\` exports, taken from its source by \`node bin/contract_reference.js\`. How the pieces work together is told in [Write an adapter in an afternoon](write_an_adapter.md); what changes between versions in [Upgrades](upgrades.md).

${parts.join('\n\n')}
`
}

function chapter(file) {
  const source = ts.createSourceFile(file, readFileSync(join(FOLDER, file), 'utf8'), ts.ScriptTarget.Latest, true)
  return source.statements
    .filter((statement) => statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .map((statement) => `\`\`\`ts\n${declaration(statement, source)}\n\`\`\``)
    .join('\n\n')
}

/** Types are shown whole; of functions and classes, what a caller sees. */
function declaration(statement, source) {
  const full = source.text.slice(statement.getFullStart(), statement.getEnd())
  const start = full.search(/\/\*\*|export /)
  const shown = full.slice(start)
  if (ts.isFunctionDeclaration(statement) && statement.body) return cut(shown, full, start, statement.body, statement)
  if (ts.isClassDeclaration(statement)) return withoutBodies(statement, source)
  return shown
}

function cut(shown, full, start, body, statement) {
  return shown.slice(0, body.getStart() - statement.getFullStart() - start).trimEnd()
}

function withoutBodies(statement, source) {
  const from = statement.getFullStart()
  let text = source.text.slice(from, statement.getEnd())
  for (const member of [...statement.members].reverse()) {
    const { body } = member
    if (body) text = `${text.slice(0, body.getStart() - from).trimEnd()}${text.slice(body.getEnd() - from)}`
  }
  return text.slice(text.search(/\/\*\*|export /))
}
