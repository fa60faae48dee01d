import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { PluginsCheck } from '#services/health/plugins_check'
import { Doctor } from '#services/health/doctor'
import { channelBlock, codeOf, freshId, packageOf, useFiles } from '#tests/functional/plugins/support'
import { base } from '#tests/support/visitor'

test.group('System / health', () => {
  test('whoever asks learns names and states, and nothing that was found', async ({ assert }) => {
    const response = await fetch(new URL('/health/ready', base()))
    const body: any = await response.json()

    assert.equal(response.status, 200)
    assert.deepEqual(Object.keys(body), ['status', 'checks'])
    assert.deepEqual(body.checks.map(Object.keys), body.checks.map(() => ['name', 'status']))
    assert.sameMembers(body.checks.map(({ name }: any) => name.split(' ')[0]), ['Database', 'plugins'])
  })

  test('a refused plugin makes the check warn and names it; without one it is content', async (context) => {
    const { assert } = context
    const id = freshId()
    const fine = { [`adapters/${id}/package.json`]: packageOf(id, channelBlock(id, { settings: [] })), [`adapters/${id}/index.js`]: codeOf(id) }
    const { host, root } = await useFiles(context, fine)

    const content = await new PluginsCheck().run()
    const { mkdir, writeFile } = await import('node:fs/promises')
    await mkdir(`${root}/plugins/local/broken`, { recursive: true })
    await writeFile(`${root}/plugins/local/broken/package.json`, '{')
    await host.scan({ again: true })
    const warned = await new PluginsCheck().run()

    assert.equal(content.status, 'ok')
    assert.equal(warned.status, 'warning')
    assert.include(warned.message, 'plugins/local/broken')
  })

  test('the doctor of the installation has a line for each plugin, and a failure only where one was refused', async (context) => {
    const { assert } = context
    const id = freshId()
    await useFiles(context, { [`adapters/${id}/package.json`]: packageOf(id), 'plugins/local/broken/package.json': '{' })

    const findings = (await (await app.container.make(Doctor)).examine()).filter(({ check }) => check.startsWith('plugin '))

    assert.deepEqual(findings.map(({ check, status }) => [check, status]), [[`plugin ${id}`, 'warn'], [`plugin ${id}`, 'warn'], ['plugin plugins/local/broken', 'fail']])
    assert.isTrue(findings.every(({ fix }) => fix))
  })
})
