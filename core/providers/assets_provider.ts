import ViteProvider from '@adonisjs/vite/vite_provider'

/** Tests and `npm start` use the built assets; Vite's own server runs only under `node ace serve`. */
export default class AssetsProvider extends ViteProvider {
  async start() {
    if (process.env.DEV_MODE) await super.start()
  }

  async shutdown() {
    if (process.env.DEV_MODE) await super.shutdown()
  }
}
