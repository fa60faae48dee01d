import { defineConfig } from '@adonisjs/static'

/** Assets carry a content hash in their name. */
export const ASSET_CACHE = 'public, max-age=31536000, immutable'

export default defineConfig({
  enabled: true,
  etag: true,
  lastModified: true,
  dotFiles: 'ignore',
  headers: (path) => (path.includes('/assets/') ? { 'cache-control': ASSET_CACHE } : {}),
})
