import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'

const ROOT = new URL('../..', import.meta.url).pathname
/** What the packages are packed from; nothing else of this installation is there. */
const SOURCES = ['plugins/sdk', 'plugins/host', 'plugins/testkit', 'plugins/tsconfig.build.json', 'bin/build_package.js', 'bin/lib', 'tsconfig.json', 'LICENSE']
const QUIETLY = ['--prefer-offline', '--no-audit', '--no-fund']

/** `@caidence/sdk` and `@caidence/testkit` as `npm pack` makes them; the two files. */
export function packKit(cleanup: (run: () => void) => void): string[] {
  const place = join(ROOT, 'storage', 'tmp')
  mkdirSync(place, { recursive: true })
  // Inside the installation, so that the compiler is found on the way up.
  const copy = mkdtempSync(join(place, 'kit-'))
  cleanup(() => rmSync(copy, { recursive: true, force: true }))
  for (const source of SOURCES) cpSync(join(ROOT, source), join(copy, source), { recursive: true, filter: (from) => basename(from) !== 'node_modules' })
  return ['sdk', 'testkit'].map((name) => {
    npm(join(copy, 'plugins', name), 'pack', '--pack-destination', copy)
    return join(copy, globSync(`caidence-${name}-*.tgz`, { cwd: copy })[0])
  })
}

/** Standard output. What npm says on the way is part of the error when it fails. */
export function npm(cwd: string, ...args: string[]): string {
  try {
    return execFileSync('npm', args[0] === 'install' ? [...args, ...QUIETLY] : args, {
      cwd,
      encoding: 'utf8',
      stdio: 'pipe',
      // Set by the npm that runs these tests, and about that installation.
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') && name !== 'NODE_ENV')),
    })
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`npm ${args.join(' ')}: ${stdout.slice(-2_000)}\n${stderr.slice(-2_000)}`)
  }
}
