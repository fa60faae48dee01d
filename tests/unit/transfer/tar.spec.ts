import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { test } from '@japa/runner'
import { newId, withNewIds } from '#services/transfer/new_ids'
import { readTar, tarEnd, tarEntry } from '#services/transfer/tar'

type Given = { name: string; bytes: Uint8Array }[]
const at = new Date('2026-03-01T00:00:00Z')
const files = fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-z][a-z/]{0,20}[a-z]$/).filter((name) => !name.includes('//')), bytes: fc.uint8Array({ maxLength: 1_600 }) }), { selector: ({ name }) => name, maxLength: 5 })

async function* written(given: Given) {
  for (const { name, bytes } of given) yield* tarEntry(name, bytes.length, [bytes], at)
  yield tarEnd()
}

/** The same bytes in pieces of another size, as a disk or a network would hand them out. */
async function* inPieces(source: AsyncIterable<Uint8Array>, size: number) {
  const whole = await wholeOf(source)
  for (let from = 0; from < whole.length; from += size) yield whole.subarray(from, from + size)
}

async function wholeOf(source: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

test.group('Transfer / archive', () => {
  test('what is written is read, however it comes in pieces', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 1, max: 2_000 }), async (given, size) => {
        const found: Given = []
        for await (const { name, bytes } of readTar(inPieces(written(given), size))) found.push({ name, bytes: new Uint8Array(await wholeOf(bytes)) })
        assert.deepEqual(found, given.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) })))
      }),
      { numRuns: 60 }
    )
  })

  test('an archive that is cut off anywhere is noticed', async ({ assert }) => {
    const whole = await wholeOf(written([{ name: 'a', bytes: new Uint8Array(700) }, { name: 'b', bytes: new Uint8Array(3) }]))

    for (let end = 0; end < whole.length - 1_024; end += 97) {
      await assert.rejects(async () => {
        for await (const { bytes } of readTar(inPieces((async function* () { yield whole.subarray(0, end) })(), 512))) await wholeOf(bytes)
      })
    }
  })

  test('any tar opens it', async ({ assert, cleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), 'tar-'))
    cleanup(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(join(folder, 'a.tar'), await wholeOf(written([{ name: 'rows/posts.00001.jsonl', bytes: Buffer.from('{"a":1}\n') }])))

    const { status, stderr } = spawnSync('tar', ['-xf', 'a.tar'], { cwd: folder, encoding: 'utf8' })

    assert.equal(status, 0, stderr)
    assert.equal(readFileSync(join(folder, 'rows/posts.00001.jsonl'), 'utf8'), '{"a":1}\n')
  })

  test('an entry with more or fewer bytes than said is not written', async ({ assert }) => {
    for (const bytes of [3, 5]) await assert.rejects(() => wholeOf(tarEntry('a', 4, [new Uint8Array(bytes)], at)), /not 4/)
  })

  test('a thing has one id in one workspace, another in another, and both are ids', ({ assert }) => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.uuid(), (here, there, id) => {
        assert.equal(newId(here, id), newId(here, id.toUpperCase()))
        assert.match(newId(here, id), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        if (here !== there) assert.notEqual(newId(here, id), newId(there, id))
      })
    )
  })

  test('ids inside JSON are replaced, and words are left alone', ({ assert }) => {
    const id = '5b0a3f4e-0000-4000-8000-000000000001'
    const map = (found: string) => `new-${found.slice(-1)}`

    assert.deepEqual(withNewIds({ a: [id, `about ${id}`, 7, null], [id]: { b: id } }, map), { 'a': ['new-1', `about ${id}`, 7, null], 'new-1': { b: 'new-1' } })
  })
})
