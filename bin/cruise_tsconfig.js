/*
 * The aliases of package.json#imports, of the workspaces and of the browser's code, as TypeScript `paths`.
 * dependency-cruiser reads aliases from nowhere else, and a list kept by hand would drift from the real one.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))
const withoutExtension = (path) => path.replace(/\.js$/, '')

/** Paths are relative to `folder`. */
export function cruisePaths(folder = root) {
  const { imports, workspaces } = readJson(join(folder, 'package.json'))
  const paths = {}
  for (const [alias, target] of Object.entries(imports)) paths[alias] = [withoutExtension(target)]

  for (const manifest of globSync(workspaces.map((pattern) => `${pattern}/package.json`), { cwd: folder })) {
    const { name, exports = {} } = readJson(join(folder, manifest))
    for (const [subpath, target] of Object.entries(exports)) {
      paths[name + subpath.slice(1)] = [`./${join(dirname(manifest), withoutExtension(target))}`]
    }
  }

  paths['~/*'] = ['./resources/ui/*']
  paths['@generated/*'] = ['./.adonisjs/client/*']
  return paths
}

/** Writes a tsconfig for the cruiser into a folder that git ignores, and answers where. */
export function writeCruiseTsconfig(folder = root, file = join(folder, 'storage', 'tmp', 'tsconfig.cruise.json')) {
  mkdirSync(dirname(file), { recursive: true })
  const base = relative(dirname(file), folder)
  const compilerOptions = {
    target: 'ESNext',
    module: 'ESNext',
    resolveJsonModule: true,
    moduleResolution: 'Bundler',
    jsx: 'preserve',
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    baseUrl: base,
    paths: cruisePaths(folder),
  }
  writeFileSync(file, JSON.stringify({ compilerOptions, files: [join(base, 'package.json')] }, null, 2))
  return file
}
