import { test } from '@japa/runner'
import { lineOf, projectFiles, read } from './support.ts'

/** "Meta" only as the company: `import.meta` and `<meta>` are other words. */
const PLATFORM = /instagram|facebook|youtube|linkedin|tiktok|twitter|pinterest|google|whatsapp|\bMeta\b|\bthreads\.net\b/gi
const COMPANY = /\bMeta\b/

/** Each with the reason. A new entry is a design decision, not a way to get a test to pass. */
const ALLOWED: Record<string, string> = {
  'core/services/accounts/sign_in_providers.ts': 'people sign in with these providers; it has nothing to do with channels',
  'core/services/accounts/common_passwords.ts': 'words that people use as passwords',
  'core/services/media_kit/chromium.ts': 'one name of the browser’s program is its maker’s',
  'core/controllers/media/public_media_controller.ts': 'robots.txt addresses the fetchers of link previews by the names they go by',
}

function named(file: string) {
  const text = read(file)
  return [...text.matchAll(PLATFORM)]
    .filter(([word]) => word.toLowerCase() !== 'meta' || COMPANY.test(word))
    .map(({ index, 0: word }) => `${file}:${lineOf(text, index)} ${word}`)
}

test.group('Architecture / platform names', () => {
  test('no platform is named under core/ or workflows/', ({ assert }) => {
    const files = projectFiles(/^(core|workflows)\//).filter((file) => !(file in ALLOWED))

    assert.isAbove(files.length, 100)
    assert.deepEqual(files.flatMap(named), [])
  })

  test('no platform is named in the contract, the host or the database', ({ assert }) => {
    const files = projectFiles(/^(plugins\/(sdk|host)|database)\//).filter((file) => !file.includes('/tests/'))

    assert.deepEqual(files.flatMap(named), [])
  })

  test('every exception is still needed', ({ assert }) => {
    assert.deepEqual(Object.keys(ALLOWED).filter((file) => !named(file).length), [])
  })
})
