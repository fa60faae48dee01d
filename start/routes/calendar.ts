import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { calendar, pages } = controllers
const { ability, idempotency, policy, workspace } = middleware
const reading = [ability({ needs: 'posts:read' }), workspace({ tx: true }), policy({ needs: 'posts.view' as const })]
const planning = [ability({ needs: 'posts:write' }), workspace(), policy({ needs: 'calendar.edit' as const }), idempotency({ tx: true })]

/** The calendar: its window, what stands there beside posts, and changing many posts at once. */
router
  .group(() => {
    router.get('calendar', [calendar.Windows, 'show']).as('api.calendar.show').use(reading)
    router.get('calendar/export.csv', [calendar.Windows, 'file']).as('api.calendar.export').use([ability({ needs: 'posts:read' }), workspace(), policy({ needs: 'posts.view' })])
    router.post('calendar/posts', [calendar.BulkPosts, 'store']).as('api.calendar.posts').use([ability({ needs: 'posts:write' }), workspace(), policy({ needs: 'posts.view' }), idempotency({ tx: true, hold: true })])
    router.get('calendar/entries/:id', [calendar.Entries, 'show']).as('api.calendar_entries.show').use(reading)
    router.post('calendar/entries', [calendar.Entries, 'store']).as('api.calendar_entries.store').use(planning)
    router.post('calendar/entries/import', [calendar.EntryImports, 'store']).as('api.calendar_entries.import').use(planning)
    router.patch('calendar/entries/:id', [calendar.Entries, 'update']).as('api.calendar_entries.update').use(planning)
    router.delete('calendar/entries/:id', [calendar.Entries, 'destroy']).as('api.calendar_entries.destroy').use(planning)
  })
  .prefix('/api/v1')
  .where('id', router.matchers.uuid())
  .use(middleware.auth())

/** Secret links are their person's own: nobody makes one while seeing with another's eyes, and no access token does. */
router
  .group(() => {
    router.get('calendar/feeds', [calendar.Feeds, 'index']).as('api.calendar_feeds.index').use(workspace({ tx: true }))
    router.post('calendar/feeds', [calendar.Feeds, 'store']).as('api.calendar_feeds.store').use([workspace(), idempotency({ tx: true, secret: true })])
    router.delete('calendar/feeds/:id', [calendar.Feeds, 'destroy']).as('api.calendar_feeds.destroy').use([workspace(), idempotency({ tx: true })])
  })
  .prefix('/api/v1')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), ability({ needs: 'session' }), policy({ own: 'their calendar links' })])

router.get('/calendar-feeds/:file', [calendar.FeedFiles, 'show']).as('calendar_feeds.show').use(policy({ public: 'the token in the address decides' }))

router.get('/calendar', [pages.Calendar, 'show']).as('pages.calendar.show').use([middleware.auth(), workspace({ tx: true }), policy({ needs: 'posts.view' })])
