import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { showsOutbox } from '#services/mail/outbox'

const { accounts } = controllers

router
  .group(() => {
    router.get('/register', [accounts.Registrations, 'create'])
    router.post('/register', [accounts.Registrations, 'store'])
    router.get('/login', [accounts.Sessions, 'create'])
    router.post('/login', [accounts.Sessions, 'store'])
    router.get('/forgot-password', [accounts.PasswordResets, 'create'])
    router.post('/forgot-password', [accounts.PasswordResets, 'store'])
  })
  .as('accounts')
  .use([middleware.guest(), middleware.policy({ public: 'for guests' })])

/** Links from mail: opened in whatever browser, signed in or not. */
router
  .group(() => {
    router.get('/reset-password/:code', [accounts.PasswordResets, 'show'])
    router.post('/reset-password/:code', [accounts.PasswordResets, 'update'])
    router.get('/verify-email/:code', [accounts.EmailVerifications, 'show'])
    router.post('/verify-email/:code', [accounts.EmailVerifications, 'update'])
  })
  .as('accounts')
  .use(middleware.policy({ public: 'the code from the mail decides' }))

router
  .group(() => {
    router.post('/logout', [accounts.Sessions, 'destroy'])
    router.get('/check-inbox', [accounts.EmailVerifications, 'create'])
    router.post('/check-inbox', [accounts.EmailVerifications, 'store'])
  })
  .as('accounts')
  .use([middleware.auth(), middleware.policy({ own: 'their session, their address' })])

/** The development inbox; never in production. */
if (showsOutbox()) router.get('/dev/mail', [accounts.Outbox, 'index']).as('accounts.outbox.index').use(middleware.policy({ public: 'the development inbox, not registered in production' }))

/** Through another provider. Reading these begins or ends a visit there, whose state cookie is the CSRF token. */
router.get('/sign-in/:provider', [accounts.Identities, 'redirect']).as('accounts.identities.redirect').use(middleware.policy({ public: 'begins a sign-in; the state cookie guards its end' }))
router.get('/sign-in/:provider/callback', [accounts.Identities, 'callback']).as('accounts.identities.callback').use(middleware.policy({ public: 'ends a sign-in; the state cookie decides' }))

router
  .group(() => {
    router.get('/account', [accounts.Profiles, 'show'])
    router.put('/account', [accounts.Profiles, 'update'])
    router.put('/account/email', [accounts.Emails, 'update'])
    router.get('/account/email/:code', [accounts.Emails, 'show'])
    router.post('/account/email/:code', [accounts.Emails, 'confirm'])
    router.get('/account/security', [accounts.Security, 'show'])
    router.put('/account/password', [accounts.Passwords, 'update'])
    router.post('/account/password/link', [accounts.Passwords, 'link'])
    router.delete('/account/sessions', [accounts.Devices, 'destroyOthers'])
    router.delete('/account/sessions/:handle', [accounts.Devices, 'destroy'])
    router.post('/account/identities/:provider', [accounts.Identities, 'store'])
    router.delete('/account/identities/:id', [accounts.Identities, 'destroy'])
    router.get('/account/tokens', [accounts.ApiTokens, 'index'])
    router.post('/account/tokens', [accounts.ApiTokens, 'store'])
    router.delete('/account/tokens/:id', [accounts.ApiTokens, 'destroy']).where('id', router.matchers.number())
  })
  .as('accounts')
  .use([middleware.auth(), middleware.workspace({ optional: true }), middleware.policy({ own: 'their account' })])

router
  .group(() => {
    router.get('api-tokens', [accounts.ApiTokenRecords, 'index']).as('api.tokens.index')
    router
      .post('api-tokens', [accounts.ApiTokenRecords, 'store'])
      .as('api.tokens.store')
      .use(middleware.idempotency({ secret: true }))
    router.delete('api-tokens/:id', [accounts.ApiTokenRecords, 'destroy']).as('api.tokens.destroy').where('id', router.matchers.number())
  })
  .prefix('/api/v1')
  .use([middleware.auth(), middleware.ability({ needs: 'session' }), middleware.workspace({ optional: true }), middleware.policy({ own: 'their access tokens' })])
