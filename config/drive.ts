import { resolve } from 'node:path'
import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig, services } from '@adonisjs/drive'

const driveConfig = defineConfig({
  /** Of this process: suites of tests run side by side, and each clears its own. */
  fakes: { location: app.tmpPath(`drive-fakes-${process.pid}`) },
  default: 'media',
  services: {
    /** Uploaded media. Never served directly: the media controllers check signature and rights first. */
    media: services.fs({
      /** MEDIA_ROOT is taken from the project root; an absolute path stays as it is. */
      location: resolve(app.makePath(), env.get('MEDIA_ROOT') ?? 'storage/media'),
      serveFiles: false,
      visibility: 'private',
    }),
  },
})

export default driveConfig

declare module '@adonisjs/drive/types' {
  export interface DriveDisks extends InferDriveDisks<typeof driveConfig> {}
}
