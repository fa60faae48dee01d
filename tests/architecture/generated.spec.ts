import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import { execFile } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { projectFiles, read, root, sha256 } from './support.ts'

/** Written when the browser's files are built, not by codegen. */
const BY_VITE = /\.adonisjs\/client\/(components|auto-imports)\.d\.ts$/

/** Codegen writes in place, and other suites read these files at the same time: it works on a copy. */
const NEEDED = /^(\.adonisjs|adapters|bin|config|core|database|plugins|resources|start|workflows)\/|^(ace\.js|adonisrc\.ts|package\.json|tsconfig.*\.json)$/

const generated = (folder: string) => {
  const names = globSync('.adonisjs/**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  return Object.fromEntries(names.filter((name) => !BY_VITE.test(name)).map((name) => [name, sha256(readFileSync(join(folder, name)))]))
}

test.group('Architecture / generated files', () => {
  test('.adonisjs is what codegen makes of the sources', async ({ assert, cleanup }) => {
    const place = join(root, 'storage', 'tmp')
    mkdirSync(place, { recursive: true })
    // Inside the project, so that packages are found on the way up.
    const copy = mkdtempSync(join(place, 'codegen-'))
    cleanup(() => rmSync(copy, { recursive: true, force: true }))
    for (const file of projectFiles(NEEDED)) cpSync(join(root, file), join(copy, file))

    await promisify(execFile)(process.execPath, ['ace.js', 'codegen'], { cwd: copy, env: { ...process.env, NODE_ENV: 'development' } })

    const [mine, fresh] = [generated(root), generated(copy)]
    assert.isAbove(Object.keys(fresh).length, 8)
    const old = [...new Set([...Object.keys(mine), ...Object.keys(fresh)])].filter((file) => mine[file] !== fresh[file])
    assert.deepEqual(old, [], 'run node ace codegen and commit what it changes')
  })

  test('database/schema.ts is what the migrated database says', async ({ assert, cleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), 'schema-'))
    cleanup(() => rmSync(folder, { recursive: true, force: true }))
    const database = await app.container.make('lucid.db')
    const { config } = database.manager.get('owner')!
    const wanted = config.schemaGeneration
    config.schemaGeneration = { ...wanted, outputPath: join(folder, 'schema.ts') } as typeof wanted
    cleanup(() => void (config.schemaGeneration = wanted))

    const command = await ace.exec('schema:generate', ['--connection=owner', '--compact-output'])

    assert.equal(command.exitCode ?? 0, 0)
    assert.equal(readFileSync(join(folder, 'schema.ts'), 'utf8'), read('database/schema.ts'))
  })

  test('the types of the client are those of the API', async () => {
    await promisify(execFile)(process.execPath, [join(root, 'bin', 'client_types.js'), '--check'], { cwd: root })
  })

  test('docs/adapters/contract.md is what the SDK says', async () => {
    await promisify(execFile)(process.execPath, [join(root, 'bin', 'contract_reference.js'), '--check'])
  })
})
