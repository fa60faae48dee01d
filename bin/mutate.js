/*
 * Changes the code that decides who may do what, one small thing at a time, and counts the changes that no unit test
 * notices. Takes some minutes, needs no database. Writes docs/evidence/mutation.json; survivors are printed.
 *
 *   npm run mutate
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { resolveNode } from './lib/node.js'
import { root } from './lib/paths.js'

const report = join(root, 'storage', 'mutation', 'report.json')
const kept = join(root, 'docs', 'evidence', 'mutation.json')
const packages = join(root, 'node_modules')

const node = resolveNode()
mkdirSync(dirname(report), { recursive: true })
// Its tests are run as plain `node`, which is to be the one that was found.
const env = { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` }
const run = spawnSync(node, [join(packages, '@stryker-mutator', 'core', 'bin', 'stryker.js'), 'run', 'stryker.config.json'], { cwd: root, stdio: 'inherit', env })
if (run.status !== 0) process.exit(run.status ?? 1)

const { files } = JSON.parse(readFileSync(report, 'utf8'))
const byFile = Object.fromEntries(Object.entries(files).map(([name, { mutants }]) => [name, countsOf(mutants)]))
const all = countsOf(Object.values(files).flatMap(({ mutants }) => mutants))
const versions = { stryker: versionOf('@stryker-mutator/core'), node: versionOfNode() }
mkdirSync(dirname(kept), { recursive: true })
writeFileSync(kept, `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), versions, ...all, files: byFile }, null, 2)}\n`)
console.log(`\n${all.killed} of ${all.mutants} changes were noticed: ${all.score} %. Written to docs/evidence/mutation.json`)

/** A change after which the tests never end is noticed too. */
function countsOf(mutants) {
  const count = (...wanted) => mutants.filter(({ status }) => wanted.includes(status)).length
  const [killed, survived] = [count('Killed', 'Timeout'), count('Survived', 'NoCoverage')]
  return { score: Math.round((killed / Math.max(1, killed + survived)) * 1000) / 10, mutants: killed + survived, killed, survived }
}

function versionOf(name) {
  return JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')).version
}

function versionOfNode() {
  return spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim()
}
