import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { invitations } = controllers
const uuid = router.matchers.uuid()
const needs = 'members.invite' as const

/** Members invite. No transaction around writing: mails are counted before it and sent after it. */
router
  .group(() => {
    router.get('invitations', [invitations.Invitations, 'index']).as('api.invitations.index').use([middleware.ability({ needs: 'access:read' }), middleware.workspace({ tx: true }), middleware.policy({ needs })])

    router
      .group(() => {
        router.post('invitations', [invitations.Invitations, 'store']).as('api.invitations.store').use(middleware.policy({ needs, stepUp: true }))
        router.post('invitations/bulk', [invitations.BulkInvitations, 'store']).as('api.invitations.bulk').use(middleware.policy({ needs, stepUp: true }))
        router.post('invitations/:id/resend', [invitations.Invitations, 'resend']).where('id', uuid).as('api.invitations.resend').use(middleware.policy({ needs, stepUp: true }))
        router.delete('invitations/:id', [invitations.Invitations, 'destroy']).where('id', uuid).as('api.invitations.destroy').use(middleware.policy({ needs }))
      })
      .use([middleware.ability({ needs: 'access:write' }), middleware.workspace(), middleware.idempotency()])
  })
  .prefix('/api/v1')
  .use(middleware.auth())

/** Whoever holds the link: signed in, with an account, or new. */
router
  .group(() => {
    router.get('/api/v1/invitations/:token', [invitations.Acceptances, 'show']).as('api.acceptances.show')
    router.post('/api/v1/invitations/:token/accept', [invitations.Acceptances, 'store']).as('api.acceptances.store')
    router.get('/invitations/:token', [controllers.pages.Invitations, 'show']).as('invitations.show')
  })
  .use(middleware.policy({ public: 'the link from the mail decides; the session only says whose address it is' }))

router.get('/team/invitations', [controllers.pages.Invitations, 'index']).as('pages.team.invitations').use([middleware.auth(), middleware.workspace({ tx: true }), middleware.policy({ needs })])
