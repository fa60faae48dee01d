import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { conformanceOptions, runConformance } from '@caidence/testkit/conformance'
import { CHOICES, scaffold, ScaffoldError } from '@caidence/testkit/scaffold'
import { test } from '@japa/runner'

const ROOT = new URL('../../..', import.meta.url).pathname

test.group('Scaffold', (group) => {
  group.each.timeout(120_000)
  let folder: string
  group.each.setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'caidence-scaffold-'))
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    return () => rmSync(folder, { recursive: true })
  })

  test('what is written passes the suite before a line is changed: {capabilities}')
    .with([
      { name: 'my-platform', capabilities: ['publish'] },
      { name: 'tiktok', capabilities: [...CHOICES] },
      { name: 'lead_forms', capabilities: ['leads', 'inbound'] },
    ])
    .run(async ({ assert }, { name, capabilities }) => {
      const made = await scaffold({ name, folder, capabilities })

      const result = await runConformance(made.folder, (await conformanceOptions(made.folder))!)
      assert.deepEqual(result.failures, [])
      assert.equal(result.level, 'complete')
      assert.isUndefined(
        made.files.find((file) => /acme/i.test(readFileSync(join(made.folder, file), 'utf8')))
      )
      typesOf(made.folder)
    })

  test('a name that cannot be one is refused with what to do: {name}')
    .with(
      ['', 'Tik Tok', '_meta', '9gag', '../up', 'a--b', 'x'.repeat(41)].map((name) => ({ name }))
    )
    .run(async ({ assert }, { name }) => {
      const error = await scaffold({ name, folder }).catch((refusal: unknown) => refusal)

      assert.instanceOf(error, ScaffoldError)
      assert.include((error as ScaffoldError).fix, 'lower case')
    })

  test('nothing that is there is overwritten', async ({ assert }) => {
    const { folder: made } = await scaffold({ name: 'twice', folder })
    const before = readFileSync(join(made, 'package.json'), 'utf8')

    await assert.rejects(
      () => scaffold({ name: 'twice', folder, capabilities: ['leads'] }),
      /already exists/
    )
    assert.equal(readFileSync(join(made, 'package.json'), 'utf8'), before)
  })

  test('a choice that makes no sense is refused and leaves nothing behind: {capabilities}')
    .with([
      { capabilities: ['dance'] },
      { capabilities: ['authorize'] },
      { capabilities: ['analytics'] },
    ])
    .run(async ({ assert }, { capabilities }) => {
      await assert.rejects(() => scaffold({ name: 'odd', folder, capabilities }))
      assert.isFalse(existsSync(join(folder, 'odd')))
    })
})

/** The author's own compiler has nothing to complain about either. */
function typesOf(folder: string): void {
  execFileSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/typescript/bin/tsc'),
      '--noEmit',
      '-p',
      folder,
      '--typeRoots',
      join(ROOT, 'node_modules/@types'),
    ],
    {
      stdio: 'pipe',
      encoding: 'utf8',
    }
  )
}
