import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { links } = controllers
const { ability, idempotency, policy, workspace } = middleware

/** Short links, their clicks, and what a brand's links are tagged with. */
router
  .group(() => {
    router
      .group(() => {
        router.get('links', [links.Links, 'index']).as('api.links.index').use(policy({ needs: 'posts.view' }))
        router.get('links/:id', [links.Links, 'show']).as('api.links.show').use(policy({ needs: 'posts.view' }))
        router.get('links/:id/clicks', [links.LinkClicks, 'ofLink']).as('api.links.clicks').use(policy({ needs: 'analytics.view' }))
        router.get('posts/:id/clicks', [links.LinkClicks, 'ofPost']).as('api.posts.clicks').use(policy({ needs: 'analytics.view' }))
        router.get('brands/:id/link-defaults', [links.LinkDefaults, 'show']).as('api.link_defaults.show').use(policy({ needs: 'posts.view' }))
      })
      .use([ability({ needs: 'posts:read' }), workspace({ tx: true })])

    router
      .group(() => {
        router.post('links', [links.Links, 'store']).as('api.links.store').use(policy({ needs: 'posts.create' }))
        router.post('links/shorten-text', [links.Links, 'shorten']).as('api.links.shorten').use(policy({ needs: 'posts.create' }))
        router.patch('links/:id', [links.Links, 'update']).as('api.links.update').use(policy({ needs: 'posts.edit' }))
        router.delete('links/:id', [links.Links, 'destroy']).as('api.links.destroy').use(policy({ needs: 'posts.edit' }))
        router.put('brands/:id/link-defaults', [links.LinkDefaults, 'update']).as('api.link_defaults.update').use(policy({ needs: 'posts.edit' }))
      })
      .use([ability({ needs: 'posts:write' }), workspace(), idempotency({ tx: true })])
  })
  .prefix('/api/v1')
  .where('id', router.matchers.uuid())
  .use(middleware.auth())

/** For whoever follows one: no session, no cookies, and one read of the database. */
router.get('/l/:code', [links.Follows, 'show']).as('links.follow').use(policy({ public: 'the code in the address decides; it leads to what was stored, and nowhere else' }))
