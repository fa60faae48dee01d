import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Manifest } from '@caidence/sdk'
import { planFor } from './conformance.ts'
import type { KitOptions, KitTest } from './options.ts'
import { packageFolder } from './package_folder.ts'

/** Several deliveries with encoding and probing in one test, on a machine that does other things as well. */
const TEST_TIMEOUT_MS = 120_000

/** Registers the suite as Japa groups, one per line of the contract's table. */
export function describeAdapter(dir: string, kit: KitOptions): void {
  const folder = packageFolder(dir)
  const manifest = (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { caidence: Manifest }
  ).caidence
  const { tests, skipped } = planFor({ folder, kit, manifest })
  const groups = new Map<string, KitTest[]>()
  for (const item of tests) groups.set(item.group, [...(groups.get(item.group) ?? []), item])

  for (const [name, items] of groups) {
    test.group(`${manifest.id} / ${name}`, (group) => {
      group.each.timeout(TEST_TIMEOUT_MS)
      for (const item of items) test(item.title, () => item.run())
    })
  }
  if (skipped.length === 0) return
  test.group(`${manifest.id} / skipped`, () => {
    for (const { test: title, reason } of skipped) test(title, () => {}).skip(true, reason)
  })
}
