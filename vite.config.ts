import { defineConfig } from 'vite'
import vue from '@vitejs/plugin-vue'
import ui from '@nuxt/ui/vite'
import adonisjs from '@adonisjs/vite/client'

export default defineConfig({
  plugins: [
    vue(),
    ui({
      router: 'inertia',
      ui: { colors: { primary: 'violet', neutral: 'slate' } },
      icon: { clientBundle: { scan: { globInclude: ['resources/ui/**/*.{vue,ts}'] }, sizeLimitKb: 512 } },
      experimental: { componentDetection: true },
      components: { dts: '.adonisjs/client/components.d.ts' },
      autoImport: { dts: '.adonisjs/client/auto-imports.d.ts' },
    } as any),
    adonisjs({ entryPoints: ['resources/ui/app.ts'], reload: ['resources/views/**/*.edge'] }),
  ],
  resolve: {
    alias: {
      '~/': `${import.meta.dirname}/resources/ui/`,
      '@generated': `${import.meta.dirname}/.adonisjs/client/`,
    },
  },
  server: { watch: { ignored: ['**/storage/**', '**/tmp/**'] } },
  // Without this the build also makes an `ssr` environment into the same folder and overwrites the manifest.
  builder: { buildApp: async (builder) => void (await builder.build(builder.environments.client)) },
})
