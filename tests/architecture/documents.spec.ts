import { test } from '@japa/runner'
import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ace from '@adonisjs/core/services/ace'
import { lineOf, projectFiles, read, root } from './support.ts'

const documents = () => projectFiles(/\.md$/)

/** Commands in code blocks and in code spans. */
const commandsIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(({ 1: command, index }) => ({ command, line: lineOf(text, index) }))

test.group('Architecture / documents', () => {
  test('every link between documents leads somewhere', ({ assert }) => {
    const broken = documents().flatMap((file) => {
      const text = read(file)
      return [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)\s]*)?\)/g)]
        .filter(([, target]) => !existsSync(join(root, normalize(join(dirname(file), target)))))
        .map(({ index, 1: target }) => `${file}:${lineOf(text, index)} ${target}`)
    })

    assert.deepEqual(broken, [])
  })

  test('every command they name exists', async ({ assert }) => {
    await ace.boot()
    const known = ace.getCommands().map(({ commandName }) => commandName)
    const { scripts } = JSON.parse(read('package.json'))
    const unknown: string[] = []

    for (const file of documents()) {
      const text = read(file)
      for (const { command, line } of commandsIn(text, /node ace ([a-z][a-z:_]*)/g)) if (!known.includes(command)) unknown.push(`${file}:${line} node ace ${command}`)
      for (const { command, line } of commandsIn(text, /npm run ([a-z][\w:-]*)/g)) if (!scripts[command]) unknown.push(`${file}:${line} npm run ${command}`)
      for (const { command, line } of commandsIn(text, /\bnode ((?:bin|tests|bench)\/[\w/.]+\.[jt]s)/g)) if (!existsSync(join(root, command))) unknown.push(`${file}:${line} node ${command}`)
    }

    assert.isAbove(known.length, 20)
    assert.deepEqual(unknown, [])
  })

  test('every file they name exists', ({ assert }) => {
    const named = /`((?:core|plugins|adapters|workflows|resources|config|database|start|bin|tests|docs)\/[\w./-]+\.(?:ts|js|vue|json|md|edge|yaml))`/g
    const gone = documents().flatMap((file) => {
      const text = read(file)
      return [...text.matchAll(named)].filter(([, path]) => !existsSync(join(root, path)) && !existsSync(join(root, dirname(file), path))).map(({ index, 1: path }) => `${file}:${lineOf(text, index)} ${path}`)
    })

    assert.deepEqual(gone, [])
  })

  test('every picture the README shows is there', ({ assert }) => {
    const pictures = [...read('README.md').matchAll(/docs\/pictures\/[\w.-]+/g)].map(([path]) => path)

    assert.isNotEmpty(pictures)
    assert.deepEqual(pictures.filter((path) => !existsSync(join(root, path))), [])
  })

  test('decisions are numbered, short, and say what follows from them', ({ assert }) => {
    const decisions = projectFiles(/^docs\/adr\/.+\.md$/)

    assert.isNotEmpty(decisions)
    decisions.forEach((file, index) => {
      assert.match(file, new RegExp(`^docs/adr/${String(index + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`))
      const text = read(file)
      for (const heading of ['## Context', '## Decision', '## Consequences']) assert.include(text, heading, file)
      assert.isBelow(text.split(/\s+/).length, 600, `${file} is longer than a page`)
    })
  })
})
