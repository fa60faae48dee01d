import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The package folder that holds a path: adapters call the kit from their tests folder or from the root. */
export function packageFolder(dir: string): string {
  for (let at = dir; ; at = dirname(at)) {
    const file = join(at, 'package.json')
    if (
      existsSync(file) &&
      (JSON.parse(readFileSync(file, 'utf8')) as { caidence?: unknown }).caidence
    )
      return at
    if (dirname(at) === at)
      throw new Error(`No package.json with a "caidence" block at or above ${dir}`)
  }
}
