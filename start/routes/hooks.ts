import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { inbound } = controllers

/** Before the platforms' own addresses: a plugin called "deletions" must not hide it. The code is the right to read it. */
router
  .get('/hooks/deletions/:code', [inbound.Deletions, 'show'])
  .where('code', { match: /^[A-Za-z0-9_-]{43}$/ })
  .as('hooks.deletions.show')
  .use(middleware.policy({ public: 'whoever has the secret address that the platform was given; shows no personal data' }))

/** What platforms call. No session, no CSRF token; the body is read by hook_body_middleware.ts. */
router
  .group(() => {
    router.get('/hooks/:plugin/:path', [inbound.Hooks, 'show']).as('hooks.show').use(middleware.policy({ public: 'a platform asks whether the address is ours: the adapter compares its verify token' }))
    router.post('/hooks/:plugin/:path', [inbound.Hooks, 'store']).as('hooks.store').use(middleware.policy({ public: 'platforms call it: the adapter checks the signature before anything is read or stored' }))
  })
  .where('plugin', { match: /^[a-z][a-z0-9_-]{0,63}$/ })
  .where('path', { match: /^[a-z0-9][a-z0-9_-]{0,63}$/ })
