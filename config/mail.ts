import env from '#start/env'
import { defineConfig, transports } from '@adonisjs/mail'
import { outboxFolder, OutboxTransport } from '#services/mail/outbox_transport'

const mailConfig = defineConfig({
  /** Without SMTP the development inbox at /dev/mail takes every message. */
  default: env.get('MAIL_MAILER') ?? (env.get('SMTP_HOST') ? 'smtp' : 'outbox'),
  from: { address: env.get('MAIL_FROM') ?? 'no-reply@localhost.invalid', name: 'C(AI)DENCE' },
  mailers: {
    smtp: transports.smtp({
      host: env.get('SMTP_HOST') ?? '127.0.0.1',
      port: env.get('SMTP_PORT') ?? 587,
      ...(env.get('SMTP_USERNAME') && {
        auth: { type: 'login' as const, user: env.get('SMTP_USERNAME')!, pass: env.get('SMTP_PASSWORD')?.release() ?? '' },
      }),
    }),
    outbox: () => new OutboxTransport(outboxFolder()),
  },
})

export default mailConfig

declare module '@adonisjs/mail/types' {
  export interface MailersList extends InferMailers<typeof mailConfig> {}
}
