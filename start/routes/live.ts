import transmit from '@adonisjs/transmit/services/main'
import { Workspaces } from '#services/tenancy/workspaces'
import { middleware } from '#start/kernel'

/** The event stream. Only members hear of a workspace; asked anew with every subscription. */
transmit.registerRoutes((route) => void route.use([middleware.auth(), middleware.policy({ own: 'every channel is asked about by itself' })]))

transmit.authorize<{ id: string }>('workspaces/:id/posts', async (ctx, { id }) => {
  const user = ctx.auth.user
  if (!user) return false
  const mine = await new Workspaces().of(user.id)
  return mine.some((workspace) => workspace.id === id)
})
