import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const uuid = router.matchers.uuid()

/** Pages of a workspace: one tenant transaction each, read only. */
router
  .group(() => {
    router.get('/', [controllers.pages.Dashboard, 'index']).as('dashboard').use(middleware.policy({ member: 'shows what they may see' }))
    router.get('/posts', [controllers.pages.Posts, 'index']).as('posts.index').use(middleware.policy({ needs: 'posts.view' }))
    router.get('/posts/new', [controllers.pages.Posts, 'create']).as('posts.create').use(middleware.policy({ needs: 'posts.create' }))
    router.get('/posts/:id', [controllers.pages.Posts, 'show']).where('id', uuid).as('posts.show').use(middleware.policy({ needs: 'posts.view' }))
    router.get('/posts/:id/edit', [controllers.pages.Posts, 'edit']).where('id', uuid).as('posts.edit').use(middleware.policy({ needs: 'posts.edit' }))
    router.get('/media', [controllers.pages.MediaLibrary, 'index']).as('media.index').use(middleware.policy({ needs: 'media.view' }))
    router.get('/agency', [controllers.pages.Agency, 'show']).as('agency.show').use(middleware.policy({ needs: 'workspace.view' }))
    router.get('/brands', [controllers.pages.Brands, 'index']).as('brands.index').use(middleware.policy({ needs: 'profiles.view' }))
    router.get('/brands/:id', [controllers.pages.Brands, 'show']).where('id', uuid).as('brands.show').use(middleware.policy({ needs: 'profiles.view' }))
    router.get('/creators', [controllers.pages.Creators, 'index']).as('creators.index').use(middleware.policy({ member: 'the roster takes a permission; others see the creator that they are' }))
    router.get('/creators/me', [controllers.pages.Creators, 'own']).as('creators.own').use(middleware.policy({ member: 'leads to what is their own' }))
    router.get('/creators/:id', [controllers.pages.Creators, 'show']).where('id', uuid).as('creators.show').use(middleware.policy({ member: 'the roster takes a permission; the policy lets creators to themselves' }))
    router.get('/team', [controllers.pages.Team, 'index']).as('team.index').use(middleware.policy({ needs: 'members.view' }))
    router.get('/team/roles', [controllers.pages.Team, 'roleList']).as('team.roles').use(middleware.policy({ needs: 'roles.view' }))
    router.get('/settings', [controllers.pages.Team, 'settingsPage']).as('settings.show').use(middleware.policy({ needs: 'workspace.view' }))
    router.get('/settings/transfer', [controllers.pages.Transfer, 'index']).as('transfer.index').use(middleware.policy({ needs: 'workspace.transfer' }))
    router.get('/audit', [controllers.pages.Audit, 'index']).as('audit.index').use(middleware.policy({ needs: 'audit.view' }))
    router.get('/audit/access', [controllers.pages.Audit, 'access']).as('audit.access').use(middleware.policy({ needs: 'audit.view' }))
    router.get('/analytics', [controllers.pages.Analytics, 'index']).as('analytics.index').use(middleware.policy({ needs: 'analytics.view' }))
    router.get('/analytics/posts', [controllers.pages.Analytics, 'best']).as('analytics.posts').use(middleware.policy({ needs: 'analytics.view' }))
    router.get('/analytics/reports', [controllers.pages.Analytics, 'reports']).as('analytics.reports').use(middleware.policy({ needs: 'analytics.export' }))
    router.get('/analytics/posts/:id', [controllers.pages.Analytics, 'show']).where('id', uuid).as('analytics.post').use(middleware.policy({ needs: 'analytics.view' }))
    router.get('/analytics/channels/:id', [controllers.pages.Analytics, 'channel']).where('id', uuid).as('analytics.channel').use(middleware.policy({ needs: 'analytics.view' }))
    router.get('/analytics/campaigns/:id', [controllers.pages.Analytics, 'campaign']).where('id', uuid).as('analytics.campaign').use(middleware.policy({ needs: 'analytics.view' }))
    router.get('/channels', [controllers.pages.Channels, 'index']).as('channels.index').use(middleware.policy({ needs: 'connections.view' }))
    router.get('/channels/:id', [controllers.pages.Channels, 'show']).where('id', uuid).as('channels.show').use(middleware.policy({ needs: 'connections.view' }))
    router.get('/channels/choose/:attempt', [controllers.pages.Channels, 'choose']).where('attempt', uuid).as('channels.choose').use(middleware.policy({ needs: 'connections.connect' }))
  })
  .as('pages')
  .use([middleware.auth(), middleware.workspace({ tx: true })])

router
  .post('/workspaces/:id/select', [controllers.pages.Workspaces, 'select'])
  .where('id', uuid)
  .as('pages.workspaces.select')
  .use([middleware.auth(), middleware.workspace(), middleware.policy({ member: 'theirs to choose' })])

/** Which brand the pages show. */
router
  .group(() => {
    router.post('/brands/all/select', [controllers.pages.Brands, 'selectAll']).as('select_all')
    router.post('/brands/:id/select', [controllers.pages.Brands, 'select']).where('id', uuid).as('select')
  })
  .as('pages.brands')
  .use([middleware.auth(), middleware.workspace(), middleware.policy({ member: 'narrows what they see anyway' })])

router.get('/_icons/:prefix', [controllers.pages.Icons, 'set']).as('icons.set').use(middleware.policy({ public: 'icons of the interface' }))
router.get('/plugins/:id/icon.svg', [controllers.pages.Icons, 'plugin']).as('icons.plugin').use([middleware.auth(), middleware.policy({ own: 'pictures of the installed plugins' })])
