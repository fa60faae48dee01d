import edge from 'edge.js'
import i18nManager from '@adonisjs/i18n/services/main'
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

/** Pages that have a layout of their own, or none: by folder, or by name. tests/architecture/frame.spec.ts holds it to the pages. */
export const FRAMELESS = ['auth/', 'dev/', 'errors/', 'review/', 'account/confirm', 'account/confirm_email', 'invitations/show', 'notices/unsubscribe', 'onboarding']

interface Page {
  component: string
  props: { user?: unknown; workspace?: unknown }
}

/** Whether the rail and the bars around a page are drawn before the interface runs. */
edge.global('hasFrame', ({ component, props }: Page) => Boolean(props.user && props.workspace) && !FRAMELESS.some((one) => (one.endsWith('/') ? component.startsWith(one) : component === one)))

/** The interface speaks English so far: resources/views/inertia_layout.edge. */
edge.global('frameTexts', () => ({ sandbox: i18nManager.locale('en').t('app.sandbox') }))
