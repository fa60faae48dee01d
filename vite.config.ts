import { defineConfig } from 'vite'
import vue from '@vitejs/plugin-vue'
import ui from '@nuxt/ui/vite'
import adonisjs from '@adonisjs/vite/client'

/** Shared with vitest.config.ts: without the bundle, icons would be asked for on the network. */
export const uiOptions = {
  router: 'inertia',
  ui: {
    colors: { primary: 'cadence', neutral: 'slate', success: 'emerald', warning: 'amber', error: 'red', info: 'blue' },
    button: { slots: { base: 'cursor-pointer' } },
  },
  icon: { clientBundle: { scan: { globInclude: ['resources/ui/**/*.{vue,ts}'] }, sizeLimitKb: 512 } },
  components: { dts: '.adonisjs/client/components.d.ts', dirs: [] },
  autoImport: { dts: '.adonisjs/client/auto-imports.d.ts' },
}

export const alias = {
  '~/': `${import.meta.dirname}/resources/ui/`,
  '@generated': `${import.meta.dirname}/.adonisjs/client/`,
}

export default defineConfig({
  plugins: [
    vue(),
    ui({ ...uiOptions, experimental: { componentDetection: true } } as any),
    adonisjs({ entryPoints: ['resources/ui/app.ts'], reload: ['resources/views/**/*.edge'] }),
  ],
  resolve: { alias },
  server: { watch: { ignored: ['**/storage/**', '**/tmp/**'] } },
  // Without this the build also makes an `ssr` environment into the same folder and overwrites the manifest.
  builder: { buildApp: async (builder) => void (await builder.build(builder.environments.client)) },
})
