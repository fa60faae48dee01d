import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { planning } = controllers
const { ability, idempotency, policy, workspace } = middleware

/** Pages about planning: one tenant transaction each, read only. */
router
  .group(() => {
    router.get('/import', [controllers.pages.Imports, 'index']).as('imports.index')
    router.get('/import/:id', [controllers.pages.Imports, 'show']).as('imports.show')
    router.get('/series', [controllers.pages.Series, 'index']).as('series.index')
    router.get('/series/:id', [controllers.pages.Series, 'show']).as('series.show')
    router.get('/posts/:id/by-hand', [controllers.pages.ByHand, 'show']).as('posts.by_hand')
  })
  .as('pages')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), workspace({ tx: true }), policy({ needs: 'posts.view' })])

/** When posts go out without a time being chosen for each. */
router
  .group(() => {
    router
      .group(() => {
        router.get('imports', [planning.Imports, 'index']).as('imports.index')
        router.get('imports/:id', [planning.Imports, 'show']).as('imports.show')
        router.get('series', [planning.Series, 'index']).as('series.index')
        router.get('series/:id', [planning.Series, 'show']).as('series.show')
        router.get('slots', [planning.Slots, 'index']).as('slots.index')
        router.get('slots/next', [planning.Slots, 'show']).as('slots.next')
        router.get('slots/channels/:id', [planning.ChannelSlots, 'show']).as('channel_slots.show')
        router.get('slots/brands/:id', [planning.BrandSlots, 'show']).as('brand_slots.show')
      })
      .use([ability({ needs: 'posts:read' }), workspace({ tx: true }), policy({ needs: 'posts.view' })])

    router
      .group(() => {
        router.put('slots/channels/:id', [planning.ChannelSlots, 'update']).as('channel_slots.update').use(policy({ needs: 'calendar.edit' }))
        router.delete('slots/channels/:id', [planning.ChannelSlots, 'destroy']).as('channel_slots.destroy').use(policy({ needs: 'calendar.edit' }))
        router.put('slots/brands/:id', [planning.BrandSlots, 'update']).as('brand_slots.update').use(policy({ needs: 'calendar.edit' }))
        router.post('series', [planning.Series, 'store']).as('series.store').use(policy({ needs: 'posts.publish' }))
        router.post('series/preview', [planning.SeriesActions, 'preview']).as('series.preview').use(policy({ needs: 'posts.create' }))
        router.patch('series/:id', [planning.Series, 'update']).as('series.update').use(policy({ needs: 'posts.publish' }))
        router.delete('series/:id', [planning.Series, 'destroy']).as('series.destroy').use(policy({ needs: 'posts.publish' }))
        router.post('series/:id/skip', [planning.SeriesActions, 'skip']).as('series.skip').use(policy({ needs: 'posts.publish' }))
        router.post('series/:id/end', [planning.SeriesActions, 'end']).as('series.end').use(policy({ needs: 'posts.publish' }))
        router.post('imports/:id/check', [planning.ImportActions, 'check']).as('imports.check').use(policy({ needs: 'posts.create' }))
        router.post('imports/:id/start', [planning.ImportActions, 'start']).as('imports.start').use(policy({ needs: 'posts.publish' }))
        router.post('imports/:id/cancel', [planning.ImportActions, 'cancel']).as('imports.cancel').use(policy({ needs: 'posts.create' }))
        router.post('posts/:id/by-hand', [planning.ByHand, 'store']).as('posts.by_hand').use(policy({ needs: 'posts.publish' }))
      })
      .use([ability({ needs: 'posts:write' }), workspace(), idempotency({ tx: true, hold: true })])

    // No tenant transaction around these two: a file may take minutes to arrive, or to be read.
    router.get('imports/:id/mistakes.csv', [planning.ImportMistakes, 'show']).as('imports.mistakes').use([ability({ needs: 'posts:read' }), workspace(), policy({ needs: 'posts.view' })])
    router.post('imports', [planning.Imports, 'store']).as('imports.store').use([ability({ needs: 'posts:write' }), workspace(), policy({ needs: 'posts.create' }), idempotency({})])
  })
  .prefix('/api/v1')
  .as('api')
  .where('id', router.matchers.uuid())
  .use(middleware.auth())
