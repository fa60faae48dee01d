import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Group } from './context.ts'

const GROUP = 'complete'

export const completeGroup: Group = ({ folder, kit, manifest }) => {
  const add = (title: string, run: () => Promise<void>) => test(GROUP, 'complete', title, run)
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const formats = manifest.adapters.flatMap((adapter) => adapter.formats)
  return [
    add('every format has a draft in the suite', async () => {
      assert.deepEqual(
        formats.map(({ id }) => id).filter((id) => !kit.drafts[id]),
        []
      )
    }),
    add('the limits page names every format', async () => {
      const limits = read(manifest.docs.limits)
      assert.deepEqual(
        formats.map(({ id }) => id).filter((id) => !limits.includes(id)),
        []
      )
    }),
    add('the setup page names every setting and scope', async () => {
      const setup = read(manifest.docs.setup)
      const names = [
        ...manifest.settings.map(({ label }) => label),
        ...manifest.adapters.flatMap(({ scopes }) => scopes.map(({ name }) => name)),
      ]
      assert.deepEqual(
        names.filter((name) => !setup.includes(name)),
        []
      )
    }),
    add('the setup page says which redirect URI to register', async () =>
      assert.match(read(manifest.docs.setup), /redirect URI/i)
    ),
  ]
}
