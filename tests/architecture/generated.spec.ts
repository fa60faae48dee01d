import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectFiles, read, root, sha256 } from './support.ts'

/** Written when the browser's files are built, not by codegen. */
const BY_VITE = /\.adonisjs\/client\/(components|auto-imports)\.d\.ts$/

const generated = () => Object.fromEntries(projectFiles(/^\.adonisjs\//).filter((file) => !BY_VITE.test(file)).map((file) => [file, sha256(read(file))]))

test.group('Architecture / generated files', () => {
  test('.adonisjs is what codegen makes of the sources', async ({ assert }) => {
    const before = generated()
    assert.isAbove(Object.keys(before).length, 8)

    await promisify(execFile)(process.execPath, ['ace.js', 'codegen'], { cwd: root, env: { ...process.env, NODE_ENV: 'development' } })

    const after = generated()
    const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((file) => before[file] !== after[file])
    assert.deepEqual(changed, [], 'codegen has brought these up to date: look at the difference and commit it')
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
})
