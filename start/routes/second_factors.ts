import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { accounts } = controllers
const uuid = router.matchers.uuid()
const { policy } = middleware

/** Authenticator apps, recovery codes, passkeys, and proving again who one is. */
router
  .group(() => {
    router.get('/login/confirm', [accounts.SecondSteps, 'create'])
    router.post('/login/confirm', [accounts.SecondSteps, 'store'])
    router.post('/login/passkey/options', [accounts.PasskeySignIns, 'create'])
    router.post('/login/passkey', [accounts.PasskeySignIns, 'store'])
  })
  .as('accounts')
  .use([middleware.guest(), policy({ public: 'for guests; what was proved before is kept in the session' })])

router
  .group(() => {
    router.get('/account/confirm', [accounts.Confirmations, 'create'])
    router.get('/account/confirm/ways', [accounts.Confirmations, 'show'])
    router.post('/account/confirm', [accounts.Confirmations, 'store'])
    router.post('/account/confirm/passkey', [accounts.Confirmations, 'passkey'])
    router.patch('/account/passkeys/:id', [accounts.Passkeys, 'update']).where('id', uuid)
    router.post('/account/sessions/end', [accounts.Devices, 'destroyAll'])
  })
  .as('accounts')
  .use([middleware.auth(), middleware.workspace({ optional: true }), policy({ own: 'their account' })])

router
  .group(() => {
    router.post('/account/totp', [accounts.Authenticators, 'store'])
    router.put('/account/totp', [accounts.Authenticators, 'update'])
    router.delete('/account/totp', [accounts.Authenticators, 'destroy'])
    router.post('/account/recovery-codes', [accounts.Authenticators, 'renewCodes'])
    router.post('/account/passkeys/options', [accounts.Passkeys, 'begin'])
    router.post('/account/passkeys', [accounts.Passkeys, 'store'])
    router.delete('/account/passkeys/:id', [accounts.Passkeys, 'destroy']).where('id', uuid)
  })
  .as('accounts')
  .use([middleware.auth(), middleware.workspace({ optional: true }), policy({ own: 'their second factors', stepUp: true })])

const signOut = policy({ needs: 'members.remove', stepUp: true })
router
  .get('/api/v1/members/:userId/sessions', [accounts.MemberSessions, 'index'])
  .as('api.member_sessions.index')
  .where('userId', uuid)
  .use([middleware.auth(), middleware.ability({ needs: 'access:read' }), middleware.workspace({ tx: true }), signOut])
router
  .delete('/api/v1/members/:userId/sessions', [accounts.MemberSessions, 'destroy'])
  .as('api.member_sessions.destroy')
  .where('userId', uuid)
  .use([middleware.auth(), middleware.ability({ needs: 'access:write' }), middleware.workspace(), middleware.idempotency({ tx: true }), signOut])
