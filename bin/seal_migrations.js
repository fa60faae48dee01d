/*
 * Notes the checksum of every new migration in tests/architecture/migrations.json, from when on it may not be
 * edited any more: other databases have run it. Entries that exist are never changed.
 *
 *   node bin/seal_migrations.js
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const list = join(root, 'tests', 'architecture', 'migrations.json')

const sealed = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {}
// What tenant_wall.ts prints is part of the migrations that call it.
const fresh = globSync(['database/migrations/*.ts', 'database/tenant_wall.ts'], { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !(file in sealed))
  .sort()
for (const file of fresh) sealed[file] = createHash('sha256').update(readFileSync(join(root, file))).digest('hex')

const sorted = Object.fromEntries(Object.entries(sealed).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(list, `${JSON.stringify(sorted, null, 2)}\n`)
console.log(fresh.length ? `sealed ${fresh.join(', ')}` : 'every migration is sealed')
