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
  .use(middleware.guest())

/** Links from mail: opened in whatever browser, signed in or not. */
router.get('/reset-password/:code', [accounts.PasswordResets, 'show'])
router.post('/reset-password/:code', [accounts.PasswordResets, 'update'])
router.get('/verify-email/:code', [accounts.EmailVerifications, 'show'])
router.post('/verify-email/:code', [accounts.EmailVerifications, 'update'])

router
  .group(() => {
    router.post('/logout', [accounts.Sessions, 'destroy'])
    router.get('/check-inbox', [accounts.EmailVerifications, 'create'])
    router.post('/check-inbox', [accounts.EmailVerifications, 'store'])
  })
  .use(middleware.auth())

/** The development inbox; never in production. */
if (showsOutbox()) router.get('/dev/mail', [accounts.Outbox, 'index'])
