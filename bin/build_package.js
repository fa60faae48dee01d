/*
 * JavaScript and types beside the TypeScript of a package, for as long as `npm pack` needs them: strangers' Node reads
 * no TypeScript under node_modules. Run by the package's own prepack and postpack, in its folder.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { root } from './lib/paths.js'

/** Packages that nobody installs by themselves and that travel inside another one. */
const INSIDE = { testkit: ['host'] }
/** What a build left here, so that cleaning removes exactly that. */
const LIST = '.built.json'

const folder = process.cwd()
const name = relative(join(root, 'plugins'), folder)
if (name.includes(sep) || name.startsWith('.')) throw new Error(`${folder} is no package of plugins/`)

if (process.argv.includes('--clean')) clean()
else build()

function build() {
  clean()
  const out = mkdtempSync(join(tmpdir(), 'caidence-build-'))
  try {
    compile(out)
    const written = []
    for (const [from, to] of [[name, ''], ...(INSIDE[name] ?? []).map((inside) => [inside, inside])]) {
      for (const file of filesIn(join(out, 'plugins', from))) {
        const target = join(to, file)
        mkdirSync(dirname(join(folder, target)), { recursive: true })
        writeFileSync(join(folder, target), rewritten(readFileSync(join(out, 'plugins', from, file), 'utf8'), target))
        written.push(target)
      }
    }
    writeFileSync(join(folder, LIST), JSON.stringify(written))
    if (!existsSync(join(folder, 'LICENSE'))) {
      copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
      written.push('LICENSE')
      writeFileSync(join(folder, LIST), JSON.stringify(written))
    }
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

function compile(out) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  const run = spawnSync(process.execPath, [tsc, '-p', join(root, 'plugins', 'tsconfig.build.json'), '--outDir', out], { stdio: 'inherit' })
  if (run.status !== 0) throw new Error('the package does not compile')
}

/** The compiler leaves `.ts` in declarations, and names of packages that now lie inside this one. */
function rewritten(text, target) {
  const relativeNames = target.endsWith('.d.ts') ? text.replace(/(from |import\()(['"])(\.{1,2}\/[^'"]+)\.ts\2/g, '$1$2$3.js$2') : text
  return (INSIDE[name] ?? []).reduce((result, inside) => {
    const up = relative(dirname(target), join(inside, 'index.js')).split(sep).join('/')
    return result.replaceAll(new RegExp(`(['"])@caidence/${inside}\\1`, 'g'), `'${up.startsWith('.') ? up : `./${up}`}'`)
  }, relativeNames)
}

function filesIn(at) {
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(at, join(entry.parentPath, entry.name)))
}

function clean() {
  const list = join(folder, LIST)
  if (!existsSync(list)) return
  for (const file of JSON.parse(readFileSync(list, 'utf8'))) rmSync(join(folder, file), { force: true })
  for (const inside of INSIDE[name] ?? []) rmSync(join(folder, inside), { recursive: true, force: true })
  rmSync(list)
}
