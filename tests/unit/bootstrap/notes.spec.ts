import { test } from '@japa/runner'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const lib = (name: string) => pathToFileURL(fileURLToPath(new URL(`../../../bin/lib/${name}.js`, import.meta.url))).href

/** Runs a piece of the bootstrap as a process of its own, with a storage folder whose name has spaces. */
function inFolder(storage: string, code: string) {
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', `import { prepareFolders } from '${lib('paths')}'; prepareFolders();\n${code}`], {
    encoding: 'utf8',
    env: { ...process.env, CAIDENCE_STORAGE: storage, NODE_OPTIONS: '' },
  })
  return { code: run.status, out: run.stdout.trim(), err: run.stderr }
}

test.group('Bootstrap / notes', (group) => {
  let storage: string
  group.each.setup(() => {
    storage = mkdtempSync(join(tmpdir(), 'a place with spaces '))
    return () => rmSync(storage, { recursive: true, force: true })
  })
  const lock = () => join(storage, 'run', 'supervisor.json')

  test('a second start is refused while the first one runs, and leaves its notes alone', ({ assert }) => {
    const birth = inFolder(storage, `import { birthOf } from '${lib('lock')}'; console.log(birthOf(${process.pid}))`).out
    writeFileSync(lock(), JSON.stringify({ pid: process.pid, birth, url: 'http://localhost:3333' }))

    const second = inFolder(storage, `import { dropLock, refuseSecondStart, takeLock } from '${lib('lock')}'; dropLock(); try { takeLock({}) } catch {} refuseSecondStart()`)

    assert.notEqual(second.code, 0)
    assert.match(second.err, /already runs from this folder: http:\/\/localhost:3333/)
    assert.equal(JSON.parse(readFileSync(lock(), 'utf8')).pid, process.pid)
  })

  for (const [what, note] of Object.entries({
    'a process that has ended': { pid: 4_194_304, birth: '1' },
    'a stranger that got its number': { pid: process.pid, birth: 'long ago' },
    'nothing that can be read': 'half a n',
  })) {
    test(`a start is not refused for ${what}`, ({ assert }) => {
      inFolder(storage, '')
      writeFileSync(lock(), typeof note === 'string' ? note : JSON.stringify(note))

      const start = inFolder(storage, `import { refuseSecondStart, takeLock } from '${lib('lock')}'; refuseSecondStart(); takeLock({}); console.log(process.pid)`)

      assert.equal(start.code, 0, start.err)
      assert.equal(JSON.parse(readFileSync(lock(), 'utf8')).pid, Number(start.out))
    })
  }

  test('what a killed supervisor left behind is ended; a stranger with its number is not', async ({ assert }) => {
    const left = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' })
    const gone = new Promise((resolve) => left.once('exit', resolve))
    inFolder(storage, `import { noteChild } from '${lib('lock')}'; noteChild('worker', ${left.pid})`)
    const file = join(storage, 'run', 'children.json')
    const notes = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...notes, web: { pid: process.pid, birth: 'long ago' }, temporal: { pid: process.pid, birth: null } }))

    const ended = inFolder(storage, `import { endLeftovers } from '${lib('lock')}'; console.log((await endLeftovers()).join())`)

    await gone
    assert.equal(ended.out, 'worker', ended.err)
    assert.isFalse(existsSync(file))
  })

  test('parts that look for a port at the same time all remember theirs', ({ assert }) => {
    const code = `import { anyPort, portFor } from '${lib('ports')}'; const free = await Promise.all([anyPort(), anyPort(), anyPort()]); await Promise.all(free.map((port, index) => portFor('part' + index, port)))`

    assert.equal(inFolder(storage, code).code, 0)
    assert.sameMembers(Object.keys(JSON.parse(readFileSync(join(storage, 'ports.json'), 'utf8'))), ['part0', 'part1', 'part2'])

    for (const nonsense of ['{"pa', '[]', 'null', '{"part0":99999999}', '{"part0":null,"part1":{"wanted":-1,"port":"x"}}']) {
      writeFileSync(join(storage, 'ports.json'), nonsense)
      assert.equal(inFolder(storage, code).code, 0, nonsense)
    }
  })

  test('a port is kept from start to start, until another one is wanted', ({ assert }) => {
    const code = `import { anyPort, portFor } from '${lib('ports')}'; import { createServer } from 'node:net'
      const [taken, other] = await Promise.all([anyPort(), anyPort()])
      const server = createServer().listen(taken, '::1'); await new Promise((done) => server.once('listening', done).once('error', () => server.listen(taken, '127.0.0.1')))
      const got = await portFor('web', taken); await new Promise((done) => server.close(done))
      console.log(JSON.stringify({ taken, other, got, again: await portFor('web', taken), changed: await portFor('web', other) }))`
    const { out, err } = inFolder(storage, code)
    const { taken, other, got, again, changed } = JSON.parse(out.split('\n').at(-1)!)

    assert.notEqual(got, taken, err)
    assert.equal(again, got)
    assert.equal(changed, other)
  })

  test('a proxy is not asked for what runs on this machine', ({ assert }) => {
    const code = `process.env.http_proxy = 'http://proxy.example:3128'; process.env.no_proxy = 'intranet.example'; const { readEnvironment } = await import('${lib('environment')}'); const { NO_PROXY, no_proxy } = readEnvironment(); console.log(NO_PROXY + ' ' + (NO_PROXY === no_proxy))`

    const { out, err } = inFolder(storage, code)

    assert.match(out, /^(.+,)?intranet\.example,localhost,127\.0\.0\.1,::1 true$/, err)
  })

  test('a file of secrets is replaced as a whole and read by its owner only', ({ assert }) => {
    const file = join(storage, 'secrets')
    writeFileSync(file, 'old', { mode: 0o644 })

    inFolder(storage, `import { writeSafely } from '${lib('paths')}'; writeSafely(${JSON.stringify(file)}, 'new')`)

    assert.equal(readFileSync(file, 'utf8'), 'new')
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.isFalse(existsSync(`${file}.new`))
  })

  for (const [code, says] of Object.entries({ EACCES: /FAIL {2}files +\/x\/y is not this user's to use \(EACCES\)\n +→ run as the user it belongs to/, ENOSPC: /no space is left for \/x\/y\n +→ make room/ })) {
    test(`${code} is told in words, in a step and outside of one`, ({ assert }) => {
      const run = `import { step, tell } from '${lib('step')}'; const error = Object.assign(new Error('odd'), { code: '${code}', path: '/x/y' })
        await step('files', () => { throw error }).catch(tell); tell(error)`
      const { err } = inFolder(storage, run)

      assert.match(err, says)
      assert.notMatch(err, /odd/)
      assert.lengthOf(err.match(/FAIL/g)!, 2)
    })
  }

  test('damaged passwords of the database are told, and kept', ({ assert }) => {
    writeFileSync(join(storage, 'postgres.json'), '{"half')

    const { code, err } = inFolder(storage, `import { ensurePostgres } from '${lib('postgres')}'; await ensurePostgres({})`)

    assert.notEqual(code, 0)
    assert.match(err, /storage\/postgres\.json, which holds the passwords of the database, is damaged/)
    assert.equal(readFileSync(join(storage, 'postgres.json'), 'utf8'), '{"half')
  })
})
