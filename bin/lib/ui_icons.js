import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Whose sources are searched for names of icons. */
const SEARCHED = /\/resources\/ui\/[^?]+\.(vue|ts)$/
const NAME = /\bi-lucide-([a-z0-9]+(?:-[a-z0-9]+)*)/g

/**
 * Puts beside each module the pictures of the icons that are named in it, so that a page brings its own and no others.
 * What is named by data, or is turned or mirrored, is asked for at run time: resources/ui/start.ts.
 */
export function uiIcons() {
  const { icons, aliases, width, height } = createRequire(import.meta.url)('@iconify-json/lucide/icons.json')
  const isPlain = (alias) => Object.keys(alias).every((key) => key === 'parent')
  const bodyOf = (name) => icons[name]?.body ?? (aliases?.[name] && isPlain(aliases[name]) ? bodyOf(aliases[name].parent) : undefined)
  return {
    name: 'ui-icons',
    enforce: 'post',
    transform(code, id) {
      if (!SEARCHED.test(id)) return
      const names = new Set([...readFileSync(id, 'utf8').matchAll(NAME)].map(([, name]) => name))
      const found = [...names].map((name) => [name, bodyOf(name)]).filter(([, body]) => body)
      if (!found.length) return
      return { code: `import { addIcon as addOwnIcon } from '@iconify/vue'; for (const [name, body] of ${JSON.stringify(found)}) addOwnIcon('lucide:' + name, { body, width: ${width ?? 24}, height: ${height ?? 24} });${code}`, map: null }
    },
  }
}
