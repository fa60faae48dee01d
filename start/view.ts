import edge from 'edge.js'
import i18nManager from '@adonisjs/i18n/services/main'
import vite from '@adonisjs/vite/services/main'

/**
 * A page's data, to stand inside its script element. With no `<` in it, no text that somebody wrote can end the element
 * or open a comment in it (`<!--<script>` would swallow the end tag: HTML, "script data double escaped state").
 */
edge.global('pageJson', (page: object) => JSON.stringify(page).replaceAll('<', '\\u003c'))

const ENTRY = 'resources/ui/app.ts'
/** What the entry asks for in its turn. */
const PIECES = ['resources/ui/bedrock.ts', 'resources/ui/ground.ts', 'resources/ui/start.ts']
/** Of most that is written here. Asked for with the styles, so that a drawn page does not move when it comes. */
const FONT = 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'

/** Of all that these need, however indirectly. The library's own tags name what is needed directly; the browser would hear of the rest when it has read that. */
function tagsOfAllNeeded(names: string[]): string[] {
  const manifest = vite.manifest()
  const needed = new Set(names)
  for (const name of needed) for (const one of manifest[name]?.imports ?? []) needed.add(one)
  return [...needed].flatMap((name) => [...(manifest[name].css ?? []).map((css) => `<link rel="stylesheet" href="${vite.assetsUrl()}/${css}"/>`), `<link rel="modulepreload" href="${vite.assetPath(name)}"/>`])
}

/**
 * What the browser loads for a page. A page that a build has not seen yet is asked for by the interface itself. Where
 * the page was drawn here, its scripts wait in a template until it has been seen: on a slow line they would share it with
 * the styles.
 */
edge.global('assetsOf', async ({ component }: { component: string }, isDrawn: boolean) => {
  const page = `resources/ui/pages/${component}.vue`
  const isBuilt = !vite.useDevServer && vite.hasManifestFile
  const fetched = isBuilt ? [...PIECES, page].filter((name) => name in vite.manifest()) : []
  const entry = await vite.generateEntryPointsTags([ENTRY])
  const tags = new Set([...entry.map((element) => element.toString()), ...(fetched.length ? tagsOfAllNeeded(fetched) : [])])
  const [scripts, others] = [true, false].map((isScript) => [...tags].filter((tag) => /modulepreload|type="module"/.test(tag) === isScript).join('\n'))
  const font = isDrawn && FONT in vite.manifest() ? `<link rel="preload" as="font" type="font/woff2" crossorigin href="${vite.assetPath(FONT)}" />\n` : ''
  return isDrawn ? `${font}${others}\n<template id="scripts">${scripts}</template>` : [...tags].join('\n')
})

/** Pages that have a layout of their own, or none: by folder, or by name. tests/architecture/frame.spec.ts holds it to the pages. */
export const FRAMELESS = ['auth/', 'dev/', 'errors/', 'review/', 'account/confirm', 'account/confirm_email', 'channels/choose_in_setup', 'invitations/show', 'notices/unsubscribe', 'onboarding']

interface Page {
  component: string
  props: { user?: unknown; workspace?: unknown }
}

/** Whether the rail and the bars around a page are drawn before the interface runs. */
edge.global('hasFrame', ({ component, props }: Page) => Boolean(props.user && props.workspace) && !FRAMELESS.some((one) => (one.endsWith('/') ? component.startsWith(one) : component === one)))

edge.global('frameTexts', (language: string) => ({ sandbox: i18nManager.locale(language).t('app.sandbox') }))
