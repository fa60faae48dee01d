import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type WebhookEndpoint from '#models/webhook_endpoint'
import { secretBox } from '#services/secrets/main'

/** 192 bits, what Standard Webhooks recommends as the least; written with its prefix. */
const SECRET_BYTES = 24

export const newSecret = () => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`

/** Where a secret belongs; both columns hold the same kind, so that one may become the other. */
export const placeOfWebhook = (workspaceId: string, id: string) => ['webhook', workspaceId, id]

export const sealSecret = (workspaceId: string, id: string, secret: string) => secretBox().sealText(secret, placeOfWebhook(workspaceId, id))

/** Those that sign now: the current one, and for a day after a change the one before. */
export function secretsOf({ workspaceId, id, secretCipher, oldSecretCipher, oldSecretUntil }: WebhookEndpoint, now = Date.now()): string[] {
  const old = oldSecretCipher && oldSecretUntil && oldSecretUntil.toMillis() > now ? [oldSecretCipher] : []
  return [secretCipher, ...old].map((cipher) => secretBox().openText(cipher, placeOfWebhook(workspaceId, id)))
}

/** The headers of Standard Webhooks: a signature for each secret, so that a receiver may still hold either. */
export function signedHeaders(secrets: string[], eventId: string, body: string, now = new Date()): Record<string, string> {
  return {
    'webhook-id': eventId,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(eventId, now, body)).join(' '),
  }
}
