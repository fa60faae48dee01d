import app from '@adonisjs/core/services/app'
import transmit from '@adonisjs/transmit/services/main'
import { PermissionEngine } from '#services/access/permission_engine'
import { LiveListeners } from '#services/publishing/live_listeners'
import { middleware } from '#start/kernel'

/** The event stream. What a browser hears is decided by core/services/publishing/live_listeners.ts with every change. */
transmit.registerRoutes((route) => void route.use([middleware.auth(), middleware.policy({ own: 'every channel, and every change on it, is asked about by itself' })]))

app.container.singleton(LiveListeners, async (resolver) => new LiveListeners(await resolver.make(PermissionEngine)))

transmit.on('connect', async ({ uid, context }) => (await app.container.make(LiveListeners)).opened(uid, context))

transmit.authorize<{ id: string }>('workspaces/:id/posts', async (ctx, { id }) => (await app.container.make(LiveListeners)).may(ctx, id))
transmit.authorize<{ id: string }>('people/:id/notices', async (ctx, { id }) => (await app.container.make(LiveListeners)).own(ctx, id))
