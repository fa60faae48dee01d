/** Larger ones travel with the pages that use them. In bytes of source. */
const LARGEST_PART = 12_000
/** By fewer pages and dialogs a part is not common. */
const SHARED_BY = 5

/**
 * How the interface is cut into files. Each is a request of its own, and requests cost more than bytes on a slow line:
 * what every page needs travels in three files, of which an upgrade mostly changes one (a fourth, `app`, is a few lines
 * that read one after the other), and the small parts that many share, and that need nothing large themselves, in another. What lists and menus stand on is needed together or not at all.
 */
export function chunks(entries) {
  let frame
  const staticImports = (id, context) => context.getModuleInfo(id)?.importedIds ?? []
  function closure(roots, context, stop = new Set()) {
    const seen = new Set()
    const open = [...roots]
    while (open.length) {
      const id = open.pop()
      if (seen.has(id) || stop.has(id)) continue
      seen.add(id)
      open.push(...staticImports(id, context))
    }
    return seen
  }
  const isOurs = (id) => id.includes('/resources/ui/') || id.includes('plugin-vue')
  function isSmallPart(id, context) {
    frame ??= closure(entries, context)
    if (frame.has(id)) return false
    const needs = closure([id], context, frame)
    return [...needs].every(isOurs) && [...needs].reduce((sum, one) => sum + (context.getModuleInfo(one)?.code?.length ?? 0), 0) <= LARGEST_PART
  }
  return [
    { name: 'app', test: /vite\/preload-helper|\/ui\/(app\.ts|css\/app\.css)$/, priority: 4 },
    { name: 'bedrock', tags: ['$initial'], test: /node_modules[\\/](vue|@vue|@inertiajs)[\\/]|\/ui\/bedrock\.ts$/, priority: 3.5 },
    { name: 'vendor', tags: ['$initial'], test: /node_modules|\/ui\/ground\.ts$/, priority: 3 },
    { name: 'frame', tags: ['$initial'], priority: 2 },
    { name: 'floating', test: /@floating-ui|aria-hidden|[\\/]reka-ui[\\/]dist[\\/](Popper|FocusScope|DismissableLayer|Select|shared)[\\/]/, minShareCount: SHARED_BY, priority: 1 },
    { name: (id, context) => (isSmallPart(id, context) ? 'common' : null), test: /\/resources\/ui\/(?!pages\/)/, minShareCount: SHARED_BY, priority: 1 },
  ]
}
