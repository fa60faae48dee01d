import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { EVENT_KINDS } from '#services/events/kinds'
import { NOTICE_KINDS } from '#services/notices/rules'

const read = (path: string) => readFileSync(app.makePath(path), 'utf8')
const textAt = (tree: any, path: string): unknown => path.split('.').reduce((at, part) => at?.[part], tree)

test.group('Events / kinds', () => {
  test('each is described for other systems, and has a name on the page', ({ assert }) => {
    const page = read('docs/webhooks.md')
    const names = JSON.parse(read('resources/lang/en/webhooks.json'))

    assert.deepEqual(EVENT_KINDS.filter((kind) => !page.includes(`\`${kind}\``)), [])
    assert.deepEqual(EVENT_KINDS.filter((kind) => typeof textAt(names.kind, kind) !== 'string'), [])
  })

  test('each that people are told of has a sentence, a line in the settings, and a name for what it is about', ({ assert }) => {
    const texts = JSON.parse(read('resources/lang/en/notices.json'))

    assert.deepEqual(NOTICE_KINDS.filter((kind) => typeof textAt(texts.kind, `${kind}.sentence`) !== 'string'), [])
    assert.deepEqual(NOTICE_KINDS.filter((kind) => typeof textAt(texts.settings.kind, kind) !== 'string'), [])
    assert.deepEqual(NOTICE_KINDS.filter((kind) => typeof texts.aboutOne[kind.split('.')[0]!] !== 'string'), [])
  })
})
