import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { api } from '~/api/http'

export interface Ways {
  password: boolean
  code: boolean
  passkey: boolean
}

const answerOf = async (path: string) => {
  const { data } = await api<{ data: any }>('POST', path)
  return startAuthentication({ optionsJSON: data })
}

/** Proving again who one is. */
export const confirmation = {
  ways: async () => (await api<{ data: Ways }>('GET', '/account/confirm/ways')).data,
  send: (proof: { password?: string; code?: string }) => api<void>('POST', '/account/confirm', { body: proof }),
  passkey: async () => api<void>('POST', '/account/confirm', { body: { passkey: await answerOf('/account/confirm/passkey') } }),
}

export async function signInWithPasskey(next?: string) {
  const passkey = await answerOf('/login/passkey/options')
  const path = next ? `/login/passkey?next=${encodeURIComponent(next)}` : '/login/passkey'
  return (await api<{ data: { next: string } }>('POST', path, { body: { passkey } })).data.next
}

export const authenticator = {
  begin: async () => (await api<{ data: { key: string; qr: string } }>('POST', '/account/totp')).data,
  turnOn: async (code: string) => (await api<{ data: { recoveryCodes: string[] } }>('PUT', '/account/totp', { body: { code } })).data.recoveryCodes,
  turnOff: () => api<void>('DELETE', '/account/totp'),
  renewCodes: async () => (await api<{ data: { recoveryCodes: string[] } }>('POST', '/account/recovery-codes')).data.recoveryCodes,
}

export const passkeys = {
  async add(name: string) {
    const { data } = await api<{ data: any }>('POST', '/account/passkeys/options')
    return api<void>('POST', '/account/passkeys', { body: { name, passkey: await startRegistration({ optionsJSON: data }) } })
  },
  rename: (id: string, name: string) => api<void>('PATCH', `/account/passkeys/${id}`, { body: { name } }),
  remove: (id: string) => api<void>('DELETE', `/account/passkeys/${id}`),
}
