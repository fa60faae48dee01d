import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** A sandbox delivery takes seconds; longer means that a part is not running. */
const PATIENCE_MS = 90_000

/** Makes the demo workspace and publishes its post through the whole real path. Only in sandbox mode. */
export default class DemoPublish extends BaseCommand {
  static commandName = 'demo:publish'
  static description = 'Make the demo workspace and publish a post to every sandbox channel'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Publish another post even though there is one' })
  declare again: boolean

  async run() {
    const { Demo, DEMO_LOGIN } = await import('#services/demo/demo')
    const demo = await this.app.container.make(Demo)
    const ground = await demo.prepare().catch((error) => {
      if (error.code !== 'E_NO_CONSENT') throw error
      this.logger.log(error.message)
      this.logger.log(`demo login  ${DEMO_LOGIN.email}  ${DEMO_LOGIN.password}`)
      this.exitCode = 1
      return null
    })
    if (!ground) return
    if (!this.again && (await demo.hasPost(ground))) {
      this.logger.log(`demo login  ${DEMO_LOGIN.email}  ${DEMO_LOGIN.password}`)
      return
    }

    const began = Date.now()
    const { posts, without } = await demo.publish(ground)
    const deliveries = await demo.settled(ground, posts, PATIENCE_MS)
    for (const adapterId of without) {
      this.logger.log(`not published  ${adapterId}  it takes films, and ffmpeg is not here to make one`)
      this.exitCode = 1
    }
    for (const { state, adapterId, permalink, reason } of deliveries) {
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      this.logger.log(state === 'live' ? `published  ${adapterId}  ${permalink}  ${seconds} s` : `${state}  ${adapterId}  ${reason}`)
      if (state !== 'live') this.exitCode = 1
    }
    if (!deliveries.length) {
      this.logger.log('no channel to publish to: no installed adapter has an emulator')
      this.exitCode = 1
    }
    this.logger.log(`demo login  ${DEMO_LOGIN.email}  ${DEMO_LOGIN.password}`)
  }
}
