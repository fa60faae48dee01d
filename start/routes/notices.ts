import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { notices, pages } = controllers
const { ability, idempotency, policy, workspace } = middleware
const OWN = 'what they were told, and what they want to hear of'

/** What a person was told, and what they want to be told. */
router
  .group(() => {
    router.get('notices', [notices.Notices, 'index']).as('api.notices.index').use([ability({ needs: 'posts:read' }), workspace({ tx: true })])
    router.get('notices/count', [notices.Notices, 'count']).as('api.notices.count').use([ability({ needs: 'posts:read' }), workspace({ tx: true })])
    router.post('notices/mark', [notices.Notices, 'mark']).as('api.notices.mark').use([ability({ needs: 'posts:write' }), workspace(), idempotency({ tx: true })])
    router.get('me/notice-settings', [notices.NoticeSettings, 'show']).as('api.notice_settings.show').use([ability({ needs: 'access:read' }), workspace()])
    router.put('me/notice-settings', [notices.NoticeSettings, 'update']).as('api.notice_settings.update').use([ability({ needs: 'access:write' }), workspace()])
  })
  .prefix('/api/v1')
  .use(middleware.auth())
  .use(policy({ own: OWN }))

router.get('/notices', [pages.Notices, 'index']).as('pages.notices.index').use([middleware.auth(), workspace({ tx: true }), policy({ own: OWN })])
router.get('/account/notices', [pages.Notices, 'settings']).as('pages.notices.settings').use([middleware.auth(), workspace({ optional: true }), policy({ own: OWN })])

/** From mails: nobody is signed in there, and mail programs have no token of ours. */
router
  .group(() => {
    router.get('/unsubscribe/:token', [notices.Unsubscribes, 'show']).as('show')
    router.post('/unsubscribe/:token', [notices.Unsubscribes, 'store']).as('store')
  })
  .as('unsubscribes')
  .use(policy({ public: 'the signed link from a mail decides; it can only stop mails' }))
