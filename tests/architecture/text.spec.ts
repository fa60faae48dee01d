import { test } from '@japa/runner'
import { lineOf, projectFiles, read } from './support.ts'

const MOST_LINES = 500
const TEXT = /\.(ts|js|cjs|vue|css|edge|md|json|ya?ml|svg|txt)$|(^|\/)(LICENSE|\.[a-z.]+|run)$/
/** Written by tools. */
const GENERATED = /^(\.adonisjs\/|package-lock\.json$|database\/schema\.ts$|plugins\/client\/schema\.ts$|docs\/evidence\/)/

/** Folders that exist on one machine only. `/usr/bin` and `/tmp` exist on all we run on. */
const MACHINE_PATH = /(?<![\w.@~-])\/(home|Users|root|work|workspace|mnt|opt)\/[\w.-]+/g
const REGISTRY = /\bregistry\.[a-z0-9-]+\.[a-z]{2,}|\b(npmjs|pythonhosted|artifactory|verdaccio|jfrog)\.[a-z]+/gi
/** What belongs into a message to a colleague, not into the product. */
const TALK = /\b(as requested|per the brief|the brief says|work in progress|FIXME|XXX|hallucinat\w+|co-authored-by|TODO(?!.*(#\d+|[A-Z]\d+-\d+)))\b/g

function hits(files: string[], pattern: RegExp) {
  return files.flatMap((file) => {
    const text = read(file)
    return [...text.matchAll(pattern)].map(({ index, 0: found }) => `${file}:${lineOf(text, index)} ${found}`)
  })
}

const files = () => projectFiles(TEXT).filter((file) => !GENERATED.test(file) && file !== 'tests/architecture/text.spec.ts')

/** As long as the SDK has things to say. */
const CONTRACT = 'docs/adapters/contract.md'
/** One entry per thing there is: read by looking it up, not from top to bottom. */
const LISTS = [CONTRACT, 'docs/tracker.yaml']

test.group('Architecture / text', () => {
  test('no file names a folder of one machine', ({ assert }) => {
    assert.deepEqual(hits(files(), MACHINE_PATH), [])
  })

  test('no file names the host of a package registry', ({ assert }) => {
    assert.deepEqual(hits(files(), REGISTRY), [])
  })

  test('no file talks about the making of itself', ({ assert }) => {
    assert.deepEqual(hits(files(), TALK), [])
  })

  test('no file of ours is longer than 500 lines', ({ assert }) => {
    const long = files().filter((file) => !file.endsWith('.json') && !LISTS.includes(file) && read(file).split('\n').length > MOST_LINES + 1)

    assert.deepEqual(long, [])
  })

  test('the lock file names packages by their integrity, not by where one machine found them', ({ assert }) => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string; link?: boolean; integrity?: string; inBundle?: boolean }> }
    const entries = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'))

    assert.isAbove(entries.length, 500)
    assert.deepEqual(entries.filter(([, { resolved, link }]) => resolved && !link).map(([path]) => path), [])
    assert.deepEqual(entries.filter(([, { integrity, link, inBundle }]) => !integrity && !link && !inBundle).map(([path]) => path), [])
  })

  test('no test is left out, and none runs alone', ({ assert }) => {
    const tests = projectFiles(/\.(spec|test)\.ts$/).filter((file) => !file.startsWith('tests/architecture/'))

    assert.isAbove(tests.length, 50)
    // A whole group may step aside when what it needs is not there, if it says what: t.skip(!thing, 'reason').
    assert.deepEqual(hits(tests, /\b(test|it|describe|group|suite)(\.group)?\.(only|skip|todo)\(|\.pin\(|\bx(it|describe)\(|\.skip\((?!\s*!\w+, ['`])/g), [])
  })
})
