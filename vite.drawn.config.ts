import { defineConfig } from 'vite'
import vue from '@vitejs/plugin-vue'
import ui from '@nuxt/ui/vite'
import { alias, ownThings, uiOptions } from './vite.config.js'

export default defineConfig({
  plugins: [vue(), ui({ ...uiOptions, components: { dts: false, dirs: [] }, autoImport: { dts: false }, experimental: { componentDetection: true } } as any), ownThings()],
  resolve: { alias },
  envDir: false,
  publicDir: false,
  ssr: { noExternal: true, target: 'webworker' },
  build: { ssr: 'resources/ui/drawn.ts', outDir: 'build/drawn', minify: false, rolldownOptions: { output: { format: 'iife', name: 'drawn', entryFileNames: 'drawn.js', codeSplitting: false } as any } },
})
