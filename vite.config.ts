import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import vue from '@vitejs/plugin-vue'
import ui from '@nuxt/ui/vite'
import adonisjs from '@adonisjs/vite/client'
import { chunks } from './bin/lib/chunks.js'
import { openLists } from './bin/lib/open_lists.js'
import { precompress } from './bin/lib/precompress.js'
import { uiIcons } from './bin/lib/ui_icons.js'
import { uiTexts } from './bin/lib/ui_texts.js'

/** Tints of their own: a tenth of the darkened text colours would look muddy. */
const tints = [
  { color: 'success', variant: 'subtle', class: 'bg-emerald-50 ring-emerald-600/25 dark:bg-emerald-400/10 dark:ring-emerald-400/25' },
  { color: 'warning', variant: 'subtle', class: 'bg-amber-50 ring-amber-500/40 dark:bg-amber-400/10 dark:ring-amber-400/25' },
  { color: 'error', variant: 'subtle', class: 'bg-red-50 ring-red-500/25 dark:bg-red-400/10 dark:ring-red-400/25' },
  { color: 'info', variant: 'subtle', class: 'bg-blue-50 ring-blue-500/25 dark:bg-blue-400/10 dark:ring-blue-400/25' },
]

/** Shared with vitest.config.ts. */
export const uiOptions = {
  router: 'inertia',
  ui: {
    colors: { primary: 'cadence', neutral: 'slate', success: 'emerald', warning: 'amber', error: 'red', info: 'blue' },
    button: { slots: { base: 'cursor-pointer' } },
    badge: { compoundVariants: tints },
    alert: { compoundVariants: tints.map((tint) => ({ ...tint, class: { root: tint.class } })) },
  },
  components: { dts: '.adonisjs/client/components.d.ts', dirs: [] },
  autoImport: { dts: '.adonisjs/client/auto-imports.d.ts' },
}

/** Shared with vitest.config.ts. What a module says and draws travels with it. */
export const ownThings = () => [uiTexts({ folder: join(import.meta.dirname, 'resources', 'lang') }), uiIcons(), openLists()] as Plugin[]

export const alias = {
  '~/': `${import.meta.dirname}/resources/ui/`,
  '@generated': `${import.meta.dirname}/.adonisjs/client/`,
}

/** Scripts and styles travel compressed. */
const precompressed = (): Plugin => ({
  name: 'precompressed',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    for (const file of Object.keys(bundle).filter((name) => /\.(js|css|svg)$/.test(name))) await precompress(join(dir!, file))
  },
})

/** The first asks for the others: scripts are read in pieces. */
const entryPoints = ['app', 'bedrock', 'ground', 'start'].map((name) => `resources/ui/${name}.ts`)

/**
 * What a page asks for it also runs: read as a whole, beside the page, functions need not be read one by one on the page's
 * own thread when they are first called. Chromium heeds it (https://v8.dev/blog/explicit-compile-hints), to others it is a remark.
 */
const READ_WHOLE = '//# allFunctionsCalledOnLoad'

export default defineConfig({
  plugins: [
    vue(),
    ui({ ...uiOptions, experimental: { componentDetection: true } } as any),
    adonisjs({ entryPoints, reload: ['resources/views/**/*.edge'] }),
    ownThings(),
    precompressed(),
  ],
  resolve: { alias },
  // .env is the server's. Its NODE_ENV=development would build Vue with all its warnings.
  envDir: false,
  build: { rolldownOptions: { output: { postBanner: READ_WHOLE, codeSplitting: { groups: chunks(entryPoints.map((name) => join(import.meta.dirname, name))) as any } } } },
  server: { watch: { ignored: ['**/storage/**', '**/tmp/**'] } },
  // Without this the build also makes an `ssr` environment into the same folder and overwrites the manifest.
  builder: { buildApp: async (builder) => void (await builder.build(builder.environments.client)) },
})
