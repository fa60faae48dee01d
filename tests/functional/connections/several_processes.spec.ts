import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { Grants } from '#services/connections/grants'
import { sha256 } from '#services/secrets/digest'
import { forgetLimits } from '#tests/support/accounts'
import { connected, createPerson, grantOf, usePlatform, type Person } from './support.ts'

const PROCESSES = 3
const CALLERS = 20
/** Long enough that every caller of every process arrives while the first refresh is under way. */
const SLOW_MS = 1_500

function startProcess({ actor }: Person, connectionId: string, platformHosts: string) {
  const script = fileURLToPath(new URL('./refresh_process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import=@poppinss/ts-exec', script, actor.workspaceId, actor.userId, connectionId, String(CALLERS)], {
    cwd: fileURLToPath(app.appRoot),
    env: { ...process.env, NODE_ENV: 'test', SANDBOX: 'true', PLATFORM_HOSTS: platformHosts },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, line: async () => (await lines.next()).value as string }
}

test.group('Refresh in several processes', (group) => {
  group.each.setup(() => forgetLimits())

  test('O7: eighty callers in four processes make one refresh call, and all get its token', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup })
    const person = await createPerson()
    const [id] = await connected(person)
    const others = Array.from({ length: PROCESSES }, () => startProcess(person, id, emulator.platformHosts))
    cleanup(() => others.forEach(({ child }) => void child.kill()))
    for (const { line } of others) assert.equal(await line(), 'ready')
    const before = emulator.log().length
    emulator.fault({ call: 'token', kind: 'late', when: 'after', times: 100, delayMs: SLOW_MS })

    for (const { child } of others) child.stdin.write('go\n')
    const here = await Promise.all(
      Array.from({ length: CALLERS }, async () => (await app.container.make(Grants)).refresh(person.actor, id, { sinceVersion: 1 }))
    )
    const there = await Promise.all(others.map(async ({ line }) => JSON.parse(await line()).digests as string[]))

    const digests = new Set([...here.map(({ token }) => sha256(token.reveal())), ...there.flat()])
    const refreshes = emulator.log().slice(before).filter(({ call }) => call === 'token')
    assert.equal(refreshes.length, 1)
    assert.equal(digests.size, 1)
    assert.equal((await grantOf(person, id))!.version, 2)
  }).timeout(45_000)
})
