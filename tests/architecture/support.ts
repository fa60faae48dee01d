import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export const read = (path: string) => readFileSync(join(root, path), 'utf8')
export const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
export const lineOf = (text: string, index: number) => text.slice(0, index).split('\n').length

const NOT_OURS = ['node_modules', 'storage', 'build', 'tmp', 'public/assets', 'coverage', '.git']

/** Every file of the project: what git tracks, or would track. A copy without git is walked instead. */
export function projectFiles(pattern?: RegExp): string[] {
  const files = existsSync(join(root, '.git')) ? tracked() : walked()
  return files.filter((file) => (!pattern || pattern.test(file)) && existsSync(join(root, file))).sort()
}

function tracked() {
  const output = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return [...new Set(output.split('\0').filter(Boolean))]
}

function walked() {
  const isOurs = (path: string) => !NOT_OURS.some((folder) => path === folder || path.startsWith(`${folder}/`)) && !path.includes('node_modules')
  return globSync('**/*', { cwd: root, withFileTypes: true, exclude: (entry) => entry.name === 'node_modules' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter(isOurs)
}
