import env from '#start/env'
import logger from '@adonisjs/core/services/logger'
import i18nManager from '@adonisjs/i18n/services/main'
import mail from '@adonisjs/mail/services/main'
import { type DateTime } from 'luxon'
import AgencyProfile from '#models/agency_profile'
import User from '#models/user'
import Workspace from '#models/workspace'
import InvitationMail from '#mails/invitations/invitation_mail'
import { roleNameIn } from '#services/access/role_words'
import { oneLine } from '#services/mail/one_line'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { describeRoles, type InvitedRole } from './invitation_view.ts'
import type { Sent } from './invitations.ts'

/** Nothing waits for these: an answer that took longer for known addresses would give them away. */
export class InvitationMails {
  /** After the transaction that made them is through. */
  send(actor: Actor, sent: readonly Sent[]) {
    this.#send(actor, sent).catch((error) => logger.error({ err: error }, 'invitations could not be sent'))
  }

  async #send(actor: Actor, sent: readonly Sent[]) {
    const ids = sent.map(({ invitation }) => invitation.id)
    const { workspace, agency, roles } = await tenantTx(actor, async () => ({ workspace: await Workspace.findOrFail(actor.workspaceId), agency: await AgencyProfile.query().first(), roles: await describeRoles(ids) }))
    const fromName = oneLine(agency?.sections.whiteLabel?.mailSenderName ?? workspace.name)
    const inviter = await User.findOrFail(actor.userId!)
    for (const { invitation, token } of sent) {
      const reader = await User.findBy('email', invitation.email)
      const { email, message, expiresAt } = invitation
      const { locale, timeZone } = reader ?? inviter
      await this.#mail({ email, token, message, expiresAt, locale, timeZone, fromName, workspace: oneLine(workspace.name), inviter: oneLine(inviter.fullName), roles: roles.get(invitation.id) ?? [] })
    }
  }

  async #mail(about: { email: string; token: string; message: string | null; expiresAt: DateTime; locale: string; timeZone: string; fromName: string; workspace: string; inviter: string; roles: InvitedRole[] }) {
    const { email, token, message, locale, timeZone, workspace, inviter } = about
    const i18n = i18nManager.locale(locale)
    const text = (key: string, values: Record<string, string> = {}) => i18n.t(`invitations.mail.${key}`, { workspace, inviter, ...values })
    const roles = about.roles.map((role) => {
      const name = oneLine(roleNameIn(role, i18n))
      return role.scopeName === null ? text('role', { role: name }) : text('roleIn', { role: name, place: oneLine(role.scopeName) })
    })
    const end = about.expiresAt.setZone(timeZone).setLocale(locale)
    await mail.sendLater(
      new InvitationMail({
        to: email,
        fromName: about.fromName,
        locale,
        subject: text('subject'),
        greeting: text('greeting'),
        body: [text('body'), roles.join('\n'), message && text('message', { message: oneLine(message) }), text('until', { end: `${end.toFormat('ccc d LLL yyyy, HH:mm')} (${timeZone})` })].filter(Boolean).join('\n\n'),
        button: { label: text('button'), url: new URL(`/invitations/${token}`, env.get('APP_URL')).href },
        note: text('note'),
        sender: i18n.t('accounts.mail.sender', { host: new URL(env.get('APP_URL')).host }),
      })
    )
  }
}
