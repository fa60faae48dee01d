import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { npm, packKit } from './packed_kit.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const NAME = 'caidence-adapter-mastodon'
/** Where operators put what is not on a registry. */
const PLACE = join(ROOT, 'plugins', 'local', NAME)

/**
 * The example as a third party delivers it: built and packed in a folder of its own against the packed SDK, then
 * unpacked from its tarball where the host looks. Answers how it is removed again.
 */
export function installThirdParty(): () => void {
  const leftovers: (() => void)[] = [() => rmSync(PLACE, { recursive: true, force: true })]
  const remove = () => leftovers.forEach((clean) => clean())
  try {
    const packed = packKit((clean) => leftovers.push(clean))
    const own = mkdtempSync(join(tmpdir(), 'caidence-third-party-'))
    leftovers.push(() => rmSync(own, { recursive: true, force: true }))
    cpSync(join(ROOT, 'docs', 'examples', NAME), own, { recursive: true })
    npm(own, 'install', '--save-dev', ...packed)
    npm(own, 'pack')

    rmSync(PLACE, { recursive: true, force: true })
    mkdirSync(PLACE, { recursive: true })
    const [tarball] = globSync(`${NAME}-*.tgz`, { cwd: own })
    execFileSync('tar', ['xzf', join(own, tarball), '--strip-components=1', '-C', PLACE])
    return remove
  } catch (error) {
    remove()
    throw error
  }
}
