import 'reflect-metadata'
import { createHash } from 'node:crypto'
import { Ignitor } from '@adonisjs/core'

/**
 * Run as a process of its own: `<workspace> <user> <connection> <callers>`. Says "ready", waits for a line on stdin,
 * refreshes as many times at once, and prints the digests of the tokens it got.
 */
const [workspaceId, userId, connectionId, callers] = process.argv.slice(2)
const app = new Ignitor(new URL('../../../', import.meta.url), { importer: (path) => import(path) }).createApp('console')
await app.init()
await app.boot()
await app.start(() => {})

const { Grants } = await import('#services/connections/grants')
console.log('ready')
process.stdin.once('data', async () => {
  const refreshing = Array.from({ length: Number(callers) }, async () => {
    const grants = await app.container.make(Grants)
    const { token } = await grants.refresh({ workspaceId, userId }, connectionId, { sinceVersion: 1 })
    return createHash('sha256').update(token.reveal()).digest('hex')
  })
  console.log(JSON.stringify({ digests: [...new Set(await Promise.all(refreshing))] }))
  process.stdin.destroy()
  await app.terminate()
})
