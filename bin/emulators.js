/* The emulators of every installed adapter, as a child of the supervisor. */
import '@poppinss/ts-exec'

const { startEmulators } = await import('@caidence/testkit/emulators')
const { root, storage } = await import('./lib/paths.js')
const { join } = await import('node:path')

const started = await startEmulators({ root, portBase: Number(process.env.EMULATOR_PORT_BASE), stateDir: join(storage, 'emulators') })
for (const { pluginId, url } of started.list) console.log(`${pluginId} at ${url}`)
process.send?.({ platformHosts: started.platformHosts })

const end = () => started.close().then(() => process.exit(0))
process.on('SIGTERM', end)
process.on('SIGINT', () => {})
