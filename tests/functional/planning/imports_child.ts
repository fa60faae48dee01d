/* A process of its own that works on imports, as a worker does; see imports_kill.spec.ts. */
import { Ignitor } from '@adonisjs/core'

const root = new URL('../../../', import.meta.url)
const importer = (path: string) => import(path.startsWith('.') ? new URL(path, root).href : path)
const app = new Ignitor(root, { importer }).tap((instance) => instance.booting(async () => void (await import('#start/env')))).createApp('console')
await app.init()
await app.boot()
await app.start(() => {})
const { PlanWatch } = await import('#services/planning/import/plan_watch')
const watch = await app.container.make(PlanWatch)
watch.start()
process.send!('ready')
process.once('disconnect', () => process.exit(0))
