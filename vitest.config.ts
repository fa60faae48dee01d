import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'
import ui from '@nuxt/ui/vite'
import { alias, ownThings, uiOptions } from './vite.config.ts'

/** Component tests only. Everything on the server is tested with Japa. */
export default defineConfig({
  plugins: [vue(), ui({ ...uiOptions, components: { dts: false, dirs: [] }, autoImport: { dts: false } } as any), ownThings()],
  resolve: { alias },
  test: {
    environment: 'happy-dom',
    include: ['tests/ui/**/*.test.ts'],
    setupFiles: ['tests/ui/setup.ts'],
  },
})
