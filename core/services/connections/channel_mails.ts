import env from '#start/env'
import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import i18nManager from '@adonisjs/i18n/services/main'
import mail from '@adonisjs/mail/services/main'
import AccountMail from '#mails/accounts/account_mail'
import User from '#models/user'
import { PermissionEngine } from '#services/access/permission_engine'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { oneLine } from '#services/mail/one_line'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'

/** Where more people could mend it, the longest members are told: a hundred mails about one channel help nobody. */
const MOST_READERS = 20

type Kind = 'access_lost' | 'data_deleted' | 'access_ends'

/** Tells those who may reconnect a channel that it needs them. Nothing waits for the mail server. */
@inject()
export class ChannelMails {
  constructor(
    private engine: PermissionEngine,
    private plugins: PluginHostService
  ) {}

  /** `params` beside the channel's handle, platform and workspace. */
  async tell(workspaceId: string, connectionId: string, kind: Kind, params: Record<string, string | number> = {}) {
    try {
      await this.#tell({ workspaceId, userId: null }, connectionId, kind, params)
    } catch (error) {
      logger.error({ err: error, kind }, 'mails about a channel could not be sent')
    }
  }

  async #tell(actor: Actor, connectionId: string, kind: Kind, params: Record<string, string | number>) {
    const { workspaceId } = actor
    const found = await tenantTx(actor, async ({ client }) => {
      const channel = await client
        .from('social_connections as c')
        .join('workspaces as w', 'w.id', 'c.workspace_id')
        .where('c.workspace_id', workspaceId)
        .where('c.id', connectionId)
        .select('c.brand_id', 'c.adapter_id', 'c.handle', 'w.name as workspace', 'w.is_demo')
        .first()
      const members: { user_id: string }[] = await client.from('memberships').where('workspace_id', workspaceId).orderBy('created_at').select('user_id')
      const readers: string[] = []
      for (const { user_id: userId } of members) {
        if (!channel || readers.length === MOST_READERS) break
        const { allowed } = await this.engine.can({ workspaceId, userId }, 'connections.connect', { workspaceId, brandId: channel.brand_id, id: connectionId })
        if (allowed) readers.push(userId)
      }
      return { channel, readers }
    })
    const { channel, readers } = found
    // Nobody waits for a channel of the demo.
    if (!channel || channel.is_demo || !readers.length) return

    const platform = this.plugins.adapters().find(({ id }) => id === channel.adapter_id)?.pluginName ?? channel.adapter_id
    const values = { ...params, platform, handle: oneLine(channel.handle), workspace: oneLine(channel.workspace) }
    for (const user of await User.query().whereIn('id', readers).whereNull('disabled_at')) await this.#send(user, kind, values)
  }

  async #send({ email, fullName, locale }: User, kind: Kind, values: Record<string, string | number>) {
    const i18n = i18nManager.locale(locale)
    const text = (key: string) => i18n.t(`channels.mail.${kind}.${key}`, values)
    await mail.sendLater(
      new AccountMail({
        to: email,
        locale,
        subject: text('subject'),
        greeting: i18n.t('accounts.mail.greeting', { name: oneLine(fullName) }),
        body: text('body'),
        button: { label: text('button'), url: new URL('/channels', env.get('APP_URL')).href },
        note: i18n.t('channels.mail.note', values),
        sender: i18n.t('accounts.mail.sender', { host: new URL(env.get('APP_URL')).host }),
      })
    )
  }
}
