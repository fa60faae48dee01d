import { readdirSync, readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { ALL_PERMISSIONS } from '#services/access/permissions'

const read = (path: string) => readFileSync(app.makePath(path), 'utf8')
const textAt = (tree: any, path: string): unknown => path.split('.').reduce((at, part) => at?.[part], tree)

/** Put together where they are noted. */
const PUT_TOGETHER = ['agency_profile.changed', 'brand_profile.changed', 'creator_profile.changed', 'post.posted_by_hand', 'post.skipped_by_hand', 'member.left', 'member.removed', 'channel.offered', 'channel.withdrawn', 'post.approved', 'post.changes_requested', 'sandbox.fault_added', 'sandbox.reset']
/** Of the operator's log, which no page shows in words. */
const OPERATORS = /^plugin\./

/** Written as `action: '…'`, or given to what notes it. */
function* actions() {
  for (const file of readdirSync(app.makePath('core/services'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    const text = read(`core/services/${file}`)
    if (!text.includes('#services/audit/audit')) continue
    for (const [, written] of text.matchAll(/(?:action: |\bnoted\(|\bnoteToken\(\w+, )'([a-z_]+\.[a-z_]+)'/g)) yield written!
  }
}

test.group('Audit / texts', () => {
  test('whatever is noted has words on the page', ({ assert }) => {
    const words = JSON.parse(read('resources/lang/en/audit.json')).action
    const noted = [...new Set([...actions(), ...PUT_TOGETHER])].filter((action) => !OPERATORS.test(action))

    assert.isAbove(noted.length, 70)
    assert.deepEqual(noted.filter((action) => typeof textAt(words, action) !== 'string'), [])
  })

  test('every permission has a name, and its group as well', ({ assert }) => {
    const words = JSON.parse(read('resources/lang/en/access.json'))

    assert.deepEqual(ALL_PERMISSIONS.filter((permission) => typeof textAt(words.permissions, permission) !== 'string'), [])
    assert.deepEqual(ALL_PERMISSIONS.filter((permission) => typeof words.groups[permission.split('.')[0]!] !== 'string'), [])
  })
})
