import edge from 'edge.js'
import vite from '@adonisjs/vite/services/main'

/**
 * A page's data, to stand inside its script element. With no `<` in it, no text that somebody wrote can end the element
 * or open a comment in it (`<!--<script>` would swallow the end tag: HTML, "script data double escaped state").
 */
edge.global('pageJson', (page: object) => JSON.stringify(page).replaceAll('<', '\\u003c'))

const ENTRY = 'resources/ui/app.ts'

/** What the browser loads for a page. One that a build has not seen yet is asked for by the interface itself. */
edge.global('entriesOf', ({ component }: { component: string }) => {
  const page = `resources/ui/pages/${component}.vue`
  return vite.useDevServer || !vite.hasManifestFile || !(page in vite.manifest()) ? [ENTRY] : [ENTRY, page]
})
