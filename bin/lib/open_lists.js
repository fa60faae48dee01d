/*
 * The library hides the page from assistive technology while a list of choices is open. What is hidden can still have the
 * focus, which is worse than not hiding it: a list of choices is not a dialog. The page stays as it is.
 */
const HIDING = /[\\/]useHideOthers\.(js|mjs|ts)$/
const LIST = /[\\/]reka-ui[\\/].*[\\/]Select[\\/]SelectContentImpl/
const NOTHING = '\0open_lists'

/** @returns {import('vite').Plugin} */
export function openLists() {
  return {
    name: 'open-lists',
    enforce: 'pre',
    resolveId: (source, importer) => (HIDING.test(source) && LIST.test(importer ?? '') ? NOTHING : undefined),
    load: (id) => (id === NOTHING ? 'export const useHideOthers = () => {}' : undefined),
  }
}
