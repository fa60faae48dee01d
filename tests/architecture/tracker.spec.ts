import { test } from '@japa/runner'
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { read, root } from './support.ts'
import { lastName, nodesOf, ts } from './syntax.ts'

interface Row {
  title: string
  /** Left out when the row is done. */
  state?: 'begun'
  note?: string
  where: string[]
  tests: string[]
}

const rows = parse(read('docs/tracker.yaml')) as Record<string, Row>
const ID = /^(R\d|ABC|P\d{2})-\d{3}$/
const SEPARATOR = ' › '

const titles = new Map<string, string[]>()

/** The titles of the tests in a file. */
function titlesIn(file: string) {
  if (!titles.has(file)) {
    const found: string[] = []
    for (const { node } of nodesOf(file)) {
      if (!ts.isCallExpression(node) || !['test', 'it'].includes(lastName(node.expression))) continue
      const [title] = node.arguments
      if (title && ts.isStringLiteralLike(title)) found.push(title.text)
    }
    titles.set(file, found)
  }
  return titles.get(file)!
}

test.group('Architecture / tracker', () => {
  test('every row says where it lives and what proves it', ({ assert }) => {
    assert.isNotEmpty(Object.keys(rows))
    for (const [id, row] of Object.entries(rows)) {
      assert.match(id, ID)
      assert.isNotEmpty(row.title, id)
      assert.isNotEmpty(row.where, id)
      assert.isNotEmpty(row.tests, id)
      assert.includeMembers(['title', 'state', 'note', 'where', 'tests'], Object.keys(row), id)
      if (row.state) assert.equal(row.state, 'begun', id)
    }
  })

  test('every file it names exists', ({ assert }) => {
    const gone = Object.entries(rows).flatMap(([id, { where }]) =>
      where.filter((place) => !existsSync(join(root, place)) && !globSync(place, { cwd: root }).length).map((place) => `${id} ${place}`)
    )

    assert.deepEqual(gone, [])
  })

  test('every test it names exists', ({ assert }) => {
    const gone = Object.entries(rows).flatMap(([id, { tests }]) =>
      tests.filter((entry) => {
        const [file, title, ...rest] = entry.split(SEPARATOR)
        return rest.length || !title || !existsSync(join(root, file)) || !titlesIn(file).includes(title)
      }).map((entry) => `${id} ${entry}`)
    )

    assert.deepEqual(gone, [])
  })
})
