import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { sandbox } = controllers
/** Ids of plugins, as manifests may spell them. */
const plugin = { match: /^[a-z][a-z0-9_-]{0,63}$/ }

/** What the emulated platforms received, and what makes them misbehave. No tenant transaction around these: they ask emulators. */
router
  .group(() => {
    router
      .group(() => {
        router.get('/sandbox', [sandbox.Feeds, 'index']).as('index')
        router.get('/sandbox/:plugin', [sandbox.Feeds, 'show']).as('show')
        router.get('/sandbox/:plugin/requests', [sandbox.Requests, 'index']).as('requests')
        router.get('/sandbox/:plugin/picture', [sandbox.Pictures, 'show']).as('picture')
      })
      .use(middleware.policy({ needs: 'connections.view' }))

    // Who may flip them is asked by the controller: managers of a workspace, and operators.
    router
      .group(() => {
        router.post('/sandbox/:plugin/switches', [sandbox.Switches, 'store']).as('switches.store')
        router.delete('/sandbox/:plugin/switches', [sandbox.Switches, 'destroy']).as('switches.destroy')
        router.post('/sandbox/:plugin/access', [sandbox.Switches, 'access']).as('switches.access')
        router.post('/sandbox/:plugin/clock', [sandbox.Switches, 'clock']).as('switches.clock')
        router.post('/sandbox/:plugin/reset', [sandbox.Switches, 'reset']).as('switches.reset')
      })
      .use(middleware.policy({ needs: 'connections.view' }))
  })
  .where('plugin', plugin)
  .as('pages.sandbox')
  .use([middleware.sandbox(), middleware.auth(), middleware.workspace()])
