import { test } from '@japa/runner'
import { projectFiles, read, sha256 } from './support.ts'

const sealed: Record<string, string> = JSON.parse(read('tests/architecture/migrations.json'))
const migrations = projectFiles(/^database\/migrations\/.+\.ts$/)
/** What the wall prints is part of the migrations that call it. */
const files = [...migrations, 'database/tenant_wall.ts']

test.group('Architecture / migrations', () => {
  test('a landed migration is never edited', ({ assert }) => {
    const edited = Object.entries(sealed).filter(([file, seal]) => files.includes(file) && sha256(read(file)) !== seal)

    assert.deepEqual(edited.map(([file]) => file), [], 'write a new migration instead')
  })

  test('a landed migration is never removed', ({ assert }) => {
    assert.deepEqual(Object.keys(sealed).filter((file) => !files.includes(file)), [])
  })

  test('every migration is sealed', ({ assert }) => {
    assert.deepEqual(files.filter((file) => !(file in sealed)), [], 'when they are final: node bin/seal_migrations.js')
  })

  test('numbers of migrations rise by one', ({ assert }) => {
    const numbers = migrations.map((file) => Number(/(\d+)_[a-z0-9_]+\.ts$/.exec(file)?.[1]))

    assert.deepEqual(numbers, numbers.map((_, index) => index + 1))
  })
})
