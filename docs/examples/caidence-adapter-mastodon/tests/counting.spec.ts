import assert from 'node:assert/strict'
import type { Adapter } from '@caidence/sdk'
import { World } from '@caidence/testkit'
import { test } from '@japa/runner'
import { join } from 'node:path'
import options from './conformance_options.ts'

const FOLDER = join(import.meta.dirname, '..')

async function issuesOf(text: string, more: Record<string, string> = {}) {
  const world = await World.open({ folder: FOLDER, kit: options })
  try {
    const { publish } = world.adapter as Adapter<'publish'>
    return publish
      .check({ format: 'mastodon.status', text, media: [], options: more })
      .map(({ rule }) => rule)
  } finally {
    await world.close()
  }
}

test.group('Mastodon / counting', () => {
  test('a link counts 23 characters, however long it is', async () => {
    const link = `https://example.com/${'a'.repeat(400)}`

    assert.deepEqual(await issuesOf(`${'x'.repeat(476)} ${link}`), [])
    assert.deepEqual(await issuesOf(`${'x'.repeat(477)} ${link}`), ['text.max'])
  })

  test('of a mention, the server’s name does not count', async () => {
    assert.deepEqual(await issuesOf(`${'x'.repeat(494)} @flora@a-very-long-name.example`), [
      'text.max',
    ])
    assert.deepEqual(await issuesOf(`${'x'.repeat(493)} @flora@a-very-long-name.example`), [])
  })

  test('a content warning is part of the text', async () => {
    assert.deepEqual(await issuesOf('x'.repeat(490), { contentWarning: 'Bread!!!!!' }), [])
    assert.deepEqual(await issuesOf('x'.repeat(491), { contentWarning: 'Bread!!!!!' }), [
      'text.max',
    ])
  })
})
